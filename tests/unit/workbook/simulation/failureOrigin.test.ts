import type { CellValue } from '../../../../src/engine/core/cellValue';
import { compileModel } from '../../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../../src/engine/simulation/simulate';
import { describeError } from '../../../../src/locales/describeError';
import { failureOrigin } from '../../../../src/workbook/simulation/failureOrigin';
import { outputNotes } from '../../../../src/workbook/simulation/outputNotes';
import { sheetModel } from '../../../support/sheetModel';
import { locale } from '../../../support/words';

async function simulated(cells: Record<string, CellValue>, workers = 1) {
  const workbook = sheetModel(cells);
  const compiled = compileModel(workbook);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const result = await simulate(compiled.model, Array.from({ length: workers }, () => inProcessPort()), { trials: 5000, seed: 3, clock: () => 0 });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.outputs.map((output) => ({
    output,
    origin: output.firstFailure === null ? null : failureOrigin(workbook, compiled.model, { output: output.output, inputs: output.firstFailure.inputs }),
  }));
}

const X = { A1: '=ROI.UNIFORM(-1,3,,,"x")' };

describe('the error of failed trials', () => {
  it.each<[string, Record<string, CellValue>, string, string]>([
    ['in the output itself', { ...X, B1: '=ROI.OUTPUT("o")+1/MAX(0,A1)' }, '#DIV/0!', 'Model!B1'],
    ['two formulas back', { ...X, B1: '=SQRT(A1)', C1: '=B1*2', D1: '=ROI.OUTPUT("o")+SUM(C1:C9)' }, '#NUM!', 'Model!B1'],
    ['behind a name that several cells draw from', { ...X, A2: '=5+ROI.UNIFORM(-1,3,,,"x")', B1: '=LN(A2-5)', D1: '=ROI.OUTPUT("o")+A1+B1' }, '#NUM!', 'Model!B1'],
    ['of a draw inside a formula', { ...X, B1: '=2*RAND()-1+A1*0', C1: '=MATCH(B1,{0,0.5})', D1: '=ROI.OUTPUT("o")+C1' }, '#N/A', 'Model!C1'],
    ['where the first of two inputs of one formula fails', { B1: '=1/INT(ROI.UNIFORM(0,2))+ROI.NORMAL(0,1)', D1: '=ROI.OUTPUT("o")+B1' }, '#DIV/0!', 'Model!B1'],
  ])('is followed to the cell that makes it: %s', async (_, cells, error, cell) => {
    const [{ output, origin }] = await simulated(cells) as [Awaited<ReturnType<typeof simulated>>[number]];
    expect(output.failed).toBeGreaterThan(0);
    expect(origin).toEqual({ error, cell });
  });

  it('is that of the first failed trial, for any number of workers', async () => {
    const cells = { ...X, B1: '=ROI.OUTPUT("o")+SQRT(A1-2.99)', B2: '=ROI.OUTPUT("fine")+A1', B3: '=ROI.OUTPUT("rare")+1/MAX(0,2.9-A1)' };
    const one = await simulated(cells);
    expect((await simulated(cells, 3)).map(({ output }) => output.firstFailure)).toEqual(one.map(({ output }) => output.firstFailure));
    expect(one[1]!.output.firstFailure).toBeNull();
    expect(one[2]!.output.firstFailure!.inputs[0]).toBeGreaterThan(2.9);
  });

  it('is told with how many trials failed, how they count and where it comes from', async () => {
    const [{ output, origin }] = (await simulated({ ...X, B1: '=SQRT(A1)', C1: '=ROI.OUTPUT("o")+B1' })) as [Awaited<ReturnType<typeof simulated>>[number]];
    const [note, ...others] = outputNotes(output, origin);
    expect(others).toEqual([]);
    expect(describeError(note!, locale('en-US'))).toMatch(/^“o”: 1,\d{3} of 5,000 trials have no value\. The first, trial \d+, is #NUM! and comes from Model!B1\. They count as not reaching a target/);
    expect(describeError(note!, locale('zh-CN'))).toContain('错误 #NUM! 产生于 Model!B1');
    expect(describeError(outputNotes(output, null)[0]!, locale('en-US'))).toContain('have no value, the first of them trial');
  });

  it('is left unsaid where a draw stands in no formula of its own', async () => {
    const [{ output, origin }] = (await simulated({ B1: '=NORM.INV(RAND(),0,1)', C1: '=ROI.OUTPUT("o")+SQRT(B1)' })) as [Awaited<ReturnType<typeof simulated>>[number]];
    expect(output.failed).toBeGreaterThan(0);
    expect(origin).toBeNull();
  });
});

describe('a result that does not vary', () => {
  it('is a result, with a note', async () => {
    const [never, five, varies] = await simulated({ ...X, B1: '=ROI.OUTPUT("bankrupt")+IF(A1<-5,1,0)', B2: '=ROI.OUTPUT("five")+5', B3: '=ROI.OUTPUT("x")+A1' });
    expect(never!.output).toMatchObject({ mean: 0, standardDeviation: 0, min: 0, max: 0, failed: 0, percentiles: expect.arrayContaining([expect.objectContaining({ value: 0, standardError: 0 })]) });
    expect(five!.output).toMatchObject({ mean: 5, standardError: 0, probabilityBelowZero: { value: 0 } });
    expect(describeError(outputNotes(five!.output, null)[0]!, locale('en-US'))).toBe('“five” is 5 in all 5,000 trials with a value: nothing uncertain changes it.');
    expect(outputNotes(varies!.output, null)).toEqual([]);
  });

  it('may be an error in every trial', async () => {
    const [{ output, origin }] = (await simulated({ ...X, B1: '=1/0', B2: '=ROI.OUTPUT("o")+B1+A1' })) as [Awaited<ReturnType<typeof simulated>>[number]];
    expect(output).toMatchObject({ count: 0, failed: 5000, mean: NaN, firstFailure: { trial: 0 } });
    expect(origin).toEqual({ error: '#DIV/0!', cell: 'Model!B1' });
  });
});

it('a chance counts failed trials as not reaching the target, whichever way it is asked', async () => {
  const compiled = compileModel(sheetModel({ ...X, B1: '=ROI.OUTPUT("o")+IF(A1<0,NA(),A1-1)' }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const result = await simulate(compiled.model, [inProcessPort()], { trials: 40_000, seed: 3, clock: () => 0 });
  if (!result.ok) throw new Error(result.error.code);
  const { values, outputs } = result.value;
  // Uniform on −1 … 3: a quarter has no value, a quarter is below 0, half is at least 0.
  expect(outputs[0]!.probabilityBelowZero.value).toBeCloseTo(0.25, 1.5);
  expect(await values.probabilityAtLeast(0, 0)).toMatchObject({ ok: true, value: { value: expect.closeTo(0.5, 1.5) } });
  expect(await values.probabilityAtMost(0, 0)).toMatchObject({ ok: true, value: { value: expect.closeTo(0.25, 1.5) } });
});
