import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import { sheetModel } from '../../support/sheetModel';

/** What one trial takes is far below the bound, what all trials take far above it. */
jest.mock('../../../src/engine/formula/evaluate/limits', () => ({ ...jest.requireActual<object>('../../../src/engine/formula/evaluate/limits'), MOST_STEPS: 20_000 }));

test('each trial of a formula that is evaluated trial by trial may take as much as the first', async () => {
  const cells: Record<string, string | number> = { A1: '=ROI.UNIFORM(0,1)' };
  for (let row = 2; row <= 60; row++) cells[`A${row}`] = row % 7;
  const compiled = compileModel(sheetModel({ ...cells, B1: '=ROI.OUTPUT("mode")+MODE.SNGL(A1:A60)' }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  expect(compiled.model.slow).toEqual([{ cell: 'Model!B1', reason: 'function', feature: 'MODE.SNGL' }]);
  const outcome = await simulate(compiled.model, [inProcessPort()], { trials: 3000, seed: 1, clock: () => 0 });
  // Rows 2 to 60 hold 2, 3 and 4 nine times, the other remainders eight times; the first found is 2.
  expect(outcome).toMatchObject({ ok: true, value: { outputs: [{ mean: 2, failed: 0 }] } });
});
