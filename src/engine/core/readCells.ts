import { isCellError, type CellError, type CellMatrix, type CellValue } from './cellValue';
import { invalidArgument } from './error';
import { fail, ok, type Failure, type Result } from './result';
import type { CellArgument } from './roiFunction';

/**
 * The largest argument that is read: one whole column. Checked from the outline of the rectangle before any
 * cell is touched, so that an oversized range is refused at once instead of freezing the sheet.
 */
export const MAX_CELLS = 1_048_576;

const WHOLE_COLUMN = 1_048_576;
const WHOLE_ROW = 16_384;

/** Where a cell stands inside its argument, counted from 1 as a user counts. Absent where the argument is one value. */
export type Place = Readonly<Record<string, number | string>>;

/** An empty cell arrives as null on the web, and as an empty string from a formula that shows nothing. */
export function isBlank(value: CellValue | undefined): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

/** Was nothing at all given? An optional parameter then takes its default. */
export function isOmitted(argument: CellArgument): boolean {
  return isMatrix(argument) ? argument.length === 1 && argument[0].length === 1 && isBlank(argument[0][0]) : isBlank(argument);
}

/** The one value of an argument; a range of a single cell counts as one value. */
export function readScalar(argument: CellArgument, parameter: string): Result<CellValue> {
  if (!isMatrix(argument)) return settled(argument ?? null, parameter);
  const outline = outlineOf(argument);
  if (outline.rows !== 1 || outline.columns !== 1) {
    return fail(invalidArgument('oneValueExpected', { parameter, details: outline }));
  }
  return settled(argument[0][0], parameter);
}

/**
 * A row or a column of cells. Blank cells at its end do not count, so a range may be longer than its data; in a
 * whole column or row neither do zeros at its end, because desktop Excel hands a blank over as 0. O(cells).
 */
export function readVector(argument: CellArgument, parameter: string): Result<readonly CellValue[]> {
  if (!isMatrix(argument)) return isBlank(argument) ? missing(parameter) : ok([argument]);
  const { rows, columns } = outlineOf(argument);
  if (rows * columns > MAX_CELLS) return tooLarge(parameter, rows * columns);
  if (rows !== 1 && columns !== 1) {
    return fail(invalidArgument('vectorExpected', { parameter, details: { rows, columns } }));
  }
  const cells = rows === 1 ? argument[0] : argument.map((row) => row[0]);
  const whole = cells.length === (rows === 1 ? WHOLE_ROW : WHOLE_COLUMN);
  let length = cells.length;
  while (length > 0 && (isBlank(cells[length - 1]) || (whole && cells[length - 1] === 0))) length -= 1;
  return length === 0 ? missing(parameter) : ok(cells.slice(0, length));
}

/** A rectangle of cells as it stands. O(1). */
export function readRectangle(argument: CellArgument, parameter: string): Result<CellMatrix> {
  if (!isMatrix(argument)) return isBlank(argument) ? missing(parameter) : ok([[argument]]);
  const { rows, columns } = outlineOf(argument);
  return rows * columns > MAX_CELLS ? tooLarge(parameter, rows * columns) : ok(argument);
}

/** The rows of a table, without those at its end that hold nothing: blanks, or the zeros that blanks become. O(cells). */
export function readRows(argument: CellArgument, parameter: string): Result<CellMatrix> {
  const rectangle = readRectangle(argument, parameter);
  if (!rectangle.ok) return rectangle;
  let length = rectangle.value.length;
  while (length > 0 && rectangle.value[length - 1].every((cell) => isBlank(cell) || cell === 0)) length -= 1;
  return length === 0 ? missing(parameter) : ok(rectangle.value.slice(0, length));
}

/** An error that stands in a cell of an argument becomes the error of the call. */
export function errorInCell(cell: CellError, parameter: string, place?: Place): Failure {
  return fail(cell.reason ?? { code: 'errorInArgument', cellError: cell.error, parameter, details: { ...place, error: cell.error } });
}

export function isMatrix(argument: CellArgument): argument is CellMatrix {
  return Array.isArray(argument);
}

function settled(value: CellValue, parameter: string): Result<CellValue> {
  return isCellError(value) ? errorInCell(value, parameter) : ok(value);
}

function outlineOf(matrix: CellMatrix): { readonly rows: number; readonly columns: number } {
  return { rows: matrix.length, columns: matrix[0]?.length ?? 0 };
}

function missing(parameter: string): Failure {
  return fail(invalidArgument('argumentMissing', { parameter, received: null }));
}

function tooLarge(parameter: string, cells: number): Failure {
  return fail(invalidArgument('tooManyCells', { parameter, received: cells, details: { maximum: MAX_CELLS } }));
}
