import type { EngineError } from '../core/error';
import type { SimulationPort, WorkerReplies, WorkerRequest } from './protocol';

/** The workers of a run; at least one. */
export type Ports = readonly SimulationPort[];

/** Thrown inside a run when its caller gave up. */
export class Cancelled {}

/** Thrown inside a run when a worker reports an error. */
export class FailedRequest {
  constructor(readonly error: EngineError) {}
}

/** Asks every port at once; rejects as soon as one fails or the run is cancelled, without waiting for the others. */
export async function askAll<K extends WorkerRequest['kind']>(
  ports: Ports,
  request: (port: number) => Extract<WorkerRequest, { kind: K }>,
  signal: AbortSignal | undefined,
): Promise<WorkerReplies[K][]> {
  if (signal?.aborted === true) throw new Cancelled();
  const replies = Promise.all(
    ports.map(async (port, number) => {
      const reply = await port.request(request(number));
      if (!reply.ok) throw new FailedRequest(reply.error);
      return reply.value as WorkerReplies[K];
    }),
  );
  return signal === undefined ? replies : raced(replies, signal);
}

function raced<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Cancelled());
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
