import { WorkbookError } from '../workbookError';
import { ThreadError } from './modelThread';
import type { SimulationFailure } from './simulatorState';

/** What went wrong, as the pane tells it. */
export function failureOf(thrown: unknown): SimulationFailure {
  if (thrown instanceof ThreadError) return { kind: 'engine', error: thrown.error };
  if (thrown instanceof WorkbookError) return { kind: 'workbook', code: thrown.code, detail: thrown.detail };
  return { kind: 'workbook', code: 'unexpected', detail: String(thrown) };
}
