import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messagePort, type ReplyMessage } from '../../src/engine/simulation/messagePort';
import type { SimulationPort } from '../../src/engine/simulation/protocol';

export interface BenchThreads {
  readonly ports: readonly SimulationPort[];
  dispose(): Promise<void>;
}

/** Worker threads with the product's own build of the simulation. */
export function startThreads(count: number): BenchThreads {
  const script = resolve(__dirname, '..', '..', 'dist', 'cli', 'simulation.worker.mjs');
  const workers = Array.from({ length: count }, () => new Worker(script));
  const ports = workers.map((worker) =>
    messagePort({
      post: (message) => worker.postMessage(message),
      onReply: (listener) => worker.on('message', (message: ReplyMessage) => listener(message)),
      onFailure: (listener) => worker.on('error', (error) => listener(error.message)),
    }),
  );
  return { ports, dispose: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))) };
}
