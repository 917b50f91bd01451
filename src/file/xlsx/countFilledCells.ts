/**
 * How many cells with something in them a sheet has, found without reading it: elements called `c`, with or without a
 * prefix, that are not empty. Cells that only carry a look do not count. Linear, at about the speed of memory.
 */
export function countFilledCells(sheet: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < sheet.length; at++) {
    if (sheet[at] !== LESS_THAN) continue;
    let name = at + 1;
    if (sheet[name] !== LETTER_C || !endsName(sheet[name + 1])) {
      // `<x:c r="A1">`
      while (sheet[name] !== COLON && !endsName(sheet[name]) && name - at < LONGEST_PREFIX) name++;
      if (sheet[name++] !== COLON || sheet[name] !== LETTER_C || !endsName(sheet[name + 1])) continue;
    }
    at = name;
    while (at < sheet.length && sheet[at] !== GREATER_THAN) at++;
    if (sheet[at - 1] !== SLASH) count++;
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
