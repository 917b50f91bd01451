import type { EngineError } from '../../engine/core/error';
import type { Result } from '../../engine/core/result';
import type { Compilation, CompiledModel } from '../../engine/formula/compile/compiledModel';
import { packModel, unpackModel } from '../../engine/formula/compile/packedModel';
import type { Conversion } from '../../engine/formula/moveIn/conversion';
import type { WorkbookModel } from '../../engine/formula/workbookModel';
import type { FailedOutput, FailingModel, FailureOrigin } from './failureOrigin';
import type { Candidate } from './findCandidates';
import type { CompileRequest, ModelReplies, ModelReplyMessage, ModelRequest, ModelRequestMessage, ProvedRun, RunFinding, WorkbookReading } from './modelMessages';
import type { ModelAnswers, ModelQuestion, QuestionKind } from './modelQuestions';
import { frameOf, slicesOf } from './workbookSlices';

/** A channel to the thread that holds the workbook. */
export interface ModelChannel {
  post(message: ModelRequestMessage): void;
  onReply(listener: (message: ModelReplyMessage) => void): void;
  /** Calls back when the thread itself breaks down. */
  onFailure(listener: (message: string) => void): void;
  terminate(): void;
}

/** Rejection of work that was given up by `stop`. */
export class Stopped extends Error {}

/** Rejection where the thread reports an error. */
export class ThreadError extends Error {
  constructor(readonly error: EngineError) {
    super(error.code);
  }
}

interface Waiting {
  resolve(value: ModelReplies[ModelRequest['kind']]): void;
  reject(reason: Error): void;
}

/** The caller's side of the thread that holds the workbook; starts it when there is something to do. */
export class ModelThread {
  private channel: ModelChannel | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(private readonly start: () => ModelChannel) {}

  /** Starts the thread before it is needed. */
  warmUp(): void {
    this.channel ??= this.listen(this.start());
  }

  /** Hands over a workbook in slices, between which the caller's thread can do other things. */
  async take(workbook: WorkbookModel): Promise<WorkbookReading> {
    await this.ask({ kind: 'frame', frame: frameOf(workbook) });
    for (const slice of slicesOf(workbook)) await this.ask({ kind: 'slice', slice });
    return this.ask({ kind: 'end' });
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
    this.end(new Stopped());
  }

  private ask<K extends ModelRequest['kind']>(request: Extract<ModelRequest, { kind: K }>): Promise<ModelReplies[K]> {
    this.warmUp();
    const { channel } = this;
    return new Promise((resolve, reject) => {
      const id = (this.lastId += 1);
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      channel!.post({ id, request });
    });
  }

  private listen(channel: ModelChannel): ModelChannel {
    channel.onReply(({ id, reply }) => {
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (reply.ok) asked?.resolve(reply.value);
      else asked?.reject(new ThreadError(reply.error));
    });
    channel.onFailure((message) => this.end(new ThreadError({ code: 'simulationWorkerFailed', cellError: '#N/A', details: { message } })));
    return channel;
  }

  private end(reason: Error): void {
    this.channel?.terminate();
    this.channel = null;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}
