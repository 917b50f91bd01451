import { invalidArgument, noSolution } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { answer } from './probe';
import { inflectionOf, marginalResponseAt, responseAt, type ResponseCurve } from './responseCurve';
import { limitAt, limitsFault, transferSearch, type Limits } from './transferSearch';

/** A channel that money can be spent on. */
export interface Channel {
  readonly curve: ResponseCurve;
  /** 0 where left out. */
  readonly minimum?: number | undefined;
  /** The whole budget where left out. */
  readonly maximum?: number | undefined;
}

export interface BudgetSplit {
  readonly channels: readonly ChannelShare[];
  readonly totalReturn: number;
  /** What one more unit of budget would return: the highest marginal return of a channel that is not at its maximum. */
  readonly marginalReturn: number;
  /** Budget that no channel takes because all are at their maximum. */
  readonly unspent: number;
}

export interface ChannelShare {
  readonly spend: number;
  readonly response: number;
  /** What one more unit spent on this channel would return. */
  readonly marginalReturn: number;
  /** Which bound it stands at. */
  readonly bound: 'minimum' | 'maximum' | null;
}

/** Steps of the grid over which S-shaped channels are compared before the best split is refined. */
const GRID_STEPS = 400;
const FINEST = 1e-12;

/**
 * The split of a budget over channels with the largest total return. Where all marginal returns fall, exactly: every
 * channel is spent on until its marginal return has come down to a common one. With S-shaped channels, by comparing all
 * splits on a grid and refining the best. O(channels · 10⁴), or O(channels · 10⁵) with S-shaped channels.
 */
export function splitBudget(budget: number, channels: readonly Channel[]): Result<BudgetSplit> {
  const limits = channels.map(({ minimum = 0, maximum = Infinity }): Limits => ({ minimum, maximum: Math.min(maximum, Math.max(budget, minimum)) }));
  const crossed = channels.find(({ minimum = 0, maximum = Infinity }) => minimum > maximum);
  if (crossed !== undefined) return fail(invalidArgument('decideBounds', { details: { low: crossed.minimum ?? 0, high: crossed.maximum ?? 0 } }));
  const most = limits.reduce((sum, { maximum }) => sum + maximum, 0);
  const spent = Math.min(budget, most);
  const fault = limitsFault(limits, spent);
  if (fault !== null) return fail(noSolution('decideBudgetLimits', { received: budget, details: { ...fault } }));
  const curves = channels.map(({ curve }) => curve);
  const isConcave = curves.every((curve, channel) => inflectionOf(curve) <= limits[channel]!.minimum);
  const spends = isConcave ? levelledSplit(curves, limits, spent) : refinedSplit(curves, limits, spent);
  const shares = spends.map((spend, channel): ChannelShare => {
    const curve = curves[channel]!;
    return { spend, response: responseAt(curve, spend), marginalReturn: marginalResponseAt(curve, spend), bound: limitAt(spend, limits[channel]!, spent) };
  });
  return ok({
    channels: shares,
    totalReturn: shares.reduce((sum, { response }) => sum + response, 0),
    marginalReturn: shares.reduce((best, { marginalReturn, bound }) => (bound === 'maximum' ? best : Math.max(best, marginalReturn)), 0),
    unspent: budget - spent,
  });
}

/** Lowers the common marginal return until the budget is spent. */
function levelledSplit(curves: readonly ResponseCurve[], limits: readonly Limits[], sum: number): number[] {
  const at = (level: number): number[] => curves.map((curve, channel) => spendAtMargin(curve, limits[channel]!, level));
  const total = (spends: readonly number[]): number => spends.reduce((all, spend) => all + spend, 0);
  let [low, high] = [0, 1];
  while (total(at(high)) > sum && high < Number.MAX_VALUE / 2) high *= 2;
  for (let step = 0; step < 1100; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (total(at(middle)) > sum) low = middle;
    else high = middle;
  }
  const [more, less] = [at(low), at(high)];
  return shareRest(less, more, sum - total(less));
}

/** Channels with a constant marginal return jump at one level: between the split before and behind the jump, the rest is shared out in turn. */
function shareRest(less: readonly number[], more: readonly number[], rest: number): number[] {
  let left = rest;
  return less.map((spend, channel) => {
    const taken = Math.max(0, Math.min(left, more[channel]! - spend));
    left -= taken;
    return spend + taken;
  });
}

/** Where marginal returns have fallen to a level. */
function spendAtMargin(curve: ResponseCurve, { minimum, maximum }: Limits, level: number): number {
  if (marginalResponseAt(curve, minimum) <= level) return minimum;
  if (marginalResponseAt(curve, maximum) >= level) return maximum;
  let [low, high] = [minimum, maximum];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low;
    if (marginalResponseAt(curve, middle) > level) low = middle;
    else high = middle;
  }
}

/** The best split on a grid, refined by moving ever smaller amounts. */
function refinedSplit(curves: readonly ResponseCurve[], limits: readonly Limits[], sum: number): readonly number[] {
  const start = gridSplit(curves, limits, sum);
  const value = (spends: readonly number[]): number => spends.reduce((all, spend, channel) => all + responseAt(curves[channel]!, spend), 0);
  return answer(transferSearch(start, limits, { first: sum / GRID_STEPS, last: sum * FINEST }), value).parts;
}

/** Dynamic programming over what is spent beyond the minimums, channel by channel. */
function gridSplit(curves: readonly ResponseCurve[], limits: readonly Limits[], sum: number): number[] {
  const free = sum - limits.reduce((all, { minimum }) => all + minimum, 0);
  const step = free / GRID_STEPS;
  let best = new Float64Array(GRID_STEPS + 1);
  const taken: Int32Array[] = [];
  for (const [channel, curve] of curves.entries()) {
    const { minimum, maximum } = limits[channel]!;
    const responses = Array.from({ length: GRID_STEPS + 1 }, (_, steps) => responseAt(curve, Math.min(minimum + steps * step, maximum)));
    const better = new Float64Array(GRID_STEPS + 1).fill(-Infinity);
    const choice = new Int32Array(GRID_STEPS + 1);
    for (let spent = 0; spent <= GRID_STEPS; spent++) {
      for (let steps = 0; steps <= spent; steps++) {
        const value = best[spent - steps]! + responses[steps]!;
        if (value > better[spent]!) {
          better[spent] = value;
          choice[spent] = steps;
        }
      }
    }
    best = better;
    taken.push(choice);
  }
  const spends = new Array<number>(curves.length);
  let left = GRID_STEPS;
  for (let channel = curves.length - 1; channel >= 0; channel--) {
    const steps = taken[channel]![left]!;
    spends[channel] = Math.min(limits[channel]!.minimum + steps * step, limits[channel]!.maximum);
    left -= steps;
  }
  const rest = sum - spends.reduce((all, spend) => all + spend, 0);
  return shareRest(spends, limits.map(({ maximum }) => maximum), rest);
}
