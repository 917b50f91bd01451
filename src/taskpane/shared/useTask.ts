import { useCallback, useState } from 'react';
import { toProblem, type Problem } from './problem';

/** Something the user started: not yet, running, done with a result, or failed with a reason. */
export type Task<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly result: T }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Runs `work` and keeps what became of it; `run` never rejects, and stays the same as long as `work` does. */
export function useTask<A extends readonly unknown[], T>(work: (...args: A) => Promise<T>): {
  readonly task: Task<T>;
  readonly run: (...args: A) => Promise<void>;
  readonly reset: () => void;
} {
  const [task, setTask] = useState<Task<T>>({ status: 'idle' });
  const run = useCallback(
    async (...args: A) => {
      setTask({ status: 'running' });
      try {
        setTask({ status: 'done', result: await work(...args) });
      } catch (thrown) {
        setTask({ status: 'failed', problem: toProblem(thrown) });
      }
    },
    [work],
  );
  const reset = useCallback(() => setTask({ status: 'idle' }), []);
  return { task, run, reset };
}
