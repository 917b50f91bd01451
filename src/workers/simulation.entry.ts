/** Runs blocks of a simulation in a Web Worker; the values stay here, summaries go back. */
import { answerMessages } from '../engine/simulation/answerMessages';
import type { RequestMessage } from '../engine/simulation/messagePort';

const answer = answerMessages((message) => postMessage(message), () => performance.now());
addEventListener('message', ({ data }: MessageEvent<RequestMessage>) => answer(data));
