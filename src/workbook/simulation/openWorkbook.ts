import type { Compilation, CompiledModel } from '../../engine/compile/compiledModel';
import type { Conversion } from '../../engine/moveIn/conversion';
import type { WorkbookPort } from '../port';
import type { FailedOutput, FailureOrigin } from './failureOrigin';
import type { Candidate } from './findCandidates';
import type { CompileRequest, ProvedRun, RunFinding, WorkbookReading } from './modelMessages';
import { isLost, type ModelThread } from './modelThread';

/** A model ready to run, and how long it took to get there. */
export interface Prepared {
  readonly reading: WorkbookReading;
  readonly compilation: Compilation;
  readonly readMs: number;
  readonly compileMs: number;
}

/**
 * Reads the open workbook and compiles it in the thread that holds it, one request after the other. What was compiled
 * is kept while the workbook holds the same, so that a second run starts at once.
 */
export class OpenWorkbook {
  private last: Promise<unknown> = Promise.resolve();
  private reading: WorkbookReading | null = null;
  private readonly compiled = new Map<string, Compilation>();

  constructor(
    private readonly port: Pick<WorkbookPort, 'readWorkbook'>,
    private readonly thread: ModelThread,
    private readonly clock: () => number,
  ) {}

  /** Reads the workbook. Rejects with a WorkbookError, or as the thread does. */
  read(): Promise<WorkbookReading> {
    return this.inTurn(() => this.readNow());
  }

  /** Reads the workbook and compiles it. `onReading` hears of the reading before the compiling begins. */
  prepare(request: CompileRequest, onReading: (reading: WorkbookReading) => void): Promise<Prepared> {
    return this.inTurn(async () => {
      const started = this.clock();
      const reading = await this.readNow();
      const read = this.clock();
      onReading(reading);
      const compilation = await this.compileNow(request);
      return { reading, compilation, readMs: read - started, compileMs: this.clock() - read };
    });
  }

  /** Holds a run against the workbook; gives way to anything else that is asked. */
  prove(fingerprint: string, run: ProvedRun): Promise<RunFinding | null> {
    return this.thread.prove(fingerprint, run);
  }

  /** Reads the workbook and finds the numbers that a cell is calculated from. */
  candidates(output: string): Promise<readonly Candidate[]> {
    return this.inTurn(async () => {
      await this.readNow();
      return this.thread.candidates(output);
    });
  }

  /** Finds where the errors of failed trials are born, in the workbook as last read; knows nothing of one that was read since. */
  failures({ inputs, frozen }: CompiledModel, number: number, failed: readonly FailedOutput[]): Promise<readonly (FailureOrigin | null)[]> {
    return this.inTurn(async () => {
      if (failed.length === 0 || this.reading?.number !== number) return failed.map(() => null);
      return this.thread.failures({ inputs: inputs.map(({ identity, call }) => ({ identity, call })), frozen }, failed);
    });
  }

  /** Finds what would become of formulas of other simulation add-ins, in the workbook as last read or read `anew`. */
  conversion(anew: boolean): Promise<Conversion> {
    return this.inTurn(async () => {
      if (anew || this.reading === null) await this.readNow();
      return this.thread.convert();
    });
  }

  /** Gives up whatever goes on: all of it rejects with Stopped. */
  stop(): void {
    this.forget();
    this.thread.stop();
  }

  private async readNow(): Promise<WorkbookReading> {
    const reading = await this.thread.take(await this.port.readWorkbook());
    if (reading.number !== this.reading?.number) this.forget();
    this.reading = reading;
    return reading;
  }

  private async compileNow(request: CompileRequest): Promise<Compilation> {
    const name = JSON.stringify(request);
    const known = this.compiled.get(name);
    if (known !== undefined) return known;
    const compilation = await this.thread.compile(request);
    this.compiled.set(name, compilation);
    return compilation;
  }

  private forget(): void {
    this.reading = null;
    this.compiled.clear();
  }

  /** Where the thread is lost over it, or was lost before, the work is done once more: a new thread is given the workbook. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const failed = (reason: unknown): never => {
      this.forget();
      throw reason;
    };
    const result = this.last
      .then(work)
      .catch(failed)
      .catch((reason: unknown) => (isLost(reason) ? work() : failed(reason)))
      .catch(failed);
    this.last = result.catch(() => undefined);
    return result;
  }
}
