import type { CellRange } from '../engine/formula/workbookModel';
import { cornersAddress } from '../engine/formula/parse/address';
import { WorkbookError } from '../workbook/workbookError';
import { cellCount } from './cellCount';
import { PLACE, placeOf } from './usedRange';

/** A used range of at most so many cells is read as it is, whatever part of it is empty. */
const READ_AS_IT_IS = 120_000;

/** Parts smaller than this are not looked into any more. */
const SMALL = 6_000;

/** In each round a rectangle is cut into this many. */
const PIECES = 8;

/** Parts of one sheet: some million cells beside each other, or as many cells that each lie far from the next. */
const MOST_PARTS = 2_000;

/** Questions in one request: each is an object of its own to Excel. */
const QUESTIONS_PER_REQUEST = 1_000;

/**
 * The rectangles in which the cells of a used range lie that hold anything. One value far from the others, in the last row of
 * a sheet say, makes a used range of millions of cells, nearly all of them empty: such a range is cut up, and Excel is asked
 * of each piece what of it is used, until the pieces are small. Rejects with `sheetTooLarge`.
 */
export async function filledParts(context: Excel.RequestContext, sheet: Excel.Worksheet, used: CellRange): Promise<readonly CellRange[]> {
  if (cellCount(used) <= READ_AS_IT_IS) return [used];
  const parts: CellRange[] = [];
  let open: readonly CellRange[] = [used];
  while (open.length > 0) {
    const pieces = open.flatMap(cut);
    if (parts.length + pieces.length > MOST_PARTS * PIECES) throw new WorkbookError('sheetTooLarge', cornersAddress(used));
    const found = await usedWithin(context, sheet, pieces);
    parts.push(...found.filter((range) => cellCount(range) <= SMALL));
    open = found.filter((range) => cellCount(range) > SMALL);
    if (parts.length + open.length > MOST_PARTS) throw new WorkbookError('sheetTooLarge', cornersAddress(used));
  }
  return parts.sort((a, b) => a.top - b.top || a.left - b.left);
}

async function usedWithin(context: Excel.RequestContext, sheet: Excel.Worksheet, pieces: readonly CellRange[]): Promise<readonly CellRange[]> {
  const found: CellRange[] = [];
  for (let start = 0; start < pieces.length; start += QUESTIONS_PER_REQUEST) {
    const asked = pieces.slice(start, start + QUESTIONS_PER_REQUEST).map((piece) => sheet.getRange(cornersAddress(piece)).getUsedRangeOrNullObject(true).load(PLACE));
    await context.sync();
    for (const range of asked) {
      const part = placeOf(range);
      if (part !== null) found.push(part);
    }
  }
  return found;
}

/** Across its longer side, so that pieces end up as blocks and not as threads. */
function cut({ top, left, bottom, right }: CellRange): readonly CellRange[] {
  const rows = bottom - top + 1;
  const columns = right - left + 1;
  const step = Math.ceil(Math.max(rows, columns) / PIECES);
  return Array.from({ length: Math.ceil(Math.max(rows, columns) / step) }, (_, index) => {
    const from = index * step;
    return rows >= columns
      ? { top: top + from, left, bottom: Math.min(bottom, top + from + step - 1), right }
      : { top, left: left + from, bottom, right: Math.min(right, left + from + step - 1) };
  });
}
