import { askAll, type RunPort } from './ports';

/** The first trial in which an output is an error, and what the inputs were in it. */
export interface FirstFailure {
  /** 0 is the first trial of the run. */
  readonly trial: number;
  /** By input. */
  readonly inputs: readonly number[];
}

/** By output; null where every trial has a value. The same for any number of workers. */
export async function firstFailures(ports: readonly RunPort[], failed: readonly number[], inputs: number, signal: AbortSignal | undefined): Promise<(FirstFailure | null)[]> {
  if (failed.every((count) => count === 0)) return failed.map(() => null);
  const replies = await askAll(ports, () => ({ kind: 'firstFailures' }), signal);
  return Promise.all(
    failed.map(async (count, output) => {
      if (count === 0) return null;
      const trial = Math.min(...replies.map(({ trials }) => trials[output]!));
      const [drawn] = await askAll(ports.slice(0, 1), () => ({ kind: 'draws', trial }), signal);
      return { trial, inputs: drawn!.inputs.slice(0, inputs) };
    }),
  );
}
