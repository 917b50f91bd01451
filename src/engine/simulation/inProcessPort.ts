import { BlockWorker } from './blockWorker';
import type { SimulationPort } from './protocol';

/** A worker in the caller's own thread: for tests, and where no threads can be had. */
export function inProcessPort(clock: () => number = () => 0): SimulationPort {
  const worker = new BlockWorker(clock);
  return { request: (request) => worker.handle(request) };
}
