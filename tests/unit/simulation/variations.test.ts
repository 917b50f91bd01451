import { compileModel } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import type { Ports } from '../../../src/engine/simulation/ports';
import { simulate } from '../../../src/engine/simulation/simulate';
import type { Engine } from '../../../src/engine/simulation/task';
import { Variations } from '../../../src/engine/simulation/variations';
import { sampleMoments } from '../../../src/engine/risk/statistics/momentSummary';
import { sheetModel } from '../../support/sheetModel';

const TRIALS = 20_000;

function compiled(cells: Record<string, string | number>, parameters: readonly string[]): CompiledModel {
  const outcome = compileModel(sheetModel(cells), { parameters });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

function variations(model: CompiledModel, ports: Ports = [inProcessPort()], engine: Engine = 'wasm', method: 'random' | 'latinHypercube' = 'random') {
  return new Variations(model, ports, { trials: TRIALS, seed: 7, engine, method });
}

async function meanOf(runs: Variations, ...parameters: number[]): Promise<number> {
  const run = await runs.run(parameters);
  if (!run.ok) throw new Error(run.error.code);
  return run.value === null ? NaN : sampleMoments(run.value.moments[0]!).mean;
}

const scaled = compiled({ A1: 3, A2: '=ROI.NORMAL(10,2,,,"x")', A3: '=ROI.POISSON(4)', A4: '=ROI.OUTPUT("o")+A1*A2+A3' }, ['A1']);
const shaped = compiled({ A1: 10, A2: '=ROI.NORMAL(A1,2,,,"x")', A3: '=ROI.NORMAL(0,1,,,"y")', A4: '=ROI.OUTPUT("o")+A2+A3' }, ['A1']);

describe('variations of a model', () => {
  it('draw the same numbers whatever the parameters are', async () => {
    const runs = variations(scaled);
    const [at0, at1, at5] = [await meanOf(runs, 0), await meanOf(runs, 1), await meanOf(runs, 5)];
    expect(at5 - at0).toBeCloseTo(5 * (at1 - at0), 9);
    expect(at1 - at0).toBeCloseTo(10, 1);
  });

  it('give, at the displayed values, what a simulation gives', async () => {
    const run = await variations(scaled).run([3]);
    const result = await simulate(scaled, [inProcessPort()], { trials: TRIALS, seed: 7, clock: () => 0 });
    if (!run.ok || run.value === null || !result.ok) throw new Error('no result');
    const simulated = result.value.outputs[0]!;
    expect(sampleMoments(run.value.moments[0]!).mean).toBe(simulated.mean);
    const median = await run.value.values.valueAtProbability(0, 0.5);
    expect(median.ok && median.value.value).toBe(simulated.percentiles.find(({ probability }) => probability === 0.5)!.value);
  });

  it('do not depend on workers, engine or the variations before', async () => {
    const ports = [inProcessPort(), inProcessPort(), inProcessPort()];
    for (const model of [scaled, shaped]) {
      const expected = await meanOf(variations(model), 4);
      const many = variations(model, ports, 'kernels');
      await meanOf(many, 9);
      expect(await meanOf(many, 4)).toBe(expected);
    }
  });

  it('shape distributions by formulas that only the evaluator works out', async () => {
    const worded = compiled({ A1: 12345, A2: '=ROI.NORMAL(LEN(TEXT(A1,"#,##0")),1,,,"x")', A4: '=ROI.OUTPUT("o")+A2' }, ['A1']);
    expect(await meanOf(variations(worded), 1_234_567)).toBeCloseTo(9, 1);
  });

  it('follow parameters into the distributions they shape', async () => {
    const runs = variations(shaped);
    const [at10, at12] = [await meanOf(runs, 10), await meanOf(runs, 12)];
    expect(at12 - at10).toBeCloseTo(2, 4);
  });

  it('work with a Latin hypercube', async () => {
    const runs = variations(scaled, [inProcessPort()], 'wasm', 'latinHypercube');
    expect(await meanOf(runs, 2)).toBeCloseTo(2 * 10 + 4, 2);
  });

  it('are no variation where a distribution refuses its arguments', async () => {
    const model = compiled({ A1: 1, A2: '=ROI.NORMAL(0,A1)', A3: '=ROI.OUTPUT("o")+A2' }, ['A1']);
    const runs = variations(model);
    expect(await meanOf(runs, -1)).toBeNaN();
    expect(await meanOf(runs, 2)).toBeCloseTo(0, 1);
  });

  it('leave the values of the last run alone', async () => {
    const ports = [inProcessPort()];
    const result = await simulate(scaled, ports, { trials: TRIALS, seed: 1, clock: () => 0 });
    await meanOf(variations(scaled, ports), 8);
    if (!result.ok) throw new Error(result.error.code);
    const below = await result.value.values.probabilityAtMost(0, 34);
    expect(below.ok && below.value.value).toBeCloseTo(0.5, 1);
  });

  it('end when they are cancelled', async () => {
    const aborted = AbortSignal.abort();
    const runs = new Variations(scaled, [inProcessPort()], { trials: TRIALS, seed: 1, signal: aborted });
    expect(await runs.run([1])).toMatchObject({ ok: false, error: { code: 'simulationCancelled' } });
  });
});
