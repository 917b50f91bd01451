import type { CellValue } from '../../../core/cellValue';
import { compareValues } from '../compare';
import { isError } from '../value';

const ERROR_ORDER: readonly string[] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#BUSY!', '#SPILL!', '#CALC!'];

/** The order of SORT: numbers, text, truth values, errors, blanks last whichever way. */
export function sortOrder(first: CellValue, second: CellValue, direction: number): number {
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  const failed = Number(isError(first)) - Number(isError(second));
  if (failed !== 0) return failed * direction;
  if (isError(first) && isError(second)) return (ERROR_ORDER.indexOf(first.error) - ERROR_ORDER.indexOf(second.error)) * direction;
  return compareValues(first, second) * direction;
}
