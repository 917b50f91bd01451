import { resolve } from 'node:path';
import { startThreads as startWith, type SimulationThreads } from '../../src/cli/simulationThreads';

export type BenchThreads = SimulationThreads;

/** Worker threads with the product's own build of the simulation. */
export function startThreads(count: number): BenchThreads {
  return startWith(count, resolve(__dirname, '..', '..', 'dist', 'cli', 'simulation.worker.mjs'));
}
