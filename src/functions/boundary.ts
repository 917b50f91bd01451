/**
 * Where Excel's cells meet the engine. A worksheet function hands its arguments to `callFunction`, `callTable` or,
 * when it may take long, `callInBackground`; they answer in cells, in the user's language, and throw errors as Excel shows them.
 */
import { isCellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import type { CellErrorCode, EngineError } from '../engine/core/error';
import { MAX_CELLS } from '../engine/core/readCells';
import type { Result } from '../engine/core/result';
import { isLabel, isTable, type CellArgument, type FunctionResult, type ResultCell, type RoiFunction } from '../engine/core/roiFunction';
import { roiFunction } from '../engine/library';
import type { IdleDisplay } from '../engine/risk/distributions/defineDistribution';
import { statefulFunctions } from '../engine/risk/uncertaintyFunctions';
import type { SimulationResults } from '../engine/risk/worksheet/simulationStatistic';
import type { EngineWords } from '../locales';
import { describeError } from '../locales/describeError';
import { labelText } from '../locales/labelText';
import { argumentKey } from './argumentKey';
import { ResultCache } from './resultCache';

/** Runs a function away from the grid's thread; sets `onCanceled` to learn that nobody waits. Undefined when it was stopped. */
export type BackgroundRunner = (
  declaration: RoiFunction,
  args: readonly CellArgument[],
  cancellation: { onCanceled?: () => void } | undefined,
) => Promise<Result<FunctionResult> | undefined>;

const CACHED_RESULTS = 512;
const cache = new ResultCache<Result<FunctionResult>>(CACHED_RESULTS);

/** Undefined until they are loaded: results that need none do not wait for them. */
let words: EngineWords | undefined;
let arrive: (first: EngineWords) => void;
const arrival = new Promise<EngineWords>((resolve) => (arrive = resolve));

let idleDisplay: IdleDisplay = 'mean';
let lastResults: SimulationResults | undefined;
/** Counts the changes of what the functions below depend on beside their arguments. */
let revision = 0;
const stateful = new Map(statefulFunctions({ idleDisplay: () => idleDisplay, lastResults: () => lastResults }).map((declaration) => [declaration.name, declaration]));
let activity: Activity = { begin: () => undefined, end: () => undefined };
let runInBackground: BackgroundRunner = async (declaration, args) => declaration.invoke(args);

/** The words of headers and messages from the next calculation on. */
export function setFunctionWords(next: EngineWords): void {
  words = next;
  arrive(next);
}

/** What uncertain cells show from the next calculation on. */
export function setIdleDisplay(next: IdleDisplay): void {
  if (next !== idleDisplay) revision += 1;
  idleDisplay = next;
}

/** What SIMSTAT tells of from the next calculation on; undefined where no simulation has run. */
export function setLastSimulation(next: SimulationResults | undefined): void {
  if (next !== lastResults) revision += 1;
  lastResults = next;
}

/** Who counts the functions that are at work. */
export interface Activity {
  begin(): void;
  end(): void;
}

export function setActivity(next: Activity): void {
  activity = next;
}

/** Where long functions run; until this is called, on the caller's thread. */
export function setBackgroundRunner(runner: BackgroundRunner): void {
  runInBackground = runner;
}

/**
 * Runs a function on the cells Excel passed. Excel recalculates pure functions on every reload and row insert,
 * so results are kept by their arguments; they are kept without words, which follow the language when shown.
 */
export function callFunction(name: string, args: readonly unknown[]): any {
  return counted(() => {
    const { declaration, cells, key } = prepare(name, args);
    const result = cache.get(key) ?? declaration.invoke(cells);
    cache.set(key, result);
    return inWords(result);
  });
}

/** Work that the page counts as going on until its result is there. */
function counted<T>(work: () => T): T {
  activity.begin();
  let result: T;
  try {
    result = work();
  } catch (thrown) {
    activity.end();
    throw thrown;
  }
  if (result instanceof Promise) return result.finally(() => activity.end()) as T;
  activity.end();
  return result;
}

/** As `callFunction`, for a function whose result is a table even where it is a single cell. */
export function callTable(name: string, args: readonly unknown[]): any {
  const table = (result: unknown): unknown => (Array.isArray(result) ? result : [[result]]);
  const result = callFunction(name, args);
  return result instanceof Promise ? result.then(table) : table(result);
}

/** As `callFunction`, for work too long for the grid's thread. While a formula is only being previewed nothing starts. */
export async function callInBackground(name: string, args: readonly unknown[], invocation: CustomFunctions.CancelableInvocation): Promise<any> {
  const { declaration, cells, key } = prepare(name, args);
  const known = cache.get(key);
  if (known !== undefined) return counted(() => inWords(known));
  if (invocation.isInValuePreview) throw officeError({ code: 'notInPreview', cellError: '#N/A' }, words ?? (await arrival));
  activity.begin();
  const result = await runInBackground(declaration, cells, invocation).finally(() => activity.end());
  if (result === undefined) throw officeError({ code: 'backgroundFailed', cellError: '#N/A' }, words ?? (await arrival));
  cache.set(key, result);
  return inWords(result);
}

function prepare(name: string, args: readonly unknown[]): { declaration: RoiFunction; cells: CellArgument[]; key: string | undefined } {
  const own = stateful.get(name);
  const declaration = own ?? roiFunction(name);
  if (declaration === undefined) throw new Error(`No function is declared under the name ${name}`);
  const cells = declaration.parameters.map((_, index) => readArgument(args[index]));
  return { declaration, cells, key: argumentKey(own === undefined ? name : `${name} ${revision}`, cells) };
}

/** A result in cells, at once where it says nothing or where the words are loaded. */
function inWords(result: Result<FunctionResult>): any {
  if (words !== undefined) return toCells(result, words);
  if (result.ok && cellsOf(result.value).every((cell) => !isLabel(cell) && !isCellError(cell))) return toCells(result, undefined);
  return arrival.then((first) => toCells(result, first));
}

function cellsOf(value: FunctionResult): readonly ResultCell[] {
  return isTable(value) ? value.flat() : [value];
}

/** Words for labels, Excel's errors for errors, and never a null, which would show as 0. */
function toCells(result: Result<FunctionResult>, inTheseWords: EngineWords | undefined): any {
  if (!result.ok) throw officeError(result.error, inTheseWords!);
  const toCell = (cell: ResultCell): any => {
    if (cell === null) return '';
    if (isLabel(cell)) return labelText(cell, inTheseWords!);
    return isCellError(cell) ? officeError(cell.reason ?? { code: cell.error, cellError: cell.error }, inTheseWords!) : cell;
  };
  return isTable(result.value) ? result.value.map((row) => row.map(toCell)) : toCell(result.value);
}

/** An oversized range is passed on as it is: the engine refuses it by its outline, without a look at its cells. */
function readArgument(argument: unknown): CellArgument {
  if (!Array.isArray(argument)) return readCell(argument);
  const matrix = argument as readonly (readonly unknown[])[];
  if (matrix.length * (matrix[0]?.length ?? 0) > MAX_CELLS || matrix.every((row) => row.every(isPlain))) return matrix as CellMatrix;
  return matrix.map((row) => row.map(readCell));
}

function isPlain(cell: unknown): boolean {
  return typeof cell !== 'object' || cell === null;
}

/** Errors and data types arrive as objects; a data type stands for its basic value. */
function readCell(cell: unknown): CellValue {
  if (typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell !== 'object' || cell === null) return null;
  if ('code' in cell) return { error: cell.code as CellErrorCode };
  const basic = 'basicValue' in cell ? cell.basicValue : null;
  if ('basicType' in cell && cell.basicType === 'Error') return { error: basic as CellErrorCode };
  return isPlain(basic) ? readCell(basic) : null;
}

function officeError(error: EngineError, inTheseWords: EngineWords): CustomFunctions.Error {
  const codes: Partial<Record<CellErrorCode, CustomFunctions.ErrorCode>> = {
    '#DIV/0!': CustomFunctions.ErrorCode.divisionByZero,
    '#N/A': CustomFunctions.ErrorCode.notAvailable,
    '#NUM!': CustomFunctions.ErrorCode.invalidNumber,
    '#NULL!': CustomFunctions.ErrorCode.nullReference,
    '#REF!': CustomFunctions.ErrorCode.invalidReference,
    '#NAME?': CustomFunctions.ErrorCode.invalidName,
  };
  return new CustomFunctions.Error(codes[error.cellError] ?? CustomFunctions.ErrorCode.invalidValue, describeError(error, inTheseWords));
}
