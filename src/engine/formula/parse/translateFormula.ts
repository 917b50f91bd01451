import { fail, ok, type Result } from '../../core/result';
import { MAX_COLUMNS, MAX_ROWS } from '../workbookModel';
import { columnLetters } from './address';
import { FormulaError } from './formulaError';
import type { AreaToken, CellToken } from './token';
import { tokenize } from './tokenize';

/**
 * The formula a copy would have `rows` further down and `columns` further right: relative references move,
 * those with `$` stay, the rest of the text is kept letter by letter. References that leave the sheet come
 * back at its other edge, as shared formulas in files do. Linear in the length of the text.
 *
 * @example translateFormula('A1+$B$1', 2, 1) // B3+$B$1
 */
export function translateFormula(text: string, rows: number, columns: number): Result<string> {
  const moved = movableFormula(text);
  return moved.ok ? ok(moved.value(rows, columns)) : moved;
}

/** The same for a formula with many copies: it is read once, each copy costs only its references. */
export function movableFormula(text: string): Result<(rows: number, columns: number) => string> {
  const references: (CellToken | AreaToken)[] = [];
  try {
    for (const token of tokenize(text)) {
      if (token.kind === 'cell' || token.kind === 'columns' || token.kind === 'rows') references.push(token);
    }
  } catch (error) {
    if (error instanceof FormulaError) return fail(error.error);
    throw error;
  }
  return ok((rows, columns) => {
    // Joined at the end: a text that is added to keeps every one of its pieces in memory until somebody reads it.
    const pieces: string[] = [];
    let copied = 0;
    for (const token of references) {
      pieces.push(text.slice(copied, token.at), token.kind === 'cell' ? moveCell(token, rows, columns) : moveArea(token, rows, columns));
      copied = token.end;
    }
    pieces.push(text.slice(copied));
    return pieces.join('');
  });
}

function moveCell({ row, column, rowAbsolute, columnAbsolute }: CellToken, rows: number, columns: number): string {
  const movedColumn = columnAbsolute ? column : wrap(column + columns, MAX_COLUMNS);
  const movedRow = rowAbsolute ? row : wrap(row + rows, MAX_ROWS);
  return `${columnAbsolute ? '$' : ''}${columnLetters(movedColumn)}${rowAbsolute ? '$' : ''}${movedRow + 1}`;
}

function moveArea({ kind, first, last, firstAbsolute, lastAbsolute }: AreaToken, rows: number, columns: number): string {
  const distance = kind === 'columns' ? columns : rows;
  const size = kind === 'columns' ? MAX_COLUMNS : MAX_ROWS;
  const end = (index: number, absolute: boolean): string => {
    const moved = absolute ? index : wrap(index + distance, size);
    return `${absolute ? '$' : ''}${kind === 'columns' ? columnLetters(moved) : moved + 1}`;
  };
  return `${end(first, firstAbsolute)}:${end(last, lastAbsolute)}`;
}

function wrap(index: number, size: number): number {
  return ((index % size) + size) % size;
}
