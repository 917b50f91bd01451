import type { Probe } from './probe';
import { scanRounds, type SearchSpace } from './scanRounds';

/** A point and what the function gives there. */
export interface Sample {
  readonly value: number;
  readonly measured: number;
}

export interface SearchedFunction {
  readonly target: number;
  /** Smallest step between values of the function: 0 where it is continuous, 1 ÷ trials for a share of trials. */
  readonly grain: number;
  /** How close two points may come before they count as one, relative to their size. */
  readonly resolution: number;
}

/** A place where the function reaches the target. */
export interface Solution extends Sample {
  /** Where the function steps over the target, or only whole numbers count: the last point that misses it. */
  readonly otherSide: Sample | null;
}

export interface SearchOutcome {
  /** The nearest to the base first; such as step over the target come after all others. */
  readonly solutions: readonly Solution[];
  readonly searched: { readonly low: number; readonly high: number };
  /** Null where the function has no value anywhere. */
  readonly range: { readonly lowest: Sample; readonly highest: Sample } | null;
  /** The point that comes closest to the target; null where the function has no value anywhere. */
  readonly closest: Sample | null;
  /** Places where the function steps over the target only because it runs away to both sides, as 1/x does at 0: no solutions. The nearest to the base first. */
  readonly poles: readonly number[];
}

/** The resolution of a function without chance. */
export const FINEST = 4 * Number.EPSILON;

/** Between two steps of a continuous function there lies no more than this share of all it was seen to do. */
const JUMP_SHARE = 1e-6;
/** Steps of a share of trials that are still put down to single trials. */
const GRAINS = 10;
/** Differences below this share of the numbers at hand come from rounding. */
const NOISE = 1e-13;
/** So many times as far from the target as the points that the search closed in from, on either side: a pole. */
const RUNAWAY = 1e3;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Looks for the points nearest to the base at which a function reaches a target: outward in growing steps, or over a grid
 * between two bounds, then by halving and interpolation between a point that reaches the target and one that does not.
 * Narrow excursions between two points of the scan go unseen, save the one next to the point closest to the target.
 * @see I. F. D. Oliveira, R. H. C. Takahashi, An enhancement of the bisection method average performance preserving minmax optimality, ACM Trans. Math. Softw. 47 (2021)
 */
export function* targetSearch(space: SearchSpace, asked: SearchedFunction): Probe<SearchOutcome> {
  const search = new TargetSearch(space, asked);
  yield* search.run();
  return search.outcome();
}

const interval = (a: Sample, b: Sample): string => `${Math.min(a.value, b.value)} ${Math.max(a.value, b.value)}`;

class TargetSearch {
  private readonly known = new Map<number, number>();
  private readonly solutions: Solution[] = [];
  private readonly poles: number[] = [];
  private readonly solved = new Set<string>();
  /** Between two neighbouring values there is nothing to look at. */
  private readonly stepped: boolean;

  constructor(
    private readonly space: SearchSpace,
    private readonly asked: SearchedFunction,
  ) {
    this.stepped = space.whole || space.values !== null;
  }

  *run(): Probe<void> {
    for (const points of scanRounds(this.space)) {
      for (const point of points) yield* this.at(point);
      yield* this.solveCrossings();
      if (this.solutions.some(({ otherSide }) => otherSide === null || this.stepped)) return;
    }
    if (this.solutions.length === 0) {
      yield* this.approach();
      yield* this.solveCrossings();
    }
  }

  outcome(): SearchOutcome {
    const { base } = this.space;
    const points = this.sorted();
    const finite = points.filter(({ measured }) => !Number.isNaN(measured));
    const steps = (solution: Solution): number => (solution.otherSide === null || this.stepped ? 0 : 1);
    return {
      solutions: this.solutions.toSorted((a, b) => steps(a) - steps(b) || Math.abs(a.value - base) - Math.abs(b.value - base)),
      searched: { low: points[0]!.value, high: points.at(-1)!.value },
      poles: this.poles.toSorted((a, b) => Math.abs(a - base) - Math.abs(b - base)),
      range: finite.length === 0 ? null : { lowest: finite.reduce((a, b) => (b.measured < a.measured ? b : a)), highest: finite.reduce((a, b) => (b.measured > a.measured ? b : a)) },
      closest: finite.length === 0 ? null : finite.reduce((a, b) => (this.distance(b) < this.distance(a) ? b : a)),
    };
  }

  private *at(value: number): Probe<Sample> {
    const known = this.known.get(value);
    if (known !== undefined) return { value, measured: known };
    const measured = yield value;
    this.known.set(value, measured);
    return { value, measured };
  }

  private sorted(): Sample[] {
    return [...this.known].map(([value, measured]) => ({ value, measured })).sort((a, b) => a.value - b.value);
  }

  private distance({ measured }: Sample): number {
    return Math.abs(measured - this.asked.target);
  }

  private reaches({ measured }: Sample): boolean {
    return measured >= this.asked.target;
  }

  private *solveCrossings(): Probe<void> {
    const points = this.sorted();
    for (const [index, point] of points.entries()) {
      if (point.measured === this.asked.target && this.isAlone(points, index)) this.add({ ...point, otherSide: null });
      const next = points[index + 1];
      if (next === undefined || Number.isNaN(point.measured) || Number.isNaN(next.measured) || this.reaches(point) === this.reaches(next)) continue;
      if (this.solved.has(interval(point, next))) continue;
      this.solved.add(interval(point, next));
      const solution = yield* this.narrow(...(this.reaches(point) ? [point, next] as const : [next, point] as const));
      // What it closed in on is not looked at again: so near to a pole, either side would seem far from the target already.
      if (solution.otherSide !== null) this.solved.add(interval(solution, solution.otherSide));
      if (this.runsAway(solution, Math.max(this.distance(point), this.distance(next)))) this.poles.push(solution.value);
      else this.add(solution);
    }
  }

