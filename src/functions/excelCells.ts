import { isCellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import type { CellErrorCode, EngineError } from '../engine/core/error';
import { MAX_CELLS } from '../engine/core/readCells';
import type { Result } from '../engine/core/result';
import { isLabel, isTable, type CellArgument, type FunctionResult, type ResultCell } from '../engine/core/roiFunction';
import type { EngineWords } from '../locales';
import { describeError } from '../locales/describeError';
import { labelText } from '../locales/labelText';

/** Whether a result shows the same in every language. */
export function isWordless(result: Result<FunctionResult>): boolean {
  return result.ok && (isTable(result.value) ? result.value.flat() : [result.value]).every((cell: ResultCell) => !isLabel(cell) && !isCellError(cell));
}

/** A result as Excel takes it: words for labels, Excel's errors for errors, and never a null, which would show as 0. Throws an error that is the whole result. */
export function toCells(result: Result<FunctionResult>, words: EngineWords): any {
  if (!result.ok) throw officeError(result.error, words);
  const toCell = (cell: ResultCell): any => {
    if (cell === null) return '';
    if (isLabel(cell)) return labelText(cell, words);
    return isCellError(cell) ? officeError(cell.reason ?? { code: cell.error, cellError: cell.error }, words) : cell;
  };
  return isTable(result.value) ? result.value.map((row) => row.map(toCell)) : toCell(result.value);
}

/** An oversized range is passed on as it is: the engine refuses it by its outline, without a look at its cells. */
export function readArgument(argument: unknown): CellArgument {
  if (!Array.isArray(argument)) return readCell(argument);
  const matrix = argument as readonly (readonly unknown[])[];
  if (matrix.length * (matrix[0]?.length ?? 0) > MAX_CELLS || matrix.every((row) => row.every(isPlain))) return matrix as CellMatrix;
  return matrix.map((row) => row.map(readCell));
}

function isPlain(cell: unknown): boolean {
  return typeof cell !== 'object' || cell === null;
}

/** Errors and data types arrive as objects; a data type stands for its basic value. */
function readCell(cell: unknown): CellValue {
  if (typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell !== 'object' || cell === null) return null;
  if ('code' in cell) return { error: cell.code as CellErrorCode };
  const basic = 'basicValue' in cell ? cell.basicValue : null;
  if ('basicType' in cell && cell.basicType === 'Error') return { error: basic as CellErrorCode };
  return isPlain(basic) ? readCell(basic) : null;
}

export function officeError(error: EngineError, words: EngineWords): CustomFunctions.Error {
  const codes: Partial<Record<CellErrorCode, CustomFunctions.ErrorCode>> = {
    '#DIV/0!': CustomFunctions.ErrorCode.divisionByZero,
    '#N/A': CustomFunctions.ErrorCode.notAvailable,
    '#NUM!': CustomFunctions.ErrorCode.invalidNumber,
    '#NULL!': CustomFunctions.ErrorCode.nullReference,
    '#REF!': CustomFunctions.ErrorCode.invalidReference,
    '#NAME?': CustomFunctions.ErrorCode.invalidName,
  };
  return new CustomFunctions.Error(codes[error.cellError] ?? CustomFunctions.ErrorCode.invalidValue, describeError(error, words));
}
