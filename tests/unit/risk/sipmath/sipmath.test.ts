import { distributionFamily } from '../../../../src/engine/risk/distributions/families';
import type { Distribution } from '../../../../src/engine/risk/distributions/distribution';
import { buildSipLibrary } from '../../../../src/engine/risk/sipmath/buildSipLibrary';
import { metalogOfDistribution } from '../../../../src/engine/risk/sipmath/metalogOfDistribution';
import { readSipLibrary } from '../../../../src/engine/risk/sipmath/readSipLibrary';
import { sampleSip } from '../../../../src/engine/risk/sipmath/sampleSip';
import { sipParameters } from '../../../../src/engine/risk/sipmath/sipParameters';
import { writeSipLibrary } from '../../../../src/engine/risk/sipmath/writeSipLibrary';
import { metalogDistribution } from '../../../../src/engine/risk/distributions/metalog';
import { describeError } from '../../../../src/locales/describeError';
import golden from '../../../golden/risk/sipmath.json';
import { locale } from '../../../support/words';

function distributionOf(family: string, ...args: readonly (number | number[][])[]): Distribution {
  const read = distributionFamily(family)!.read(args);
  if (!read.ok) throw new Error(read.error.code);
  return read.value.distribution;
}

const facts = { name: 'Plan', provenance: 'Finance', dateCreated: '2026-11-21' };

describe('readSipLibrary', () => {
  const changed = (change: (document: typeof golden.copulaLibrary) => void): string => {
    const document = structuredClone(golden.copulaLibrary);
    change(document);
    const read = readSipLibrary(JSON.stringify(document));
    return read.ok ? '' : describeError(read.error, locale('en-US'));
  };

  it('tells what is wrong and where', () => {
    expect(readSipLibrary('no JSON')).toMatchObject({ ok: false, error: { code: 'sipNotJson' } });
    expect(readSipLibrary('[1]')).toMatchObject({ ok: false, error: { code: 'sipNeedsObject' } });
    expect(changed((document) => (document.U01.rng[0]!.function = 'MersenneTwister'))).toBe('“U01.rng[0].function” of the SIPmath library must be HDR_2_0; received “MersenneTwister”.');
    expect(changed((document) => (document.U01.rng[1]!.arguments.varId = 1.5))).toBe('“U01.rng[1].arguments.varId” of the SIPmath library must be a whole number from 0 to 100,000,000; received 1.5.');
    expect(changed((document) => (document.sips[1]!.name = 'A'))).toBe('“sips[1].name” of the SIPmath library: the name “A” is taken already.');
    expect(changed((document) => (document.sips[0]!.ref.copulaLayer = 'c9'))).toBe('“sips[0].ref.copulaLayer” of the SIPmath library refers to “c9”, which the library does not have.');
    expect(changed((document) => (document.sips[0]!.arguments.aCoefficients = [1, -2]))).toContain('so it is no distribution');
    expect(changed((document) => (document.sips[0]!.arguments.aCoefficients = [1]))).toContain('must hold 2 to 30 coefficients; received 1');
    expect(changed((document) => (document.globalVariables[0]!.value.matrix[1]!.value = 2))).toContain('must be a correlation from -1 to 1; received 2');
    expect(changed((document) => (document.globalVariables[0]!.value.matrix[1]!.value = -0.99))).toBe('');
    expect(changed((document) => Object.assign(document.globalVariables[0]!.value.matrix[1]!, { value: 0.99 }) && Object.assign(document.globalVariables[0]!.value.matrix[3]!, { value: 0.99 }))).toContain('no variables can have these correlations');
  });
});

describe('sipParameters', () => {
  it.each([2, 3, 4, 5, 6, 7, 8, 9])('gives ROI.METALOG exactly the series of %i terms', (terms) => {
    const coefficients = [10, 2, 0.5, 0.3, 0.4, 0.2, 0.3, 0.1, 0.2].slice(0, terms);
    const sip = { name: 'x', source: { generator: 'hdr1' }, coefficients, metadata: {} };
    for (const bounds of [{}, { lower: -5 }, { upper: 30 }]) {
      const scaled = { ...sip, coefficients: 'lower' in bounds || 'upper' in bounds ? coefficients.map((value) => value / 10) : coefficients, ...bounds };
      expect(sipParameters(scaled)!.largestDifference).toBeLessThan(1e-9);
    }
  });

  it('follows a series of more terms and says how closely', () => {
    const read = readSipLibrary(JSON.stringify(golden.demandLibrary));
    const parameters = sipParameters((read.ok ? read.value : undefined)!.sips[0]!);
    expect(parameters!.largestDifference).toBeGreaterThan(0);
    expect(parameters!.largestDifference).toBeLessThan(0.02);
  });
});

