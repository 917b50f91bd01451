import { roiFunction } from '../../../src/engine/library';
import { workerRunner } from '../../../src/functions/workerRunner';

interface Request {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** A worker that answers when told to. */
class FakeWorker {
  onmessage?: (event: { data: unknown }) => void;
  onerror?: () => void;
  readonly requests: Request[] = [];
  terminated = false;

  postMessage(request: Request): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(value: number): void {
    this.onmessage?.({ data: { id: this.requests.at(-1)!.id, result: { ok: true, value } } });
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const run = workerRunner(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { workers, run: (cancellation?: { onCanceled?: () => void }) => run(roiFunction('PAYBACK')!, [1], cancellation) };
}

describe('workerRunner', () => {
  test('starts one worker with the first call and sends one calculation after the other', async () => {
    const { workers, run } = setUp();
    expect(workers).toHaveLength(0);
    const [first, second] = [run(), run()];
    expect(workers).toHaveLength(1);
    expect(workers[0].requests).toEqual([{ id: 1, name: 'PAYBACK', args: [1] }]);
    workers[0].answer(10);
    expect(await first).toEqual({ ok: true, value: 10 });
    workers[0].answer(20);
    expect(await second).toEqual({ ok: true, value: 20 });
    expect(workers).toHaveLength(1);
  });

  test('cancelling the running calculation ends its worker and goes on with the next', async () => {
    const { workers, run } = setUp();
    const cancellation: { onCanceled?: () => void } = {};
    const [cancelled, waiting] = [run(cancellation), run()];
    cancellation.onCanceled!();
    expect(await cancelled).toBeUndefined();
    expect(workers[0].terminated).toBe(true);
    workers[1].answer(7);
    expect(await waiting).toEqual({ ok: true, value: 7 });
  });

  test('cancelling a waiting calculation leaves the running one alone', async () => {
    const { workers, run } = setUp();
    const cancellation: { onCanceled?: () => void } = {};
    const [running, cancelled] = [run(), run(cancellation)];
    cancellation.onCanceled!();
    expect(await cancelled).toBeUndefined();
    workers[0].answer(3);
    expect(await running).toEqual({ ok: true, value: 3 });
    expect(workers[0].requests).toHaveLength(1);
    expect(workers[0].terminated).toBe(false);
  });

  test('a worker that breaks gives up its calculation, and the next gets a new worker', async () => {
    const { workers, run } = setUp();
    const [broken, next] = [run(), run()];
    workers[0].onerror!();
    expect(await broken).toBeUndefined();
    workers[1].answer(5);
    expect(await next).toEqual({ ok: true, value: 5 });
  });
});
