import type { Expression } from '../parse/ast';
import { MAX_COLUMNS, MAX_ROWS } from '../workbookModel';
import type { CellPosition } from './binding';

/**
 * Whether the result of a formula that spills is a whole column (row) which begins below the first row (right of the first
 * column): it would not fit, so Excel shows #SPILL!. Ranges are read as far as the sheet is used, so the size of the result
 * does not tell; the formula does, as far as it works cell by cell.
 */
export function outgrowsSheet(expression: Expression, { row, column }: CellPosition): boolean {
  switch (expression.type) {
    case 'area': {
      const { top, left, bottom, right } = expression;
      return (row > 0 && top === 0 && bottom === MAX_ROWS - 1) || (column > 0 && left === 0 && right === MAX_COLUMNS - 1);
    }
    case 'binary':
      return expression.operator !== ' ' && expression.operator !== ',' && [expression.left, expression.right].some((side) => outgrowsSheet(side, { sheet: 0, row, column }));
    case 'unary':
      return expression.operator !== '@' && outgrowsSheet(expression.operand, { sheet: 0, row, column });
    default:
      return false;
  }
}
