import { OF_RANGES, OF_SINGLE_VALUES } from '../compile/lower/singleValue';
import type { Expression } from '../formula/parse/ast';
import { parseFormula } from '../formula/parse/parseFormula';
import { roiFunction } from '../library';

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

/** Functions that take a range in one place, the first being 0, and give one value for one. */
const RANGE_ARGUMENT: Readonly<Record<string, number>> = { VLOOKUP: 1, HLOOKUP: 1, MATCH: 1 };

/** Which arguments of a function may be ranges and still give one value; undefined for functions of which that is not known. */
function rangeArguments(name: string): ((index: number) => boolean) | undefined {
  const own = name.startsWith('ROI.') ? roiFunction(name.slice('ROI.'.length)) : undefined;
  if (own !== undefined) return (index) => own.parameters[Math.min(index, own.parameters.length - 1)]?.matrix === true;
  if (OF_RANGES.has(name)) return () => true;
  if (OF_SINGLE_VALUES.has(name) || RANGE_ARGUMENT[name] !== undefined) return (index) => RANGE_ARGUMENT[name] === index;
  return undefined;
}

/**
 * True where a formula gives the same, marked as a dynamic array or not: no range stands where a plain formula would take
 * the one cell of it that is in its own row or column. `isCellName` tells names of single cells from those of ranges.
 */
export function isSameAsArray(formula: string, isCellName: (name: string) => boolean): boolean {
  const isSingle = (expression: Expression): boolean => {
    switch (expression.type) {
      case 'number':
      case 'string':
      case 'boolean':
      case 'error':
      case 'cell':
      case 'omitted':
        return true;
      case 'name':
        return isCellName(expression.name);
      case 'unary':
        return expression.operator !== '@' && isSingle(expression.operand);
      case 'binary':
        return isSingle(expression.left) && isSingle(expression.right);
      case 'call': {
        const takesRange = rangeArguments(expression.name);
        return takesRange !== undefined && expression.args.every((argument, index) => isSingle(argument) || (takesRange(index) && (isRange(argument) || argument.type === 'array')));
      }
      default:
        return false;
    }
  };
  const parsed = parseFormula(formula);
  return parsed.ok && isSingle(parsed.value);
}
