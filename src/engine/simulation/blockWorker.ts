import type { EngineError } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { KnownDistributions } from './knownDistributions';
import { OutputStore } from './outputStore';
import { prepareModel, setParameters, type PreparedModel } from './preparedModel';
import type { PrepareRequest, VaryRequest, WorkerReplies, WorkerReply, WorkerRequest } from './protocol';
import type { SimulationTask } from './task';
import { WorkerRun } from './workerRun';

interface NumberedRun {
  readonly number: number;
  readonly request: PrepareRequest;
  readonly model: PreparedModel;
  readonly run: WorkerRun;
}

/** One worker: it holds the run whose results are shown and, beside it, one scratch run for questions about other variants of the model. */
export class BlockWorker {
  private readonly runs = new Map<'results' | 'scratch', NumberedRun>();
  private readonly distributions = new KnownDistributions();
  private lastRun = 0;

  /** `clock` gives milliseconds from any start. */
  constructor(private readonly clock: () => number) {}

  async handle<R extends WorkerRequest>(request: R): Promise<WorkerReply<R['kind']>> {
    return (await this.answer(request)) as Result<WorkerReplies[R['kind']]>;
  }

  private answer(request: WorkerRequest): Result<WorkerReplies[WorkerRequest['kind']]> | Promise<Result<WorkerReplies[WorkerRequest['kind']]>> {
    if (request.kind === 'prepare') return this.prepare(request);
    const asked = [...this.runs.values()].find(({ number }) => number === request.run);
    if (asked === undefined) return fail(VALUES_GONE);
    return request.kind === 'vary' ? this.vary(asked, request) : ok(asked.run.answer(request));
  }

  private async prepare(request: PrepareRequest): Promise<Result<WorkerReplies['prepare']>> {
    const model = await prepareModel(request.task, this.distributions);
    if (!model.ok) return model;
    return ok({ run: this.start(request, model.value), engine: model.value.engine });
  }

  /** Keeps the program at work, and the sampling tables too where no parameter shapes an input. */
  private async vary({ request, model }: NumberedRun, { parameters }: VaryRequest): Promise<Result<WorkerReplies['vary']>> {
    const task: SimulationTask = { ...request.task, parameters };
    const varied = task.argumentProgram === null ? ok(model) : await prepareModel(task, this.distributions);
    if (!varied.ok) return varied;
    setParameters(varied.value, task);
    return ok({ run: this.start({ ...request, task }, varied.value) });
  }

  private start(request: PrepareRequest, model: PreparedModel): number {
    const { task, share, scratch, picture } = request;
    const place = scratch ? 'scratch' : 'results';
    const store = new OutputStore(task.program.outputs.length, share, this.runs.get(place)?.run.kept);
    const number = (this.lastRun += 1);
    this.runs.set(place, { number, request, model, run: new WorkerRun(model, task.trials, store, this.clock, picture) });
    return number;
  }
}

const VALUES_GONE: EngineError = { code: 'simulationValuesGone', cellError: '#N/A' };
