import { compileModel } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { worthwhileWorkers } from '../../../src/engine/simulation/worthwhileWorkers';
import { sheetModel } from '../../support/sheetModel';

function compiled(cells: Record<string, string | number>): CompiledModel {
  const outcome = compileModel(sheetModel(cells));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

const small = compiled({ A1: '=ROI.NORMAL(0,1)', A2: '=ROI.OUTPUT("o")+A1*2' });
const slow = compiled({ A1: '=ROI.UNIFORM(1,9)', A2: '=ROI.OUTPUT("o")+LEN(TEXT(A1,"0.00"))' });

describe('the workers worth starting', () => {
  it('are one for a run that one finishes in no time', () => {
    expect(worthwhileWorkers(small, 100_000)).toBe(1);
    expect(worthwhileWorkers(small, 1)).toBe(1);
  });

  it('are more for more trials, a slower engine and functions that run trial by trial', () => {
    expect(worthwhileWorkers(small, 10_000_000)).toBeGreaterThan(worthwhileWorkers(small, 3_000_000));
    expect(worthwhileWorkers(small, 1_000_000, 'reference')).toBeGreaterThan(worthwhileWorkers(small, 1_000_000, 'kernels'));
    expect(worthwhileWorkers(slow, 100_000)).toBeGreaterThan(8);
  });

  it('are never more than there are blocks of trials', () => {
    expect(worthwhileWorkers(slow, 3000)).toBeLessThanOrEqual(3);
  });
});
