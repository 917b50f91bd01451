import { isCellError, type CellValue } from '../engine/core/cellValue';
import { isMatrix, MAX_CELLS } from '../engine/core/readCells';
import type { CellArgument } from '../engine/core/roiFunction';

/** Odd multipliers of the four lanes. */
const MULTIPLIERS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

/**
 * A 128-bit digest of a function's name and arguments, so that a cached result costs a few bytes however large its
 * arguments were. Undefined for arguments too large to be accepted. O(cells), about 10 ns each.
 */
export function argumentKey(name: string, args: readonly CellArgument[]): string | undefined {
  const lanes = Uint32Array.from(MULTIPLIERS);
  mixText(lanes, name);
  for (const argument of args) {
    if (!isMatrix(argument)) {
      mixCell(lanes, argument ?? null);
      continue;
    }
    const columns = argument[0]?.length ?? 0;
    if (argument.length * columns > MAX_CELLS) return undefined;
    mixWord(lanes, argument.length);
    mixWord(lanes, columns);
    for (const row of argument) for (const cell of row) mixCell(lanes, cell);
  }
  return lanes.join('-');
}

/** Every kind of value begins with a word of its own, so that 1, "1" and TRUE differ. */
function mixCell(lanes: Uint32Array, cell: CellValue): void {
  if (typeof cell === 'number') {
    number[0] = cell;
    mixWord(lanes, 1);
    mixWord(lanes, halves[0]);
    mixWord(lanes, halves[1]);
  } else if (typeof cell === 'string') {
    mixWord(lanes, 2);
    mixText(lanes, cell);
  } else if (typeof cell === 'boolean') {
    mixWord(lanes, cell ? 3 : 4);
  } else if (isCellError(cell)) {
    mixWord(lanes, 5);
    mixText(lanes, cell.error);
  } else {
    mixWord(lanes, 6);
  }
}

function mixText(lanes: Uint32Array, text: string): void {
  mixWord(lanes, text.length);
  for (let index = 0; index < text.length; index += 1) mixWord(lanes, text.charCodeAt(index));
}

function mixWord(lanes: Uint32Array, word: number): void {
  for (let lane = 0; lane < lanes.length; lane += 1) {
    const mixed = Math.imul(lanes[lane] ^ word, MULTIPLIERS[lane]);
    lanes[lane] = mixed ^ (mixed >>> 15);
  }
}
