import type { EngineError } from '../../engine/core/error';
import type { Ports } from '../../engine/simulation/ports';
import type { SimulationPort } from '../../engine/simulation/protocol';
import { threadPort, type SimulationChannel, type SimulationThread } from '../../engine/simulation/threadPort';
import { Thread } from '../../engine/thread/thread';

interface PoolWorker {
  readonly thread: SimulationThread;
  readonly port: SimulationPort;
}

/** Workers that run together and are started together, when they are first needed. One that is lost is replaced at the next need. */
export class WorkerPool {
  private workers: readonly PoolWorker[] = [];

  constructor(
    private readonly startWorker: () => SimulationChannel,
    private readonly size: number,
  ) {}

  get ports(): Ports {
    this.warmUp();
    return this.workers.map(({ port }) => port);
  }

  warmUp(): void {
    this.workers = Array.from({ length: this.size }, (_, place) => {
      const worker = this.workers[place];
      return worker === undefined || worker.thread.isGone ? this.started() : worker;
    });
  }

  /** Ends the workers, whatever they are doing; the values they hold are gone. */
  stop(): void {
    for (const { thread } of this.workers) thread.end(VALUES_GONE);
    this.workers = [];
  }

  private started(): PoolWorker {
    const thread: SimulationThread = new Thread(this.startWorker());
    return { thread, port: threadPort(thread) };
  }
}

const VALUES_GONE: EngineError = { code: 'simulationValuesGone', cellError: '#N/A' };
