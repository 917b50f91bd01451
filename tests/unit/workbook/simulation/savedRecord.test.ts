import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { readRecord, writeRecord, type RecordedOutput, type SimulationRecord } from '../../../../src/workbook/simulation/simulationRecord';
import { defaultSimulationSettings } from '../../../../src/workbook/simulation/settings';
import { memorySimulator } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';

const SETTING = 'roi.lastSimulation';

/** One output of each kind: smooth, discrete, constant, partly and always failing, huge, tiny, and far from zero. */
const cells = {
  B1: '=ROI.NORMAL(100,10)',
  C1: '=ROI.OUTPUT("Smooth")+B1',
  B2: '=ROI.BINOMIAL(3,0.4)',
  C2: '=ROI.OUTPUT("Discrete")+B2',
  C3: '=ROI.OUTPUT("Constant")+0*B1+0.1',
  C4: '=ROI.OUTPUT("Failing")+SQRT(B1-100)',
  C5: '=ROI.OUTPUT("Dead")+1/(0*B1)',
  C6: '=ROI.OUTPUT("Huge")+B1*1E250',
  C7: '=ROI.OUTPUT("Tiny")+(B1-100)*1E-200',
  C8: '=ROI.OUTPUT("Far")+1E12+B1',
  C9: '=ROI.OUTPUT("Negative")-EXP(B1/10)',
  D1: '=ROI.SIMSTAT("Smooth","target",97)',
  D2: '=ROI.SIMSTAT("Failing","target",2)',
  D3: '=ROI.SIMSTAT("Failing","cvar",0.37)',
  D4: '=ROI.SIMSTAT("Discrete","target",1)',
  D5: '=ROI.SIMSTAT("Smooth","cvar",0)',
  D6: '=ROI.SIMSTAT("Smooth","cvar",1)',
  D7: '=ROI.SIMSTAT("Smooth","percentile",0.123)',
  D8: '=ROI.SIMSTAT("Dead","target",1)',
  D9: '=ROI.SIMSTAT("Dead","percentile",0.3)',
};

async function simulatedRecord(trials: number, method: 'random' | 'latinHypercube' = 'random'): Promise<{ readonly record: SimulationRecord; readonly port: MemoryWorkbookPort }> {
  const { simulator, port } = memorySimulator(sheetModel(cells));
  await simulator.run({ ...defaultSimulationSettings, trials, method });
  expect(simulator.snapshot().activity).toEqual({ status: 'idle' });
  return { record: simulator.snapshot().record!, port };
}

