import type { EngineError } from '../engine/core/error';
import type { Result } from '../engine/core/result';
import type { FunctionResult } from '../engine/core/roiFunction';
import { isThreadLost, Thread } from '../engine/thread/thread';
import type { BackgroundRunner } from './functionBoundary';
import type { FunctionCall, FunctionChannel } from './functionCalls';

interface Job {
  readonly call: FunctionCall;
  /** Times that a thread was lost over it. */
  lost: number;
  resolve(result: Result<FunctionResult> | undefined): void;
}

/** A thread may be lost by chance; a calculation over which a second one is lost is given up. */
const MOST_LOST = 2;

const CANCELLED: EngineError = { code: 'backgroundFailed', cellError: '#N/A' };

/**
 * Runs functions one after the other in a thread, which is started with the first of them. A calculation cannot be
 * interrupted from within, so cancelling the running one ends the thread and hands the waiting ones to a new one.
 */
export function workerRunner(start: () => FunctionChannel): BackgroundRunner {
  const jobs: Job[] = [];
  let thread: Thread<FunctionCall, FunctionResult> | undefined;
  let running: Job | undefined;

  const next = (): void => {
    const [first] = jobs;
    if (running !== undefined || first === undefined) return;
    running = first;
    if (thread === undefined || thread.isGone) thread = new Thread(start());
    void thread.ask(first.call).then((reply) => settle(first, reply));
  };

  const settle = (job: Job, reply: Result<FunctionResult>): void => {
    running = undefined;
    if (!reply.ok && isThreadLost(reply.error)) {
      job.lost += 1;
      if (job.lost < MOST_LOST) return next();
    }
    leave(job, reply.ok || !GIVEN_UP.has(reply.error.code) ? reply : undefined);
  };

  const leave = (job: Job, result: Result<FunctionResult> | undefined): void => {
    const place = jobs.indexOf(job);
    if (place >= 0) jobs.splice(place, 1);
    job.resolve(result);
    next();
  };

  const cancel = (job: Job): void => {
    if (running === job) thread?.end(CANCELLED);
    else leave(job, undefined);
  };

  return ({ name }, args, cancellation) =>
    new Promise((resolve) => {
      const job: Job = { call: { name, args }, lost: 0, resolve };
      jobs.push(job);
      if (cancellation !== undefined) cancellation.onCanceled = () => cancel(job);
      next();
    });
}

/** What tells of the thread instead of the function. */
const GIVEN_UP: ReadonlySet<string> = new Set([CANCELLED.code, 'threadLost', 'simulationWorkerFailed']);
