import { exp, log, log10, pow } from '../../../src/engine/core/special/elementary';
import { distributionFamilies } from '../../../src/engine/risk/distributions/families';
import { monteCarloFunction } from '../../../src/engine/risk/lineItems/monteCarlo';
import { samplingTable } from '../../../src/engine/risk/sampling/samplingTable';

const LINES = [
  ['License', 'cost', 'fixed', 100000, '', '', 0, 0, ''],
  ['Operation', 'cost', 'PERT', 15000, 20000, 35000, 1, 5, 0.03],
  ['Support', 'cost', 'GAMMA', 3, 2000, '', 1, 5, 0.03],
  ['Savings', 'benefit', 'LOGNORM', 5000, 2000, '', 1, 5, 0.03],
  ['Retention', 'benefit', 'WEIBULL', 1.5, 2000, '', 1, 5, 0.03],
  ['Extra margin', 'benefit', 'TRIANG', 60000, 90000, 110000, 1, 5, 0.05],
];

/** A 32-bit digest of the exact bits of numbers. */
function digest(numbers: Iterable<number>): number {
  const number = new Float64Array(1);
  const words = new Uint32Array(number.buffer);
  let hash = 0x811c9dc5;
  for (const value of numbers) {
    number[0] = value;
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

function* elementary(): Iterable<number> {
  for (let index = 0; index < 20_000; index++) {
    yield exp(index * 0.07 - 700);
    yield log(index * 13.7 + 1e-9);
    yield log10(index + 0.5);
    yield pow(1 + index * 1e-4, index * 0.1 - 900);
  }
}

function* tables(): Iterable<number> {
  for (const family of distributionFamilies) {
    const input = family.read(family.example);
    if (!input.ok) throw new Error(family.name);
    const { distribution } = input.value;
    yield* [distribution.mean, distribution.variance, distribution.mode];
    const table = samplingTable(distribution);
    if (!table.ok) throw new Error(family.name);
    yield* table.value.kind === 'octaves' ? table.value.coefficients : table.value.steps.cumulative;
  }
}

function* simulations(): Iterable<number> {
  const correlation = LINES.map((_, i) => LINES.map((__, j) => (i === j ? 1 : 0.2)));
  for (const args of [[LINES], [LINES, 0.1, 20_000, 7, correlation]]) {
    const result = monteCarloFunction.invoke(args);
    if (!result.ok || !Array.isArray(result.value)) throw new Error('MONTECARLO failed');
    for (const row of result.value) for (const cell of row) if (typeof cell === 'number') yield cell;
  }
}

/** Digests of everything on the way from a seed to a result; docs/random-streams.md says on which engines they were compared. */
export function bitFingerprint(): string {
  return [elementary(), tables(), simulations()].map(digest).join(' ');
}
