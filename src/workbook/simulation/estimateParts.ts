import type { Expression, FunctionCall } from '../../engine/formula/parse/ast';
import { childrenOf } from '../../engine/formula/parse/childrenOf';
import { calledFamily } from './calledFamily';

/** Arguments by which a function only chooses, counts or places: none of the others' values follow from how large they are. */
const CHOOSING: Readonly<Record<string, readonly number[]>> = {
  IF: [0],
  CHOOSE: [0],
  INDEX: [1, 2, 3],
  OFFSET: [1, 2, 3, 4],
  VLOOKUP: [0, 2, 3],
  HLOOKUP: [0, 2, 3],
  XLOOKUP: [0, 1, 4, 5],
  LARGE: [1],
  SMALL: [1],
  TAKE: [1, 2],
  DROP: [1, 2],
  ROUND: [1],
  ROUNDUP: [1],
  ROUNDDOWN: [1],
  TRUNC: [1],
  PV: [1, 4],
  FV: [1, 4],
  PMT: [1, 4],
  IPMT: [1, 2, 5],
  PPMT: [1, 2, 5],
  CUMIPMT: [1, 3, 4, 5],
  CUMPRINC: [1, 3, 4, 5],
  SLN: [2],
  SYD: [2, 3],
  DB: [2, 3, 4],
  DDB: [2, 3],
  VDB: [2, 3, 4, 6],
  XNPV: [2],
  XIRR: [1],
  'ROI.PHASED': [2],
  'ROI.MONTECARLO': [2, 3],
};

/** Functions whose result is a place, a count, a date or a truth value. */
const COUNTING = new Set(
  (
    'AND OR NOT XOR MATCH XMATCH ROW ROWS COLUMN COLUMNS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS SEQUENCE ' +
    'DATE EDATE EOMONTH YEAR MONTH DAY WEEKDAY WEEKNUM DAYS DAYS360 DATEDIF NETWORKDAYS WORKDAY YEARFRAC TODAY ' +
    'ISBLANK ISERR ISERROR ISNA ISNUMBER ISTEXT ISLOGICAL ISEVEN ISODD LEN EXACT'
  ).split(' '),
);

const COMPARISONS: readonly string[] = ['=', '<>', '<', '>', '<=', '>='];

/**
 * The references of a formula whose size its result follows: a price or a rate, but not the quarter in which something
 * begins, the number of a scenario or what a switch is compared with. Linear in the expression.
 */
export function estimateParts(expression: Expression): readonly Expression[] {
  const children = childrenOf(expression);
  if (expression.type === 'binary') {
    if (COMPARISONS.includes(expression.operator)) return [];
    return (expression.operator === '^' ? [expression.left] : children).flatMap(estimateParts);
  }
  if (expression.type === 'call') return countedArguments(expression).flatMap(estimateParts);
  // The ends of a calculated range only say how far it goes.
  if (expression.type === 'range' || expression.type === 'spill') return [expression];
  return children.length === 0 ? [expression] : children.flatMap(estimateParts);
}

function countedArguments(call: FunctionCall): readonly Expression[] {
  const { name, args } = call;
  // What describes how far an uncertain input may go is no estimate of its own.
  if (COUNTING.has(name) || calledFamily(name) !== null) return [];
  switch (name) {
    case 'IFS':
      return args.filter((_, index) => index % 2 === 1);
    case 'SWITCH':
      return args.filter((_, index) => index > 0 && (index % 2 === 0 || index === args.length - 1));
    case 'LOOKUP':
      return args.slice(-1);
    case 'SUMIF':
    case 'AVERAGEIF':
      return args.length > 2 ? args.slice(2) : args.slice(0, 1);
    case 'SUMIFS':
    case 'AVERAGEIFS':
    case 'MAXIFS':
    case 'MINIFS':
      return args.slice(0, 1);
    default:
      return args.filter((_, index) => CHOOSING[name]?.includes(index) !== true);
  }
}
