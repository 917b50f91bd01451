import type { Expression } from '../../formula/parse/ast';

/** Functions with one value for an answer, however large the ranges they are given. */
export const OF_RANGES: ReadonlySet<string> = new Set([
  'SUM', 'AVERAGE', 'COUNT', 'COUNTA', 'COUNTBLANK', 'MAX', 'MIN', 'PRODUCT', 'SUMPRODUCT', 'SUMSQ', 'MEDIAN', 'STDEV', 'STDEV.S', 'STDEV.P', 'VAR', 'VAR.S', 'VAR.P', 'AND', 'OR', 'XOR', 'ROWS', 'COLUMNS', 'CONCAT', 'IRR', 'XIRR',
]);
/** Functions with one value for an answer where each of their arguments has one. */
export const OF_SINGLE_VALUES: ReadonlySet<string> = new Set([
  'IF', 'IFERROR', 'IFNA', 'IFS', 'NOT', 'N', 'T', 'ABS', 'INT', 'SIGN', 'MOD', 'ROUND', 'ROUNDUP', 'ROUNDDOWN', 'SQRT', 'EXP', 'LN', 'POWER', 'ISERROR', 'ISNUMBER', 'ISTEXT', 'ISNA', 'LEN', 'LEFT', 'RIGHT', 'MID', 'UPPER', 'LOWER', 'TRIM', 'TEXT', 'VALUE', 'DATE', 'YEAR', 'MONTH', 'DAY', 'PMT', 'PV', 'FV', 'ROI.OUTPUT',
]);

/** True for an expression that cannot be an array in any trial: entered as a dynamic array, it never fills a second cell. */
export function isSingleValue(node: Expression): boolean {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'error':
    case 'cell':
      return true;
    case 'unary':
      return isSingleValue(node.operand);
    case 'binary':
      return isSingleValue(node.left) && isSingleValue(node.right);
    case 'call':
      return OF_RANGES.has(node.name) || (OF_SINGLE_VALUES.has(node.name) && node.args.every(isSingleValue));
    default:
      return false;
  }
}
