import type { Probe } from './probe';

/** What each part of a sum may be. */
export interface Limits {
  readonly minimum: number;
  readonly maximum: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
}

/** A split of a sum, and what it is worth. */
export interface Split {
  readonly parts: readonly number[];
  readonly value: number;
}

/** Amounts that are moved between two parts: from the first, by halves, to the last. */
export interface TransferSizes {
  readonly first: number;
  readonly last: number;
}

/**
 * Improves a split by moving an amount from one part to another wherever that gains most, and halves the amount when
 * nothing gains any more. Finds the best split where returns fall in every part and parts help each other little; a split
 * that no such move improves otherwise. A split without a value (NaN) is worse than any other. `halved` is called with
 * the number of halvings done and to do.
 */
export function* transferSearch(start: readonly number[], limits: readonly Limits[], sizes: TransferSizes, halved?: (done: number, all: number) => void): Probe<Split, readonly number[]> {
  let best: Split = { parts: start, value: yield start };
  const halvings = Math.max(1, Math.ceil(Math.log2(sizes.first / sizes.last)));
  for (let halving = 0; halving <= halvings; halving++) {
    const amount = sizes.first / 2 ** halving;
    for (let improved: Split | null = best; improved !== null; ) {
      improved = yield* bestTransfer(best, limits, amount);
      if (improved !== null) best = improved;
    }
    halved?.(halving + 1, halvings + 1);
  }
  return best;
}

function* bestTransfer(from: Split, limits: readonly Limits[], amount: number): Probe<Split | null, readonly number[]> {
  let best = from;
  for (const [giver, { minimum, whole: givesWhole = false }] of limits.entries()) {
    for (const [taker, { maximum, whole: takesWhole = false }] of limits.entries()) {
      if (giver === taker) continue;
      const room = Math.min(amount, from.parts[giver]! - minimum, maximum - from.parts[taker]!);
      const moved = givesWhole || takesWhole ? Math.floor(room) : room;
      if (!(moved > 0)) continue;
      const parts = from.parts.with(giver, from.parts[giver]! - moved).with(taker, from.parts[taker]! + moved);
      const value = yield parts;
      if (value > best.value || (Number.isNaN(best.value) && !Number.isNaN(value))) best = { parts, value };
    }
  }
  return best === from ? null : best;
}

/** The split nearest to the one wanted that keeps within the limits and adds up: all parts are shifted alike. */
export function fittingSplit(wanted: readonly number[], limits: readonly Limits[], sum: number): number[] {
  const shifted = (by: number): number[] => wanted.map((part, index) => Math.min(Math.max(part + by, limits[index]!.minimum), limits[index]!.maximum));
  const total = (by: number): number => shifted(by).reduce((all, part) => all + part, 0);
  const reach = 2 * (sum + Math.max(...wanted.map(Math.abs), ...limits.map(({ minimum }) => Math.abs(minimum))));
  let [low, high] = [-reach, reach];
  for (let step = 0; step < 200 && high - low > 0; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (total(middle) < sum) low = middle;
    else high = middle;
  }
  return shifted(high);
}

/**
 * The split with its whole parts rounded down and what that leaves given to parts that may be any number, else one by one
 * to whole parts that have room; null where it cannot be given away.
 */
export function wholeSplit(parts: readonly number[], limits: readonly Limits[]): number[] | null {
  const rounded = parts.map((part, index) => (limits[index]!.whole === true ? Math.max(Math.floor(part + 1e-9), limits[index]!.minimum) : part));
  let left = parts.reduce((all, part, index) => all + part - rounded[index]!, 0);
  const slack = 1e-9 * Math.max(1, ...parts.map(Math.abs));
  const order = limits.map((_, index) => index).sort((a, b) => Number(limits[a]!.whole === true) - Number(limits[b]!.whole === true));
  for (const index of order) {
    const { minimum, maximum, whole = false } = limits[index]!;
    const room = left > 0 ? Math.min(left, maximum - rounded[index]!) : -Math.min(-left, rounded[index]! - minimum);
    const given = whole ? Math.sign(room) * Math.floor(Math.abs(room) + slack) : room;
    rounded[index] = rounded[index]! + given;
    left -= given;
  }
  return Math.abs(left) <= slack ? rounded : null;
}

/** Why limits cannot hold a sum; null where they can. */
export function limitsFault(limits: readonly Limits[], sum: number): { readonly least: number; readonly most: number } | null {
  const least = limits.reduce((all, { minimum }) => all + minimum, 0);
  const most = limits.reduce((all, { maximum }) => all + maximum, 0);
  const slack = 1e-9 * Math.abs(sum);
  return least > sum + slack || most < sum - slack ? { least, most } : null;
}

/** Which limit a part stands at. */
export function limitAt(part: number, { minimum, maximum }: Limits, sum: number): 'minimum' | 'maximum' | null {
  const slack = 1e-9 * Math.abs(sum);
  if (part <= minimum + slack) return 'minimum';
  return part >= maximum - slack ? 'maximum' : null;
}
