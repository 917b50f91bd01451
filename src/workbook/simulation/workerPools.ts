import type { CompiledModel } from '../../engine/compile/compiledModel';
import type { Ports } from '../../engine/simulation/ports';
import type { SimulationChannel } from '../../engine/simulation/threadPort';
import { warmUp } from '../../engine/simulation/warmUp';
import { WorkerPool } from './workerPool';

/**
 * Two pools of workers: one holds the values of the last run, the other those of the run before until the next run takes
 * it. So the results shown can be asked about while the next run goes on, and two runs can be compared.
 */
export class WorkerPools {
  private held: WorkerPool;
  private spare: WorkerPool;
  /** What the spare workers ran last for practice: the fingerprint of the model, and how to end it. */
  private practice: { readonly of: string; readonly controller: AbortController } | null = null;

  constructor(startWorker: () => SimulationChannel, size: number) {
    this.held = new WorkerPool(startWorker, size);
    this.spare = new WorkerPool(startWorker, size);
  }

  /** The workers for the next run, and for tools that leave values alone. */
  get free(): Ports {
    return this.spare.ports;
  }

  warmUp(): void {
    this.spare.warmUp();
  }

  /** Has the free workers run a model for practice, unless it was the last they practised: the run asked for is quick then. */
  practise(model: CompiledModel): void {
    if (this.practice?.of === model.fingerprint) return;
    this.endPractice();
    const controller = new AbortController();
    this.practice = { of: model.fingerprint, controller };
    void warmUp(model, this.spare.ports, controller.signal);
  }

  endPractice(): void {
    this.practice?.controller.abort();
  }

  /** The values of the free workers are those of the last run from now on. */
  keepFree(): void {
    [this.held, this.spare] = [this.spare, this.held];
    this.practice = null;
  }

  /** Ends the free workers, whatever they are doing. */
  stopFree(): void {
    this.spare.stop();
    this.practice = null;
  }
}
