import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { FunctionCall } from '../../formula/parse/ast';
import type { Frame } from '../../formula/evaluate/frame';
import type { Interpreter } from '../../formula/evaluate/interpreter';
import type { Value } from '../../formula/evaluate/value';

/** What a call draws in the trial at hand. */
export interface Draw {
  /** See `DrawSite`. */
  readonly kind: 'value' | 'score';
  readonly value: CellValue | CellMatrix;
}

/** The value of a call that draws. */
export function drawnCall({ kind, value }: Draw, { args }: FunctionCall, frame: Frame, interpreter: Interpreter): Value {
  if (kind === 'value') return value;
  const [, mean, deviation] = args;
  if (mean === undefined || deviation === undefined) return { error: '#VALUE!' };
  return interpreter.combine('+', interpreter.operand(mean, frame), interpreter.combine('*', interpreter.operand(deviation, frame), value as CellValue));
}
