import { cellAddress, rangeAddress } from '../../engine/formula/parse/address';
import { cellKey, type CellRange } from '../../engine/formula/workbookModel';
import type { Words } from '../../locales';
import { colors, looksFor } from '../../file/sheet/looks';
import type { CellFile } from '../../file/workbookFile';
import type { WrittenSheet } from '../sheetWriter';

const LABELS = 1;
const HEAD = 3;
const FIRST_ROW = HEAD + 1;
const FIRST_COLUMN = LABELS + 1;

/**
 * A sheet that declares rank correlations: the numbers below the diagonal are inputs, those above it follow them, and
 * ROI.CORRELATE below the table shows what a simulation uses.
 */
export function correlationSheet(names: readonly string[], matrix: readonly (readonly number[])[], degreesOfFreedom: number | null, { language, simulate }: Words<'simulate'>): WrittenSheet {
  const looks = looksFor(language);
  const words = simulate.correlation;
  const size = names.length;
  const cells = new Map<number, CellFile>();
  const put = (row: number, column: number, cell: CellFile): void => void cells.set(cellKey(row, column), cell);
  put(0, LABELS, { value: words.tableTitle, style: looks.title });
  put(1, LABELS, { value: words.tableNote, style: looks.subtitle });
  put(HEAD, LABELS, { value: null, style: looks.columnHead });
  const number = '0.00';
  names.forEach((name, row) => {
    put(HEAD, FIRST_COLUMN + row, { value: name, style: looks.columnHeadRight });
    put(FIRST_ROW + row, LABELS, { value: name, style: looks.label });
    names.forEach((_, column) => {
      const at = [FIRST_ROW + row, FIRST_COLUMN + column] as const;
      if (column < row) put(...at, { value: matrix[row]![column]!, style: { ...looks.input('factor'), numberFormat: number } });
      else if (column === row) put(...at, { value: 1, style: { ...looks.calculated('factor'), numberFormat: number } });
      else put(...at, { value: null, formula: cellAddress(FIRST_ROW + column, FIRST_COLUMN + row), style: { ...looks.calculated('factor'), numberFormat: number } });
    });
  });
  const last = { bottom: FIRST_ROW + size - 1, right: FIRST_COLUMN + size - 1 };
  const head: CellRange = { top: HEAD, left: FIRST_COLUMN, bottom: HEAD, right: last.right };
  const body: CellRange = { top: FIRST_ROW, left: FIRST_COLUMN, ...last };
  const used = last.bottom + 2;
  put(used, LABELS, { value: words.used, style: looks.heading });
  const args = [rangeAddress(head), rangeAddress(body), ...(degreesOfFreedom === null ? [] : [String(degreesOfFreedom)])];
  put(used + 1, LABELS, { value: null, formula: `ROI.CORRELATE(${args.join(',')})`, style: looks.label });
  return {
    name: words.sheetName,
    cells,
    columnWidths: Object.fromEntries([[0, 2], [LABELS, 34], ...names.map((_, index) => [FIRST_COLUMN + index, 18])]),
    showGridlines: false,
    tabColor: colors.navy,
  };
}
