import { compileModel } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { packModel, unpackModel } from '../../../src/engine/compile/packedModel';
import { sheetModel } from '../../support/sheetModel';

function compiled(parameters: readonly string[]): CompiledModel {
  const outcome = compileModel(
    sheetModel({ A1: '=ROI.PERT(1,B1,3,,,,"price")', B1: 2, A2: '=ROI.NORMAL(10,2,,,"units")', A3: '=IRR({-100,60,70}*A1)', A4: '=ROI.OUTPUT("o")+A1*A2+A3+VALUE(TEXT(A1,"0.0"))', C1: 'price', D1: 'units', C2: 1, D2: 0.5, C3: 0.5, D3: 1, C4: '=ROI.CORRELATE(C1:D1,C2:D3)' }),
    { parameters },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

/** What two distributions have in common if they are the same. */
function described({ inputs, ...rest }: CompiledModel): object {
  return { ...rest, inputs: inputs.map(({ distribution, ...input }) => ({ ...input, quantiles: [0.01, 0.5, 0.99].map((probability) => distribution.quantile(probability)) })) };
}

describe('a model on its way to another thread', () => {
  it.each([[[]], [['Model!B1']]])('arrives as it was sent, with parameters %j', (parameters) => {
    const model = compiled(parameters);
    expect(model.argumentProgram === null).toBe(parameters.length === 0);
    expect(described(unpackModel(structuredClone(packModel(model))))).toEqual(described(model));
  });
});
