import type { EngineError } from '../core/error';
import { fail } from '../core/result';
import type { SimulationPort, WorkerReply, WorkerRequest } from './protocol';

/** A request on its way to a worker, and its answer on the way back. */
export interface RequestMessage {
  readonly id: number;
  readonly request: WorkerRequest;
}

export interface ReplyMessage {
  readonly id: number;
  readonly reply: WorkerReply<WorkerRequest['kind']>;
}

/** A channel to a worker thread, as Web Workers and Node's worker threads both have it. */
export interface MessageChannelToWorker {
  post(message: RequestMessage): void;
  onReply(listener: (message: ReplyMessage) => void): void;
  /** Calls back when the worker itself breaks down. */
  onFailure(listener: (message: string) => void): void;
}

/** A worker behind a message channel; requests may overlap. A worker that breaks down fails all of them. */
export function messagePort(channel: MessageChannelToWorker): SimulationPort {
  const waiting = new Map<number, (reply: WorkerReply<WorkerRequest['kind']>) => void>();
  let broken: EngineError | null = null;
  let lastId = 0;
  channel.onReply(({ id, reply }) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  channel.onFailure((message) => {
    broken = workerFailed(message);
    for (const resolve of waiting.values()) resolve(fail(broken));
    waiting.clear();
  });
  return {
    request: (request) =>
      new Promise((resolve) => {
        if (broken !== null) {
          resolve(fail(broken));
          return;
        }
        const id = (lastId += 1);
        waiting.set(id, resolve as (reply: WorkerReply<WorkerRequest['kind']>) => void);
        channel.post({ id, request });
      }),
  };
}

export function workerFailed(message: string): EngineError {
  return { code: 'simulationWorkerFailed', cellError: '#N/A', details: { message } };
}
