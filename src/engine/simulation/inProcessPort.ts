import { BlockWorker } from './blockWorker';
import type { SimulationPort } from './protocol';

/** A worker in the caller's own thread: for tests, and where no threads can be had. */
export function inProcessPort(): SimulationPort {
  const worker = new BlockWorker();
  return { request: (request) => worker.handle(request) };
}
