import { lineItems } from '../../../src/engine/risk/lineItems/lineItem';
import { measureStatistics } from '../../../src/engine/risk/lineItems/lineItemReport';
import { simulateLineItems, type LineItemModel, type LineItemOutcomes } from '../../../src/engine/risk/lineItems/lineItemSimulation';
import { monteCarloFunction } from '../../../src/engine/risk/lineItems/monteCarlo';
import type { CellArgument, ResultCell } from '../../../src/engine/core/roiFunction';

const HEADER = ['name', 'type', 'distribution', 'p1', 'p2', 'p3', 'start', 'end', 'growth'];
const LINES = [
  ['License', 'cost', 'fixed', 100000, '', '', 0, 0, ''],
  ['Operation', 'cost', 'PERT', 15000, 20000, 35000, 1, 5, 0.03],
  ['Extra margin', 'benefit', 'TRIANG', 60000, 90000, 110000, 1, 5, 0.05],
];

function report(...args: readonly CellArgument[]): readonly (readonly ResultCell[])[] {
  const result = monteCarloFunction.invoke(args);
  if (!result.ok || !Array.isArray(result.value)) throw new Error(JSON.stringify(result));
  return result.value;
}

function row(table: readonly (readonly ResultCell[])[], label: string, percentile?: number): readonly number[] {
  const found = table.find(([head]) => {
    if (typeof head !== 'object' || head === null || !('label' in head)) return false;
    return head.label === label && (percentile === undefined || head.details?.percentile === percentile);
  });
  if (found === undefined) throw new Error(`No row ${label}`);
  return found.slice(1) as number[];
}

function outcomes(rows: readonly (readonly (string | number)[])[], facts: Partial<LineItemModel> = {}): LineItemOutcomes {
  const lines = lineItems().read(rows, 'lines');
  if (!lines.ok) throw new Error(JSON.stringify(lines.error));
  const run = simulateLineItems({ lines: lines.value, rate: 0.1, trials: 5000, seed: 1, ...facts });
  let step = run.next();
  while (!step.done) step = run.next();
  if (!step.value.ok) throw new Error(JSON.stringify(step.value.error));
  return step.value.value;
}

