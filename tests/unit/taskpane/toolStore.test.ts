import { invalidArgument } from '../../../src/engine/core/error';
import { ToolStore, type Outcome } from '../../../src/taskpane/decide/toolStore';
import { WorkbookError } from '../../../src/workbook/workbookError';

const done = (answer: number): Outcome<number> => ({ status: 'done', answer });

function deferred<T>() {
  let [resolve, reject] = [(_value: T): void => undefined, (_reason: Error): void => undefined];
  const promise = new Promise<T>((fulfil, refuse) => ([resolve, reject] = [fulfil, refuse]));
  return { promise, resolve, reject };
}

describe('a decision tool', () => {
  it('keeps the last answer while another one is calculated, and when that is cancelled', async () => {
    const store = new ToolStore<object, number>({});
    await store.start(async () => done(1));
    expect(store.snapshot()).toMatchObject({ activity: { status: 'idle' }, answer: 1 });
    const slow = deferred<Outcome<number>>();
    const started = store.start(() => slow.promise);
    expect(store.snapshot()).toMatchObject({ activity: { status: 'working', share: null }, answer: 1 });
    store.cancel();
    slow.resolve(done(2));
    await started;
    expect(store.snapshot()).toMatchObject({ activity: { status: 'cancelled' }, answer: 1 });
  });

  it('tells the work that it was cancelled', async () => {
    const store = new ToolStore<object, number>({});
    let signal: AbortSignal | undefined;
    void store.start((attendance) => {
      signal = attendance.signal;
      return new Promise(() => undefined);
    });
    expect(signal?.aborted).toBe(false);
    store.cancel();
    expect(signal?.aborted).toBe(true);
  });

  it('takes no notice of work that was replaced, whatever order it ends in', async () => {
    const store = new ToolStore<object, number>({});
    const [first, second] = [deferred<Outcome<number>>(), deferred<Outcome<number>>()];
    const runs = [store.start(() => first.promise), store.start(() => second.promise)];
    second.resolve(done(2));
    await runs[1];
    first.reject(new Error('too late'));
    await runs[0];
    expect(store.snapshot()).toMatchObject({ activity: { status: 'idle' }, answer: 2 });
  });

  it('says how far the work is', async () => {
    const store = new ToolStore<object, number>({});
    const slow = deferred<Outcome<number>>();
    const started = store.start(({ progress }) => {
      progress(0.25);
      return slow.promise;
    });
    expect(store.snapshot().activity).toEqual({ status: 'working', share: 0.25 });
    slow.resolve(done(1));
    await started;
  });

  it('keeps what was entered and answered when the engine refuses or the workbook fails', async () => {
    const store = new ToolStore<{ target: string }, number>({ target: '1' });
    await store.start(async () => done(1));
    store.edit({ target: '2' });
    const error = invalidArgument('mustBeNumber');
    await store.start(async () => ({ status: 'refused', error }));
    expect(store.snapshot()).toEqual({ draft: { target: '2' }, activity: { status: 'refused', error }, answer: 1 });
    await store.start(async () => {
      throw new WorkbookError('sessionLost', 'read');
    });
    expect(store.snapshot()).toMatchObject({ draft: { target: '2' }, activity: { status: 'failed', problem: { code: 'sessionLost' } }, answer: 1 });
  });
});
