import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import { momentsByQuadrature } from '../../../src/engine/risk/distributions/momentsByQuadrature';

function densityOf(family: string, args: readonly number[]): (x: number) => number {
  const input = distributionFamily(family)!.read(args);
  if (!input.ok) throw new Error(JSON.stringify(input.error));
  return (x) => input.value.distribution.density(x);
}

/** Closed forms of the densities, at the ends of the support and just beyond. */
describe('densities at the ends of the support', () => {
  test.each<[string, number[], number, number]>([
    ['UNIFORM', [10, 30], 10, 1 / 20],
    ['UNIFORM', [10, 30], 30, 1 / 20],
    ['UNIFORM', [10, 30], 9.999, 0],
    ['UNIFORM', [10, 30], 30.001, 0],
    ['TRIANG', [10, 20, 30], 10, 0],
    ['TRIANG', [10, 20, 30], 30, 0],
    ['TRIANG', [10, 20, 30], 20, 1 / 10],
    ['TRIANG', [10, 10, 30], 10, 1 / 10],
    ['TRIANG', [10, 30, 30], 30, 1 / 10],
    ['TRIANG', [10, 10, 30], 9.999, 0],
    ['PERT', [10, 20, 30], 10, 0],
    ['PERT', [10, 20, 30], 30, 0],
    ['PERT', [10, 20, 30], 20, 1.875 / 20],
    ['PERT', [10, 10, 30], 10, 5 / 20],
    ['PERT', [10, 30, 30], 30, 5 / 20],
    ['BETA', [1, 1, 10, 30], 10, 1 / 20],
    ['BETA', [1, 1, 10, 30], 30, 1 / 20],
    ['BETA', [2, 1, 0, 1], 1, 2],
    ['BETA', [2, 1, 0, 1], 0, 0],
    ['BETA', [1, 3, 0, 1], 0, 3],
    ['BETA', [0.5, 2, 0, 1], 0, Infinity],
    ['BETA', [2, 0.5, 0, 1], 1, Infinity],
    ['EXPON', [4], 0, 1 / 4],
    ['EXPON', [4], -1e-9, 0],
    ['GAMMA', [1, 4], 0, 1 / 4],
    ['GAMMA', [2, 4], 0, 0],
    ['GAMMA', [0.5, 4], 0, Infinity],
    ['GAMMA', [2, 4], -1e-9, 0],
    ['WEIBULL', [1, 4], 0, 1 / 4],
    ['WEIBULL', [2, 4], 0, 0],
    ['WEIBULL', [0.5, 4], 0, Infinity],
    ['LOGNORM', [100, 30], 0, 0],
    ['LOGNORM', [100, 30], -1, 0],
  ])('%s(%j) at %d', (family, args, x, expected) => {
    const density = densityOf(family, args)(x);
    if (!Number.isFinite(expected) || expected === 0) expect(density).toBe(expected);
    else expect(Math.abs(density / expected - 1)).toBeLessThan(1e-13);
  });
});

/** Moments of x(p): the mean is ∫ x dp, the variance ∫ x² dp less its square. */
describe('moments by quadrature', () => {
  test.each<[string, (lower: number, upper: number) => number, number, number, number[]?]>([
    ['p³', (p) => p ** 3, 1 / 4, 1 / 7 - 1 / 16],
    ['−ln(1 − p)', (_p, upper) => -Math.log(upper), 1, 1],
    ['ln p', (lower) => Math.log(lower), -1, 1],
    ['√p', (p) => Math.sqrt(p), 2 / 3, 1 / 2 - 4 / 9],
    ['the logistic', (lower, upper) => Math.log(lower) - Math.log(upper), 0, Math.PI ** 2 / 3],
    ['a bend at 0.3', (p) => Math.max(0, p - 0.3), 0.245, 0.343 / 3 - 0.245 ** 2, [0.3]],
  ])('%s', (_name, quantile, mean, variance, corners = []) => {
    const found = momentsByQuadrature({ quantile: (lower, upper = 1 - lower) => quantile(lower, upper), corners });
    expect(Math.abs(found.mean - mean)).toBeLessThan(1e-11);
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(1e-11);
  });
});
