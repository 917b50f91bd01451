import type { CellValue } from '../../engine/core/cellValue';
import { relocateFormula } from './formulaReferences';
import { literalContent } from './literalContent';
import { columnCount, forEachCell, intersection, rowCount, singleCell } from './rangeGeometry';
import type { ResolvedRange } from './resolveRange';
import { invalidArgument } from './richApiError';
import type { WorkbookHost } from './workbookHost';

export type CopyType = 'All' | 'Formulas' | 'Values' | 'Formats';

/**
 * Copies contents, looks or both. A larger target repeats the source, as pasting does; a smaller one is
 * extended to the source's size.
 */
export function copyCells(
  host: WorkbookHost,
  source: ResolvedRange,
  target: ResolvedRange,
  options: { readonly type: CopyType; readonly skipBlanks: boolean; readonly transpose: boolean },
): void {
  const { spreadsheet } = host;
  const used = spreadsheet.usedRange(source.sheetId);
  const from = intersection(source.range, used === null ? source.range : { ...used, top: 0, left: 0 }) ?? singleCell(source.range.top, source.range.left);
  const cells = spreadsheet.read(source.sheetId, from);
  const styles = cells.map((row, i) => row.map((_, j) => spreadsheet.styleAt(source.sheetId, from.top + i, from.left + j)));
  const height = options.transpose ? columnCount(from) : rowCount(from);
  const width = options.transpose ? rowCount(from) : columnCount(from);
  const rows = rowCount(target.range) % height === 0 ? rowCount(target.range) : height;
  const columns = columnCount(target.range) % width === 0 ? columnCount(target.range) : width;
  if (rows * columns > 5_000_000) {
    throw invalidArgument('Range.copyFrom');
  }
  const covered = { top: target.range.top, left: target.range.left, bottom: target.range.top + rows - 1, right: target.range.left + columns - 1 };
  const contents: (CellValue | undefined)[][] = Array.from({ length: rows }, () => []);
  forEachCell(covered, (row, column) => {
    const i = (row - covered.top) % height;
    const j = (column - covered.left) % width;
    const [sourceRow, sourceColumn] = options.transpose ? [j, i] : [i, j];
    const cell = cells[sourceRow]?.[sourceColumn];
    const moved = cell?.formula === undefined ? undefined : `=${relocateFormula(cell.formula.slice(1), row - from.top - sourceRow, column - from.left - sourceColumn)}`;
    const blank = cell === undefined || (cell.value === null && cell.formula === undefined);
    const keepFormula = options.type !== 'Values' && moved !== undefined;
    contents[row - covered.top]?.push(blank && options.skipBlanks ? undefined : keepFormula ? moved : literalContent(cell?.value ?? null));
    if (options.type === 'All' || options.type === 'Formats') {
      spreadsheet.format(target.sheetId, [singleCell(row, column)], styles[sourceRow]?.[sourceColumn] ?? {});
    }
  });
  if (options.type !== 'Formats') {
    spreadsheet.write(target.sheetId, covered, contents);
  }
}
