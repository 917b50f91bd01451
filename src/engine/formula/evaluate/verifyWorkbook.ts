import type { CellMatrix, CellValue } from '../../core/cellValue';
import { cellKey, type CellRange, type WorkbookModel } from '../workbookModel';
import type { CellPosition } from './binding';
import { Calculator, type CalculatorOptions, isCircular } from './calculator';
import { broadcastCell, columnsOf, isError, isMatrix } from './value';

export interface VerifyOptions extends Pick<CalculatorOptions, 'phrase'> {
  /**
   * `stored` (default) evaluates each formula from the stored values of its precedents, so that one cell that cannot be
   * calculated hides no other; `inputs` recalculates everything from the constants.
   */
  readonly mode?: 'stored' | 'inputs';
  progress?(done: number): void;
  /** What another back end made of a formula: it is compared in place of the evaluator's value. `undefined` keeps that one. */
  recalculated?(cell: CellPosition): CellValue | CellMatrix | undefined;
}

export interface CellDifference {
  /** `Sheet1!B3` */
  readonly cell: string;
  readonly formula: string;
  readonly expected: CellValue;
  readonly got: CellValue;
}

/** How a workbook compares with what Excel stored in it. The four kinds of cells add up to `formulaCells`. */
export interface Verification {
  readonly formulaCells: number;
  readonly matched: number;
  readonly mismatched: readonly CellDifference[];
  /** Cells that were not calculated, by the function or feature that is missing. */
  readonly unsupported: Readonly<Record<string, number>>;
  /** Cells whose own formula asks for the time or a random number. */
  readonly volatile: number;
}

const RELATIVE_TOLERANCE = 1e-9;
const NO_STORED_VALUE = 'no stored value';
const CIRCULAR = 'circular reference';
/** Differences of this share of the largest number a formula read are its rounding noise (1e12 − 1e12 + …). */
const NOISE = 1e-13;
/** How far from the root Excel itself stops in XIRR, IRR, RATE and YIELD (documented as 0.000001 %); measured up to 1.1e-8. */
const SEARCH_TOLERANCE = 2e-8;
/** Files keep the errors that came after their format as #VALUE!. */
const NEWER_ERRORS: ReadonlySet<string> = new Set(['#CALC!', '#SPILL!']);

/**
 * Evaluates every formula cell of a model and compares with the stored value: numbers to 1e-9 relative, text exactly,
 * errors by their code. Array formulas count once and are compared in all their cells. Linear in the number of formulas.
 */
export function verifyWorkbook(model: WorkbookModel, options: VerifyOptions = {}): Verification {
  const fromInputs = options.mode === 'inputs';
  const calculator = new Calculator(model, { values: fromInputs ? 'calculate' : 'stored', ...(options.phrase === undefined ? {} : { phrase: options.phrase }) });
  if (fromInputs) calculator.calculateAll(options.progress);
  const unsupported: Record<string, number> = {};
  const mismatched: CellDifference[] = [];
  let formulaCells = 0;
  let matched = 0;
  let volatile = 0;
  for (const cell of calculator.formulaCells()) {
    if (++formulaCells % 10000 === 0) options.progress?.(formulaCells);
    const evaluated = calculator.evaluateCell(cell);
    if (evaluated.outcome === 'unsupported') unsupported[evaluated.feature] = (unsupported[evaluated.feature] ?? 0) + 1;
    else if (evaluated.outcome === 'volatile') volatile++;
    else if (evaluated.outcome === 'circular') unsupported[CIRCULAR] = (unsupported[CIRCULAR] ?? 0) + 1;
    else if (isNeverCalculated(model, cell)) unsupported[NO_STORED_VALUE] = (unsupported[NO_STORED_VALUE] ?? 0) + 1;
    else {
      const circular = fromInputs && isCircular(calculator.value(cell.sheet, cell.row, cell.column));
      if (circular) {
        unsupported[CIRCULAR] = (unsupported[CIRCULAR] ?? 0) + 1;
        continue;
      }
      const noise = Math.max(NOISE * evaluated.largestInput, evaluated.searched ? searchTolerance(evaluated.value) : 0, calculator.iterationSlack(cell));
      const difference = firstDifference(model, cell, options.recalculated?.(cell) ?? evaluated.value, noise);
      if (difference === undefined) matched++;
      else mismatched.push({ cell: calculator.address(difference.position), formula: cell.text, expected: difference.expected, got: difference.got });
    }
  }
  return { formulaCells, matched, mismatched, unsupported, volatile };
}

/** True for a formula that was saved without a value: there is nothing to compare with. */
function isNeverCalculated(model: WorkbookModel, { sheet, row, column }: CellPosition): boolean {
  return (model.sheets[sheet]?.cells.get(cellKey(row, column))?.value ?? null) === null;
}

/** Relative for rates above 1, absolute for smaller ones. */
function searchTolerance(value: CellValue | CellMatrix): number {
  return SEARCH_TOLERANCE * Math.max(1, typeof value === 'number' ? Math.abs(value) : 1);
}

interface Difference {
  readonly position: CellPosition;
  readonly expected: CellValue;
  readonly got: CellValue;
}

/** The first cell that differs. An array that Excel could not spill is as right as it can be: its size is what blocked it. */
function firstDifference(
  model: WorkbookModel,
  cell: CellPosition & { readonly arrayRange: CellRange | undefined },
  value: CellValue | CellMatrix,
  noise: number,
): Difference | undefined {
  const { sheet, row, column } = cell;
  const cells = model.sheets[sheet]?.cells;
  const range = cell.arrayRange ?? { top: row, left: column, bottom: row, right: column };
  const matrix = isMatrix(value) ? value : [[value]];
  const blocked = isSpillError(cells?.get(cellKey(row, column))?.value ?? null) && matrix.length * columnsOf(matrix) > 1;
  if (blocked) return undefined;
  for (let r = range.top; r <= range.bottom; r++) {
    for (let c = range.left; c <= range.right; c++) {
      const expected = cells?.get(cellKey(r, c))?.value ?? null;
      const got = broadcastCell(matrix, r - range.top, c - range.left);
      if (!agrees(expected, got, noise)) return { position: { sheet, row: r, column: c }, expected, got };
    }
  }
  return undefined;
}

function isSpillError(value: CellValue): boolean {
  return isError(value) && value.error === '#SPILL!';
}

/** True where a calculated value is what Excel stored, up to rounding. */
export function agrees(expected: CellValue, got: CellValue, noise = 0): boolean {
  if (typeof expected === 'number' && typeof got === 'number') {
    const difference = Math.abs(expected - got);
    return difference <= RELATIVE_TOLERANCE * Math.max(Math.abs(expected), Math.abs(got)) || difference <= noise;
  }
  if (isError(expected)) return isError(got) && (expected.error === got.error || (expected.error === '#VALUE!' && NEWER_ERRORS.has(got.error)));
  if (expected === null) return got === '' || got === null;
  return expected === got;
}
