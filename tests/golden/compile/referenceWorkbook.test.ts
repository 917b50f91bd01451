import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import type { SimulationResult } from '../../../src/engine/simulation/simulationResult';
import type { Engine } from '../../../src/engine/simulation/task';
import { referenceModel } from '../../bench/referenceModel';

interface Facts {
  readonly trials: number;
  readonly outputs: Readonly<Record<string, { readonly mean: number; readonly standardDeviation: number; readonly percentiles: Readonly<Record<string, number>>; readonly belowZero: number }>>;
}

/** What an independent program found; `source` in the file says which. */
const facts = JSON.parse(readFileSync(join(__dirname, 'referenceWorkbookStatistics.json'), 'utf8')) as Facts;

/** Chance alone exceeds this many standard errors once in 300,000 comparisons. */
const STANDARD_ERRORS = 4.5;

const TRIALS = 60_000;

let model: CompiledModel;
let long: SimulationResult;

async function run(trials: number, engine: Engine, workers: number, seed: number | string = 7): Promise<SimulationResult> {
  const result = await simulate(model, Array.from({ length: workers }, inProcessPort), { trials, seed, engine, clock: () => 0 });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

beforeAll(async () => {
  const compiled = compileModel(referenceModel());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  ({ model } = compiled);
  long = await run(TRIALS, 'wasm', 2);
});

describe('reference workbook', () => {
  it('is compiled whole and agrees with the sheet in every formula cell', () => {
    expect(model.proof.cells).toBeGreaterThanOrEqual(93);
    expect(model.proof.maxRelativeDifference).toBeLessThan(1e-13);
    expect(model.inputs).toHaveLength(10);
    expect(model.outputs.map(({ name }) => name)).toEqual(['B44', 'B45', 'B46', 'B47', 'B48', 'B49', 'B50']);
  });

  it('has the means, percentiles and probabilities that numpy finds', () => {
    for (const output of long.outputs) {
      const fact = facts.outputs[output.output.name]!;
      const both = Math.sqrt(1 + TRIALS / facts.trials);
      expect(Math.abs(output.mean - fact.mean)).toBeLessThan(STANDARD_ERRORS * both * output.standardError);
      expect(Math.abs(output.standardDeviation - fact.standardDeviation)).toBeLessThan(STANDARD_ERRORS * both * output.standardDeviationError);
      expect(Math.abs(output.probabilityBelowZero.value - fact.belowZero)).toBeLessThan(STANDARD_ERRORS * both * Math.sqrt(fact.belowZero / TRIALS) + 1e-12);
      for (const { probability, value, standardError } of output.percentiles) {
        const expected = fact.percentiles[String(Math.round(probability * 100))]!;
        const rounding = 1e-12 * Math.abs(expected);
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(STANDARD_ERRORS * both * standardError + rounding);
      }
    }
  });

  it('gives the same bits with every engine and any number of workers', async () => {
    const reference = (await run(2500, 'reference', 1)).outputs;
    for (const [engine, workers] of [['kernels', 2], ['wasm', 1], ['wasm', 3]] as const) expect((await run(2500, engine, workers)).outputs).toEqual(reference);
  });

  it('takes a number and its text for the same seed, and other seeds for others', async () => {
    const first = await run(2000, 'wasm', 1, 11);
    expect((await run(2000, 'wasm', 1, '11')).outputs).toEqual(first.outputs);
    expect((await run(2000, 'wasm', 1, 12)).outputs[0]!.mean).not.toBe(first.outputs[0]!.mean);
  });

  it('finds the saved hours and their value to drive the net present value', () => {
    const { inputs, outputs } = long;
    const shares = inputs.map(({ row }, input) => [row + 1, outputs[0]!.sensitivities[input]!.varianceShare] as const);
    const total = shares.reduce((sum, [, share]) => sum + share, 0);
    expect(total).toBeGreaterThan(0.9);
    expect(total).toBeLessThan(1.02);
    const strongest = [...shares].sort((a, b) => b[1] - a[1]);
    expect(strongest[0]![0]).toBe(3);
    expect(outputs[0]!.sensitivities.find((_, input) => inputs[input]!.row === 6)!.rankCorrelation).toBeLessThan(0);
  });
});
