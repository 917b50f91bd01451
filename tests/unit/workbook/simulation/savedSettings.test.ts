import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { defaultSimulationSettings, readIdleDisplay, readSimulationSettings, writeSimulationSettings, type SimulationSettings } from '../../../../src/workbook/simulation/settings';
import { memorySimulator } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';
import { damagedSettings } from '../../../support/damagedSettings';

const SETTING = 'roi.simulationSettings';

async function read(text: string): ReturnType<typeof readSimulationSettings> {
  const port = new MemoryWorkbookPort();
  await port.setSetting(SETTING, text);
  return readSimulationSettings(port);
}

describe('the settings that a document keeps', () => {
  it('are read as they were written', async () => {
    const settings: SimulationSettings = {
      trials: 5000,
      seed: 'Frühling 春',
      method: 'latinHypercube',
      precision: { output: 'Profit', statistic: { percentile: 0.05 }, goal: { tolerance: 0.01, relative: true } },
      freeze: ['Model!C7', "'Cash flow'!$D$9"],
    };
    const port = new MemoryWorkbookPort();
    await writeSimulationSettings(port, settings);
    expect(await readSimulationSettings(port)).toEqual({ settings, isDamaged: false });
  });

  it('are the usual ones where there are none, or fewer', async () => {
    expect(await readSimulationSettings(new MemoryWorkbookPort())).toEqual({ settings: defaultSimulationSettings, isDamaged: false });
    expect(await read('{"trials":500}')).toEqual({ settings: { ...defaultSimulationSettings, trials: 500 }, isDamaged: false });
    expect(await read('{"colour":"red","__proto__":{"seed":"9"}}')).toEqual({ settings: defaultSimulationSettings, isDamaged: false });
  });

  it.each(damagedSettings)('are the usual ones where they cannot be used: %s', async (text) => {
    const { settings, isDamaged } = await read(text);
    expect(isDamaged).toBe(true);
    expect(settings).toEqual(defaultSimulationSettings);
  });

  it('are used as far as they can be', async () => {
    expect(await read('{"trials":"many","seed":"7"}')).toEqual({ settings: { ...defaultSimulationSettings, seed: '7' }, isDamaged: true });
  });

  it('show the mean where another word stands', async () => {
    const port = new MemoryWorkbookPort();
    for (const text of ['', 'maximum', '["mode"]', 'constructor']) {
      await port.setSetting('roi.idleDisplay', text);
      expect(await readIdleDisplay(port)).toBe('mean');
    }
  });
});

describe('a run with settings that somebody else wrote', () => {
  it.each<[string, Partial<SimulationSettings>]>([
    ['cells held that are not there', { freeze: ['Nowhere!A1', 'Model!ZZ99'] }],
    ['a rule about a result that is not there', { precision: { output: 'Nothing', statistic: 'mean', goal: { tolerance: 1, relative: false } } }],
    ['a seed like code', { seed: '=1+1</script>' }],
  ])('has its results: %s', async (_what, changed) => {
    const { simulator, port } = memorySimulator(sheetModel({ B1: '=ROI.NORMAL(100,10)', B2: '=ROI.OUTPUT("Sales")+B1' }));
    await writeSimulationSettings(port, { ...defaultSimulationSettings, trials: 1000, ...changed });
    await simulator.runAsKept();
    const { activity, last } = simulator.snapshot();
    expect(activity).toEqual({ status: 'idle' });
    expect(last!.result.trials).toBe(1000);
    expect(Math.abs(last!.result.outputs[0]!.mean - 100)).toBeLessThan(5 * (10 / Math.sqrt(1000)));
  });
});
