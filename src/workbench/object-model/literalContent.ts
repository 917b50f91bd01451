import type { CellValue } from '../../engine/core/cellValue';

/** A value as `Spreadsheet.write` must be given it to stand in the cell as it is: a text that would read as a formula is marked. */
export function literalContent(value: CellValue): CellValue {
  return typeof value === 'string' && /^[=']/.test(value) ? `'${value}` : value;
}
