import { exp, log } from './elementary';
import { logGamma } from './logGamma';

const EULER = 0.5772156649015329;
/** From here on, and for orders far below, Hankel's expansion is exact to the last digit. */
const FAR = 1000;

/** The modified Bessel function I of whole order ≥ 0: its power series, whose terms are all positive. O(|x|). */
export function besselI(x: number, order: number): number {
  const half = Math.abs(x) / 2;
  if (half === 0) return order === 0 ? 1 : 0;
  // Half of the size goes in at the end, so that no term overflows before the sum does.
  const scale = (order * log(half) - logGamma(order + 1)) / 2;
  let term = exp(scale);
  let sum = term;
  for (let step = 1; step < 1e6; step++) {
    term *= (half / step) * (half / (order + step));
    sum += term;
    if (term < sum * 1e-18 && step > half) break;
  }
  const value = sum * exp(scale);
  return x < 0 && order % 2 === 1 ? -value : value;
}

/** The modified Bessel function K of whole order ≥ 0 at x > 0: ∫ e^(−x cosh t) cosh(order·t) dt by the trapezoidal rule, which converges exponentially. */
export function besselK(x: number, order: number): number {
  const step = Math.min(1 / 16, 0.6 / Math.sqrt(Math.hypot(x, order)));
  const steepest = Math.log((order + Math.hypot(order, x)) / x);
  let sum = exp(-x) / 2;
  for (let index = 1; index < 100_000; index++) {
    const t = index * step;
    const decay = -x * ((exp(t) + exp(-t)) / 2);
    const term = (exp(order * t + decay) + exp(-order * t + decay)) / 2;
    sum += term;
    if (t > steepest && term <= sum * 1e-18) break;
  }
  return sum * step;
}

/** The Bessel function J of whole order ≥ 0. O(|x| + order). */
export function besselJ(x: number, order: number): number {
  const size = Math.abs(x);
  if (size === 0) return order === 0 ? 1 : 0;
  const value = isFar(size, order) ? hankel(size, order).first : (ordinary(size, order)[order] ?? 0);
  return x < 0 && order % 2 === 1 ? -value : value;
}

/** The Bessel function Y of whole order ≥ 0 at x > 0. O(x + order). */
export function besselY(x: number, order: number): number {
  if (isFar(x, order)) return hankel(x, order).second;
  let [previous, current] = x > FAR ? [hankel(x, 0).second, hankel(x, 1).second] : firstTwo(x);
  if (order === 0) return previous;
  for (let index = 1; index < order && Number.isFinite(current); index++) [previous, current] = [current, ((2 * index) / x) * current - previous];
  return current;
}

function isFar(x: number, order: number): boolean {
  return x > FAR && order * order < x;
}

/** J of orders 0 … by Miller's backward recurrence, scaled by J₀ + 2 (J₂ + J₄ + …) = 1. */
function ordinary(x: number, order: number): number[] {
  const reach = Math.max(order, x);
  const start = 2 * Math.ceil((reach + 30 + 12 * Math.cbrt(reach) + Math.sqrt(40 * order)) / 2);
  const values = new Array<number>(start + 1).fill(0);
  let [above, here] = [0, 1e-300];
  let total = 0;
  for (let index = start; index >= 0; index--) {
    values[index] = here;
    if (index % 2 === 0) total += index === 0 ? here : 2 * here;
    if (index > 0) [above, here] = [here, ((2 * index) / x) * here - above];
    if (Math.abs(here) > 1e250) {
      here *= 1e-250;
      above *= 1e-250;
      total *= 1e-250;
      for (let done = index; done <= start; done++) values[done] = (values[done] ?? 0) * 1e-250;
    }
  }
  return values.map((value) => value / total);
}

/** Y of orders 0 and 1 by Neumann's series in the J. */
function firstTwo(x: number): [number, number] {
  const j = ordinary(x, 1);
  const logarithm = log(x / 2) + EULER;
  let [zeroth, first] = [0, 0];
  for (let index = 1; 2 * index + 1 < j.length; index++) {
    const sign = index % 2 === 0 ? 1 : -1;
    zeroth += (sign * (j[2 * index] ?? 0)) / index;
    first += (sign * (2 * index + 1) * (j[2 * index + 1] ?? 0)) / (index * (index + 1));
  }
  const [j0, j1] = [j[0] ?? 0, j[1] ?? 0];
  return [(2 * (logarithm * j0 - 2 * zeroth)) / Math.PI, (2 * (-j0 / x + (logarithm - 1) * j1 - first)) / Math.PI];
}

/** Hankel's expansion for large x. @see https://dlmf.nist.gov/10.17 */
function hankel(x: number, order: number): { first: number; second: number } {
  const square = 4 * order * order;
  let [even, odd, term] = [1, 0, 1];
  for (let index = 1; index < 60; index++) {
    term *= (square - (2 * index - 1) ** 2) / (index * 8 * x);
    const sign = Math.floor(index / 2) % 2 === 0 ? 1 : -1;
    if (index % 2 === 1) odd += sign * term;
    else even += sign * term;
    if (Math.abs(term) < 1e-18) break;
  }
  const quarters = ((2 * order + 1) % 8) * (Math.PI / 4);
  const [cosine, sine] = [Math.cos(x) * Math.cos(quarters) + Math.sin(x) * Math.sin(quarters), Math.sin(x) * Math.cos(quarters) - Math.cos(x) * Math.sin(quarters)];
  const size = Math.sqrt(2 / (Math.PI * x));
  return { first: size * (even * cosine - odd * sine), second: size * (even * sine + odd * cosine) };
}
