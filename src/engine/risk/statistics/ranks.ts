/** Which half of a double holds its sign and exponent. */
const HIGH = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
const SIGN = 0x80000000;
const NOT_A_NUMBER_KEY = 0xffffffff;
const EXPONENT = 0x7ff00000;
/** Three digits make a key; so few counters stay in the first-level cache. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const LOWEST = DIGITS - 1;
/** Shorter runs are put in order by insertion: a library sort costs more than it saves. */
const SHORT_RUN = 16;

/** Ranks columns of one length, one after another, in working memory taken once. */
export class Ranking {
  private readonly keys: Uint32Array;
  private readonly order: Uint32Array;
  private readonly before: Uint32Array;
  /** For each of the three digits: how often its values occur, then where they go. */
  private readonly starts = [0, 1, 2].map(() => new Uint32Array(DIGITS));

  constructor(private readonly length: number) {
    this.keys = new Uint32Array(length);
    this.order = new Uint32Array(length);
    this.before = new Uint32Array(length);
  }

  /**
   * The rank of every value among all of them, ties sharing the middle of their ranks; 0 is the smallest. Values that
   * are no numbers get NaN. A radix sort on the leading 32 bits (turned so that they rise with the value), then the
   * few values that agree in those are put in order. O(n). The ranks are written to `ranks` where it is given.
   */
  of(values: Float64Array, ranks = new Float64Array(this.length)): Float64Array {
    const { length, keys, order, before } = this;
    const count = this.fillKeys(values);
    this.countDigits();
    this.sortByLastDigit(before);
    this.sortByDigit(before, order, 1);
    this.sortByDigit(order, before, 2);
    for (let place = count; place < length; place++) ranks[before[place]] = NaN;
    for (let start = 0; start < count; ) {
      const key = keys[before[start]];
      let end = start + 1;
      while (end < count && keys[before[end]] === key) end++;
      if (end === start + 1) ranks[before[start]] = start;
      else rankRun(values, before, start, end, ranks);
      start = end;
    }
    return ranks;
  }

  /** How many values are numbers; the keys of the others come last. */
  private fillKeys(values: Float64Array): number {
    const { length, keys } = this;
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
    return count;
  }

  private countDigits(): void {
    const { keys, length, starts } = this;
    const [last, middle, first] = starts;
    for (const counts of starts) counts.fill(0);
    for (let index = 0; index < length; index++) {
      const key = keys[index];
      last[key & LOWEST]++;
      middle[(key >>> DIGIT_BITS) & LOWEST]++;
      first[key >>> (2 * DIGIT_BITS)]++;
    }
    for (const counts of starts) {
      let start = 0;
      for (let digit = 0; digit < DIGITS; digit++) {
        const here = counts[digit];
        counts[digit] = start;
        start += here;
      }
    }
  }

  private sortByLastDigit(to: Uint32Array): void {
    const { keys, length, starts } = this;
    const [last] = starts;
    for (let index = 0; index < length; index++) to[last[keys[index] & LOWEST]++] = index;
  }

  /** Puts positions in the order of one digit of their keys; those that agree stay in the order they came in. */
  private sortByDigit(from: Uint32Array, to: Uint32Array, digit: 1 | 2): void {
    const { keys, length } = this;
    const starts = this.starts[digit];
    const shift = digit * DIGIT_BITS;
    for (let place = 0; place < length; place++) {
      const index = from[place];
      to[starts[(keys[index] >>> shift) & LOWEST]++] = index;
    }
  }
}

/** Ranks positions whose keys agree: order[first] … order[end − 1], the smallest of which has rank `first`. */
function rankRun(values: Float64Array, order: Uint32Array, first: number, end: number, ranks: Float64Array): void {
  let rising = true;
  for (let place = first + 1; rising && place < end; place++) rising = values[order[place - 1]] <= values[order[place]];
  if (!rising) {
    if (end - first <= SHORT_RUN) insertInOrder(values, order, first, end);
    else order.subarray(first, end).sort((a, b) => values[a] - values[b]);
  }
  for (let start = first; start < end; ) {
    let next = start + 1;
    while (next < end && values[order[next]] === values[order[start]]) next++;
    for (let place = start; place < next; place++) ranks[order[place]] = (start + next - 1) / 2;
    start = next;
  }
}

function insertInOrder(values: Float64Array, order: Uint32Array, first: number, end: number): void {
  for (let place = first + 1; place < end; place++) {
    const index = order[place];
    const value = values[index];
    let hole = place;
    for (; hole > first && values[order[hole - 1]] > value; hole--) order[hole] = order[hole - 1];
    order[hole] = index;
  }
}
