import { type WorkbookErrorCode, WorkbookError } from '../../workbook/workbookError';

/** A failure the pane explains: a key of `problems` in the locale, and the blank of its sentence. */
export interface Problem {
  readonly code: WorkbookErrorCode | 'templateUnavailable';
  readonly detail: string;
}

export class TemplateUnavailable extends Error {
  override readonly name = 'TemplateUnavailable';
}

export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof WorkbookError) return { code: thrown.code, detail: thrown.detail };
  if (thrown instanceof TemplateUnavailable) return { code: 'templateUnavailable', detail: thrown.message };
  return { code: 'unexpected', detail: thrown instanceof Error ? thrown.message : String(thrown) };
}
