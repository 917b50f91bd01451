/**
 * How many cells with something in them a sheet has, found without reading it: elements called `c`, with or without a
 * prefix, that are not empty. Cells that only carry a look do not count. Linear, at about the speed of memory.
 */
export function countFilledCells(sheet: Uint8Array): number {
  let count = 0;
  for (let at = sheet.indexOf(LESS_THAN); at >= 0; at = sheet.indexOf(LESS_THAN, at + 1)) {
    let end = at + 1;
    if (sheet[end] !== LETTER_C || !endsName(sheet[end + 1])) {
      // `<x:c r="A1">`
      while (end < sheet.length && sheet[end] !== COLON && !endsName(sheet[end]) && end - at < LONGEST_PREFIX) end++;
      if (sheet[end] !== COLON || sheet[end + 1] !== LETTER_C || !endsName(sheet[end + 2])) continue;
    }
    const close = sheet.indexOf(GREATER_THAN, end);
    if (close < 0) break;
    if (sheet[close - 1] !== SLASH) count++;
    at = close;
  }
  return count;
}

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const COLON = 58;
const LETTER_C = 99;
const LONGEST_PREFIX = 40;

function endsName(byte: number | undefined): boolean {
  return byte === undefined || byte <= 32 || byte === SLASH || byte === GREATER_THAN;
}
