/** Runs blocks of a simulation in a worker thread of Node. */
import { parentPort } from 'node:worker_threads';
import { answerMessages } from '../engine/simulation/answerMessages';
import type { RequestMessage } from '../engine/simulation/messagePort';

const answer = answerMessages((message) => parentPort?.postMessage(message), () => performance.now());
parentPort?.on('message', (message: RequestMessage) => answer(message));
