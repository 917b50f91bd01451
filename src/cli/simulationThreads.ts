import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messagePort, type ReplyMessage } from '../engine/simulation/messagePort';
import type { SimulationPort } from '../engine/simulation/protocol';

/** Worker threads for one simulation. */
export interface SimulationThreads {
  readonly ports: readonly SimulationPort[];
  /** Ends the threads at once, whatever they are doing. */
  dispose(): Promise<void>;
}

/** The worker stands beside the command line's own file. */
const SCRIPT = join(__dirname, 'simulation.worker.mjs');

export function startThreads(count: number): SimulationThreads {
  const workers = Array.from({ length: count }, () => new Worker(SCRIPT));
  const ports = workers.map((worker) =>
    messagePort({
      post: (message) => worker.postMessage(message),
      onReply: (listener) => worker.on('message', (message: ReplyMessage) => listener(message)),
      onFailure: (listener) => worker.on('error', (error) => listener(error.message)),
    }),
  );
  return { ports, dispose: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))) };
}
