import { invalidArgument, noSolution } from '../../core/error';
import { fail, ok, type Result } from '../../core/result';
import type { Branches, ContinuousDistribution, DiscreteDistribution, Distribution, QuantileBranch, Steps } from './distribution';
import { listedDistribution, MAX_OUTCOMES } from './listed';
import { momentsByQuadrature } from './momentsByQuadrature';
import { pointMass } from './pointMass';
import { shareBetween } from './shareBetween';

/** The distribution given that its value lies in [low, high]; a bound left out does not bind. */
export function truncate(distribution: Distribution, low: number | undefined, high: number | undefined): Result<Distribution> {
  if (low === undefined && high === undefined) return ok(distribution);
  if (low !== undefined && high !== undefined && low > high) {
    return fail(invalidArgument('aboveOtherArgument', { parameter: 'truncLow', received: low, details: { other: 'truncHigh', limit: high } }));
  }
  const from = Math.max(distribution.lower, low ?? -Infinity);
  const to = Math.min(distribution.upper, high ?? Infinity);
  if (from === distribution.lower && to === distribution.upper) return ok(distribution);
  return distribution.kind === 'discrete' ? truncateOutcomes(distribution, from, to) : truncateDensity(distribution, from, to);
}

function nothingLeft(from: number, to: number): Result<never> {
  return fail(noSolution('truncationEmpty', { parameter: 'truncLow', details: { low: from, high: to } }));
}

function truncateOutcomes(distribution: DiscreteDistribution, from: number, to: number): Result<Distribution> {
  if (distribution.outcomeCount > MAX_OUTCOMES) return tooManyOutcomes(distribution.outcomeCount);
  const kept = Array.from(distribution.outcomes().values).filter((value) => value >= from && value <= to);
  const weights = kept.map((value) => distribution.density(value));
  return weights.some((weight) => weight > 0) ? ok(listedDistribution(kept, weights)) : nothingLeft(from, to);
}

export function tooManyOutcomes(count: number): Result<never> {
  return fail(noSolution('tooManyOutcomes', { received: count, details: { maximum: MAX_OUTCOMES } }));
}

function truncateDensity(distribution: ContinuousDistribution, from: number, to: number): Result<Distribution> {
  const start = distribution.cumulative(from);
  const end = distribution.cumulative(to);
  const share = shareBetween(start, end);
  if (from === to && distribution.density(from) > 0) return ok(pointMass(from));
  if (!(share > 0)) return nothingLeft(from, to);
  const quantile = (lower: number, upper = 1 - lower): number => {
    const below = start.lower + lower * share;
    const above = end.upper + upper * share;
    return Math.min(to, Math.max(from, below <= above ? distribution.quantile(below, 1 - below) : distribution.quantile(1 - above, above)));
  };
  const cumulative = (x: number): { lower: number; upper: number } => {
    if (x <= from) return { lower: 0, upper: 1 };
    if (x >= to) return { lower: 1, upper: 0 };
    const at = distribution.cumulative(x);
    const lower = Math.min(1, (at.lower <= 0.5 ? at.lower - start.lower : start.upper - at.upper) / share);
    const upper = Math.min(1, (at.upper <= 0.5 ? at.upper - end.upper : end.lower - at.lower) / share);
    return lower <= upper ? { lower, upper: 1 - lower } : { lower: 1 - upper, upper };
  };
  const corners = distribution.corners.filter((corner) => corner > from && corner < to);
  const moments =
    distribution.momentsBetween?.(from, to) ?? momentsByQuadrature({ quantile, corners: corners.map((corner) => cumulative(corner).lower) });
  const truncated: ContinuousDistribution = {
    kind: 'continuous',
    lower: from,
    upper: to,
    ...moments,
    mode: truncatedMode(distribution, from, to),
    corners,
    quantile,
    cumulative,
    density: (x) => (x < from || x > to ? 0 : distribution.density(x) / share),
    branches: distribution.branches && truncatedBranches(distribution.branches, quantile, share),
    polyline: distribution.polyline && truncatedPolyline(distribution.polyline, from, to, cumulative),
  };
  return ok(truncated);
}

function truncatedPolyline({ values }: Steps, from: number, to: number, cumulative: (x: number) => { lower: number }): Steps {
  const corners = values.filter((value) => value > from && value < to);
  return {
    values: Float64Array.from([from, ...corners, to]),
    cumulative: Float64Array.from([0, ...corners.map((corner) => cumulative(corner).lower), 1]),
  };
}

/** The mode stays where it is inside the bounds; outside, a density with one peak is highest at the nearer bound. */
function truncatedMode(distribution: ContinuousDistribution, from: number, to: number): number {
  if (distribution.mode >= from && distribution.mode <= to) return distribution.mode;
  return distribution.density(from) >= distribution.density(to) ? from : to;
}

function truncatedBranches(branches: Branches, quantile: (lower: number, upper?: number) => number, share: number): Branches {
  const within = (branch: QuantileBranch, at: (tail: number) => number): QuantileBranch => ({
    ...branch,
    coordinate: (tail) => (at(tail) - branch.value(0)) / branch.valueSlope,
    density: (coordinate) => branch.density(coordinate) / share,
  });
  return {
    lower: within(branches.lower, (tail) => quantile(tail, 1 - tail)),
    upper: within(branches.upper, (tail) => quantile(1 - tail, tail)),
  };
}
