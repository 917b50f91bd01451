import { normalDistribution } from '../../../src/engine/risk/distributions/normal';
import { regression } from '../../../src/engine/risk/correlation/regression';
import { seedKey } from '../../../src/engine/risk/random/seedKey';
import { BLOCK_TRIALS, RandomStream, STATE_WORDS } from '../../../src/engine/risk/random/stream';
import { fillUniforms } from '../../../src/engine/risk/random/uniforms';
import { FirstOrderShares } from '../../../src/engine/risk/statistics/firstOrderShare';
import { Ranking } from '../../../src/engine/risk/statistics/ranks';
import { TotalShare } from '../../../src/engine/risk/statistics/totalShare';

const BLOCKS = 16;
const TRIALS = BLOCKS * BLOCK_TRIALS;

function uniforms(name: string): Float64Array {
  const stream = new RandomStream(seedKey(5), name);
  const state = new Int32Array(STATE_WORDS);
  const values = new Float64Array(TRIALS);
  for (let block = 0; block < BLOCKS; block++) {
    stream.seedBlock(block, state);
    fillUniforms(state, values, block * BLOCK_TRIALS);
  }
  return values;
}

const normal = normalDistribution(0, 1);
const [u, v] = [uniforms('u'), uniforms('v')];
const [a, b, a2] = ['a', 'b', 'a2'].map((name) => uniforms(name).map((p) => normal.quantile(p))) as [Float64Array, Float64Array, Float64Array];
const firstOrder = (input: Float64Array, output: Float64Array) => new FirstOrderShares(input, new Ranking(TRIALS).of(input)).of(output);
const of = (input: Float64Array, output: (value: number, trial: number) => number) => firstOrder(input, input.map(output));

describe('the first-order share', () => {
  // Closed forms: variances of sums of independent terms and of conditional means.
  it.each([
    ['a sum', of(a, (x, trial) => x + 2 * b[trial]!), 1 / 5, 'rises'],
    ['a square', of(a, (x) => x * x), 1, 'bothWays'],
    ['a fall', of(a, (x, trial) => b[trial]! - Math.exp(x / 2)), (Math.exp(0.5) - Math.exp(0.25)) / (1 + Math.exp(0.5) - Math.exp(0.25)), 'falls'],
    ['a product', of(a, (x, trial) => x * b[trial]!), 0, 'none'],
    ['the larger of two', of(u, (x, trial) => Math.max(x, v[trial]!)), 0.4, 'rises'],
    ['a rare step', of(u, (x, trial) => (x > 0.02 ? 10 : 0) + b[trial]!), 1.96 / 2.96, 'rises'],
  ] as const)('of %s is that of its closed form, within its error', (_, { share, standardError, direction }, truth, way) => {
    expect(standardError).toBeLessThan(0.02);
    expect(Math.abs(share - truth)).toBeLessThan(4 * standardError + 0.003);
    expect(direction).toBe(way);
  });

  it('keeps equal values of an input together, rare ones among frequent ones too', () => {
    const dice = u.map((p) => (p < 0.9 ? 0 : p < 0.9005 ? 1 : p < 0.901 ? 2 : 3));
    expect(firstOrder(dice, dice.map((x) => (x === 1 ? 100 : x === 2 ? -50 : x))).share).toBeCloseTo(1, 12);
    const { share } = firstOrder(dice, dice.map((x, trial) => x + b[trial]!));
    expect(share).toBeCloseTo(0.81 / 1.81, 1);
  });

  it('is the same for values of any size', () => {
    const plain = of(a, (x, trial) => x + b[trial]!);
    for (const size of [1e-200, 1e200, 5e307]) expect(of(a, (x, trial) => (x + b[trial]!) * 0.1 * size).share).toBeCloseTo(plain.share, 9);
  });

  it('passes over trials without a value, and knows nothing of a handful', () => {
    const failing = of(a, (x, trial) => (trial % 3 === 0 ? NaN : x));
    expect(failing.share).toBe(1);
    expect(of(a, (x, trial) => (trial < 20 ? x : NaN)).share).toBeNaN();
    expect(of(a, () => 7)).toEqual({ share: 0, standardError: 0, direction: 'none' });
  });
});

describe('the total share', () => {
  const total = (before: Float64Array, after: Float64Array) => {
    const found = new TotalShare({ mean: 0, deviation: 1 });
    found.add(before, after, TRIALS);
    return found.estimate();
  };

  it('counts what an input does together with others', () => {
    const product = total(a.map((x, trial) => x * b[trial]!), a2.map((x, trial) => x * b[trial]!));
    expect(Math.abs(product.share - 1)).toBeLessThan(4 * product.standardError + 1e-9);
    expect(product.standardError).toBeLessThan(0.02);
    const sum = total(a.map((x, trial) => x + 2 * b[trial]!), a2.map((x, trial) => x + 2 * b[trial]!));
    expect(Math.abs(sum.share - 0.2)).toBeLessThan(4 * sum.standardError);
  });

  it('passes over pairs of which one has no value', () => {
    expect(total(a.map((x, trial) => (trial === 5 ? NaN : x)), a).share).toBe(0);
    expect(total(a.map(() => NaN), a).share).toBeNaN();
  });
});

describe('the regression of a variable on others', () => {
  it('has the weights and the deviation of the normal distribution', () => {
    // numpy 2.4: solve([[1, .5], [.5, 1]], [.6, .1]) and 1 − [.6, .1] · that.
    const { weights, deviation } = regression([[1, 0.6, 0.1], [0.6, 1, 0.5], [0.1, 0.5, 1]], 0);
    expect(weights[0]).toBe(0);
    expect(weights[1]).toBeCloseTo(0.7333333333333334, 14);
    expect(weights[2]).toBeCloseTo(-0.26666666666666666, 14);
    expect(deviation * deviation).toBeCloseTo(0.5866666666666667, 14);
  });

  it('leaves no room to a variable that the others determine', () => {
    const { weights, deviation } = regression([[1, 1, 0.3], [1, 1, 0.3], [0.3, 0.3, 1]], 2);
    expect(weights[0]! + weights[1]!).toBeCloseTo(0.3, 14);
    expect(deviation * deviation).toBeCloseTo(0.91, 14);
    expect(regression([[1, 1], [1, 1]], 1)).toEqual({ weights: [1, 0], deviation: 0 });
  });
});
