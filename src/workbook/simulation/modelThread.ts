import type { EngineError } from '../../engine/core/error';
import type { Result } from '../../engine/core/result';
import type { Compilation, CompiledModel } from '../../engine/compile/compiledModel';
import { packModel, unpackModel } from '../../engine/compile/packedModel';
import type { Conversion } from '../../engine/moveIn/conversion';
import type { WorkbookModel } from '../../engine/formula/workbookModel';
import { isThreadLost, Thread } from '../../engine/thread/thread';
import type { FailedOutput, FailingModel, FailureOrigin } from './failureOrigin';
import type { Candidate } from './findCandidates';
import type { CompileRequest, ModelChannel, ModelReplies, ModelRequest, ProvedRun, RunFinding, WorkbookReading } from './modelMessages';
import type { ModelAnswers, ModelQuestion, QuestionKind } from './modelQuestions';
import { frameOf, slicesOf } from './workbookSlices';

/** Rejection of work that was given up by `stop`. */
export class Stopped extends Error {}

/** Rejection where the thread reports an error. */
export class ThreadError extends Error {
  constructor(readonly error: EngineError) {
    super(error.code);
  }
}

/** The thread is gone, not the question bad: another thread may be asked. */
export function isLost(reason: unknown): boolean {
  return reason instanceof ThreadError && isThreadLost(reason.error);
}

const STOPPED: EngineError = { code: 'simulationCancelled', cellError: '#N/A' };

/** The caller's side of the thread that holds the workbook; starts it when there is something to do, and another one when it is lost. */
export class ModelThread {
  private thread: Thread<ModelRequest, ModelReplies[ModelRequest['kind']]> | null = null;
  /** Counts readings over all threads, so that a new one does not call another workbook as the old one called its own. */
  private lastReading = 0;

  constructor(private readonly start: () => ModelChannel) {}

  /** Starts the thread before it is needed. */
  warmUp(): void {
    if (this.thread === null || this.thread.isGone) this.thread = new Thread(this.start());
  }

  /** Hands over a workbook in slices, between which the caller's thread can do other things. */
  async take(workbook: WorkbookModel): Promise<WorkbookReading> {
    await this.ask({ kind: 'frame', frame: frameOf(workbook) });
    for (const slice of slicesOf(workbook)) await this.ask({ kind: 'slice', slice });
    return this.ask({ kind: 'end', number: (this.lastReading += 1) });
  }

  /** Compiles the workbook last taken. */
  async compile(request: CompileRequest): Promise<Compilation> {
    const compiled = await this.ask({ kind: 'compile', request });
    return compiled.ok ? { ok: true, model: unpackModel(compiled.model) } : compiled;
  }

  /** Holds a run against the workbook it was compiled from; another request ends it early. Null where the model is not at hand any more. */
  prove(fingerprint: string, run: ProvedRun): Promise<RunFinding | null> {
    return this.ask({ kind: 'prove', fingerprint, run });
  }

  /** The numbers that a cell of the workbook last taken is calculated from. */
  candidates(output: string): Promise<readonly Candidate[]> {
    return this.ask({ kind: 'candidates', output });
  }

  /** Where the errors of failed trials are born, in the workbook last taken. */
  failures(model: FailingModel, failed: readonly FailedOutput[]): Promise<readonly (FailureOrigin | null)[]> {
    return this.ask({ kind: 'failures', model, failed });
  }

  /** What would become of formulas of other simulation add-ins in the workbook last taken. */
  convert(): Promise<Conversion> {
    return this.ask({ kind: 'convert' });
  }

  /** Asks a model, which need not be of the workbook last taken. */
  decide(model: CompiledModel, question: ModelQuestion): Promise<Result<ModelAnswers[QuestionKind]>> {
    return this.ask({ kind: 'decide', model: packModel(model), question });
  }

  /** Ends the thread, whatever it is doing, and with it all that was asked. */
  stop(): void {
    this.thread?.end(STOPPED);
  }

  private async ask<K extends ModelRequest['kind']>(request: Extract<ModelRequest, { kind: K }>): Promise<ModelReplies[K]> {
    this.warmUp();
    const reply = await this.thread!.ask(request);
    if (reply.ok) return reply.value as ModelReplies[K];
    throw reply.error === STOPPED ? new Stopped() : new ThreadError(reply.error);
  }
}
