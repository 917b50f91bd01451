import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import type { InputSensitivity } from '../../../src/engine/simulation/simulationResult';
import { actsOnlyTogether } from '../../../src/engine/simulation/varianceShares';
import { sheetModel } from '../../support/sheetModel';

/** By output, then by input. */
async function sensitivities(cells: Record<string, string | number>, workers = 1, trials = 65_536): Promise<Record<string, Record<string, InputSensitivity>>> {
  const compiled = compileModel(sheetModel(cells));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const result = await simulate(compiled.model, Array.from({ length: workers }, () => inProcessPort()), { trials, seed: 7, clock: () => 0 });
  if (!result.ok) throw new Error(result.error.code);
  const { inputs, outputs } = result.value;
  return Object.fromEntries(outputs.map(({ output, sensitivities: found }) => [output.name, Object.fromEntries(found.map((one, input) => [inputs[input]!.name!, one]))]));
}

const THREE = { A1: '=ROI.NORMAL(0,1,,,"a")', A2: '=ROI.NORMAL(0,2,,,"b")', A3: '=ROI.UNIFORM(0,1,,,"c")' };

describe('shares of the variance', () => {
  // Exact from the variances of independent terms: [first-order, total] by input.
  it.each<[string, Record<string, readonly [number, number]>]>([
    ['A1*A2+A3', { a: [0, 4 / (4 + 1 / 12)], b: [0, 4 / (4 + 1 / 12)], c: [1 / 49, 1 / 49] }],
    ['A1^2', { a: [1, 1] }],
    ['A1+A2', { a: [0.2, 0.2], b: [0.8, 0.8] }],
    // (1+a)·c with a normal, c uniform: E a·c = 0; V = E(1+a)²·1/3 − 1/4 = 5/12.
    ['(1+A1)*A3', { a: [0.25 / (5 / 12), 1 / 3 / (5 / 12)], c: [1 / 12 / (5 / 12), 2 / 12 / (5 / 12)] }],
    ['IF(A3>0.5,A1,-A1)', { a: [0, 1], c: [0, 1] }],
  ])('of %s are those of its closed form', async (formula, truth) => {
    const { o } = await sensitivities({ ...THREE, B1: `=ROI.OUTPUT("o")+${formula}` });
    for (const [input, [first, total]] of Object.entries(truth)) {
      const { varianceShare, varianceShareError, totalShare, totalShareError } = o![input]!;
      expect(Math.abs(varianceShare - first)).toBeLessThan(Math.min(0.02, 4 * varianceShareError + 1e-3));
      expect(Math.abs(totalShare - total)).toBeLessThan(Math.min(0.03, 4 * totalShareError + 1e-9));
    }
  });

  it('tells inputs that act only together with others, and which way the result goes', async () => {
    const { product, square } = await sensitivities({ ...THREE, B1: '=ROI.OUTPUT("product")+A1*A2-A3', B2: '=ROI.OUTPUT("square")+A1^2' });
    expect(Object.values(product!).map(actsOnlyTogether)).toEqual([true, true, false]);
    expect(Object.values(product!).map(({ direction }) => direction)).toEqual(['none', 'none', 'falls']);
    expect(square).toMatchObject({ a: { varianceShare: 1, varianceShareError: 0, totalShare: 1, direction: 'bothWays' }, b: { varianceShare: 0, totalShare: 0, direction: 'none' } });
  });

  it('of correlated inputs: what one says with what it says about the others, and what it adds when those are known', async () => {
    const r = 2 * Math.sin((Math.PI * 0.6) / 6);
    const tied = { A1: '=ROI.NORMAL(0,1,,,"x")', A2: '=ROI.NORMAL(0,1,,,"y")', B1: 'x', B2: 'y', C1: 1, D1: 0.6, C2: 0.6, D2: 1, E1: '=ROI.CORRELATE(B1:B2,C1:D2)' };
    const { sum, x } = await sensitivities({ ...tied, A4: '=ROI.OUTPUT("sum")+A1+A2', A5: '=ROI.OUTPUT("x")+A1' });
    for (const input of ['x', 'y']) {
      expect(sum![input]!.varianceShare).toBeCloseTo((1 + r) / 2, 1.7);
      expect(sum![input]!.totalShare).toBeCloseTo((1 - r) / 2, 1.7);
    }
    expect(x!.x).toMatchObject({ varianceShare: 1, totalShare: expect.closeTo(1 - r * r, 1) });
    expect(x!.y).toMatchObject({ varianceShare: expect.closeTo(r * r, 1.7), totalShare: 0 });
  });

  it('come out with the same bits for any number of workers', async () => {
    const cells = { ...THREE, B1: '=ROI.OUTPUT("o")+A1*A2+A3', B2: '=ROI.OUTPUT("p")+1/MAX(0,A1)+A2' };
    expect(await sensitivities(cells, 3, 5000)).toEqual(await sensitivities(cells, 1, 5000));
  });

  it('of many small inputs add up to no more than all', async () => {
    const cells = Object.fromEntries(Array.from({ length: 60 }, (_, input) => [`A${input + 1}`, `=ROI.UNIFORM(0,${input + 1},,,"${input + 1}")`]));
    const { o } = await sensitivities({ ...cells, B1: '=ROI.OUTPUT("o")+SUM(A1:A60)' }, 1, 8192);
    const all = 60 * 61 * 121 / 6;
    for (const [width, { varianceShare, varianceShareError }] of Object.entries(o!)) expect(Math.abs(varianceShare - Number(width) ** 2 / all)).toBeLessThan(4 * varianceShareError);
    expect(Math.abs(Object.values(o!).reduce((sum, { varianceShare }) => sum + varianceShare, 0) - 1)).toBeLessThan(0.1);
  });

  it('are nothing for a result that does not vary', async () => {
    const { o } = await sensitivities({ ...THREE, B1: '=ROI.OUTPUT("o")+IF(A3<-5,1,0)' }, 1, 4096);
    expect(o!.c).toMatchObject({ varianceShare: 0, totalShare: 0, direction: 'none' });
  });
});
