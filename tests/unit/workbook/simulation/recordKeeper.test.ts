import type { CellValue } from '../../../../src/engine/core/cellValue';
import { RecordKeeper } from '../../../../src/workbook/simulation/recordKeeper';
import { readRecord, type SimulationRecord } from '../../../../src/workbook/simulation/simulationRecord';
import { defaultSimulationSettings } from '../../../../src/workbook/simulation/settings';
import type { FinishedRun, SimulatorState } from '../../../../src/workbook/simulation/simulatorState';
import { StateStore } from '../../../../src/workbook/simulation/stateStore';
import { memorySimulator } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';

const cells = { B1: '=ROI.NORMAL(100,10)', B2: '=ROI.OUTPUT("Sales")+B1' };

/** A finished run, what was found in its workbook, and a keeper that knows it. */
async function kept(asked: Readonly<Record<string, CellValue>> = {}) {
  const { simulator, port } = memorySimulator(sheetModel({ ...cells, ...asked }));
  await simulator.run({ ...defaultSimulationSettings, trials: 2000 });
  const { last, found } = simulator.snapshot();
  const store = new StateStore();
  store.update({ last, found });
  const keeper = new RecordKeeper(port, store);
  const record = await keeper.recordOf(last!);
  store.update({ record });
  return { keeper, store, port, run: last!, record };
}

/** What another reading of the workbook would have found: a cell that asks for a percentile that nobody asked for before. */
function asking(found: SimulatorState['found'], argument: number): SimulatorState['found'] {
  return { ...found!, statistics: [{ address: 'Model!D1', output: 'Sales', statistic: 'percentile', argument }] };
}

const percentilesOf = ({ outputs }: SimulationRecord): readonly number[] => outputs[0]!.answers.percentiles.map(([, probability]) => probability);

describe('the record of the last run', () => {
  it('answers a question that came after the run, and asks nothing twice', async () => {
    const { keeper, store, port, record } = await kept();
    expect(percentilesOf(record)).not.toContain(0.37);
    await keeper.answerNewQuestions();
    expect(store.current.record).toBe(record);
    store.update({ found: asking(store.current.found, 0.37) });
    await keeper.answerNewQuestions();
    const answered = store.current.record!;
    expect(percentilesOf(answered)).toContain(0.37);
    expect(await readRecord(port)).toEqual({ record: answered, isDamaged: false });
    await keeper.answerNewQuestions();
    expect(store.current.record).toBe(answered);
  });

  it('of a newer run is not replaced by answers about the one before that come late', async () => {
    const { keeper, store, port, record, run } = await kept();
    store.update({ found: asking(store.current.found, 0.37) });
    const late = keeper.answerNewQuestions();
    const newer: SimulationRecord = { ...record, seed: 'newer', settings: { ...record.settings, seed: 'newer' } };
    const newerRun: FinishedRun = { ...run };
    store.update({ record: newer, last: newerRun });
    await keeper.keep(newer);
    await late;
    expect(store.current.record).toBe(newer);
    expect((await readRecord(port)).record).toMatchObject({ seed: 'newer' });
  });

  it('is left alone where no run is at hand to be asked', async () => {
    const { keeper, store, record } = await kept();
    store.update({ last: null, found: asking(store.current.found, 0.37) });
    await keeper.answerNewQuestions();
    expect(store.current.record).toBe(record);
  });

  it('is gone from the document once it is discarded, and cells that told of it are calculated anew', async () => {
    const { keeper, store, port, record } = await kept();
    await keeper.keep(record);
    store.update({ found: asking(store.current.found, 0.37) });
    port.recalculations = 0;
    await keeper.discard();
    expect(await readRecord(port)).toEqual({ record: null, isDamaged: false });
    expect(port.recalculations).toBe(1);
  });
});
