import { exp, log } from './elementary';

/** ln(1 + x), accurate where x is small. */
export function log1p(x: number): number {
  const sum = 1 + x;
  const rounded = sum - 1;
  return rounded === 0 ? x : (log(sum) * x) / rounded;
}

/** e^x − 1, accurate where x is small. */
export function expm1(x: number): number {
  const power = exp(x);
  if (power === 1) return x;
  const difference = power - 1;
  if (difference === -1 || power === Infinity) return difference;
  return (difference * x) / log(power);
}
