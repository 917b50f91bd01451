import { pow } from '../core/special/elementary';

/** A sign or percent before or after a number; undefined for any other operator. */
export function signed(operator: string, operand: number): number | undefined {
  return operator === '-' ? -operand : operator === '%' ? operand / 100 : operator === '+' ? operand : undefined;
}

/** Two numbers joined as in a formula; undefined where the operator is no arithmetic or there is no finite result. */
export function joined(operator: string, left: number, right: number): number | undefined {
  const value = combined(operator, left, right);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function combined(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return pow(left, right);
    default:
      return undefined;
  }
}
