import { addCounts, binOf, countBins, valueBins, type ValueBins } from './valueBins';

/**
 * Exact order statistics of values that stay where they are (in workers, in parts): only counts and the few values
 * next to an answer travel. A search asks for passes over the values until it knows every rank:
 *
 *   1. `count`    a fine histogram tells in which bin each rank lies;
 *   2. `collect`  the values of those bins come back, are sorted, and the ranks are read off.
 *
 * Where some bins hold too many values, `extremes` asks for the smallest and the largest value in them: outputs with
 * few different values (a payback in whole years, a yes or no) are then settled. Where one far outlier stretches the
 * range instead, the binary representation of the values is searched, 16 bits per pass, which ends after at most four
 * passes whatever the values are.
 */
export type SelectionPass =
  | { readonly kind: 'count'; readonly bins: ValueBins }
  | { readonly kind: 'collect'; readonly bins: ValueBins; readonly wanted: readonly number[] }
  | { readonly kind: 'extremes'; readonly bins: ValueBins; readonly wanted: readonly number[] }
  | { readonly kind: 'countKeys'; readonly level: number; readonly prefixes: readonly number[] };

/** What one part of the values answers to a pass. */
export interface SelectionAnswer {
  /** For `count`: one number per bin. For `countKeys`: 65,536 per prefix, one after another. */
  readonly counts: Uint32Array;
  /** For `collect`: the values found, in no particular order. For `extremes`: smallest and largest by bin, one bin after another. */
  readonly values: Float64Array;
}

/** Values of 16 bits. */
const DIGITS = 65_536;

/** More values than this are not carried around; their keys are searched. */
const MAX_COLLECTED = 200_000;
const KEY_LEVELS = 4;
const NO_COUNTS = new Uint32Array(0);
const NO_VALUES = new Float64Array(0);

/** Answers a pass for one part of the values. */
export function answerPass(pass: SelectionPass, values: Float64Array, length: number): SelectionAnswer {
  if (pass.kind === 'count') {
    const counts = new Uint32Array(pass.bins.count);
    countBins(pass.bins, values, 0, length, counts);
    return { counts, values: NO_VALUES };
  }
  if (pass.kind === 'extremes') return { counts: NO_COUNTS, values: extremes(pass.bins, pass.wanted, values, length) };
  return pass.kind === 'collect' ? { counts: NO_COUNTS, values: collect(pass.bins, pass.wanted, values, length) } : countKeys(pass.level, pass.prefixes, values, length);
}

function collect(bins: ValueBins, wanted: readonly number[], values: Float64Array, length: number): Float64Array {
  const { low, scale } = bins;
  const last = bins.count - 1;
  const isWanted = new Uint8Array(bins.count);
  for (const bin of wanted) isWanted[bin] = 1;
  let found = new Float64Array(1024);
  let count = 0;
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (value - value !== 0) continue;
    const bin = ((value - low) * scale) | 0;
    if (isWanted[bin < last ? bin : last] === 0) continue;
    if (count === found.length) {
      const larger = new Float64Array(2 * count);
      larger.set(found);
      found = larger;
    }
    found[count++] = value;
  }
  return found.slice(0, count);
}

function extremes(bins: ValueBins, wanted: readonly number[], values: Float64Array, length: number): Float64Array {
  const found = new Float64Array(2 * wanted.length);
  const smallest = new Float64Array(bins.count).fill(Infinity);
  const largest = new Float64Array(bins.count).fill(-Infinity);
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) continue;
    const bin = binOf(bins, value);
    if (value < smallest[bin]) smallest[bin] = value;
    if (value > largest[bin]) largest[bin] = value;
  }
  wanted.forEach((bin, place) => found.set([smallest[bin], largest[bin]], 2 * place));
  return found;
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Which half of a double holds its sign and exponent. */
const HIGH = words[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;
const SIGN = 0x80000000;
const TWO_TO_16 = 65_536;

/** The two halves of a 64-bit number that rises with the value, left in `keyHigh` and `keyLow`. −0 counts as 0. */
function splitKey(value: number): void {
  double[0] = value === 0 ? 0 : value;
  const high = words[HIGH];
  const negative = high >= SIGN;
  keyHigh = (negative ? ~high : high | SIGN) >>> 0;
  keyLow = (negative ? ~words[LOW] : words[LOW]) >>> 0;
}
let keyHigh = 0;
let keyLow = 0;

/** The value whose key has these leading and trailing 32 bits. */
function valueOfKey(high: number, low: number): number {
  const negative = high < SIGN;
  words[HIGH] = negative ? ~high : high & ~SIGN;
  words[LOW] = negative ? ~low : low;
  return double[0];
}

/** The leading 16 · level bits of the key last split, as an exact number. */
function prefix(level: number): number {
  if (level === 1) return keyHigh >>> 16;
  return level === 2 ? keyHigh : keyHigh * TWO_TO_16 + (keyLow >>> 16);
}

/** The next 16 bits after those. */
function digit(level: number): number {
  const half = level < 2 ? keyHigh : keyLow;
  return level % 2 === 0 ? half >>> 16 : half & 0xffff;
}

function countKeys(level: number, prefixes: readonly number[], values: Float64Array, length: number): SelectionAnswer {
  const counts = new Uint32Array(DIGITS * prefixes.length);
  const places = new Map(prefixes.map((wanted, place) => [wanted, place]));
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) continue;
    splitKey(value);
    const place = level === 0 ? 0 : places.get(prefix(level));
    if (place !== undefined) counts[place * DIGITS + digit(level)]++;
  }
  return { counts, values: NO_VALUES };
}

interface PendingRank {
  readonly rank: number;
  /** How many values are below everything that could still be the answer. */
  below: number;
  /** For the key search: the leading bits known so far, as an exact number. */
  prefix: number;
  /** The last 16 bits. */
  low: number;
}

