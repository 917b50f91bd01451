import { recordedResults } from '../../../../src/workbook/simulation/recordedResults';
import { readRecord, type SimulationRecord } from '../../../../src/workbook/simulation/simulationRecord';
import { defaultSimulationSettings } from '../../../../src/workbook/simulation/settings';
import { memorySimulator } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';

const settings = { ...defaultSimulationSettings, trials: 20_000 };

async function recordOf(cells: Parameters<typeof sheetModel>[0]): Promise<{ readonly record: SimulationRecord; readonly simulated: ReturnType<typeof memorySimulator> }> {
  const simulated = memorySimulator(sheetModel({ B1: '=ROI.NORMAL(100,10)', B2: '=ROI.OUTPUT("Sales")+B1', ...cells }));
  await simulated.simulator.run(settings);
  return { record: (await readRecord(simulated.port)).record!, simulated };
}

describe('recordedResults', () => {
  it('tells what the run told, from what the document keeps', async () => {
    const { record, simulated } = await recordOf({});
    const [output] = simulated.simulator.snapshot().last!.result.outputs;
    const told = recordedResults(record, false).output('Sales')!;
    expect(told).toMatchObject({ trials: 20_000, mean: output!.mean, standardDeviation: output!.standardDeviation, standardError: output!.standardError, minimum: output!.min, maximum: output!.max });
    for (const { probability, value } of output!.percentiles.filter((percentile) => [0.05, 0.5, 0.95].includes(percentile.probability))) expect(told.percentile(probability)).toBe(value);
    expect(told.conditionalValueAtRisk(0.05)).toBe(output!.conditionalValueAtRisk.value);
  });

  it('is exact for what cells of the workbook ask', async () => {
    const { record, simulated } = await recordOf({
      D1: '=ROI.SIMSTAT("Sales","target",C1)',
      C1: 97,
      D2: '=ROI.SIMSTAT("Sales","percentile",0.37)',
      D3: '=ROI.SIMSTAT("Sales","cvar",0.2)',
    });
    const { values } = simulated.simulator.snapshot().last!;
    const told = recordedResults(record, false).output('Sales')!;
    const [target, percentile, tail] = await Promise.all([values!.probabilityAtMost(0, 97), values!.valueAtProbability(0, 0.37), values!.conditionalValueAtRisk(0, 0.2)]);
    expect([told.probabilityAtMost(97), told.percentile(0.37), told.conditionalValueAtRisk(0.2)]).toEqual([target.ok && target.value.value, percentile.ok && percentile.value.value, tail.ok && tail.value]);
    // The mean of the lowest fifth of a normal distribution lies 1.3998 standard deviations below its mean.
    expect(told.conditionalValueAtRisk(0.2)).toBeCloseTo(100 - 13.998, 0);
    expect(simulated.port.recalculations).toBe(1);
  });

  it('counts trials that failed as not reaching a target that no cell asked for', async () => {
    const { record, simulated } = await recordOf({ B2: '=ROI.OUTPUT("Sales")+SQRT(B1-100)' });
    const told = recordedResults(record, false).output('Sales')!;
    // Half of all trials fail; √(x − 100) ≤ 3 where 100 ≤ x ≤ 109: Φ(0.9) − Φ(0) of a standard normal distribution.
    expect(told.probabilityAtMost(3)).toBeCloseTo(0.8159398746532405 - 0.5, 1);
    const exact = await simulated.simulator.snapshot().last!.values!.probabilityAtMost(0, 3);
    expect(exact.ok && Math.abs(exact.value.value - told.probabilityAtMost(3))).toBeLessThan(0.002);
  });

  it('keeps the answers of an output with that output', async () => {
    const { record } = await recordOf({ B3: '=ROI.OUTPUT("Cost")+2*B1', D1: '=ROI.SIMSTAT("Sales","percentile",0.37)', D2: '=ROI.SIMSTAT("Cost","target",200)' });
    const answers = new Map(record.outputs.map((output) => [output.name, output.answers]));
    const asked = (name: string): readonly [boolean, boolean] => [answers.get(name)!.percentiles.some(([, share]) => share === 0.37), answers.get(name)!.targets.some(([target]) => target === 200)];
    expect([asked('Sales'), asked('Cost')]).toEqual([[true, false], [false, true]]);
  });

  it('is close for what no cell asked when it ran', async () => {
    const { record, simulated } = await recordOf({});
    const { values } = simulated.simulator.snapshot().last!;
    const told = recordedResults(record, false).output('Sales')!;
    for (const target of [80, 95.5, 101, 123]) {
      const exact = await values!.probabilityAtMost(0, target);
      expect(exact.ok && Math.abs(exact.value.value - told.probabilityAtMost(target))).toBeLessThan(0.002);
    }
    for (const share of [0.03, 0.31, 0.777]) {
      const exact = await values!.conditionalValueAtRisk(0, share);
      expect(exact.ok && Math.abs(exact.value - told.conditionalValueAtRisk(share))).toBeLessThan(0.3);
    }
    expect([told.probabilityAtMost(-1e9), told.probabilityAtMost(1e9), told.percentile(0), told.percentile(1)]).toEqual([0, 1, told.minimum, told.maximum]);
  });

  it('counts every trial at a value that many share', () => {
    const curve = [
      [0, 0],
      [0, 0.3],
      [5, 0.6],
      [5, 1],
    ] as const;
    const output = { name: 'Event', address: 'Model!B2', count: 10, failed: 0, mean: 3, standardDeviation: 2, standardError: 0.6, min: 0, max: 5, curve, answers: { percentiles: [], targets: [], tails: [] } };
    const told = recordedResults({ outputs: [output] }, false).output('Event')!;
    expect([told.probabilityAtMost(0), told.probabilityAtMost(5), told.probabilityAtMost(-1), told.percentile(0.1), told.percentile(0.8)]).toEqual([0.3, 1, 0, 0, 5]);
  });

  it('names its outputs, knows no others, and passes on that the model has changed', async () => {
    const { record } = await recordOf({});
    const results = recordedResults(record, true);
    expect([results.stale, results.outputNames, results.output('Costs')]).toEqual([true, ['Sales'], undefined]);
  });
});
