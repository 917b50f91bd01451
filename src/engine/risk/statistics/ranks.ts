/** Which half of a double holds its sign and exponent. */
const HIGH = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
const SIGN = 0x80000000;
const DIGITS = 65_536;
const NOT_A_NUMBER_KEY = 0xffffffff;
const EXPONENT = 0x7ff00000;

/**
 * The rank of every value among all of them, ties sharing the middle of their ranks; 0 is the smallest. Values that
 * are no numbers get NaN. Two passes of a radix sort on the leading 32 bits (turned so that they rise with the value), then the few values that agree in those
 * are put in order. O(n).
 */
export function ranksOf(values: Float64Array): Float64Array {
  const { length } = values;
  const keys = new Uint32Array(length);
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * length);
  let count = 0;
  for (let index = 0; index < length; index++) {
    const high = words[2 * index + HIGH];
    if ((high & EXPONENT) === EXPONENT) keys[index] = NOT_A_NUMBER_KEY;
    else {
      keys[index] = values[index] === 0 ? SIGN : high >= SIGN ? ~high : high | SIGN;
      count++;
    }
  }
  const byLowDigit = ordered(keys, null, 0);
  const order = ordered(keys, byLowDigit, 16);
  const ranks = new Float64Array(length).fill(NaN);
  for (let start = 0; start < count; ) {
    let end = start + 1;
    while (end < count && keys[order[end]] === keys[order[start]]) end++;
    if (end === start + 1) ranks[order[start]] = start;
    else rankRun(values, order.subarray(start, end), start, ranks);
    start = end;
  }
  return ranks;
}

/** Positions in the order of 16 bits of their keys; those that agree stay in the order they came in. */
function ordered(keys: Uint32Array, before: Uint32Array | null, shift: 0 | 16): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (const key of keys) starts[((key >>> shift) & 0xffff) + 1]++;
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] += starts[digit];
  const order = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    const index = before === null ? place : before[place];
    order[starts[(keys[index] >>> shift) & 0xffff]++] = index;
  }
  return order;
}

/** Ranks a run of positions whose keys agree; `first` is the rank of the smallest. */
function rankRun(values: Float64Array, run: Uint32Array, first: number, ranks: Float64Array): void {
  const value = values[run[0]];
  if (run.every((index) => values[index] === value)) {
    const middle = first + (run.length - 1) / 2;
    for (const index of run) ranks[index] = middle;
    return;
  }
  run.sort((a, b) => values[a] - values[b]);
  for (let start = 0; start < run.length; ) {
    let end = start + 1;
    while (end < run.length && values[run[end]] === values[run[start]]) end++;
    for (let place = start; place < end; place++) ranks[run[place]] = first + (start + end - 1) / 2;
    start = end;
  }
}
