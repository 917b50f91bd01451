import type { EngineError } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { OutputStore } from './outputStore';
import { prepareModel } from './preparedModel';
import type { PrepareRequest, WorkerReplies, WorkerReply, WorkerRequest } from './protocol';
import { WorkerRun } from './workerRun';

interface NumberedRun {
  readonly number: number;
  readonly run: WorkerRun;
}

/** One worker: it holds the run whose results are shown and, beside it, one scratch run for questions about other variants of the model. */
export class BlockWorker {
  private readonly runs = new Map<'results' | 'scratch', NumberedRun>();
  private lastRun = 0;

  handle<R extends WorkerRequest>(request: R): WorkerReply<R['kind']> {
    const answer = this.answer(request) as Result<WorkerReplies[R['kind']]>;
    return answer;
  }

  private answer(request: WorkerRequest): Result<WorkerReplies[WorkerRequest['kind']]> {
    if (request.kind === 'prepare') return this.prepare(request);
    const asked = [...this.runs.values()].find(({ number }) => number === request.run);
    return asked === undefined ? fail(VALUES_GONE) : ok(asked.run.answer(request));
  }

  private prepare({ task, share, scratch, picture }: PrepareRequest): Result<WorkerReplies['prepare']> {
    const model = prepareModel(task);
    if (!model.ok) return model;
    const place = scratch ? 'scratch' : 'results';
    const store = new OutputStore(task.program.outputs.length, share, this.runs.get(place)?.run.kept);
    const number = (this.lastRun += 1);
    this.runs.set(place, { number, run: new WorkerRun(model.value, task.trials, store, picture) });
    return ok({ run: number, engine: model.value.engine });
  }
}

const VALUES_GONE: EngineError = { code: 'simulationValuesGone', cellError: '#N/A' };
