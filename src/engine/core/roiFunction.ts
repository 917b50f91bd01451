import { cellError, type CellMatrix, type CellValue } from './cellValue';
import type { Result } from './result';

/**
 * A worksheet function as data: its permanent name, its arguments in order, and the one way to run it.
 * What Excel is told and calls, the formula evaluator, the command line, the pane's help and the function reference all
 * read the same declaration.
 */
export interface RoiFunction {
  /** Id without the namespace, e.g. `PHASED` for `=ROI.PHASED`. Permanent. */
  readonly name: string;
  readonly family: FunctionFamily;
  readonly parameters: readonly RoiParameter[];
  /** One value, or a table that spills, even where it has a single cell. */
  readonly result: 'value' | 'table';
  /** It may take long: Excel runs it in the background and may cancel it. */
  readonly cancellable: boolean;
  /** Arguments of a telling call; the function reference prints it with its result. */
  readonly example: readonly CellArgument[];
  /** Reads the cells, validates them once, computes. Pure: same arguments, same result. */
  invoke(args: readonly CellArgument[]): Result<FunctionResult>;
}

export type FunctionFamily = 'returns' | 'costs' | 'uncertainty' | 'customers' | 'evidence';

export interface RoiParameter {
  readonly name: string;
  readonly optional: boolean;
  /** True where the function takes a range or array, false where it takes one value. */
  readonly matrix: boolean;
  /** What it accepts, for the function reference. */
  readonly accepts: Accepts;
}

/** What a parameter accepts: a kind that `locales` describes, its limits, and the value used when omitted. */
export interface Accepts {
  readonly kind: ParameterKind;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
  readonly default?: number | string;
}

export type ParameterKind =
  | 'amounts'
  | 'nonNegativeAmounts'
  | 'number'
  | 'wholeNumber'
  | 'wholeNumbers'
  | 'rate'
  | 'probability'
  | 'probabilities'
  | 'dates'
  | 'text'
  | 'texts'
  | 'choice'
  | 'numberTable'
  | 'table';

/** One argument as it arrives: a single value, a rectangle, or null/undefined when omitted. */
export type CellArgument = CellValue | CellMatrix | undefined;

/**
 * Text that follows the user's language: the key of a phrase in `locales/<language>/labels.ts`.
 * The boundary turns it into words; the engine never holds prose.
 */
export interface Label {
  readonly label: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type ResultCell = CellValue | Label;

/** One value, or a table that spills, by row. An empty result cell is the empty string, never null. */
export type FunctionResult = ResultCell | readonly (readonly ResultCell[])[];

export function isLabel(cell: ResultCell): cell is Label {
  return typeof cell === 'object' && cell !== null && 'label' in cell;
}

export function isTable(result: FunctionResult): result is readonly (readonly ResultCell[])[] {
  return Array.isArray(result);
}

/** A measure as a cell of a table: its value, or the error that says why there is none. */
export function resultCell(measure: Result<number>): ResultCell {
  return measure.ok ? measure.value : cellError(measure.error.cellError, measure.error);
}
