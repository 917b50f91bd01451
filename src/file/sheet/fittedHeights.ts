import { columnOf, rowOf } from '../../engine/formula/workbookModel';
import type { CellFile, CellStyle } from '../workbookFile';

/** Row heights in points, by row, that show all of a wrapped text. Rows of one line have the usual height and are left out. */
export function fittedHeights(cells: ReadonlyMap<number, CellFile>, columnWidths: Readonly<Record<number, number>>): Record<number, number> {
  const heights: Record<number, number> = {};
  for (const [key, { value, style }] of cells) {
    const width = columnWidths[columnOf(key)];
    if (typeof value !== 'string' || style?.wrap !== true || width === undefined) continue;
    const lines = linesOf(value, lettersIn(width, style));
    if (lines > 1) heights[rowOf(key)] = Math.max(heights[rowOf(key)] ?? 0, Math.ceil(lines * lineHeight(style) + PADDING));
  }
  return heights;
}

const PADDING = 4;
/** Column widths count digits of the workbook's standard font, at 11 points. */
const STANDARD_SIZE = 11;

const sizeOf = ({ fontSize = STANDARD_SIZE }: CellStyle) => fontSize;

/** Generous, since another machine may have another font. */
const lineHeight = (style: CellStyle) => sizeOf(style) * 1.4;

function lettersIn(width: number, style: CellStyle): number {
  const bold = style.bold === true ? 1.1 : 1;
  return ((width - 1 - 2 * (style.indent ?? 0)) * STANDARD_SIZE) / (sizeOf(style) * bold);
}

/** How many lines a text fills: broken at spaces, and between any two Chinese characters. */
function linesOf(text: string, letters: number): number {
  return text.split('\n').reduce((sum, paragraph) => sum + linesOfParagraph(paragraph, letters), 0);
}

function linesOfParagraph(text: string, letters: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/g) ?? []) {
    const width = lettersOf(piece);
    if (used > 0 && used + width > letters) {
      lines++;
      used = 0;
      if (piece.trim() === '') continue;
    }
    // A word longer than the line is broken inside.
    lines += Math.ceil(width / letters) - 1;
    used = width > letters ? width % letters : used + width;
  }
  return lines;
}

const lettersOf = (piece: string) => [...piece].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
