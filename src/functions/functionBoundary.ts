import type { Result } from '../engine/core/result';
import type { CellArgument, FunctionResult, RoiFunction } from '../engine/core/roiFunction';
import { roiFunctions } from '../engine/library';
import type { IdleDisplay } from '../engine/risk/distributions/defineDistribution';
import { statefulFunctions } from '../engine/risk/uncertaintyFunctions';
import type { SimulationResults } from '../engine/risk/worksheet/simulationStatistic';
import type { EngineWords } from '../locales';
import { argumentKey } from './argumentKey';
import { isWordless, officeError, readArgument, toCells } from './excelCells';
import { ResultCache } from './resultCache';

/** Runs a function away from the grid's thread; sets `onCanceled` to learn that nobody waits. Undefined when it was stopped. */
export type BackgroundRunner = (
  declaration: RoiFunction,
  args: readonly CellArgument[],
  cancellation: { onCanceled?: () => void } | undefined,
) => Promise<Result<FunctionResult> | undefined>;

/** Who counts the functions that are at work. */
export interface Activity {
  begin(): void;
  end(): void;
}

/** What Excel calls: the arguments in the order of the declaration, and behind them its own invocation. */
export type Implementation = (...args: readonly any[]) => any;

const CACHED_RESULTS = 512;

/**
 * Where Excel's cells meet the engine: runs the declared functions, answers in cells and in the user's language, and throws
 * errors as Excel shows them. Excel recalculates pure functions on every reload and row insert, so results are kept by their
 * arguments; they are kept without words, which follow the language when shown.
 */
export class FunctionBoundary {
  private readonly cache = new ResultCache<Result<FunctionResult>>(CACHED_RESULTS);
  private readonly stateful: ReadonlyMap<string, RoiFunction>;
  /** Undefined until they are loaded: results that need none do not wait for them. */
  private words: EngineWords | undefined;
  private arrive!: (first: EngineWords) => void;
  private readonly arrival = new Promise<EngineWords>((resolve) => (this.arrive = resolve));
  private idleDisplay: IdleDisplay = 'mean';
  private lastResults: SimulationResults | undefined;
  /** Counts the changes of what functions depend on beside their arguments. */
  private revision = 0;

  constructor(
    private readonly runInBackground: BackgroundRunner,
    private readonly activity: Activity,
  ) {
    const stateful = statefulFunctions({ idleDisplay: () => this.idleDisplay, lastResults: () => this.lastResults });
    this.stateful = new Map(stateful.map((declaration) => [declaration.name, declaration]));
  }

  /** The words of headers and messages from the next calculation on. */
  setWords(next: EngineWords): void {
    this.words = next;
    this.arrive(next);
  }

  /** What uncertain cells show from the next calculation on. */
  setIdleDisplay(next: IdleDisplay): void {
    if (next !== this.idleDisplay) this.revision += 1;
    this.idleDisplay = next;
  }

  /** What SIMSTAT tells of from the next calculation on; undefined where no simulation has run. */
  setLastSimulation(next: SimulationResults | undefined): void {
    if (next !== this.lastResults) this.revision += 1;
    this.lastResults = next;
  }

  /** Every function of the library by its id, as Excel calls it. */
  implementations(): ReadonlyMap<string, Implementation> {
    return new Map(roiFunctions.map((declaration) => [declaration.name, this.implementationOf(declaration)]));
  }

  /** A declared function as Excel calls it. */
  implementationOf(declaration: RoiFunction): Implementation {
    const { length } = declaration.parameters;
    return declaration.cancellable
      ? (...args) => this.callInBackground(declaration, args.slice(0, length), args[length] as CustomFunctions.CancelableInvocation | undefined)
      : (...args) => this.counted(() => this.call(declaration, args.slice(0, length)));
  }

  private call(declaration: RoiFunction, args: readonly unknown[]): any {
    const { own, cells, key } = this.prepare(declaration, args);
    const result = this.cache.get(key) ?? own.invoke(cells);
    this.cache.set(key, result);
    return this.inWords(declaration, result);
  }

  /** For work too long for the grid's thread. While a formula is only being previewed nothing starts. */
  private async callInBackground(declaration: RoiFunction, args: readonly unknown[], invocation: CustomFunctions.CancelableInvocation | undefined): Promise<any> {
    const { own, cells, key } = this.prepare(declaration, args);
    const known = this.cache.get(key);
    if (known !== undefined) return this.counted(() => this.inWords(declaration, known));
    if (invocation?.isInValuePreview) throw officeError({ code: 'notInPreview', cellError: '#N/A' }, this.words ?? (await this.arrival));
    this.activity.begin();
    const result = await this.runInBackground(own, cells, invocation).finally(() => this.activity.end());
    if (result === undefined) throw officeError({ code: 'backgroundFailed', cellError: '#N/A' }, this.words ?? (await this.arrival));
    this.cache.set(key, result);
    return this.inWords(declaration, result);
  }

  private prepare(declaration: RoiFunction, args: readonly unknown[]): { readonly own: RoiFunction; readonly cells: CellArgument[]; readonly key: string | undefined } {
    const { name, parameters } = declaration;
    const stateful = this.stateful.get(name);
    const cells = parameters.map((_, index) => readArgument(args[index]));
    return { own: stateful ?? declaration, cells, key: argumentKey(stateful === undefined ? name : `${name} ${this.revision}`, cells) };
  }

  /** A result in cells, at once where it says nothing or where the words are loaded. */
  private inWords(declaration: RoiFunction, result: Result<FunctionResult>): any {
    const shown = (words: EngineWords): any => {
      const cells = toCells(result, words);
      return declaration.result === 'table' && !Array.isArray(cells) ? [[cells]] : cells;
    };
    // Without words to say, any words do.
    return this.words !== undefined || isWordless(result) ? shown(this.words!) : this.arrival.then(shown);
  }

  /** Work that the page counts as going on until its result is there. */
  private counted<T>(work: () => T): T {
    this.activity.begin();
    let result: T;
    try {
      result = work();
    } catch (thrown) {
      this.activity.end();
      throw thrown;
    }
    if (result instanceof Promise) return result.finally(() => this.activity.end()) as T;
    this.activity.end();
    return result;
  }
}
