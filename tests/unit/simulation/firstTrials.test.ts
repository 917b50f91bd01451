import { firstTrialCount } from '../../../src/engine/simulation/firstTrials';

describe('the first trials that are looked at side by side', () => {
  it.each([
    [17, 1_000_000, 65_536],
    [17, 5000, 5000],
    [600, 1_000_000, 13_312],
    [20_000, 1_000_000, 1024],
    [20_000, 700, 700],
  ])('of %d inputs and outputs in %d trials are %d', (columns, trials, expected) => {
    expect(firstTrialCount(columns, trials)).toBe(expected);
  });
});
