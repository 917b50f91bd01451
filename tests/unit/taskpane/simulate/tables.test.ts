import { curveTable, histogramTable } from '../../../../src/taskpane/simulate/results/outcomeTable';
import { drivers, tellingDrivers } from '../../../../src/taskpane/simulate/results/drivers';
import { statisticsRows } from '../../../../src/taskpane/simulate/results/statisticsRows';
import { durationText } from '../../../../src/taskpane/simulate/run/durationText';
import { readTrials } from '../../../../src/taskpane/simulate/run/trialCounts';
import { SENSITIVITY_TRIALS } from '../../../../src/engine/risk/statistics/sensitivity';
import { locale } from '../../../support/words';

const { results } = locale('en-US').simulate;

describe('the numbers behind a picture', () => {
  it('hold what lies outside its bars, as shares of all values', () => {
    const { rows } = histogramTable({ low: 0, barWidth: 5, counts: [60, 20], below: 8, above: 12 }, 'amount', 'en-US', results);
    expect(rows).toEqual([['< 0', '8', '8%'], ['0 – 5', '60', '60%'], ['5 – 10', '20', '20%'], ['> 10', '12', '12%']]);
    expect(histogramTable({ low: 3, barWidth: 0, counts: [7], below: 0, above: 0 }, 'amount', 'en-US', results).rows).toEqual([['3', '7', '100%']]);
  });

  it('end with the end of the curve, however long it is', () => {
    const curve = Array.from({ length: 100 }, (_, index) => [index, (index + 1) / 100] as const);
    const { rows } = curveTable(curve, 'amount', 'en-US', results);
    expect(rows.length).toBeLessThanOrEqual(41);
    expect([rows[0], rows.at(-1)]).toEqual([['0', '1%'], ['99', '100%']]);
    expect(curveTable(curve.slice(0, 3), 'amount', 'en-US', results).rows).toHaveLength(3);
  });

  it('tell of failed trials where there are any', () => {
    const estimate = { value: 0.1, standardError: 0.01, low: 0, high: 1 };
    const statistics = { mean: 1, standardError: 0.1, standardDeviation: 1, standardDeviationError: 0.1, min: 0, max: 2, skewness: 0, excessKurtosis: 0, percentiles: [], probabilityBelowZero: estimate, conditionalValueAtRisk: { share: 0.05, ...estimate }, output: { displayed: 1 }, count: 90 };
    const names = (failed: number) => statisticsRows({ ...statistics, failed } as never, 'amount', 'en-US', results).map(({ name }) => name);
    expect(names(0)).not.toContain(results.failed);
    expect(names(10)).toContain(results.failed);
  });
});

describe('drivers worth a look', () => {
  const driver = (rankCorrelation: number) => ({ rankCorrelation, varianceShare: 0, varianceShareError: 1, totalShare: 0, totalShareError: 1, direction: 'rises', low: 0, high: 1 }) as const;

  it('are eight at most', () => {
    expect(tellingDrivers(drivers(Array.from({ length: 12 }, () => driver(0.5)), 'rankCorrelation'), 10_000)).toBe(8);
  });

  it('are told from chance by the trials that sensitivities are taken over, however many were run', () => {
    const faint = 2.9 / Math.sqrt(SENSITIVITY_TRIALS);
    const clear = 3.1 / Math.sqrt(SENSITIVITY_TRIALS);
    expect([faint, clear].map((size) => tellingDrivers(drivers([driver(size)], 'rankCorrelation'), 1_000_000))).toEqual([0, 1]);
    expect(tellingDrivers(drivers([driver(clear)], 'rankCorrelation'), 1000)).toBe(0);
  });
});

it('a run takes a hundred trials at least', () => {
  expect(['99', '100', '101'].map(readTrials)).toEqual([null, 100, 101]);
});

it('what rounds to a second is told as one', () => {
  expect([999.4, 999.5, 1000].map((milliseconds) => durationText(milliseconds, locale('en-US').simulate.run, 'en-US'))).toEqual(['999 ms', '1 s', '1 s']);
});
