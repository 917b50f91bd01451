import type { Ports } from '../../engine/simulation/ports';
import type { SimulationPort } from '../../engine/simulation/protocol';

/** A thread that runs blocks of a simulation and keeps their values. */
export interface SimulationWorker {
  readonly port: SimulationPort;
  terminate(): void;
}

/** Workers that run together and are started together, when they are first needed. */
export class WorkerPool {
  private workers: readonly SimulationWorker[] = [];

  constructor(
    private readonly startWorker: () => SimulationWorker,
    private readonly size: number,
  ) {}

  get ports(): Ports {
    this.warmUp();
    return this.workers.map(({ port }) => port);
  }

  warmUp(): void {
    if (this.workers.length === 0) this.workers = Array.from({ length: this.size }, this.startWorker);
  }

  /** Ends the workers, whatever they are doing; the values they hold are gone. */
  stop(): void {
    for (const worker of this.workers) worker.terminate();
    this.workers = [];
  }
}
