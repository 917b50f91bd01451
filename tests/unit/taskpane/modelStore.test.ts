import { ModelStore, type ModelState } from '../../../src/taskpane/model/modelStore';
import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';
import { WorkbookError, type WorkbookErrorCode } from '../../../src/workbook/workbookError';
import { modelWorkbook } from '../workbook/modelWorkbook';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function failing(port: MemoryWorkbookPort, code: WorkbookErrorCode): void {
  port.names = async () => {
    throw new WorkbookError(code, 'names');
  };
}

function watch(store: ModelStore): ModelState[] {
  const states: ModelState[] = [];
  store.subscribe(() => states.push(store.snapshot()));
  return states;
}

describe('ModelStore', () => {
  it('starts loading, then shows that there is no model', async () => {
    const store = new ModelStore(new MemoryWorkbookPort());
    expect(store.snapshot()).toEqual({ status: 'loading' });
    const stop = store.start();
    await settle();
    expect(store.snapshot()).toEqual({ status: 'empty' });
    stop();
  });

  it('follows changes until it is stopped', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    const store = new ModelStore(port);
    const stop = store.start();
    await settle();
    await port.writeRange('Dashboard!C7', [[99]]);
    await settle();
    expect(store.snapshot()).toMatchObject({ status: 'ready', reading: { headlines: [{}, { value: 99 }] } });
    stop();
    await port.writeRange('Dashboard!C7', [[100]]);
    await settle();
    expect(store.snapshot()).toMatchObject({ reading: { headlines: [{}, { value: 99 }] } });
  });

  it('reads once more, not once for each, when changes come during a reading', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    const names = jest.spyOn(port, 'names');
    const store = new ModelStore(port);
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(names).toHaveBeenCalledTimes(2);
  });

  it('shows a failure, and the model again after a retry', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    const { names } = port;
    const store = new ModelStore(port);
    failing(port, 'sessionLost');
    await store.refresh();
    expect(store.snapshot()).toEqual({ status: 'failed', problem: { code: 'sessionLost', detail: 'names' } });
    port.names = names;
    await store.refresh();
    expect(store.snapshot().status).toBe('ready');
  });

  describe('while a custom function is at work', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('reads again until its result is there, and then no more', async () => {
      const port = new MemoryWorkbookPort({ file: modelWorkbook({ C4: { error: '#BUSY!' } }) });
      const names = jest.spyOn(port, 'names');
      const store = new ModelStore(port);
      await store.refresh();
      await jest.advanceTimersByTimeAsync(1600);
      expect(names).toHaveBeenCalledTimes(2);
      await port.writeRange('Dashboard!C4', [[2]]);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(names).toHaveBeenCalledTimes(3);
      expect(store.snapshot()).toMatchObject({ reading: { headlines: [{ value: 2 }, {}] } });
    });

    it('reads no more once it is stopped', async () => {
      const port = new MemoryWorkbookPort({ file: modelWorkbook({ C4: { error: '#BUSY!' } }) });
      const names = jest.spyOn(port, 'names');
      const stop = new ModelStore(port).start();
      stop();
      await jest.advanceTimersByTimeAsync(10_000);
      expect(names).toHaveBeenCalledTimes(1);
    });
  });

  describe('while a cell is edited', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('keeps the last reading on screen and asks again', async () => {
      const port = new MemoryWorkbookPort({ file: modelWorkbook() });
      const store = new ModelStore(port);
      await store.refresh();
      const states = watch(store);
      const { names } = port;
      failing(port, 'cellEditMode');
      await store.refresh();
      expect(states).toEqual([]);
      expect(store.snapshot().status).toBe('ready');
      port.names = names;
      await jest.advanceTimersByTimeAsync(2000);
      expect(states.map(({ status }) => status)).toEqual(['ready']);
    });

    it('listens for changes as soon as Excel allows it', async () => {
      const port = new MemoryWorkbookPort({ file: modelWorkbook() });
      const onChange = jest.spyOn(port, 'onChange').mockRejectedValueOnce(new WorkbookError('cellEditMode', 'onChange'));
      const stop = new ModelStore(port).start();
      await jest.advanceTimersByTimeAsync(2000);
      expect(onChange).toHaveBeenCalledTimes(2);
      stop();
    });

    it('says so when there is nothing on screen yet, and asks again', async () => {
      const port = new MemoryWorkbookPort({ file: modelWorkbook() });
      const store = new ModelStore(port);
      const { names } = port;
      failing(port, 'cellEditMode');
      await store.refresh();
      expect(store.snapshot()).toMatchObject({ status: 'failed', problem: { code: 'cellEditMode' } });
      port.names = names;
      await jest.advanceTimersByTimeAsync(2000);
      expect(store.snapshot().status).toBe('ready');
    });
  });
});
