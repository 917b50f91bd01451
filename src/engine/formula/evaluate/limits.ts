/**
 * What one formula may take of the machine. Excel has limits of its own memory and patience; a workbook from elsewhere may
 * ask for far more than anybody means. Counted in cells and steps, never in time, so that the answer is the same everywhere.
 */

/** Cells of one array, where each row takes as much as eight more: some hundred megabytes. */
export const MOST_ARRAY_CELLS = 2 ** 24;
const CELLS_OF_A_ROW = 8;

export function isTooLarge(rows: number, columns: number): boolean {
  return rows * (columns + CELLS_OF_A_ROW) > MOST_ARRAY_CELLS;
}

/** Steps of one formula, such as a cell looked at or an element made; each takes some nanoseconds, all of them some seconds. */
export const MOST_STEPS = 5e8;

/** Calling a LAMBDA, or a function once more for another element, counts as so many steps. */
export const STEPS_OF_A_CALL = 100;
export const STEPS_OF_AN_ELEMENT = 20;

/** Making a row of an array, however short. */
export const STEPS_OF_A_ROW = 16;

/** Periods that are worked out one by one, as for a depreciation; beyond them the answer is #NUM!. */
export const MOST_PERIODS = 1_000_000;

/** Characters of a text in a cell; beyond them the answer is #VALUE!, as in Excel. */
export const LONGEST_TEXT = 32_767;
