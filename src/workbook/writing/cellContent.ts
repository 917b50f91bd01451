import type { CellValue } from '../../engine/core/cellValue';

/** What a cell is given: a value, a formula in en-US (a string that starts with `=`), or a text that may start with anything. */
export type CellContent = CellValue | LiteralText;

/** A text that stays one although it starts with `=`. */
export interface LiteralText {
  readonly text: string;
}

/**
 * A value as a cell must be given it to hold just that. Whatever was read from a cell is written through this: a text such as
 * `=1+1`, which was a result, must not come back as a formula.
 */
export function literally(value: CellValue): CellContent {
  return typeof value === 'string' && value.startsWith('=') ? { text: value } : value;
}

export function isLiteralText(content: CellContent | undefined): content is LiteralText {
  return typeof content === 'object' && content !== null && 'text' in content;
}

export function isFormula(content: CellContent | undefined): content is string {
  return typeof content === 'string' && content.startsWith('=');
}
