import { BIN_COUNT, binOf, countBins, valueBins, type ValueBins } from './valueBins';

/**
 * Exact order statistics of values that stay where they are (in workers, in parts): only counts and the few values
 * next to an answer travel. A search asks for passes over the values until it knows every rank:
 *
 *   1. `count`    a histogram of 65,536 bins tells in which bin each rank lies;
 *   2. `collect`  the values of those bins come back, are sorted, and the ranks are read off.
 *
 * Where one bin holds too many values (one far outlier stretches the range), their binary representation is
 * searched instead, 16 bits per pass, which ends after at most four passes whatever the values are.
 */
export type SelectionPass =
  | { readonly kind: 'count'; readonly bins: ValueBins }
  | { readonly kind: 'collect'; readonly bins: ValueBins; readonly wanted: readonly number[] }
  | { readonly kind: 'countKeys'; readonly level: number; readonly prefixes: readonly number[] };

/** What one part of the values answers to a pass. */
export interface SelectionAnswer {
  /** For `count`: one number per bin. For `countKeys`: 65,536 per prefix, one after another. */
  readonly counts: Uint32Array;
  /** For `collect`: the values found, in no particular order. */
  readonly values: Float64Array;
}

/** More values than this are not carried around; their keys are searched. */
const MAX_COLLECTED = 200_000;
const KEY_LEVELS = 4;
const NO_COUNTS = new Uint32Array(0);
const NO_VALUES = new Float64Array(0);

/** Answers a pass for one part of the values. */
export function answerPass(pass: SelectionPass, values: Float64Array, length: number): SelectionAnswer {
  if (pass.kind === 'count') {
    const counts = new Uint32Array(BIN_COUNT);
    countBins(pass.bins, values, 0, length, counts);
    return { counts, values: NO_VALUES };
  }
  return pass.kind === 'collect' ? { counts: NO_COUNTS, values: collect(pass.bins, pass.wanted, values, length) } : countKeys(pass.level, pass.prefixes, values, length);
}

function collect(bins: ValueBins, wanted: readonly number[], values: Float64Array, length: number): Float64Array {
  const isWanted = new Uint8Array(BIN_COUNT);
  for (const bin of wanted) isWanted[bin] = 1;
  const found: number[] = [];
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (Number.isFinite(value) && isWanted[binOf(bins, value)] === 1) found.push(value);
  }
  return Float64Array.from(found);
}

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);
const SIGN = 1n << 63n;
const ALL = (1n << 64n) - 1n;

/** A whole number below 2^64 that rises with the value. −0 counts as 0. */
function keyOf(value: number): bigint {
  double[0] = value === 0 ? 0 : value;
  const pattern = bits[0];
  return pattern & SIGN ? pattern ^ ALL : pattern | SIGN;
}

function valueOf(key: bigint): number {
  bits[0] = key & SIGN ? key ^ SIGN : key ^ ALL;
  return double[0];
}

/** The leading 16 · level bits of a key as an exact number. */
function prefixOf(key: bigint, level: number): number {
  return Number(key >> BigInt(64 - 16 * level));
}

function countKeys(level: number, prefixes: readonly number[], values: Float64Array, length: number): SelectionAnswer {
  const counts = new Uint32Array(BIN_COUNT * prefixes.length);
  const places = new Map(prefixes.map((prefix, place) => [prefix, place]));
  const shift = BigInt(48 - 16 * level);
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) continue;
    const key = keyOf(value);
    const place = level === 0 ? 0 : places.get(prefixOf(key, level));
    if (place !== undefined) counts[place * BIN_COUNT + Number((key >> shift) & 0xffffn)]++;
  }
  return { counts, values: NO_VALUES };
}

interface PendingRank {
  readonly rank: number;
  /** How many values are below everything that could still be the answer. */
  below: number;
  /** For the key search: the bits known so far. */
  key: bigint;
}

/** Finds the values of given ranks (0 is the smallest) among `count` numbers between `low` and `high`. */
export class OrderStatisticSearch {
  private readonly pending: PendingRank[];
  private readonly found = new Map<number, number>();
  private readonly bins: ValueBins;
  private binOfRank = new Map<number, number>();
  private current: SelectionPass | undefined;

  constructor(low: number, high: number, ranks: readonly number[]) {
    this.bins = valueBins(low, high);
    this.pending = [...new Set(ranks)].sort((a, b) => a - b).map((rank) => ({ rank, below: 0, key: 0n }));
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
    let total = 0;
    for (const each of wanted) total += counts[each];
    if (total <= MAX_COLLECTED) return { kind: 'collect', bins: this.bins, wanted: [...wanted] };
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
    const shift = BigInt(48 - 16 * level);
    for (const item of this.pending) {
      const place = level === 0 ? 0 : prefixes.indexOf(prefixOf(item.key, level));
      let digit = 0;
      while (item.below + counts[place * BIN_COUNT + digit] <= item.rank) item.below += counts[place * BIN_COUNT + digit++];
      item.key |= BigInt(digit) << shift;
    }
    if (level + 1 < KEY_LEVELS) {
      return { kind: 'countKeys', level: level + 1, prefixes: [...new Set(this.pending.map(({ key }) => prefixOf(key, level + 1)))] };
    }
    for (const { rank, key } of this.pending) this.found.set(rank, valueOf(key));
    return undefined;
  }
}

function sumCounts(answers: readonly SelectionAnswer[]): Uint32Array {
  const total = answers[0].counts.slice();
  for (const { counts } of answers.slice(1)) for (let index = 0; index < total.length; index++) total[index] += counts[index];
  return total;
}

/** Runs a search over values held in one place. */
export function selectRanks(values: Float64Array, low: number, high: number, ranks: readonly number[]): OrderStatisticSearch {
  const search = new OrderStatisticSearch(low, high, ranks);
  for (let pass = search.nextPass(); pass !== undefined; pass = search.nextPass()) search.absorb([answerPass(pass, values, values.length)]);
  return search;
}
