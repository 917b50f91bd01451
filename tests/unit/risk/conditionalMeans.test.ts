import { conditionalMeans, Tenths } from '../../../src/engine/risk/statistics/sensitivity';

/** The output is the rank itself, so that the means say which ranks were taken. */
function ends(trials: number, output: (rank: number) => number = (rank) => rank): readonly [number, number] {
  const ranks = Float64Array.from({ length: trials }, (_, trial) => trials - 1 - trial);
  const { low, high } = conditionalMeans(new Tenths(ranks), ranks.map(output));
  return [low, high];
}

describe('the mean of an output while an input is in its lowest or highest tenth', () => {
  it.each([
    [10, [0, 9]],
    [20, [0.5, 18.5]],
    // The tenth that rank r is in is ⌊10 r ÷ trials⌋: of 25 trials the lowest has ranks 0, 1 and 2, the highest 23 and 24.
    [25, [1, 23.5]],
    [13, [0.5, 12]],
  ])('takes of %d trials those of that tenth', (trials, means) => {
    const group = (tenth: number): number[] => Array.from({ length: trials }, (_, rank) => rank).filter((rank) => Math.floor((rank * 10) / trials) === tenth);
    const mean = (ranks: readonly number[]): number => ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
    expect(ends(trials)).toEqual([mean(group(0)), mean(group(9))]);
    expect(ends(trials)).toEqual(means);
  });

  it('takes the next tenth where an output has no value in one', () => {
    expect(ends(20, (rank) => (rank < 2 || rank > 16 ? NaN : rank))).toEqual([2.5, 16]);
  });
});
