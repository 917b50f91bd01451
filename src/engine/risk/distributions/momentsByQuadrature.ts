import type { Moments } from './distribution';

/** Nodes and weights of the 16-point Gauss–Legendre rule on [−1, 1], positive half (NIST DLMF 3.5). */
const NODES = [
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438, 0.755404408355003, 0.8656312023878318,
  0.9445750230732326, 0.9894009349916499,
];
const WEIGHTS = [
  0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674, 0.12462897125553388, 0.09515851168249279,
  0.062253523938647894, 0.027152459411754096,
];

const SMALLEST_TAIL = 2 ** -300;

interface Quantiles {
  quantile(lower: number, upper: number): number;
  /** Probabilities where the quantile has a corner. */
  readonly corners: readonly number[];
}

/**
 * Mean and variance as integrals of the quantile over (0, 1), for distributions without closed forms.
 * Gauss–Legendre on intervals that shrink by halves towards both ends and break at corners; relative error
 * about 1e-12 where both exist. Some thousand quantiles.
 */
export function momentsByQuadrature({ quantile, corners }: Quantiles): Moments {
  const pivot = quantile(0.5, 0.5);
  const sums = { first: 0, second: 0 };
  addHalf(sums, (tail) => quantile(tail, 1 - tail) - pivot, corners);
  addHalf(sums, (tail) => quantile(1 - tail, tail) - pivot, corners.map((probability) => 1 - probability));
  return { mean: pivot + sums.first, variance: sums.second - sums.first * sums.first };
}

interface Sums {
  first: number;
  second: number;
}

function addHalf(sums: Sums, at: (tail: number) => number, breaks: readonly number[]): void {
  let quiet = 0;
  for (let high = 0.5; high > SMALLEST_TAIL && quiet < 3; high /= 2) {
    const inside = breaks.filter((tail) => tail > high / 2 && tail < high).sort((a, b) => b - a);
    const edges = [high, ...inside, high / 2];
    const before = sums.second;
    for (let edge = 1; edge < edges.length; edge++) addInterval(sums, at, edges[edge], edges[edge - 1]);
    quiet = sums.second - before <= 1e-15 * sums.second ? quiet + 1 : 0;
  }
}

function addInterval(sums: Sums, at: (tail: number) => number, low: number, high: number): void {
  const centre = (low + high) / 2;
  const reach = (high - low) / 2;
  for (let node = 0; node < NODES.length; node++) {
    const offset = reach * NODES[node];
    const below = at(centre - offset);
    const above = at(centre + offset);
    const weight = reach * WEIGHTS[node];
    sums.first += weight * (below + above);
    sums.second += weight * (below * below + above * above);
  }
}
