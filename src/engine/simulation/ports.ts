import type { EngineError } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import type { PrepareRequest, RunRequest, SimulationPort, VaryRequest, WorkerReplies, WorkerReply } from './protocol';

/** The workers of a run; at least one. */
export type Ports = readonly SimulationPort[];

/** A worker that has prepared a run, and the number it gave that run. */
export interface RunPort {
  readonly port: SimulationPort;
  readonly run: number;
}

/** Thrown inside a run when its caller gave up. */
class Cancelled {}

/** Thrown inside a run when a worker reports an error. */
class FailedRequest {
  constructor(readonly error: EngineError) {}
}

/** What comes of work that asks workers: its value, or why it ended before. */
export async function outcomeOf<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work);
  } catch (thrown) {
    if (thrown instanceof Cancelled) return fail({ code: 'simulationCancelled', cellError: '#N/A' });
    if (thrown instanceof FailedRequest) return fail(thrown.error);
    throw thrown;
  }
}

/** Prepares a run in every worker at once. */
export function prepareAll(ports: Ports, request: PrepareRequest, signal: AbortSignal | undefined): Promise<(WorkerReplies['prepare'] & RunPort)[]> {
  return allOf(() => ports.map(async (port) => ({ ...granted(await port.request(request)), port })), signal);
}

/** Prepares a prepared run anew in every worker, with other values of the parameters. */
export function varyAll(ports: readonly RunPort[], request: Omit<VaryRequest, 'kind' | 'run'>, signal: AbortSignal | undefined): Promise<RunPort[]> {
  return allOf(() => ports.map(async ({ port, run }) => ({ ...granted(await port.request({ ...request, kind: 'vary', run })), port })), signal);
}

/** Asks every worker at once; rejects as soon as one fails or the run is cancelled, without waiting for the others. */
export function askAll<K extends RunRequest['kind']>(
  ports: readonly RunPort[],
  request: (port: number) => Extract<RunRequest, { kind: K }>,
  signal: AbortSignal | undefined,
): Promise<WorkerReplies[K][]> {
  return allOf(() => ports.map(async ({ port, run }, number) => granted((await port.request({ ...request(number), run } as RunRequest & { run: number })) as WorkerReply<K>)), signal);
}

function granted<T>(reply: Result<T>): T {
  if (!reply.ok) throw new FailedRequest(reply.error);
  return reply.value;
}

function allOf<T>(start: () => readonly Promise<T>[], signal: AbortSignal | undefined): Promise<T[]> {
  if (signal === undefined) return Promise.all(start());
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Cancelled());
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    Promise.all(start())
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
