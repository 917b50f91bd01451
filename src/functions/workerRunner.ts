import type { Result } from '../engine/core/result';
import type { CellArgument, FunctionResult } from '../engine/core/roiFunction';
import type { BackgroundRunner } from './boundary';

interface Job {
  readonly name: string;
  readonly args: readonly CellArgument[];
  resolve(result: Result<FunctionResult> | undefined): void;
}

/**
 * Runs functions one after the other in a worker, which is started with the first of them. A calculation cannot be
 * interrupted from within, so cancelling the running one ends the worker and hands the waiting ones to a new worker.
 */
export function workerRunner(startWorker: () => Worker): BackgroundRunner {
  const jobs = new Map<number, Job>();
  let worker: Worker | undefined;
  let lastId = 0;
  let running: number | undefined;

  const next = (): void => {
    const [first] = jobs;
    if (running !== undefined || first === undefined) return;
    const [id, { name, args }] = first;
    running = id;
    worker ??= listen(startWorker());
    worker.postMessage({ id, name, args });
  };

  const settle = (id: number, result?: Result<FunctionResult>): void => {
    jobs.get(id)?.resolve(result);
    jobs.delete(id);
    if (running === id) running = undefined;
    next();
  };

  const listen = (started: Worker): Worker => {
    started.onmessage = ({ data }: MessageEvent<{ id: number; result?: Result<FunctionResult> }>) => settle(data.id, data.result);
    started.onerror = () => abandon();
    return started;
  };

  /** Ends the worker and the calculation in it. */
  const abandon = (): void => {
    worker?.terminate();
    worker = undefined;
    if (running !== undefined) settle(running);
  };

  return ({ name }, args, cancellation) =>
    new Promise((resolve) => {
      const id = (lastId += 1);
      jobs.set(id, { name, args, resolve });
      if (cancellation !== undefined) cancellation.onCanceled = () => (running === id ? abandon() : settle(id));
      next();
    });
}