/** Finds the values of given ranks (0 is the smallest) among about `count` numbers between `low` and `high`. */
export class OrderStatisticSearch {
  private pending: PendingRank[];
  /** How many values each bin of the range holds. */
  private binCounts: Uint32Array = NO_COUNTS;
  private readonly found = new Map<number, number>();
  private readonly bins: ValueBins;
  private binOfRank = new Map<number, number>();
  private current: SelectionPass | undefined;

  constructor(low: number, high: number, count: number, ranks: readonly number[]) {
    this.bins = valueBins(low, high, count);
    this.pending = [...new Set(ranks)].sort((a, b) => a - b).map((rank) => ({ rank, below: 0, prefix: 0, low: 0 }));
    if (low === high) for (const { rank } of this.pending) this.found.set(rank, low);
    else if (this.pending.length > 0) this.current = { kind: 'count', bins: this.bins };
  }

  /** The next pass to run over all parts; undefined when every rank is known. */
  nextPass(): SelectionPass | undefined {
    return this.current;
  }

  /** Takes the answers of all parts to the current pass. */
  absorb(answers: readonly SelectionAnswer[]): void {
    const pass = this.current;
    if (pass === undefined) return;
    if (pass.kind === 'count') this.current = this.afterCount(sumCounts(answers));
    else if (pass.kind === 'collect') this.current = this.afterCollect(answers);
    else if (pass.kind === 'extremes') this.current = this.afterExtremes(pass.wanted, answers);
    else this.current = this.afterKeys(pass, sumCounts(answers));
  }

  valueAt(rank: number): number {
    return this.found.get(rank) ?? NaN;
  }

  private afterCount(counts: Uint32Array): SelectionPass | undefined {
    let bin = 0;
    let below = 0;
    const wanted = new Set<number>();
    for (const item of this.pending) {
      while (below + counts[bin] <= item.rank) below += counts[bin++];
      item.below = below;
      this.binOfRank.set(item.rank, bin);
      wanted.add(bin);
    }
    this.binCounts = counts;
    const bins = [...wanted];
    return total(bins, counts) <= MAX_COLLECTED ? { kind: 'collect', bins: this.bins, wanted: bins } : { kind: 'extremes', bins: this.bins, wanted: bins };
  }

  /** Bins that hold one value only are settled; the rest is collected, or searched by its keys where it is still too much. */
  private afterExtremes(wanted: readonly number[], answers: readonly SelectionAnswer[]): SelectionPass | undefined {
    const settled = new Map<number, number>();
    wanted.forEach((bin, place) => {
      const smallest = Math.min(...answers.map(({ values }) => values[2 * place]));
      if (smallest === Math.max(...answers.map(({ values }) => values[2 * place + 1]))) settled.set(bin, smallest);
    });
    for (const { rank } of this.pending) {
      const value = settled.get(this.binOfRank.get(rank) ?? -1);
      if (value !== undefined) this.found.set(rank, value);
    }
    this.pending = this.pending.filter(({ rank }) => !this.found.has(rank));
    const open = wanted.filter((bin) => !settled.has(bin));
    if (open.length === 0) return undefined;
    if (total(open, this.binCounts) <= MAX_COLLECTED) return { kind: 'collect', bins: this.bins, wanted: open };
    for (const item of this.pending) item.below = 0;
    return { kind: 'countKeys', level: 0, prefixes: [0] };
  }

  private afterCollect(answers: readonly SelectionAnswer[]): undefined {
    const all = new Float64Array(answers.reduce((sum, { values }) => sum + values.length, 0));
    let at = 0;
    for (const { values } of answers) {
      all.set(values, at);
      at += values.length;
    }
    all.sort();
    let start = 0;
    for (const { rank, below } of this.pending) {
      const bin = this.binOfRank.get(rank) ?? 0;
      while (binOf(this.bins, all[start]) < bin) start++;
      this.found.set(rank, all[start + rank - below]);
    }
    return undefined;
  }

  private afterKeys({ level, prefixes }: Extract<SelectionPass, { kind: 'countKeys' }>, counts: Uint32Array): SelectionPass | undefined {
    for (const item of this.pending) {
      const place = level === 0 ? 0 : prefixes.indexOf(item.prefix);
      let next = 0;
      while (item.below + counts[place * DIGITS + next] <= item.rank) item.below += counts[place * DIGITS + next++];
      if (level + 1 < KEY_LEVELS) item.prefix = item.prefix * TWO_TO_16 + next;
      else item.low = next;
    }
    if (level + 1 < KEY_LEVELS) return { kind: 'countKeys', level: level + 1, prefixes: [...new Set(this.pending.map((item) => item.prefix))] };
    for (const { rank, prefix: leading, low } of this.pending) {
      this.found.set(rank, valueOfKey(Math.floor(leading / TWO_TO_16), (leading % TWO_TO_16) * TWO_TO_16 + low));
    }
    return undefined;
  }
}

function total(bins: readonly number[], counts: Uint32Array): number {
  return bins.reduce((sum, bin) => sum + counts[bin], 0);
}

/** Adds all counts up in the first of them. */
function sumCounts([first, ...others]: readonly SelectionAnswer[]): Uint32Array {
  for (const { counts } of others) addCounts(first.counts, counts);
  return first.counts;
}

/** Runs a search over values held in one place. */
export function selectRanks(values: Float64Array, low: number, high: number, ranks: readonly number[]): OrderStatisticSearch {
  const search = new OrderStatisticSearch(low, high, values.length, ranks);
  for (let pass = search.nextPass(); pass !== undefined; pass = search.nextPass()) search.absorb([answerPass(pass, values, values.length)]);
  return search;
}
