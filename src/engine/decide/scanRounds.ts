/** Where a search looks. */
export interface SearchSpace extends SearchEffort {
  /** Where it starts. */
  readonly base: number;
  /** Bounds; infinite where the search goes outward as far as it takes. */
  readonly low: number;
  readonly high: number;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** These values only, in rising order; null where all between the bounds are possible. */
  readonly values: readonly number[] | null;
}

/** How hard it looks. */
export interface SearchEffort {
  /** Points of a grid between two bounds. */
  readonly gridPoints: number;
  /** The first step outward, relative to the base (to 1 where the base is 0); how much each step grows; and how often. */
  readonly outward: { readonly first: number; readonly growth: number; readonly steps: number };
  /** Points spent on the best one where none reaches the target. */
  readonly refinements: number;
}

/** While an answer costs microseconds. */
export const CHEAP: SearchEffort = { gridPoints: 65, outward: { first: 0.05, growth: 1.5, steps: 31 }, refinements: 60 };
/** While an answer takes a simulation. */
export const DEAR: SearchEffort = { gridPoints: 13, outward: { first: 0.1, growth: 2, steps: 10 }, refinements: 10 };

/** The points to look at, round by round: a search may stop after any round. */
export function* scanRounds(space: SearchSpace): Generator<readonly number[], void, undefined> {
  if (space.values !== null) yield space.values.filter((value) => value >= space.low && value <= space.high);
  else if (Number.isFinite(space.low) && Number.isFinite(space.high)) yield grid(space);
  else yield* outwards(space);
}

function grid({ base, low, high, whole, gridPoints }: SearchSpace): number[] {
  const steps = gridPoints - 1;
  const points = Array.from({ length: gridPoints }, (_, step) => low + ((high - low) * step) / steps);
  const all = base > low && base < high ? [...points, base] : points;
  return whole ? [...new Set(all.map(Math.round))].filter((point) => point >= low && point <= high) : all;
}

function* outwards({ base, low, high, whole, outward: { first, growth, steps } }: SearchSpace): Generator<readonly number[], void, undefined> {
  const start = Math.min(Math.max(base, low), high);
  const unit = base === 0 ? 1 : Math.abs(base);
  const at = (point: number): number => {
    const inside = Math.min(Math.max(point, low), high);
    if (!whole) return inside;
    return inside === low ? Math.ceil(low) : inside === high ? Math.floor(high) : Math.round(inside);
  };
  yield [at(start)];
  for (let step = 0; step < steps; step++) {
    const distance = Math.max(first * unit * growth ** step, whole ? step + 1 : 0);
    yield [at(start - distance), at(start + distance)];
  }
}
