import type { CellValue } from '../../engine/core/cellValue';
import type { CellErrorCode } from '../../engine/core/error';
import type { CustomFunctionOutcome } from '../object-model/spreadsheet';

/** `[invocation, succeeded, value, error number]`, as the custom-functions runtime reports. */
export type InvocationResult = readonly [id: number, succeeded: boolean, value: unknown, errorCode?: number, ...rest: readonly unknown[]];

/** The runtime's numbers for failures: 2 and 3 are exceptions, 9 and 10 a function that is not there. */
const ERRORS: Readonly<Record<number, CellErrorCode>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  9: '#NAME?',
  10: '#NAME?',
};

const LONGEST_TEXT = 32_767;

/** What the cell shows: a value, a table that spills, or an error with its message. */
export function outcomeOf([, succeeded, value, code]: InvocationResult): CustomFunctionOutcome {
  if (!succeeded) {
    return failure(ERRORS[code ?? 0] ?? '#VALUE!', value);
  }
  if (isRichError(value)) {
    return failure(value.basicValue, value.message);
  }
  if (!Array.isArray(value)) {
    return { ok: true, value: cellOf(value) };
  }
  const rows = value as readonly unknown[];
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (width === 0) {
    return failure('#CALC!', undefined);
  }
  if (!rows.every((row) => Array.isArray(row) && row.length === width)) {
    return failure('#VALUE!', undefined);
  }
  return { ok: true, value: (rows as readonly (readonly unknown[])[]).map((row) => row.map(cellOf)) };
}

function failure(error: CellErrorCode, message: unknown): CustomFunctionOutcome {
  return typeof message === 'string' && message !== '' ? { ok: false, error, message } : { ok: false, error };
}

/** A returned null shows as 0, in Excel as here; what is no cell value is #VALUE!. */
function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) {
    return 0;
  }
  if (isRichError(value)) {
    return { error: value.basicValue };
  }
  if (typeof value === 'object' && 'basicValue' in value) {
    return cellOf(value.basicValue);
  }
  if (typeof value === 'string') {
    return value.length > LONGEST_TEXT ? { error: '#VALUE!' } : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : { error: '#VALUE!' };
}

interface RichError {
  readonly basicValue: CellErrorCode;
  readonly message?: string;
}

function isRichError(value: unknown): value is RichError {
  return typeof value === 'object' && value !== null && 'basicValue' in value && 'type' in value && value.type === 'Error';
}