describe('MONTECARLO', () => {
  it('has one row per statistic and one column each for ROI, NPV and payback', () => {
    const table = report(LINES);
    expect(table).toHaveLength(16);
    expect(table[0]).toEqual(['statistic', 'returnOnInvestment', 'netPresentValue', 'paybackPeriods'].map((label) => ({ label })));
    expect(row(table, 'trialsAndSeed').slice(0, 2)).toEqual([10_000, 1]);
  });

  it('gives the numbers of seed 1 on every machine', () => {
    const table = report(LINES);
    expect(row(table, 'mean')).toEqual(PINNED_MEANS);
    expect(row(table, 'percentileNumber', 50)).toEqual(PINNED_MEDIANS);
  });

  it('agrees with the exact distribution of a sum of normal amounts', () => {
    const table = report(
      [
        ['Investment', 'cost', 'NORMAL', 1000, 50, 0, 0, 0, 0],
        ['Return', 'benefit', 'NORMAL', 600, 120, 0, 1, 2, 0],
      ],
      0.1,
      100_000,
    );
    const factor = 1 / 1.1 + 1 / 1.21;
    const mean = 600 * factor - 1000;
    const deviation = Math.hypot(120 * factor, 50);
    const error = deviation / Math.sqrt(100_000);
    expect(Math.abs(row(table, 'mean')[1] - mean)).toBeLessThan(4 * error);
    expect(Math.abs(row(table, 'standardDeviation')[1] / deviation - 1)).toBeLessThan(4 / Math.sqrt(200_000));
    expect(row(table, 'standardErrorOfMean')[1]).toBeCloseTo(error, 2);
    const z = -1.6448536269514722;
    const density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / deviation;
    expect(Math.abs(row(table, 'percentileNumber', 5)[1] - (mean + z * deviation))).toBeLessThan((4 * Math.sqrt(0.05 * 0.95 / 100_000)) / density);
    expect(row(table, 'valueAtRisk')[1]).toBe(row(table, 'percentileNumber', 5)[1]);
    const expectedShortfall = mean - (deviation * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / 0.05;
    expect(Math.abs(row(table, 'conditionalValueAtRisk')[1] - expectedShortfall)).toBeLessThan(0.02 * deviation);
  });

  it('reduces to the plain calculation where every amount is certain', () => {
    const table = report([
      ['Investment', 'cost', '', 1000, '', '', 0, 0, ''],
      ['Return', 'benefit', '固定', 600, '', '', 1, 2, 0.1],
    ]);
    const value = 600 / 1.1 + 660 / 1.21 - 1000;
    expect(row(table, 'mean')).toEqual([expect.closeTo(value / 1000, 12), expect.closeTo(value, 9), expect.closeTo(1 + 400 / 660, 12)]);
    expect(row(table, 'standardDeviation').every((deviation) => Math.abs(deviation) < 1e-9)).toBe(true);
  });

  it('takes Chinese words, a header row and missing columns at the right', () => {
    const chinese = [
      ['项目', '类型', '分布', '参数1', '参数2', '参数3', '起始期', '截止期', '增长率'],
      ['License', '成本', '固定', 100000, '', '', 0, 0, ''],
      ['Operation', '成本', 'PERT', 15000, 20000, 35000, 1, 5, 0.03],
      ['Extra margin', '收益', '三角', 60000, 90000, 110000, 1, 5, 0.05],
    ];
    expect(report(chinese)).toEqual(report(LINES));
    expect(report([HEADER, ...LINES])).toEqual(report(LINES));
    expect(report([['a', 'cost', 'NORMAL', 10, 1], ['b', 'benefit', 'NORMAL', 20, 1]])).toHaveLength(16);
  });

  it('treats the zeros that desktop Excel makes of blanks as blanks', () => {
    const zeros = LINES.map((line) => line.map((cell) => (cell === '' ? 0 : cell)));
    expect(report(zeros)).toEqual(report(LINES));
  });

  it('changes with the seed, not with the order of the rows', () => {
    const base = report(LINES, 0.1, 2000, 1);
    expect(report([...LINES].reverse(), 0.1, 2000, 1)).toEqual(base);
    expect(row(report(LINES, 0.1, 2000, 2), 'mean')[1]).not.toBe(row(base, 'mean')[1]);
  });

  it('leaves the draws of a line alone when another is added or removed', () => {
    const only = outcomes([LINES[1]]).netPresentValue;
    const withNothing = outcomes([LINES[1], ['Zero', 'benefit', 'UNIFORM', 0, 0, 0, 1, 1, 0]]).netPresentValue;
    expect(withNothing).toEqual(only);
  });

  it('gives lines of one name streams of their own', () => {
    const twins = outcomes([
      ['x', 'cost', 'UNIFORM', 1, 2, 0, 0, 0, 0],
      ['x', 'benefit', 'UNIFORM', 1, 2, 0, 0, 0, 0],
    ]).netPresentValue;
    expect(twins.some((value) => value !== 0)).toBe(true);
  });

  it('widens the spread with correlated benefits', () => {
    const lines = [
      ['Cost', 'cost', 'fixed', 100, '', '', 0, 0, ''],
      ['A', 'benefit', 'NORMAL', 100, 20, '', 1, 1, ''],
      ['B', 'benefit', 'NORMAL', 100, 20, '', 1, 1, ''],
    ];
    const matrix = (r: number): number[][] => [[1, 0, 0], [0, 1, r], [0, r, 1]];
    const spread = (r: number): number => row(report(lines, 0, 20_000, 1, matrix(r)), 'standardDeviation')[1];
    expect(spread(0)).toBeCloseTo(Math.sqrt(800), 0);
    expect(spread(0.9)).toBeCloseTo(Math.sqrt(800 * (1 + 2 * Math.sin((Math.PI * 0.9) / 6))), 0);
  });

  it('counts trials that never pay back, and lets them push the percentiles', () => {
    const table = report([
      ['Investment', 'cost', 'fixed', 100, '', '', 0, 0, ''],
      ['Return', 'benefit', 'YESNO', 0.9, '', '', 1, 1, ''],
      ['Base', 'benefit', 'fixed', 99.5, '', '', 1, 1, ''],
    ]);
    const never = row(table, 'shareWithoutResult')[2];
    expect(Math.abs(never - 0.1)).toBeLessThan(0.015);
    expect(row(table, 'percentileNumber', 50)[2]).toBeCloseTo(100 / 100.5, 12);
    expect(row(table, 'percentileNumber', 95)[2]).toEqual({ label: 'noResult' });
    expect(row(table, 'conditionalValueAtRisk')[2]).toEqual({ label: 'noResult' });
  });

  it('is made of steps that a caller can stop between', () => {
    const lines = lineItems().read(LINES, 'lines');
    if (!lines.ok) throw new Error(lines.error.code);
    const run = simulateLineItems({ lines: lines.value, rate: 0.1, trials: 100_000, seed: 1 });
    const done: number[] = [];
    for (let step = run.next(); !step.done && done.length < 5; step = run.next()) done.push(step.value);
    expect(done).toEqual([8192, 16384, 24576, 32768, 40960]);
  });

  it.each([
    ['text instead of a number', [['a', 'cost', 'NORMAL', 'x', 1, 0, 0, 0, 0]], { code: 'numberExpected', received: 'x', details: { row: 1, column: 'p1' } }],
    ['an unknown type', [['a', 'gain', 'NORMAL', 1, 1, 0, 0, 0, 0]], { code: 'notAChoice', received: 'gain', details: { row: 1, column: 'type' } }],
    ['an unknown distribution', [HEADER, ['a', 'cost', 'CAUCHY', 1, 1, 0, 0, 0, 0]], { code: 'unknownDistribution', received: 'cauchy', details: { row: 2 } }],
    ['a distribution that needs ranges', [['a', 'cost', 'DISCRETE', 1, 1, 0, 0, 0, 0]], { code: 'unknownDistribution' }],
    ['min above likely', [['a', 'cost', 'PERT', 5, 4, 9, 0, 0, 0]], { code: 'aboveOtherArgument', received: 5, details: { row: 1, column: 'p1', other: 'likely', limit: 4 } }],
    ['a parameter too many', [['a', 'cost', 'NORMAL', 5, 4, 9, 0, 0, 0]], { code: 'surplusParameter', received: 9, details: { column: 'p3', maximum: 2 } }],
    ['an end before the start', [['a', 'cost', 'NORMAL', 5, 4, 0, 3, 2, 0]], { code: 'endBeforeStart', received: 2, details: { start: 3 } }],
    ['a growth of −100 %', [['a', 'cost', 'NORMAL', 5, 4, 0, 1, 2, -1]], { code: 'rateTooLow', received: -1 }],
    ['too few columns', [['a', 'cost']], { code: 'wrongNumberOfColumns', received: 2 }],
    ['no amount', [['a', 'cost', '', '', 5, 0, 0, 0, 0]], { code: 'argumentMissing', details: { row: 1, column: 'p1' } }],
    ['a header alone', [HEADER], { code: 'argumentMissing' }],
    ['no cost', [['a', 'benefit', 'NORMAL', 5, 4, 0, 0, 0, 0]], { code: 'noCostLine', cellError: '#DIV/0!' }],
  ])('says where the table has %s', (_, lines, error) => {
    expect(monteCarloFunction.invoke([lines])).toMatchObject({ ok: false, error: { parameter: 'lines', ...error } });
  });

  it('refuses impossible trials, rates and correlations', () => {
    expect(monteCarloFunction.invoke([LINES, 0.1, 50])).toMatchObject({ error: { code: 'numberOutOfRange', parameter: 'trials', received: 50 } });
    expect(monteCarloFunction.invoke([LINES, -1])).toMatchObject({ error: { code: 'rateTooLow', parameter: 'rate' } });
    expect(monteCarloFunction.invoke([LINES, 0.1, 1000, 1.5])).toMatchObject({ error: { code: 'notAWholeNumber', parameter: 'seed' } });
    expect(monteCarloFunction.invoke([LINES, 0.1, 1000, 1, [[1, 0], [0, 1]]])).toMatchObject({ error: { code: 'correlationSize', details: { expected: 3 } } });
    const impossible = [[1, 1, 0], [1, 1, 1], [0, 1, 1]];
    expect(monteCarloFunction.invoke([LINES, 0.1, 1000, 1, impossible])).toMatchObject({ error: { code: 'correlationImpossible' } });
  });
});

describe('work that is too much for a cell', () => {
  it('is refused before it starts', () => {
    const many = Array.from({ length: 1001 }, (_, index) => [`line ${index}`, 'cost', 'NORMAL', 5, 1, 0, 0, 0, 0]);
    expect(monteCarloFunction.invoke([many])).toMatchObject({ error: { code: 'tooManyLines', received: 1001, details: { maximum: 1000 } } });
    const long = LINES.map((line) => line.map((cell, column) => (column === 7 ? 1200 : cell)));
    expect(monteCarloFunction.invoke([long, 0.1, 1_000_000])).toMatchObject({ error: { code: 'simulationTooLarge', parameter: 'trials', received: 1_000_000 } });
  });
});

describe('statistics of one measure', () => {
  it('count trials without a number as the worst', () => {
    const values = Float64Array.from({ length: 1000 }, (_, index) => (index < 100 ? NaN : index));
    const statistics = measureStatistics(values, 'low');
    expect(statistics.withoutNumber).toBe(0.1);
    expect(statistics.percentiles[0]).toBeUndefined();
    expect(statistics.percentiles[3]).toBeCloseTo(499.5, 12);
    expect(statistics.valueAtRisk).toBeUndefined();
  });

  it('of nothing but failures are no numbers, and nothing throws', () => {
    const statistics = measureStatistics(new Float64Array(100).fill(NaN), 'low');
    expect(statistics.mean).toBeNaN();
    expect(statistics.percentiles.every((percentile) => percentile === undefined)).toBe(true);
  });
});

/** Means and medians of ROI, NPV and payback for the lines above: 10,000 trials, seed 1, rate 10 %. */
const PINNED_MEANS = [0.9369808844469245, 172992.9125009459, 1.5528816943588175];
const PINNED_MEDIANS = [0.9380753324610208, 175185.26641526085, 1.4976099815325674];
