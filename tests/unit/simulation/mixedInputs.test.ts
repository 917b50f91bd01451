import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate, type SimulationOptions } from '../../../src/engine/simulation/simulate';
import type { OutputResult } from '../../../src/engine/simulation/simulationResult';
import { sheetModel } from '../../support/sheetModel';

const TRIALS = 6000;

/** Inputs drawn in every way there is, those that are tied between those that are not; each is an output too. */
const INPUTS = {
  first: { formula: 'ROI.NORMAL(100,10,,,"first")', mean: 100, deviation: 10 },
  low: { formula: 'ROI.UNIFORM(0,1,,,"low")', mean: 0.5, deviation: Math.sqrt(1 / 12) },
  count: { formula: 'ROI.DISCRETE({1,2,5},{0.25,0.5,0.25},,,"count")', mean: 2.5, deviation: 1.5 },
  high: { formula: 'ROI.TRIANG(0,0,3,,,"high")', mean: 1, deviation: Math.SQRT1_2 },
  spread: { formula: 'ROI.LOGNORM(50,20,,,"spread")', mean: 50, deviation: 20 },
  middle: { formula: 'ROI.NORMAL(-5,2,,,"middle")', mean: -5, deviation: 2 },
  last: { formula: 'ROI.NORMAL(100,10,,,"last")', mean: 100, deviation: 10 },
} as const;
const NAMES = Object.keys(INPUTS) as (keyof typeof INPUTS)[];
const TIED = ['high', 'low', 'middle'] as const;
const CORRELATION = [[1, 0.6, -0.5], [0.6, 1, 0], [-0.5, 0, 1]] as const;

const cells: Record<string, string | number> = {};
NAMES.forEach((name, row) => {
  cells[`A${row + 1}`] = `=${INPUTS[name].formula}`;
  cells[`B${row + 1}`] = `=ROI.OUTPUT("${name}")+A${row + 1}`;
});
const ties: Record<string, string | number> = { H1: '=ROI.CORRELATE(D1:D3,E1:G3)' };
TIED.forEach((name, row) => {
  ties[`D${row + 1}`] = name;
  CORRELATION[row]!.forEach((value, column) => (ties[`${'EFG'[column]!}${row + 1}`] = value));
});

async function outputsOf(model: Record<string, string | number>, options: Partial<SimulationOptions> = {}, workers = 1): Promise<Record<string, OutputResult>> {
  const compiled = compileModel(sheetModel(model));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const result = await simulate(compiled.model, Array.from({ length: workers }, () => inProcessPort()), { trials: TRIALS, seed: 11, clock: () => 0, ...options });
  if (!result.ok) throw new Error(result.error.code);
  return Object.fromEntries(result.value.outputs.map((output) => [output.output.name, output]));
}

describe('tied inputs among independent ones', () => {
  it.each(['random', 'latinHypercube'] as const)('are each drawn into their own column, alike in every engine and with any number of workers (%s)', async (method) => {
    const vectors = await outputsOf({ ...cells, ...ties }, { method });
    expect(await outputsOf({ ...cells, ...ties }, { method, engine: 'kernels' })).toEqual(vectors);
    expect(await outputsOf({ ...cells, ...ties }, { method, engine: 'reference' }, 3)).toEqual(vectors);
    for (const name of NAMES) {
      const { mean, deviation } = INPUTS[name];
      expect(Math.abs(vectors[name]!.mean - mean) / deviation).toBeLessThan(4.5 / Math.sqrt(TRIALS));
      expect(Math.abs(vectors[name]!.standardDeviation / deviation - 1)).toBeLessThan(0.08);
    }
  });

  it.each(['random', 'latinHypercube'] as const)('leave the draws of the independent ones as they were (%s)', async (method) => {
    const [tied, free] = [await outputsOf({ ...cells, ...ties }, { method }), await outputsOf(cells, { method })];
    for (const name of NAMES) {
      const { mean, percentiles, min, max } = tied[name]!;
      const same = { mean, percentiles, min, max };
      if ((TIED as readonly string[]).includes(name)) expect(free[name]).not.toMatchObject({ mean });
      else expect(free[name]).toMatchObject(same);
    }
  });

  it('have the rank correlations that were declared, and none with the others', async () => {
    const outputs = await outputsOf({ ...cells, ...ties });
    const declared = (one: string, other: string): number => {
      const [row, column] = [one, other].map((name) => (TIED as readonly string[]).indexOf(name)) as [number, number];
      if (one === other) return 1;
      return row < 0 || column < 0 ? 0 : CORRELATION[row]![column]!;
    };
    NAMES.forEach((one) => NAMES.forEach((other, input) => {
      expect(Math.abs(outputs[one]!.sensitivities[input]!.rankCorrelation - declared(one, other))).toBeLessThan(4.5 / Math.sqrt(TRIALS));
    }));
  });
});
