import type { CellValue } from '../../../core/cellValue';
import { errorOfNumber, type CallOperand, type CallValue } from '../ir/pass';

/** The value of a cell in one trial. */
export function callValueOf(value: CallValue, operands: ArrayLike<number>): CellValue {
  if ('known' in value) return value.known;
  return 'operand' in value ? trialValue(value, operands) : callValueOf(value.options[operands[value.chosenBy]!]!, operands);
}

function trialValue({ operand, error, type }: CallOperand, operands: ArrayLike<number>): CellValue {
  const value = operands[operand]!;
  if (!Number.isFinite(value)) return { error: errorOfNumber(error === null ? 0 : operands[error]!) };
  return type === 'boolean' ? value !== 0 : value;
}
