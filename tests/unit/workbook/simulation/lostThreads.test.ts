import type { ModelChannel, ModelRequest } from '../../../../src/workbook/simulation/modelMessages';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { defaultSimulationSettings, type SimulationSettings } from '../../../../src/workbook/simulation/settings';
import { memorySimulator, modelThreadBeside, simulatorOver, workerBeside, type LosableChannel } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';

const profit = sheetModel({ B1: '=ROI.NORMAL(100,10,,,"Units")', B2: 5.25, B3: '=ROI.OUTPUT("Profit")+B1*B2-50' });
const other = sheetModel({ B1: '=ROI.NORMAL(100,10,,,"Units")', B2: 5.25, B3: '=ROI.OUTPUT("Profit")+B1*B2-80' });
const settings: SimulationSettings = { ...defaultSimulationSettings, trials: 5000, method: 'random' };

async function meanWithoutLoss(): Promise<number> {
  const { simulator } = memorySimulator(profit);
  await simulator.run(settings);
  return simulator.snapshot().last!.result.outputs[0]!.mean;
}

type ModelKind = ModelRequest['kind'];
type AnyChannel = LosableChannel<never, never>;

/** A simulator whose threads vanish, silently, when they are asked for something; `times` over. */
function losing(kind: string, times: number) {
  let left = times;
  const started: AnyChannel[] = [];
  const fragile = <C extends LosableChannel<{ readonly kind: string }, never>>(channel: C): C => {
    started.push(channel as unknown as AnyChannel);
    return {
      ...channel,
      post: (message) => {
        if (message.request.kind === kind && left > 0) {
          left -= 1;
          channel.vanish();
        } else channel.post(message);
      },
    };
  };
  const port = new MemoryWorkbookPort({ file: { sheets: profit.sheets.map(({ name, cells }) => ({ name, cells })), names: profit.names } });
  const simulator = simulatorOver(port, {
    startWorker: () => fragile(workerBeside({ started: 0, ended: 0 }) as never) as never,
    startModelThread: () => fragile(modelThreadBeside() as never) as unknown as ModelChannel,
  });
  return { port, simulator, started };
}

describe('a thread that is lost', () => {
  it.each<ModelKind>(['frame', 'slice', 'end', 'compile'])('is replaced where the workbook is at "%s", and the run goes on', async (kind) => {
    const { simulator } = losing(kind, 1);
    await simulator.run(settings);
    expect(simulator.snapshot().activity).toEqual({ status: 'idle' });
    expect(simulator.snapshot().last!.result.outputs[0]!.mean).toBe(await meanWithoutLoss());
  });

  it.each(['prepare', 'run', 'select', 'shares'])('is replaced where the simulation is at "%s", and the numbers are the same to the bit', async (kind) => {
    const { simulator } = losing(kind, 1);
    await simulator.run(settings);
    expect(simulator.snapshot().last!.result.outputs[0]!.mean).toBe(await meanWithoutLoss());
  });

  it.each(['compile', 'run'])('fails the run with a sentence where it is lost at "%s" again and again, and a later run succeeds', async (kind) => {
    const { simulator } = losing(kind, 2);
    await simulator.run(settings);
    expect(simulator.snapshot().activity).toMatchObject({ status: 'failed', failure: { kind: 'engine', error: { code: 'threadLost' } } });
    await simulator.run(settings);
    expect(simulator.snapshot().last!.result.outputs[0]!.mean).toBe(await meanWithoutLoss());
  });

  it('is replaced for the next run when it dies idle, and its old results are not mistaken for those of another run', async () => {
    const { simulator, started, port } = losing('none', 0);
    await simulator.run(settings);
    const values = simulator.snapshot().last!.values!;
    for (const channel of started) channel.vanish();
    expect(await values.probabilityAtMost(0, 450)).toMatchObject({ ok: false, error: { code: 'threadLost' } });
    jest.spyOn(port, 'readWorkbook').mockResolvedValue(other);
    await simulator.run(settings);
    const { last } = simulator.snapshot();
    expect(last!.result.outputs[0]!.mean).toBeCloseTo((await meanWithoutLoss()) - 30, 9);
    expect(await values.probabilityAtMost(0, 450)).toMatchObject({ ok: false, error: { code: 'threadLost' } });
  });

  it('is given the workbook again by tools that ask about it', async () => {
    const { simulator, started } = losing('none', 0);
    await simulator.run(settings);
    const [candidates, conversion] = [await simulator.candidates('Model!B3'), await simulator.conversion({ anew: false })];
    for (const channel of started) channel.vanish();
    expect(candidates).toHaveLength(1);
    expect(await simulator.candidates('Model!B3')).toEqual(candidates);
    for (const channel of started) channel.vanish();
    expect(await simulator.conversion({ anew: false })).toEqual(conversion);
    for (const channel of started) channel.vanish();
    expect((await simulator.compile({})).ok).toBe(true);
  });
});
