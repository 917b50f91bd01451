import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import { sheetModel } from '../../support/sheetModel';
import { compareTrials } from '../../support/trialByTrial';

const CELLS = { A1: '=ROI.UNIFORM(-2,2)', A2: '=ROI.UNIFORM(0,3)', A3: '=A1>0', B1: 'm', B2: true, B3: false, B4: '1', B6: 1, B7: '' };
/** B5 is blank. */
const TRIALS = [-2, -1e-15, 0, 0.1 + 0.2, 1, 1 + 2 ** -52, 2].flatMap((A1) => [0.3, 1, 3].map((A2) => ({ A1, A2 })));

const NUMBER = ['A1', 'IF(A2>1,A1,2)'];
const TEXT = ['B1', '"A"', 'B4', '""', 'IF(A2>1,"a","Z")', 'IF(A1>0,"1","m")'];
const BOOLEAN = ['TRUE', 'FALSE', 'A3', 'A2<1', 'NOT(A3)', 'B2'];
const EITHER = ['B5', '0.3', 'IF(A2>1,"x",A1)', 'IF(A2>1,A3,A1)', 'IF(A2>1,B5,"a")', 'IF(A2>1,"b",A3)'];
const OPERATORS = ['=', '<>', '<', '<=', '>', '>='];

/** Every kind on either side of every operator; at least one side is uncertain. */
const PAIRS = [
  ...NUMBER.flatMap((number) => [...TEXT, ...BOOLEAN, ...EITHER, ...NUMBER].map((other) => [number, other])),
  ...BOOLEAN.slice(2, 4).flatMap((truth) => [...TEXT, ...BOOLEAN, ...EITHER].map((other) => [truth, other])),
  ...TEXT.slice(4).flatMap((text) => [...TEXT, ...EITHER].map((other) => [text, other])),
];

/** One bit an operator. */
const allOperators = (left: string, right: string): string => OPERATORS.map((operator, bit) => `IF(${left}${operator}${right},${2 ** bit},0)`).join('+');

describe('comparisons in a run', () => {
  it('order numbers, text and truths as the evaluator does, either way round', () => {
    const wrong = PAIRS.flatMap((pair) => [pair, [...pair].reverse()]).flatMap(([left, right]) => {
      const { how, differences } = compareTrials(CELLS, `${allOperators(left!, right!)}+0*A1+0*A2`, TRIALS);
      return how !== 'columns' || differences.length > 0 ? [`${left} and ${right} (${how}): ${differences[0]}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  /** Excel's order of kinds: numbers, text, FALSE, TRUE; a blank is like the other side. A1 lies from −2 to 2, A2 from 0 to 3. */
  it.each([
    ['A1<"a"', 1], ['A1="1"', 0], ['A1>TRUE', 0], ['(A1>0)>"z"', 1], ['(A1>0)>A2', 1], ['(A1>5)=FALSE', 1], ['(A1>5)=0', 0], ['(A1>5)=B5', 1], ['A1<=B4', 1], ['A1>=B1', 0], ['IF(A1>0,"A","a")="a"', 1],
    ['IF(A1>0,"a","b")>A2', 1], ['IF(A1>0,"a","b")<(A2>1)', 1], ['(A1-5)<B5', 1], ['A1+5=B5', 0], ['(A1+0.1-A1)=0.1', 1], ['(A2+1)/(A2+1)*3=3', 1], ['(A2+1)*(1+1E-13)=A2+1', 0],
  ])('%s holds as a share of %d of the trials', async (test, share) => {
    const compiled = compileModel(sheetModel({ ...CELLS, C1: `=ROI.OUTPUT("o")+IF(${test},1,0)+0*A1+0*A2` }));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    // A cell whose columns the proof finds wrong would be recalculated, and right.
    expect(compiled.model.slow).toEqual([]);
    for (const engine of ['wasm', 'kernels', 'reference'] as const) {
      const result = await simulate(compiled.model, [inProcessPort()], { trials: 500, seed: 3, engine, clock: () => 0 });
      expect(result.ok && result.value.outputs[0]).toMatchObject({ mean: share, failed: 0 });
    }
  });
});
