import { isCellError, type CellValue } from '../../core/cellValue';
import { errorNumber, errorOfNumber, type CallOperand, type CallValue } from '../ir/pass';
import type { PassValue } from './runPass';

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

/** A value of a cell as a column holds it: no number where it is an error, #VALUE! for text. */
export function passValueOf(value: CellValue): PassValue {
  if (typeof value === 'number') return { value, error: 0 };
  if (typeof value === 'boolean') return { value: value ? 1 : 0, error: 0 };
  if (value === null) return { value: 0, error: 0 };
  return { value: NaN, error: errorNumber(isCellError(value) ? value.error : '#VALUE!') };
}
