import { cellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import { isLabel, isTable, type CellArgument, type FunctionResult, type ResultCell, type RoiFunction } from '../../core/roiFunction';
import { roiFunction } from '../../library';
import type { Expression } from '../parse/ast';
import type { Frame } from './frame';
import type { Interpreter } from './interpreter';
import { UnsupportedSignal } from './signals';
import { isLambda, isMatrix, isMixed, isReference, VALUE_ERROR, type Value } from './value';
import type { Workbook } from './workbook';

/** Calls one of our own worksheet functions (`ROI.NAME`) with the values of its arguments. */
export function callRoiFunction(name: string, args: readonly Expression[], frame: Frame, interpreter: Interpreter): Value {
  const declared = roiFunction(name);
  if (declared === undefined) throw new UnsupportedSignal(`ROI.${name}`);
  if (args.length > declared.parameters.length) return VALUE_ERROR;
  const values = args.map((argument, index) => readArgument(declared, index, argument, frame, interpreter));
  const result = declared.invoke(values);
  return result.ok ? inWords(result.value, interpreter.workbook) : cellError(result.error.cellError, result.error);
}

function readArgument(declared: RoiFunction, index: number, argument: Expression, frame: Frame, interpreter: Interpreter): CellArgument {
  if (argument.type === 'omitted') return undefined;
  if (declared.parameters[index]?.matrix !== true) return interpreter.operand(argument, frame);
  const value = interpreter.evaluate(argument, { ...frame, arrays: true });
  if (isReference(value)) return interpreter.read(value);
  if (isMixed(value)) return value.values;
  return isLambda(value) ? VALUE_ERROR : value;
}

function inWords(result: FunctionResult, workbook: Workbook): CellValue | CellMatrix {
  const cell = (value: ResultCell): CellValue => (isLabel(value) ? workbook.phrase(value) : value);
  if (!isTable(result)) return cell(result);
  const table = result.map((row) => row.map(cell));
  return isMatrix(table) && table.length > 0 ? table : '';
}