  /** A point on target that no crossing will lead to: its neighbours reach the target too, or there are none. */
  private isAlone(points: readonly Sample[], index: number): boolean {
    return [points[index - 1], points[index + 1]].every((neighbour) => neighbour === undefined || this.reaches(neighbour) || Number.isNaN(neighbour.measured)) && (this.asked.grain === 0 || points[index]!.value === this.space.base);
  }

  private runsAway(solution: Solution, farthest: number): boolean {
    if (this.stepped || solution.otherSide === null) return false;
    // At the pole itself there is an error rather than a number.
    return [solution, solution.otherSide].every((side) => Number.isNaN(side.measured) || this.distance(side) > RUNAWAY * farthest);
  }

  private add(solution: Solution): void {
    if (!this.solutions.some(({ value }) => value === solution.value)) this.solutions.push(solution);
  }

  /** Closes in between a point that reaches the target and one that does not. */
  private *narrow(reaching: Sample, missing: Sample): Probe<Solution> {
    const { grain } = this.asked;
    let [reached, missed] = [reaching, missing];
    const width = Math.abs(reached.value - missed.value);
    const closeness = this.closeness(reached, missed);
    const most = Math.ceil(Math.log2(width / closeness)) + 1;
    for (let step = 0; Math.abs(reached.value - missed.value) > closeness; step++) {
      const point = this.between(reached, missed, { width, radius: closeness * 2 ** (most - step - 1) });
      if (point === reached.value || point === missed.value) break;
      const sample = yield* this.at(point);
      if (sample.measured === this.asked.target && grain === 0 && !this.stepped) return yield* this.plain(sample, 0);
      if (this.reaches(sample)) reached = sample;
      else missed = sample;
    }
    return yield* this.chosen(reached, missed);
  }

  private closeness(a: Sample, b: Sample): number {
    if (this.space.values !== null) return Infinity;
    if (this.space.whole) return 1;
    return this.asked.resolution * Math.max(Math.abs(a.value), Math.abs(b.value), Math.abs(a.value - b.value) * 1e-3, Number.MIN_VALUE / Number.EPSILON);
  }

  /** The interpolation, drawn towards the middle and kept within a radius of it that shrinks as halving alone would. */
  private between(reached: Sample, missed: Sample, { width, radius }: { readonly width: number; readonly radius: number }): number {
    const [a, b] = [reached.value, missed.value];
    const middle = (a + b) / 2;
    const rise = this.asked.target - reached.measured;
    const fall = this.asked.target - missed.measured;
    const crossing = (fall * a - rise * b) / (fall - rise);
    const gap = Math.abs(b - a);
    const toMiddle = Math.sign(middle - crossing);
    const drawn = (0.2 * gap * gap) / width;
    const truncated = drawn <= Math.abs(middle - crossing) ? crossing + toMiddle * drawn : middle;
    const spare = Math.max(0, radius - gap / 2);
    const point = !Number.isFinite(crossing) ? middle : Math.abs(truncated - middle) <= spare ? truncated : middle - toMiddle * spare;
    if (!this.space.whole) return point;
    return Math.min(Math.max(Math.round(point), Math.min(a, b) + 1), Math.max(a, b) - 1);
  }

  private *chosen(reached: Sample, missed: Sample): Probe<Solution> {
    const { grain } = this.asked;
    if (this.stepped) return { ...reached, otherSide: reached.measured === this.asked.target ? null : missed };
    const range = this.outcome().range!;
    const continuous = Math.max(JUMP_SHARE * (range.highest.measured - range.lowest.measured), GRAINS * grain);
    if (!(reached.measured - missed.measured <= continuous)) return { ...reached, otherSide: missed };
    if (grain > 0) return { ...reached, otherSide: null };
    const closer = this.distance(missed) < this.distance(reached) ? missed : reached;
    return yield* this.plain(closer, Math.max(this.distance(reached), this.distance(missed)));
  }

  /** The same point without the digits that are rounding noise, where that is as good. */
  private *plain(found: Sample, tolerance: number): Probe<Solution> {
    const { lowest, highest } = this.outcome().range!;
    const isNothing = Math.abs(found.value) <= NOISE * Math.max(1, Math.abs(this.space.base));
    const plain = yield* this.at(isNothing ? 0 : Number(found.value.toPrecision(12)));
    const allowed = Math.max(tolerance, NOISE * (highest.measured - lowest.measured));
    return { ...(this.distance(plain) <= allowed ? plain : found), otherSide: null };
  }

  /** Where nothing reaches the target: the best point between the neighbours of the closest one. */
  private *approach(): Probe<void> {
    const points = this.sorted();
    const best = this.outcome().closest;
    const index = points.findIndex(({ value }) => value === best?.value);
    if (this.stepped || index <= 0 || index === points.length - 1) return;
    const isOver = this.reaches(points[index]!);
    let [low, high] = [points[index - 1]!.value, points[index + 1]!.value];
    for (let step = 0; step < this.space.refinements; step++) {
      const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
      const [atLeft, atRight] = [yield* this.at(left), yield* this.at(right)];
      if ([atLeft, atRight].some((sample) => !Number.isNaN(sample.measured) && this.reaches(sample) !== isOver)) return;
      const isLeftBetter = Number.isNaN(atRight.measured) || this.distance(atLeft) < this.distance(atRight);
      if (isLeftBetter) high = right;
      else low = left;
    }
  }
}
