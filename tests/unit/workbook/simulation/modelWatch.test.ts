import { ModelWatch, type ModelWatchOptions } from '../../../../src/workbook/simulation/modelWatch';
import { StateStore } from '../../../../src/workbook/simulation/stateStore';

/** A watch over a workbook whose reading takes this long by the clock. */
function watchOver(reading: number): { readonly watch: ModelWatch; readonly readings: () => number } {
  let [time, readings] = [0, 0];
  const options = {
    port: { onChange: async () => async () => undefined },
    store: new StateStore(),
    records: { show: async () => undefined, answerNewQuestions: async () => undefined },
    clock: () => time,
    prepare: async () => {
      readings += 1;
      time += reading;
      return { reading: { busy: false }, compilation: { ok: false, problems: [] } };
    },
    onModel: () => undefined,
  } as unknown as ModelWatchOptions;
  return { watch: new ModelWatch(options), readings: () => readings };
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
});
