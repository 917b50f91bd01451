import { locale } from '../../../support/words';
import { evenText } from '../../../../src/taskpane/charts/numberText';
import { drivers, tellingDrivers } from '../../../../src/taskpane/simulate/results/drivers';
import { approximateChance, shareBelow } from '../../../../src/taskpane/simulate/results/outcomeShare';
import { durationText } from '../../../../src/taskpane/simulate/run/durationText';

describe('results in words', () => {
  it('numbers of one column have the same decimals', () => {
    const percent = evenText(0.34, 'percent', 'en-US');
    expect([percent(2.004), percent(0.34), percent(2.57)]).toEqual(['200.4%', '34.0%', '257.0%']);
    const amount = evenText(412_000, 'amount', 'en-US');
    expect([amount(1_816_009.4), amount(-3)]).toEqual(['1,816,009', '-3']);
    expect(evenText(0.34, 'percent', 'en-US', 1)(0.00108)).toBe('0.11%');
    expect(amount(NaN)).toBe('–');
  });

  it('a duration is told in the unit a reader would choose', () => {
    expect(durationText(84.3, locale('en-US').simulate.run, 'en-US')).toBe('84 ms');
    expect(durationText(0.2, locale('en-US').simulate.run, 'en-US')).toBe('1 ms');
    expect(durationText(1240, locale('zh-CN').simulate.run, 'zh-CN')).toBe('1.24 秒');
  });
});

describe('the chance of a target', () => {
  it('is read off the curve while it is dragged', () => {
    const curve = [
      [0, 0.1],
      [10, 0.9],
    ] as const;
    const counted = { curve, count: 100, failed: 0 };
    expect(approximateChance(counted, 5, 'atMost')).toEqual({ value: 0.5, standardError: 0.05 });
    expect(approximateChance(counted, -1, 'atMost').value).toBe(0);
    expect(approximateChance(counted, 11, 'atMost').value).toBe(1);
    expect(approximateChance(counted, 0, 'atLeast').value).toBeCloseTo(0.9, 14);
  });

  it('counts trials with an error as not reaching it, which the picture of the values leaves out', () => {
    const counted = { curve: [[0, 0.1], [10, 0.9]] as const, count: 100, failed: 300 };
    const chance = approximateChance(counted, 5, 'atLeast').value;
    expect(chance).toBe(0.125);
    expect(shareBelow(counted, chance, 'atLeast')).toBe(0.5);
    expect(shareBelow(counted, 0.125, 'atMost')).toBe(0.5);
  });
});

describe('drivers', () => {
  const sensitivities = [
    { rankCorrelation: 0.1, varianceShare: 0.01, varianceShareError: 0.01, totalShare: 0.01, totalShareError: 0.001, direction: 'rises', low: 0, high: 9 },
    { rankCorrelation: -0.9, varianceShare: 0.8, varianceShareError: 0.01, totalShare: 0.8, totalShareError: 0.01, direction: 'falls', low: 2, high: -2 },
    { rankCorrelation: 0.001, varianceShare: 0.004, varianceShareError: 0.003, totalShare: 0, totalShareError: 0, direction: 'none', low: 1, high: 1 },
  ] as const;

  it('are sorted by the size of what is looked at', () => {
    expect(drivers(sensitivities, 'rankCorrelation').map(({ input }) => input)).toEqual([1, 0, 2]);
    expect(drivers(sensitivities, 'conditionalMean').map(({ input }) => input)).toEqual([0, 1, 2]);
  });

  it('that chance alone may have made are not shown at first', () => {
    expect(tellingDrivers(drivers(sensitivities, 'rankCorrelation'), 100_000)).toBe(2);
    expect(tellingDrivers(drivers(sensitivities, 'rankCorrelation'), 400)).toBe(2);
    const faint = { ...sensitivities[0], totalShare: 0, varianceShare: 0.01 };
    expect(tellingDrivers(drivers([faint, ...sensitivities.slice(1)], 'rankCorrelation'), 400)).toBe(1);
  });

  it('that go both ways or act only together with others are worth a look too', () => {
    const together = { ...sensitivities[2], totalShare: 0.98, totalShareError: 0.01 };
    expect(drivers([...sensitivities, together], 'varianceShare').map(({ input }) => input)).toEqual([3, 1, 0, 2]);
    expect(tellingDrivers(drivers([together], 'rankCorrelation'), 400)).toBe(1);
  });
});
