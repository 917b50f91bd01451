import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SimulationPort } from '../engine/simulation/protocol';
import { threadPort, type SimulationChannel } from '../engine/simulation/threadPort';
import { Thread } from '../engine/thread/thread';

/** Worker threads for one simulation. */
export interface SimulationThreads {
  readonly ports: readonly SimulationPort[];
  /** Ends the threads at once, whatever they are doing. */
  dispose(): Promise<void>;
}

/** The worker stands beside the command line's own file. */
const SCRIPT = join(__dirname, 'simulation.worker.mjs');

export function startThreads(count: number, script = SCRIPT): SimulationThreads {
  const workers = Array.from({ length: count }, () => new Worker(script));
  return {
    ports: workers.map((worker) => threadPort(new Thread(channelTo(worker)))),
    dispose: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}

function channelTo(worker: Worker): SimulationChannel {
  return {
    post: (message) => worker.postMessage(message),
    onReply: (listener) => worker.on('message', listener),
    onLost: (listener) => {
      worker.on('error', (error) => listener(error.message));
      worker.on('messageerror', (error) => listener(error.message));
      worker.on('exit', (code) => listener(`exit ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
