import { type Tails } from './incompleteGamma';

interface MonotoneProblem {
  readonly start: number;
  readonly low: number;
  /** May be Infinity. */
  readonly high: number;
  /** The wanted probability from both sides; the smaller one is what is solved for. */
  readonly wanted: Tails;
  tails(x: number): Tails;
  density(x: number): number;
}

/**
 * Inverts a continuous distribution function. Newton steps are taken on the logarithm of the smaller tail,
 * which is nearly straight where the probability itself is nearly flat; a step that leaves the bracket
 * is replaced by a bisection, geometric where the bracket spans orders of magnitude.
 */
export function solveMonotone(problem: MonotoneProblem): number {
  const lowerSide = problem.wanted.lower < problem.wanted.upper;
  const wanted = lowerSide ? problem.wanted.lower : problem.wanted.upper;
  let { low, high } = problem;
  let x = problem.start;
  if (!(x > low && x < high)) x = middle(low, high);
  for (let step = 0; step < 300; step++) {
    const tails = problem.tails(x);
    const reached = lowerSide ? tails.lower : tails.upper;
    const difference = lowerSide ? reached - wanted : wanted - reached;
    if (difference === 0) return x;
    if (difference > 0) high = x;
    else low = x;
    const density = problem.density(x);
    let next = x - difference / density;
    if (reached > 0 && (reached > 4 * wanted || reached < wanted / 4)) {
      const logarithmic = (Math.abs(reached - wanted) > 0 ? logRatio(reached, wanted) : 0) * (reached / density);
      next = lowerSide ? x - logarithmic : x + logarithmic;
    }
    if (!(next > low && next < high)) next = middle(low, high);
    if (next === x || Math.abs(next - x) <= 1e-16 * Math.abs(x) || next === low || next === high) return next;
    x = next;
  }
  return x;
}

/** A rough ln(reached / wanted): only the length of a step depends on it, never the result. */
function logRatio(reached: number, wanted: number): number {
  let ratio = reached / wanted;
  let sum = 0;
  while (ratio > 1.5) {
    ratio /= 2;
    sum += Math.LN2;
  }
  while (ratio < 0.75) {
    if (ratio === 0) return sum;
    ratio *= 2;
    sum -= Math.LN2;
  }
  const t = (ratio - 1) / (ratio + 1);
  return sum + 2 * t * (1 + (t * t) / 3);
}

function middle(low: number, high: number): number {
  if (high === Infinity) return low === 0 ? 1 : low * 2;
  if (low === 0) return high > 1e-300 ? high * 0.01 : high / 2;
  return high / low > 16 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
}
