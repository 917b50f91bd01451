import { showPane, simulateWorkbook } from '../../../src/commands/ribbonCommands';
import type { Uncertainty } from '../../../src/workbook/simulation/findUncertainty';
import { StateStore } from '../../../src/workbook/simulation/stateStore';

const never = new Promise<never>(() => undefined);

describe('a ribbon command', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is completed before the pane is asked for, which Excel shows only then', () => {
    const order: string[] = [];
    void showPane('checks', { completed: () => order.push('completed') }, async (request) => void order.push(request));
    expect(order).toEqual(['completed', 'checks']);
  });

  it('is completed before the run begins, and shows the pane with a run that takes a while', async () => {
    const order: string[] = [];
    const simulator = { runAsKept: () => (order.push('run'), never), snapshot: () => new StateStore().current };
    void simulateWorkbook(simulator, { completed: () => order.push('completed') }, async (request) => void order.push(request));
    expect(order).toEqual(['completed', 'run']);
    await jest.advanceTimersByTimeAsync(2000);
    expect(order).toEqual(['completed', 'run', 'simulation']);
  });

  it('leaves the pane closed where cells show the outcome, and opens it where none does', async () => {
    for (const [statistics, opened] of [[[{}], 0], [[], 1]] as const) {
      let times = 0;
      const store = new StateStore();
      store.update({ found: { statistics } as unknown as Uncertainty });
      await simulateWorkbook({ runAsKept: async () => undefined, snapshot: () => store.current }, { completed: () => undefined }, async () => void (times += 1));
      expect(times).toBe(opened);
    }
  });
});
