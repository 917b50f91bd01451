import type { CellRange } from '../../engine/formula/workbookModel';
import { formatAddress, parseAddress, quoteSheet } from './cellAddress';

/** Cells inserted into or deleted from a sheet, and the way the others moved. */
export interface CellMove {
  readonly sheet: string;
  readonly range: CellRange;
  readonly shift: 'down' | 'right' | 'up' | 'left';
}

const PIECE =
  /"(?:[^"]|"")*"|\[[^\]]*\]|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$\\])(\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\p{L}\p{N}_.(!])/gu;

/** The formula as it reads after the move: references into the moved cells follow them; those into deleted cells become #REF!. */
export function moveReferences(formula: string, formulaSheet: string, move: CellMove): string {
  return formula.replace(PIECE, (piece: string, prefix?: string, reference?: string) => {
    if (reference === undefined) {
      return piece;
    }
    const address = parseAddress(`${prefix === undefined ? quoteSheet(formulaSheet) : prefix}!${reference}`);
    if (address === null || address.sheet?.toLowerCase() !== move.sheet.toLowerCase()) {
      return piece;
    }
    const moved = moveRange(address.range, move);
    const sheet = prefix === undefined ? '' : `${prefix}!`;
    return moved === null ? `${sheet}#REF!` : sheet + restoreSigns(formatAddress(moved), reference);
  });
}

/** Where a rectangle is after the move; null when all of it was deleted. */
export function moveRange(range: CellRange, move: CellMove): CellRange | null {
  const vertical = move.shift === 'down' || move.shift === 'up';
  const [start, end, crossStart, crossEnd] = vertical
    ? [range.top, range.bottom, range.left, range.right]
    : [range.left, range.right, range.top, range.bottom];
  const [from, to, laneStart, laneEnd] = vertical
    ? [move.range.top, move.range.bottom, move.range.left, move.range.right]
    : [move.range.left, move.range.right, move.range.top, move.range.bottom];
  if (crossStart < laneStart || crossEnd > laneEnd || end < from) {
    return range;
  }
  const count = to - from + 1;
  const inserts = move.shift === 'down' || move.shift === 'right';
  const last = vertical ? 1_048_575 : 16_383;
  if (inserts && start === 0 && end === last) {
    return range;
  }
  const first = inserts ? (start >= from ? start + count : start) : start > to ? start - count : Math.min(start, from);
  const final = inserts ? end + count : end > to ? end - count : from - 1;
  if (first > final || final > last) {
    return null;
  }
  return vertical ? { ...range, top: first, bottom: final } : { ...range, left: first, right: final };
}

/** Puts the `$` signs of the old reference onto the new one, part by part. */
function restoreSigns(address: string, original: string): string {
  const signs = original.split(':').map((end) => ({ column: /^\$[A-Za-z]/.test(end), row: /\$[0-9]/.test(end) }));
  const ends = address.split(':');
  const full = ends.length < signs.length ? [ends[0] ?? '', ends[0] ?? ''] : ends;
  return full
    .map((end, index) => {
      const sign = signs[index] ?? { column: false, row: false };
      return end.replace(/^([A-Z]*)(\d*)$/, (_, letters: string, digits: string) => `${sign.column && letters !== '' ? '$' : ''}${letters}${sign.row && digits !== '' ? '$' : ''}${digits}`);
    })
    .join(':');
}
