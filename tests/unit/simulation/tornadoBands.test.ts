import { conditionalMeans, Tenths } from '../../../src/engine/risk/statistics/sensitivity';
import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import { sheetModel } from '../../support/sheetModel';

/** The mean over the trials whose rank r, counted from 0, has r / (n / 10) in the tenth asked for. */
function meanOfTenth(column: readonly number[], tenth: number): number {
  const sorted = [...column].sort((a, b) => a - b);
  const inside = sorted.filter((_, rank) => rank * 10 >= tenth * column.length && rank * 10 < (tenth + 1) * column.length);
  return inside.reduce((sum, value) => sum + value, 0) / inside.length;
}

describe('bars of a conditional tornado', () => {
  it.each([10, 11, 13, 19, 20, 97, 101])('hold a tenth of %d trials as nearly as whole trials allow', (count) => {
    // 7 has no factor in common with these counts: every rank comes once.
    const column = Float64Array.from({ length: count }, (_, trial) => (trial * 7) % count);
    const { low, high } = conditionalMeans(new Tenths(column), column);
    expect(low).toBeCloseTo(meanOfTenth([...column], 0), 12);
    expect(high).toBeCloseTo(meanOfTenth([...column], 9), 12);
  });

  it('take the next tenth that has trials, or one whose output is no error, where the outermost has none', () => {
    const ranks = Float64Array.of(3, 0, 2, 1, 4);
    expect(conditionalMeans(new Tenths(ranks), Float64Array.of(30, NaN, 20, 10, 40))).toEqual({ low: 10, high: 40 });
    expect(conditionalMeans(new Tenths(ranks), Float64Array.of(30, 0, 20, 10, Infinity))).toEqual({ low: 0, high: 30 });
    expect(conditionalMeans(new Tenths(ranks), new Float64Array(5).fill(NaN))).toEqual({ low: NaN, high: NaN });
  });

  it.each([23, 1003, 5119])('are the means of the output in the lowest and highest tenth of %d trials', async (trials) => {
    const compiled = compileModel(sheetModel({ A1: '=ROI.NORMAL(0,1,,,"x")', A2: '=ROI.OUTPUT("o")+100-3*A1' }));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const result = await simulate(compiled.model, [inProcessPort(), inProcessPort()], { trials, seed: 5, clock: () => 0 });
    if (!result.ok) throw new Error(result.error.code);
    const points = await result.value.values.scatter(0, 0, trials);
    if (!points.ok) throw new Error(points.error.code);
    const inputs = [...points.value.input];
    const { low, high } = result.value.outputs[0]!.sensitivities[0]!;
    expect(low).toBeCloseTo(100 - 3 * meanOfTenth(inputs, 0), 9);
    expect(high).toBeCloseTo(100 - 3 * meanOfTenth(inputs, 9), 9);
  });
});
