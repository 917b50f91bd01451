/** Runs blocks of a simulation in a worker thread of Node. */
import { parentPort } from 'node:worker_threads';
import { answerSimulation } from '../engine/simulation/answerSimulation';

parentPort?.on(
  'message',
  answerSimulation((message) => parentPort?.postMessage(message), () => performance.now()),
);
