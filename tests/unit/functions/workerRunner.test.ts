import { roiFunction } from '../../../src/engine/library';
import type { FunctionChannel } from '../../../src/functions/functionCalls';
import { workerRunner } from '../../../src/functions/workerRunner';

/** A thread that answers when told to. */
class FakeThread implements FunctionChannel {
  private reply: Parameters<FunctionChannel['onReply']>[0] = () => undefined;
  vanish: () => void = () => undefined;
  readonly requests: Parameters<FunctionChannel['post']>[0][] = [];
  terminated = false;

  post(request: Parameters<FunctionChannel['post']>[0]): void {
    this.requests.push(request);
  }

  onReply(listener: Parameters<FunctionChannel['onReply']>[0]): void {
    this.reply = listener;
  }

  onLost(listener: (message: string) => void): void {
    this.vanish = () => listener('gone');
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(value: number): void {
    this.reply({ id: this.requests.at(-1)!.id, reply: { ok: true, value } });
  }
}

function setUp() {
  const threads: FakeThread[] = [];
  const run = workerRunner(() => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  });
  return { threads, run: (cancellation?: { onCanceled?: () => void }) => run(roiFunction('PAYBACK')!, [1], cancellation) };
}

/** Lets what has been answered be heard. */
const heard = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('workerRunner', () => {
  test('starts one thread with the first call and sends one calculation after the other', async () => {
    const { threads, run } = setUp();
    expect(threads).toHaveLength(0);
    const [first, second] = [run(), run()];
    expect(threads).toHaveLength(1);
    expect(threads[0].requests.map(({ request }) => request)).toEqual([{ name: 'PAYBACK', args: [1] }]);
    threads[0].answer(10);
    expect(await first).toEqual({ ok: true, value: 10 });
    await heard();
    threads[0].answer(20);
    expect(await second).toEqual({ ok: true, value: 20 });
    expect(threads).toHaveLength(1);
  });

  test('cancelling the running calculation ends its thread and goes on with the next', async () => {
    const { threads, run } = setUp();
    const cancellation: { onCanceled?: () => void } = {};
    const [cancelled, waiting] = [run(cancellation), run()];
    cancellation.onCanceled!();
    expect(await cancelled).toBeUndefined();
    expect(threads[0].terminated).toBe(true);
    threads[1].answer(7);
    expect(await waiting).toEqual({ ok: true, value: 7 });
  });

  test('cancelling a waiting calculation leaves the running one alone', async () => {
    const { threads, run } = setUp();
    const cancellation: { onCanceled?: () => void } = {};
    const [running, cancelled] = [run(), run(cancellation)];
    cancellation.onCanceled!();
    expect(await cancelled).toBeUndefined();
    threads[0].answer(3);
    expect(await running).toEqual({ ok: true, value: 3 });
    expect(threads[0].requests).toHaveLength(1);
    expect(threads[0].terminated).toBe(false);
  });

  test('a calculation over which its thread is lost is done again in another, and given up at the second loss', async () => {
    const { threads, run } = setUp();
    const [unlucky, bad, next] = [run(), run(), run()];
    threads[0].vanish();
    await heard();
    threads[1].answer(4);
    expect(await unlucky).toEqual({ ok: true, value: 4 });
    await heard();
    threads[1].vanish();
    await heard();
    threads[2].vanish();
    expect(await bad).toBeUndefined();
    await heard();
    threads[3].answer(5);
    expect(await next).toEqual({ ok: true, value: 5 });
  });

  test('a thread lost between two calculations is replaced for the next', async () => {
    const { threads, run } = setUp();
    const first = run();
    threads[0].answer(1);
    await first;
    threads[0].vanish();
    const second = run();
    threads[1].answer(2);
    expect(await second).toEqual({ ok: true, value: 2 });
  });
});
