/**
 * The functions that take the same cells of several sheets (`Jan:Mar!B2`); everywhere else such a reference is #REF!.
 * Source: Microsoft, "Create a reference to the same cell range on multiple worksheets", and the functions that came since
 * and read ranges value by value.
 */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'AND', 'AVEDEV', 'AVERAGE', 'AVERAGEA', 'CONCAT', 'COUNT', 'COUNTA', 'DEVSQ', 'GEOMEAN', 'HARMEAN', 'HSTACK', 'KURT', 'LARGE', 'MAX', 'MAXA',
  'MEDIAN', 'MIN', 'MINA', 'OR', 'PERCENTILE', 'PERCENTILE.EXC', 'PERCENTILE.INC', 'PERCENTRANK', 'PERCENTRANK.EXC', 'PERCENTRANK.INC', 'PRODUCT', 'QUARTILE',
  'QUARTILE.EXC', 'QUARTILE.INC', 'RANK', 'RANK.AVG', 'RANK.EQ', 'SHEETS', 'SKEW', 'SKEW.P', 'SMALL', 'STDEV', 'STDEV.P', 'STDEV.S', 'STDEVA', 'STDEVP', 'STDEVPA', 'SUM',
  'SUMSQ', 'TEXTJOIN', 'TOCOL', 'TOROW', 'TRIMMEAN', 'VAR', 'VAR.P', 'VAR.S', 'VARA', 'VARP', 'VARPA', 'VSTACK', 'XOR',
]);

export function takesSheetRange(name: string): boolean {
  return FUNCTIONS.has(name);
}
