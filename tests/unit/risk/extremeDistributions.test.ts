import type { CellArgument } from '../../../src/engine/core/roiFunction';
import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import type { Distribution } from '../../../src/engine/risk/distributions/distribution';
import { lookUpOctaves, lookUpScores, lookUpSteps } from '../../../src/engine/risk/sampling/kernels';
import { samplingTable } from '../../../src/engine/risk/sampling/samplingTable';
import { scoreTable } from '../../../src/engine/risk/sampling/scoreTable';

function distributionOf(family: string, args: readonly CellArgument[]): Distribution {
  const input = distributionFamily(family)?.read(args);
  if (!input?.ok) throw new Error(JSON.stringify(input));
  return input.value.distribution;
}

/** Dense in the middle, and halving towards both ends. */
const PROBABILITIES = Float64Array.from([
  ...Array.from({ length: 127 }, (_, index) => (index + 1) / 128 + 1e-3),
  ...Array.from({ length: 20 }, (_, octave) => 0.61 * 2 ** -(octave + 1)).flatMap((tail) => [tail, 1 - tail]),
]);

const SHAPES = [1e-3, 0.02, 0.31, 1, 30, 1e6];

describe.each<[string, readonly CellArgument[]]>([
  ['BETA', [0.001, 0.001]],
  ['BETA', [0.001, 0.001, -1e6, 3e6]],
  ['BETA', [0.01, 0.001]],
  ['BETA', [0.001, 1e6]],
  ['BETA', [1e6, 1e6]],
  ['BETA', [0.05, 0.05, 0, 1, 0.25, 2]],
  ['BETA', [2, 3, 0, 1, 0.999999, 1]],
  ...SHAPES.map((shape): [string, CellArgument[]] => ['GAMMA', [shape, 1]]),
  ...SHAPES.slice(1).map((shape): [string, CellArgument[]] => ['WEIBULL', [shape, 1]]),
  ...SHAPES.map((lambda): [string, CellArgument[]] => ['PERT', [0, 0.3, 1, lambda]]),
  ['PERT', [0, 0, 1e-3]],
  ['PERT', [-1, -1, 1, 1e6]],
  ['LOGNORM', [1, 1000]],
  ['LOGNORM2', [0, 10]],
  ['NORMAL', [0, 1, -50, 50]],
  ['NORMAL', [0, 1, 7, 30]],
  ['NORMAL', [0, 1, -1e-9, 1e-9]],
  ['EXPON', [1, 10, 11]],
  ['GAMMA', [2, 1, 100, 200]],
  ['TRIANG', [0, 1e-9, 1]],
  ['TRIANG', [0, 1, 1]],
  ['TRIANG1090', [80, 80, 150]],
  ['UNIFORM', [-1e300, 1e300]],
  ['CUMUL', [0, 100, [[20, 50, 80]], [[0.1, 0.6, 0.9]]]],
  ['POISSON', [1e-3]],
  ['BINOMIAL', [1000, 1e-6]],
  ['BERNOULLI', [1e-9]],
])('%s %j', (family, args) => {
  const distribution = distributionOf(family, args);
  const table = samplingTable(distribution);
  if (!table.ok) throw new Error(table.error.code);

  it('is drawn within its support and follows its quantile', () => {
    const drawn = new Float64Array(PROBABILITIES.length);
    if (table.value.kind === 'octaves') lookUpOctaves(table.value.coefficients, PROBABILITIES, drawn, drawn.length);
    else lookUpSteps(table.value.steps, PROBABILITIES, drawn, drawn.length);
    const range = distribution.quantile(0.999) - distribution.quantile(0.001);
    const wrong = Array.from(drawn, (value, index) => {
      const exact = distribution.quantile(PROBABILITIES[index], 1 - PROBABILITIES[index]);
      return { value, exact, fits: value >= distribution.lower && value <= distribution.upper && Math.abs(value - exact) <= 2e-6 * Math.max(range, Math.abs(exact)) };
    }).filter(({ fits }) => !fits);
    expect(wrong).toEqual([]);
  });

  it('keeps within it by normal scores too, as correlated inputs are drawn', () => {
    if (table.value.kind !== 'octaves') return;
    const scores = Float64Array.from({ length: 3400 }, (_, index) => index / 200 - 8.5);
    lookUpScores(scoreTable(table.value.distribution, table.value.coefficients), scores, scores, scores.length);
    expect(scores.every((value) => value >= distribution.lower && value <= distribution.upper)).toBe(true);
  });
});

it('a distribution with values that are no numbers is refused', () => {
  expect(samplingTable(distributionOf('WEIBULL', [0.001, 1]))).toMatchObject({ ok: false, error: { code: 'distributionTooWide' } });
});
