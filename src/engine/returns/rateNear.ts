import { exp, log } from '../core/special/elementary';
import { solveBracketed } from '../core/special/solveBracketed';
import { ratesOfReturn, type TimedFlow } from './ratesOfReturn';

/** Steps of ln(1 + rate) in which a root is sought outward from the guess where there are too many changes of sign to find all. */
const STRIDE = 0.02;
const STRIDES = 1800;

/** The rate of return above −100 % nearest to `guess`; NaN where there is none. Cost as in {@link ratesOfReturn}. */
export function rateNear(flows: readonly TimedFlow[], guess: number): number {
  const rates = ratesOfReturn(flows);
  if (rates.ok) return rates.value.reduce((nearest, rate) => (Math.abs(rate - guess) < Math.abs(nearest - guess) ? rate : nearest));
  return rates.error.code === 'tooManySignChanges' ? firstCrossing(flows, guess) : NaN;
}

function firstCrossing(flows: readonly TimedFlow[], guess: number): number {
  const worth = (x: number): number => flows.reduce((total, { amount, time }) => total + amount * exp(-time * x), 0);
  const start = log(1 + guess);
  const positive = worth(start) > 0;
  for (let stride = 1; stride <= STRIDES; stride++) {
    for (const direction of [STRIDE, -STRIDE]) {
      const [near, far] = [start + (stride - 1) * direction, start + stride * direction];
      if (worth(far) > 0 !== positive) return exp(solveBracketed(worth, Math.min(near, far), Math.max(near, far))) - 1;
    }
  }
  return NaN;
}
