import type { Expression } from '../formula/parse/ast';
import { parseFormula } from '../formula/parse/parseFormula';

/**
 * True where a formula calculates with whole ranges inside the arguments of a ROI function, as in
 * `ROI.DISCRETE(A1:A3,B1:B3/SUM(B1:B3))`: in a file such a formula must be an array formula, or Excel would take one
 * cell of each range only. Typed into Excel it needs nothing special.
 */
export function needsArrayFormula(formula: string): boolean {
  const parsed = parseFormula(formula);
  return parsed.ok && hasArrayArgument(parsed.value);
}

function hasArrayArgument(expression: Expression): boolean {
  switch (expression.type) {
    case 'unary':
      return hasArrayArgument(expression.operand);
    case 'binary':
      return hasArrayArgument(expression.left) || hasArrayArgument(expression.right);
    case 'call':
      return expression.args.some((argument) => (expression.name.startsWith('ROI.') ? makesArray(argument) : hasArrayArgument(argument)));
    default:
      return false;
  }
}

/** Calculates with a range, or with what makes a range, instead of merely naming one. */
function makesArray(argument: Expression): boolean {
  switch (argument.type) {
    case 'unary':
      return isRange(argument.operand) || makesArray(argument.operand);
    case 'binary':
      return [argument.left, argument.right].some((side) => isRange(side) || makesArray(side));
    case 'call':
      return argument.name === 'SEQUENCE' || argument.name === 'ISNUMBER';
    default:
      return false;
  }
}

function isRange({ type }: Expression): boolean {
  return type === 'area' || type === 'name' || type === 'structured' || type === 'spill';
}
