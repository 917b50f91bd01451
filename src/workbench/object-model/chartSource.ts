import type { CellRange } from '../../engine/formula/workbookModel';
import type { ChartFile, ChartSeriesFile } from '../../file/workbookFile';
import { absoluteReference, parseAddress } from './cellAddress';
import { columnCount, intersection, rowCount } from './rangeGeometry';
import { sheetByName, sheetInfo, type WorkbookHost } from './workbookHost';

/**
 * The series Excel makes of a block of cells. A first row of texts names the series (or the points), a first
 * column of texts the points (or the series); `Auto` takes the shorter side as the series.
 */
export function seriesFromRange(host: WorkbookHost, sheetId: string, cells: CellRange, seriesBy: 'Auto' | 'Rows' | 'Columns'): readonly ChartSeriesFile[] {
  const used = host.spreadsheet.usedRange(sheetId);
  const range = (used === null ? null : intersection(cells, used)) ?? cells;
  const values = host.spreadsheet.read(sheetId, range).map((row) => row.map((cell) => cell.value));
  const isLabel = (value: unknown) => typeof value === 'string' || value === null;
  const rows = rowCount(range);
  const columns = columnCount(range);
  const headerRow = rows > 1 && (values[0] ?? []).slice(columns > 1 ? 1 : 0).every(isLabel);
  const headerColumn = columns > 1 && values.slice(rows > 1 ? 1 : 0).every((row) => isLabel(row[0]));
  const body = { ...range, top: range.top + (headerRow ? 1 : 0), left: range.left + (headerColumn ? 1 : 0) };
  const byRows = seriesBy === 'Rows' || (seriesBy === 'Auto' && columnCount(body) > rowCount(body));
  const sheet = sheetInfo(host, sheetId, 'ChartCollection.add').name;
  const reference = (part: CellRange) => absoluteReference(sheet, part);
  const first = byRows ? body.top : body.left;
  const last = byRows ? body.bottom : body.right;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    const line = byRows ? { ...body, top: at, bottom: at } : { ...body, left: at, right: at };
    const nameCell = byRows ? { ...line, left: range.left, right: range.left } : { ...line, top: range.top, bottom: range.top };
    const points = byRows ? { ...body, top: range.top, bottom: range.top } : { ...body, left: range.left, right: range.left };
    const named = byRows ? headerColumn : headerRow;
    const labelled = byRows ? headerRow : headerColumn;
    return {
      values: reference(line),
      ...(named ? { name: reference(nameCell) } : {}),
      ...(labelled ? { categories: reference(points) } : {}),
    };
  });
}

/** What a series' name reads as: the text of the cell it refers to, or the name itself. */
export function seriesName(host: WorkbookHost, series: ChartSeriesFile, index: number): string {
  const address = series.name === undefined ? null : parseAddress(series.name);
  const sheet = address?.sheet === undefined ? undefined : sheetByName(host, address.sheet);
  if (address === null || sheet === undefined) {
    return series.name ?? `Series${index + 1}`;
  }
  return host.spreadsheet.read(sheet.id, { ...address.range, bottom: address.range.top, right: address.range.left })[0]?.[0]?.text ?? '';
}

const TYPE_NAMES: Readonly<Record<ChartFile['type'], string>> = {
  column: 'ColumnClustered',
  columnStacked: 'ColumnStacked',
  bar: 'BarClustered',
  barStacked: 'BarStacked',
  line: 'Line',
  pie: 'Pie',
  doughnut: 'Doughnut',
  scatter: 'XYScatter',
  area: 'Area',
};

export function chartTypeName(type: ChartFile['type']): string {
  return TYPE_NAMES[type];
}

/** The type Excel's name stands for; undefined for one the workbench does not draw. */
export function chartTypeOf(name: unknown): ChartFile['type'] | undefined {
  const wanted = name === 'LineMarkers' ? 'Line' : name;
  return (Object.keys(TYPE_NAMES) as ChartFile['type'][]).find((type) => TYPE_NAMES[type] === wanted);
}
