import { MAX_COLUMNS, MAX_ROWS } from '../../engine/formula/workbookModel';
import { columnIndex, columnName } from './cellAddress';

/** Texts, quoted sheet names and structured references are skipped; a word followed by "(" or "!" is no cell. */
const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![A-Za-z0-9_.\\])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![A-Za-z0-9_.(!])/g;

/** The formula as Excel copies it `rows` down and `columns` right: references without `$` move along; one that leaves the sheet is #REF!. */
export function relocateFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(PIECE, (piece: string, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) => {
    if (letters === undefined || digits === undefined) {
      return piece;
    }
    const column = columnIndex(letters) + (fixedColumn === '$' ? 0 : columns);
    const row = Number(digits) - 1 + (fixedRow === '$' ? 0 : rows);
    if (column < 0 || column >= MAX_COLUMNS || row < 0 || row >= MAX_ROWS) {
      return '#REF!';
    }
    return `${fixedColumn ?? ''}${columnName(column)}${fixedRow ?? ''}${row + 1}`;
  });
}