describe('the record of a run that a document keeps', () => {
  it.each([
    [1, 'random'],
    [2, 'random'],
    [3, 'latinHypercube'],
    [7, 'random'],
    [50, 'random'],
    [1001, 'latinHypercube'],
    [5000, 'random'],
  ] as const)('is read as it was written: %i trials, %s', async (trials, method) => {
    const { record, port } = await simulatedRecord(trials, method);
    expect(record.outputs.map(({ name }) => name)).toHaveLength(9);
    const read = await readRecord(port);
    expect(read.isDamaged).toBe(false);
    expect(read.record).toEqual(record);
  });

  describe('that somebody changed', () => {
    let honest: SimulationRecord;

    beforeAll(async () => {
      ({ record: honest } = await simulatedRecord(2000));
    });

    const read = async (change: (record: Record<string, never>) => unknown): Promise<Awaited<ReturnType<typeof readRecord>>> => {
      const port = new MemoryWorkbookPort();
      await writeRecord(port, honest);
      const kept = JSON.parse((await port.setting(SETTING))!) as { version: number; record: Record<string, never> };
      await port.setSetting(SETTING, JSON.stringify({ ...kept, record: change(kept.record) ?? kept.record }));
      return readRecord(port);
    };
    type Changed = { -readonly [K in keyof RecordedOutput]: unknown };
    const output = (change: (smooth: Changed & { answers: { percentiles: number[][]; targets: number[][]; tails: number[][] }; curve: number[][] }) => void) => (record: Record<string, never>) => {
      change((record['outputs'] as never[])[0]!);
    };

    it('is what the change says where nothing was changed', async () => {
      expect(await read(() => undefined)).toEqual({ record: honest, isDamaged: false });
    });

    it.each<[string, (record: Record<string, never>) => unknown]>([
      ['no record', () => 0],
      ['a list', () => []],
      ['a text', () => 'record'],
      ['no outputs', (record) => void delete (record as Record<string, unknown>)['outputs']],
      ['outputs of another kind', (record) => ({ ...record, outputs: { length: 3 } })],
      ['an empty output', (record) => ({ ...record, outputs: [null] })],
      ['no settings', (record) => ({ ...record, settings: null })],
      ['settings that no run has', (record) => ({ ...record, settings: { ...(record['settings'] as object), trials: -1 } })],
      ['more trials than asked for', (record) => ({ ...record, trials: 5000 })],
      ['a part of a trial', (record) => ({ ...record, trials: 1999.5 })],
      ['trials in words', (record) => ({ ...record, trials: '2000' })],
      ['another seed', (record) => ({ ...record, seed: '2' })],
      ['a seed that is none', (record) => ({ ...record, seed: { toString: 1 } })],
      ['no fingerprint', (record) => ({ ...record, fingerprint: '' })],
      ['no time', (record) => ({ ...record, finishedAt: 'yesterday' })],
      ['a time that does not exist', (record) => ({ ...record, finishedAt: '2026-13-45T99:00:00Z' })],
      ['time before it began', (record) => ({ ...record, totalMs: -5 })],
      ['no proof', (record) => ({ ...record, proof: undefined })],
      ['a proof in words', (record) => ({ ...record, proof: { cells: 'all', points: 1, maxRelativeDifference: 0 } })],
      ['another mean', output((smooth) => (smooth.mean = 110))],
      ['a mean above the largest', output((smooth) => (smooth.mean = 1e9))],
      ['a mean in words', output((smooth) => (smooth.mean = '100'))],
      ['no mean', output((smooth) => (smooth.mean = { number: 'NaN' }))],
      ['an endless mean', output((smooth) => (smooth.mean = { number: 'Infinity' }))],
      ['another deviation', output((smooth) => (smooth.standardDeviation = 5))],
      ['a deviation below zero', output((smooth) => (smooth.standardDeviation = -10))],
      ['another error', output((smooth) => (smooth.standardError = 0.001))],
      ['another minimum', output((smooth) => (smooth.min = 0))],
      ['another maximum', output((smooth) => (smooth.max = 1e6))],
      ['more values than trials', output((smooth) => (smooth.count = 2001))],
      ['trials that are neither', output((smooth) => (smooth.failed = 10))],
      ['a cell that is none', output((smooth) => (smooth.address = 'javascript:alert(1)'))],
      ['a name that is none', output((smooth) => (smooth.name = ['Smooth']))],
      ['no curve', output((smooth) => (smooth.curve = []))],
      ['a curve that falls', output((smooth) => smooth.curve.reverse())],
      ['a curve with a step down', output((smooth) => (smooth.curve[5]![0] = 300))],
      ['a probability above 1', output((smooth) => (smooth.curve.at(-1)![1] = 1.5))],
      ['probabilities between ranks', output((smooth) => (smooth.curve[5]![1] += 1e-5))],
      ['a curve elsewhere', output((smooth) => smooth.curve.forEach((point) => (point[0]! += 50)))],
      ['a curve without end', output((smooth) => (smooth.curve = Array.from({ length: 20_000 }, () => [1, 0.5])))],
      ['another percentile', output((smooth) => (smooth.answers.percentiles[0]![0] = 120))],
      ['a percentile of no share', output((smooth) => (smooth.answers.percentiles[0]![1] = 5))],
      ['another chance', output((smooth) => (smooth.answers.targets[0]![1] = 0.9))],
      ['another tail', output((smooth) => (smooth.answers.tails[0]![0] = 100))],
      ['no answers', output((smooth) => void delete (smooth as Record<string, unknown>)['answers'])],
    ])('is left aside: %s', async (_what, change) => {
      const { record, isDamaged } = await read(change);
      expect([record?.outputs[0], isDamaged]).toEqual([undefined, true]);
    });

    it.each(['{', '[]', 'null', '"x"', '{"version":1}', '{"version":"1","record":{}}', '['.repeat(100_000), `{"version":1,"record":"${'x'.repeat(2_000_000)}"}`])('is left aside where it is no record at all', async (text) => {
      const port = new MemoryWorkbookPort();
      await port.setSetting(SETTING, text);
      expect(await readRecord(port)).toEqual({ record: null, isDamaged: true });
    });

    it('is none where there is nothing, or a later version wrote it', async () => {
      const port = new MemoryWorkbookPort();
      expect(await readRecord(port)).toEqual({ record: null, isDamaged: false });
      await port.setSetting(SETTING, '{"version":2,"record":{}}');
      expect(await readRecord(port)).toEqual({ record: null, isDamaged: false });
    });

    it('gives nothing of itself but its facts', async () => {
      const { record } = await read((kept) => ({ ...kept, html: '<script>', settings: { ...(kept['settings'] as object), extra: 1 } }));
      expect(record).toEqual(honest);
    });
  });
});
