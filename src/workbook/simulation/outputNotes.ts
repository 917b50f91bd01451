import type { EngineError } from '../../engine/core/error';
import type { OutputResult } from '../../engine/simulation/simulationResult';
import type { FailureOrigin } from './failureOrigin';

type Noted = Pick<OutputResult, 'output' | 'count' | 'failed' | 'min' | 'max'> & Partial<Pick<OutputResult, 'firstFailure'>>;

/** What a reader should know of a result beside its numbers: failed trials with their first error, and that it is always the same. */
export function outputNotes({ output: { name }, count, failed, min, max, firstFailure }: Noted, origin: FailureOrigin | null): readonly EngineError[] {
  const notes: EngineError[] = [];
  const trials = count + failed;
  if (failed > 0) {
    const facts = { failed, trials, trial: (firstFailure?.trial ?? 0) + 1 };
    notes.push(
      origin === null
        ? { code: 'simulationTrialsFailed', cellError: '#N/A', received: name, details: facts }
        : { code: 'simulationTrialsFailedAt', cellError: '#N/A', received: name, details: { ...facts, error: origin.error, cell: origin.cell } },
    );
  }
  if (count > 1 && min === max) notes.push({ code: 'simulationOutputConstant', cellError: '#N/A', received: name, details: { value: min, trials: count } });
  return notes;
}
