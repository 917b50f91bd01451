import type { RecordedOutput, Point } from './simulationRecord';

/** The order statistics that a record keeps of an output: what every other number of it has to agree with. */
interface Ranked {
  readonly value: number;
  /** From 0 for the smallest to `count - 1` for the largest. */
  readonly rank: number;
}

/** Rounding, as a share of the largest number. */
const ROUNDING = 1e-9;

/**
 * Whether the numbers of an output can be of one set of outcomes: its curve holds some of them exactly, and between those the
 * others lie. A mean, a deviation or a percentile that no outcomes with this curve have was not simulated.
 */
export function agreesWithItself(output: RecordedOutput): boolean {
  const { count, mean, min, max, standardDeviation, standardError, curve, answers } = output;
  if (count === 0) return hasNothing(output);
  const points = rankedPoints(curve, count);
  if (points === null || points[0]!.value !== min || points.at(-1)!.value !== max) return false;
  const slack = ROUNDING * Math.max(Math.abs(min), Math.abs(max));
  const within = (value: number, [low, high]: Bounds): boolean => value >= low - slack && value <= high + slack;
  if (!within(mean, meanOfLowest(points, count))) return false;
  if (!deviationAgrees(points, count, mean, standardDeviation, slack) || !errorAgrees(standardError, standardDeviation, count)) return false;
  return (
    answers.percentiles.every(([value, probability]) => within(value, percentileBounds(points, probability * (count - 1)))) &&
    answers.targets.every(([value, share]) => reachedAgrees(points, count, value, share * (count + output.failed))) &&
    answers.tails.every(([value, share]) => (share === 0 && Number.isNaN(value)) || within(value, tailBounds(points, count, share)))
  );
}

type Bounds = readonly [low: number, high: number];

/** An output of which every trial failed has no numbers. */
function hasNothing({ mean, standardDeviation, standardError, min, max, curve, answers }: RecordedOutput): boolean {
  const numbers = [mean, standardDeviation, standardError, min, max, ...[...answers.percentiles, ...answers.tails].map(([value]) => value)];
  return curve.length === 0 && !numbers.some(Number.isFinite) && answers.targets.every(([, share]) => !(share > 0));
}

/** Null where the curve does not rise from the smallest value to the largest over ranks of `count` values. */
function rankedPoints(curve: readonly Point[], count: number): readonly Ranked[] | null {
  const last = count - 1;
  const points = curve.map(([value, probability]): Ranked => ({ value, rank: Math.round(probability * last) }));
  const isRising = points.every(({ value, rank }, index) => index === 0 || (value >= points[index - 1]!.value && rank > points[index - 1]!.rank));
  const isExact = curve.every(([, probability], index) => Math.abs(probability - (last === 0 ? 1 : points[index]!.rank / last)) <= 1e-12);
  return points.length > 0 && isRising && isExact && points[0]!.rank === 0 && points.at(-1)!.rank === last ? points : null;
}

/** Between which numbers a sum over the lowest values lies, from what each known value and each one between two of them adds. */
function sumBounds(points: readonly Ranked[], lowest: number, known: (value: number) => number, between: (low: number, high: number) => Bounds): Bounds {
  let [least, most] = [0, 0];
  points.forEach(({ value, rank }, index) => {
    if (rank >= lowest) return;
    const next = points[index + 1];
    const others = next === undefined ? 0 : Math.min(next.rank, lowest) - rank - 1;
    const [low, high] = next === undefined ? [0, 0] : between(value, next.value);
    least += known(value) + others * low;
    most += known(value) + others * high;
  });
  return [least, most];
}

function meanOfLowest(points: readonly Ranked[], lowest: number): Bounds {
  const share = (value: number): number => value / lowest;
  return sumBounds(points, lowest, share, (low, high) => [share(low), share(high)]);
}

/** In units of the largest distance from the mean, so that no square is too large. NaN belongs to a single value. */
function deviationAgrees(points: readonly Ranked[], count: number, mean: number, deviation: number, slack: number): boolean {
  if (count === 1) return Number.isNaN(deviation);
  const unit = Math.max(...[points[0]!, points.at(-1)!].map(({ value }) => Math.abs(value - mean)));
  if (!(unit > slack)) return deviation >= 0 && deviation <= 2 * slack;
  const square = (value: number): number => ((value - mean) / unit) ** 2 / (count - 1);
  const [least, most] = sumBounds(points, count, square, (low, high) => [low <= mean && mean <= high ? 0 : Math.min(square(low), square(high)), Math.max(square(low), square(high))]);
  const rounding = 1e-6 + slack / unit;
  return deviation >= 0 && (deviation / unit) ** 2 >= least * (1 - rounding) && (deviation / unit) ** 2 <= most * (1 + rounding) + ROUNDING ** 2;
}

function errorAgrees(error: number, deviation: number, count: number): boolean {
  if (count === 1) return Number.isNaN(error);
  return Math.abs(error - deviation / Math.sqrt(count)) <= 1e-9 * deviation;
}

/** The known values around a position between the ranks. */
function percentileBounds(points: readonly Ranked[], position: number): Bounds {
  const below = points.findLast(({ rank }) => rank < position - 1e-6) ?? points[0]!;
  const above = points.find(({ rank }) => rank > position + 1e-6) ?? points.at(-1)!;
  return [below.value, above.value];
}

/** `reached`: how many values are at or below a target. */
function reachedAgrees(points: readonly Ranked[], count: number, target: number, reached: number): boolean {
  const least = (points.findLast(({ value }) => value <= target)?.rank ?? -1) + 1;
  const most = points.find(({ value }) => value > target)?.rank ?? count;
  return reached >= least - 0.5 && reached <= most + 0.5;
}

function tailBounds(points: readonly Ranked[], count: number, share: number): Bounds {
  const lowest = (number: number): number => Math.min(count, Math.max(1, number));
  return [meanOfLowest(points, lowest(Math.floor(share * count)))[0], meanOfLowest(points, lowest(Math.ceil(share * count)))[1]];
}