describe('metalogOfDistribution', () => {
  it.each([
    ['UNIFORM', [2, 9], 1e-9],
    ['NORMAL', [100, 15], 0.001],
    ['LOGNORM', [10, 5], 0.001],
    ['PERT', [0, 3, 10], 0.002],
    ['TRIANG', [0, 3, 10], 0.01],
    ['EXPON', [5], 0.002],
    ['GAMMA', [2, 3], 0.002],
    ['WEIBULL', [1.5, 4], 0.002],
  ] as const)('follows %s within its tolerance', (family, args, tolerance) => {
    const fitted = metalogOfDistribution(distributionOf(family, ...args))!;
    expect(fitted.largestDifference).toBeLessThan(tolerance);
    expect(fitted.lower).toBe(family === 'NORMAL' ? undefined : family === 'UNIFORM' ? 2 : 0);
  });

  it('does not pretend that a discrete distribution is one', () => {
    expect(metalogOfDistribution(distributionOf('BINOMIAL', 10, 0.5))).toBeUndefined();
  });
});

describe('buildSipLibrary', () => {
  const inputs = [
    { name: 'Users', distribution: distributionOf('NORMAL', 100, 10) },
    { name: 'Price', distribution: distributionOf('PERT', 1, 2, 4) },
    { name: 'Wins', distribution: distributionOf('BINOMIAL', 10, 0.5) },
    { name: 'Cost', distribution: distributionOf('UNIFORM', 3, 5) },
  ];
  const correlations = [{ names: ['Users', 'Price', 'Wins'], ranks: [[1, 0.6, 0], [0.6, 1, 0.2], [0, 0.2, 1]] }];
  const { library, left } = buildSipLibrary(inputs, correlations, facts);

  it('names what it leaves out', () => {
    expect(left).toEqual(['Wins']);
    expect(library.sips.map(({ name }) => name)).toEqual(['Users', 'Price', 'Cost']);
  });

  it('comes back from its file as it went', () => {
    const text = writeSipLibrary(library);
    expect(readSipLibrary(text)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(library)) as unknown });
    expect(JSON.parse(text)).toMatchObject({ objectType: 'sipModel', libraryType: 'SIPmath_3_0', name: 'Plan', U01: { rng: [{ function: 'HDR_2_0', arguments: { counter: 'PM_Index', entity: 1 } }, {}, {}] } });
  });

  it('draws numbers with the distributions and the rank correlation of the inputs', () => {
    const trials = 20_000;
    const [users, price, cost] = library.sips.map((sip) => sampleSip(library, sip, 1, trials));
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(users!)).toBeCloseTo(100, 0);
    expect(mean(price!)).toBeCloseTo((1 + 8 + 4) / 6, 1);
    expect(mean(cost!)).toBeCloseTo(4, 1);
    expect(rankCorrelationOf(users!, price!)).toBeCloseTo(0.6, 1);
    expect(Math.abs(rankCorrelationOf(users!, cost!))).toBeLessThan(0.03);
  });

  it('gives an input the same stream in every library', () => {
    const alone = buildSipLibrary([inputs[3]!], [], facts).library;
    expect(alone.generators[0]!.variable).toBe(library.generators[2]!.variable);
  });
});

it('seven percentiles that mirror each other make a metalog close to them', () => {
  const percentiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
  const normal = distributionOf('NORMAL', 100, 15);
  const metalog = metalogDistribution(percentiles.map((share) => normal.quantile(share)), percentiles, { lower: undefined, upper: undefined });
  expect(metalog.ok && percentiles.map((share) => Math.abs(metalog.value.quantile(share) - normal.quantile(share)) < 0.1)).toEqual(percentiles.map(() => true));
});

it('a metalog input keeps its coefficients on the way out and in', () => {
  const distribution = metalogDistribution([80, 100, 150], [0.1, 0.5, 0.9], { lower: undefined, upper: undefined });
  const fitted = metalogOfDistribution((distribution.ok ? distribution.value : undefined)!)!;
  expect(fitted.coefficients).toHaveLength(3);
  expect(fitted.largestDifference).toBeLessThan(1e-9);
});

function rankCorrelationOf(a: Float64Array, b: Float64Array): number {
  const ranks = (values: Float64Array): number[] => {
    const order = [...values.keys()].sort((x, y) => values[x]! - values[y]!);
    const rank = new Array<number>(values.length);
    order.forEach((position, index) => (rank[position] = index));
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const centre = (a.length - 1) / 2;
  let product = 0;
  let square = 0;
  for (let index = 0; index < a.length; index++) {
    product += (x[index]! - centre) * (y[index]! - centre);
    square += (x[index]! - centre) ** 2;
  }
  return product / square;
}
