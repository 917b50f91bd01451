import type { ScenarioTable } from '../../../src/workbook/scenarios/scenarioTable';
import { calculate, MOST_TRIALS } from '../../../src/taskpane/decide/calculate';
import { differences } from '../../../src/taskpane/decide/scenarios/differences';
import { defaultSimulationSettings } from '../../../src/workbook/simulation/settings';
import { ok } from '../../../src/engine/core/result';
import type { TrialSettings } from '../../../src/engine/decide/trialSettings';
import { memorySimulator } from '../../support/pageSimulator';
import { sheetModel } from '../../support/sheetModel';

const { simulator } = memorySimulator(sheetModel({ A1: '=ROI.NORMAL(1,1)', A2: 3, A3: '=ROI.OUTPUT("x")+A1*A2' }));

describe('a calculation of a decision tool', () => {
  async function asked(trials: number, controller = new AbortController()): Promise<{ readonly settings: TrialSettings; readonly signal: AbortSignal }[]> {
    const seen: { settings: TrialSettings; signal: AbortSignal }[] = [];
    await calculate({
      simulator,
      settings: { ...defaultSimulationSettings, trials },
      attendance: { signal: controller.signal, progress: () => undefined },
      output: 'Model!A3',
      parameters: ['Model!A2', 'Model!A2'],
      question: { kind: 'breakEven', options: {} },
      simulated: async (_model, { signal }, settings) => {
        seen.push({ settings, signal });
        controller.abort();
        expect(signal.aborted).toBe(true);
        return ok(null as never);
      },
    });
    return seen;
  }

  it('draws the trials of a run, but no more than comparing takes', async () => {
    expect((await asked(5000))[0]!.settings.trials).toBe(5000);
    expect((await asked(10 * MOST_TRIALS))[0]!.settings.trials).toBe(MOST_TRIALS);
  });

  it('does not start once nobody waits for it', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(asked(5000, controller)).rejects.toBeDefined();
  });
});

describe('what applying a scenario would change', () => {
  const input = (address: string, value: number | boolean | { error: '#N/A' } | null) => ({ address, label: address, value });
  const table: ScenarioTable = { sheet: 'S', inputs: [input('A', 1), input('B', true), input('C', { error: '#N/A' }), input('D', null)], results: [], scenarios: [] };

  it('is what it holds and the inputs do not', () => {
    const changes = (...values: (number | boolean | null)[]) => differences(table, { name: 'x', values, results: [], applied: false }).map(({ input: { address }, from, to }) => [address, from, to]);
    expect(changes(1, true, 5, null)).toEqual([['C', { error: '#N/A' }, 5]]);
    expect(changes(null, false, null, 0)).toEqual([['B', true, false], ['D', null, 0]]);
    expect(changes(2)).toEqual([['A', 1, 2]]);
  });
});
