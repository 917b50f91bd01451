import type { ChangeListener } from '../../../../src/workbook/port';
import type { SimulationRecord } from '../../../../src/workbook/simulation/simulationRecord';
import type { Uncertainty } from '../../../../src/workbook/simulation/findUncertainty';
import { ModelWatch, type ModelWatchOptions } from '../../../../src/workbook/simulation/modelWatch';
import { StateStore } from '../../../../src/workbook/simulation/stateStore';

/** A watch over a workbook whose reading takes this long by the clock. */
function watchOver(reading: number): { readonly watch: ModelWatch; readonly store: StateStore; readonly readings: () => number; readonly change: ChangeListener } {
  let [time, readings] = [0, 0];
  let heard: ChangeListener = () => undefined;
  const store = new StateStore();
  const options = {
    port: {
      onChange: async (listener: ChangeListener) => {
        heard = listener;
        return () => undefined;
      },
    },
    store,
    records: { show: async () => undefined, answerNewQuestions: async () => undefined },
    clock: () => time,
    prepare: async () => {
      readings += 1;
      time += reading;
      return { reading: { busy: false }, compilation: { ok: false, problems: [] } };
    },
    onModel: () => undefined,
  } as unknown as ModelWatchOptions;
  return { watch: new ModelWatch(options), store, readings: () => readings, change: (change) => heard(change) };
}

describe('the watch over a workbook', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each([
    [200, 600],
    [3_600_000, 10_000],
  ])('rests after a reading of %d ms for %d ms, then reads what has changed meanwhile', async (reading, rest) => {
    const { watch, readings } = watchOver(reading);
    void watch.refresh();
    await jest.advanceTimersByTimeAsync(0);
    void watch.refresh();
    await jest.advanceTimersByTimeAsync(rest - 1);
    expect(readings()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(readings()).toBe(2);
  });

  it.each([
    ['nothing while the pane is hidden and no cell tells of the last run', false, [], 0],
    ['the workbook while the pane is hidden and cells tell of the last run', false, [{}], 1],
    ['the workbook while the pane is shown', true, [], 1],
  ])('reads %s', async (_what, shown, statistics, expected) => {
    const { watch, store, readings, change } = watchOver(0);
    watch.listen();
    store.update({ record: { settings: { freeze: [] } } as unknown as SimulationRecord, found: { statistics } as unknown as Uncertainty });
    change({ shown });
    await jest.advanceTimersByTimeAsync(1000);
    expect(readings()).toBe(expected);
  });
});
