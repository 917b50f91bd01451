import type { CellRange } from '../../engine/formula/workbookModel';
import { changeReferences } from './formulaReferences';
import { WHOLE_SHEET } from './rangeGeometry';

/** Cells inserted into or deleted from a sheet, and the way the others moved. */
export interface CellMove {
  readonly sheet: string;
  readonly range: CellRange;
  readonly shift: 'down' | 'right' | 'up' | 'left';
}

/** The formula as it reads after the move: references into moved cells follow them; those to deleted cells become #REF!. */
export function followCellMove(formula: string, formulaSheet: string, move: CellMove): string {
  const moved = move.sheet.toLowerCase();
  return changeReferences(formula, (reference) => {
    if ((reference.sheet ?? formulaSheet).toLowerCase() !== moved) {
      return reference;
    }
    const range = moveRange(reference.range, move);
    return range === null ? null : { ...reference, range };
  });
}

/** Where a rectangle is after the move; null when all of it was deleted. */
export function moveRange(range: CellRange, move: CellMove): CellRange | null {
  const vertical = move.shift === 'down' || move.shift === 'up';
  const lane = vertical ? { start: range.left, end: range.right } : { start: range.top, end: range.bottom };
  const movedLane = vertical ? { start: move.range.left, end: move.range.right } : { start: move.range.top, end: move.range.bottom };
  if (lane.start < movedLane.start || lane.end > movedLane.end) {
    return range;
  }
  const along = vertical ? { start: range.top, end: range.bottom } : { start: range.left, end: range.right };
  const change = vertical ? { start: move.range.top, end: move.range.bottom } : { start: move.range.left, end: move.range.right };
  const last = vertical ? WHOLE_SHEET.bottom : WHOLE_SHEET.right;
  const span = move.shift === 'down' || move.shift === 'right' ? afterInsertion(along, change, last) : afterDeletion(along, change, last);
  if (span === null) {
    return null;
  }
  return vertical ? { ...range, top: span.start, bottom: span.end } : { ...range, left: span.start, right: span.end };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function afterInsertion(span: Span, inserted: Span, last: number): Span | null {
  const count = inserted.end - inserted.start + 1;
  const start = span.start >= inserted.start ? span.start + count : span.start;
  const end = Math.min(last, span.end >= inserted.start ? span.end + count : span.end);
  return isEndless(span, last) ? span : start > last ? null : { start, end };
}

function afterDeletion(span: Span, deleted: Span, last: number): Span | null {
  const count = deleted.end - deleted.start + 1;
  const start = span.start > deleted.end ? span.start - count : Math.min(span.start, deleted.start);
  const end = span.end > deleted.end ? span.end - count : Math.min(span.end, deleted.start - 1);
  return isEndless(span, last) ? span : start > end ? null : { start, end };
}

/** A whole column stays one however many rows come and go. */
function isEndless(span: Span, last: number): boolean {
  return span.start === 0 && span.end === last;
}
