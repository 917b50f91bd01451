import { WorkbookChanges } from '../../../src/excel/workbookChanges';

/** A workbook that changes, and a pane that is shown and hidden, on demand. */
function changing() {
  let burst: () => void = () => undefined;
  let see: (shown: boolean) => void = () => undefined;
  const state = { registrations: 0, stopped: 0, now: 0 };
  const changes = new WorkbookChanges({
    watch: async (listener) => {
      state.registrations += 1;
      burst = listener;
      return () => void (state.stopped += 1);
    },
    onVisibility: (listener) => void (see = listener),
    clock: () => state.now,
  });
  const pass = (milliseconds: number): void => {
    state.now += milliseconds;
    jest.advanceTimersByTime(milliseconds);
  };
  return { changes, state, pass, change: () => burst(), show: (shown: boolean) => see(shown) };
}

describe('changes of the workbook', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are told to everybody over one registration, which ends with the last who listens', async () => {
    const { changes, state, change } = changing();
    const told: string[] = [];
    const [stopPane, stopSimulator] = await Promise.all([changes.add(() => told.push('pane')), changes.add(() => told.push('simulator'))]);
    change();
    expect([state.registrations, told]).toEqual([1, ['pane', 'simulator']]);
    stopPane();
    await Promise.resolve();
    expect(state.stopped).toBe(0);
    stopSimulator();
    await Promise.resolve();
    expect(state.stopped).toBe(1);
  });

  it('are told seldom while the pane is hidden, and once more when it is shown', async () => {
    const { changes, pass, change, show } = changing();
    const told: boolean[] = [];
    await changes.add(({ shown }) => told.push(shown));
    change();
    show(false);
    for (let second = 0; second < 60; second += 1) {
      change();
      pass(1000);
    }
    expect(told).toEqual([true, false, false]);
    show(true);
    expect(told).toEqual([true, false, false, true]);
    pass(60_000);
    show(false);
    show(true);
    expect(told).toHaveLength(4);
  });

  it('can be listened to after Excel refused once', async () => {
    let refusals = 1;
    const changes = new WorkbookChanges({
      watch: async () => {
        if (refusals-- > 0) throw new Error('busy');
        return () => undefined;
      },
    });
    await expect(changes.add(() => undefined)).rejects.toThrow('busy');
    await expect(changes.add(() => undefined)).resolves.toBeInstanceOf(Function);
  });
});
