import { isCellError } from '../../../engine/core/cellValue';
import type { CellRange } from '../../../engine/formula/workbookModel';
import type { ChartSeriesFile } from '../../../file/workbookFile';
import type { GridCell, Spreadsheet } from '../../object-model/spreadsheet';
import type { ChartBody } from '../file/chart';

export interface SeriesData {
  readonly name: string;
  /** Null where the cell holds no number: a gap. */
  readonly values: readonly (number | null)[];
  /** For a scatter chart, the horizontal positions. */
  readonly positions: readonly (number | null)[];
  readonly color: string;
  readonly markers: boolean;
}

export interface ChartData {
  readonly categories: readonly string[];
  /** True where the categories are numbers, of which a part would be another number. */
  readonly numericCategories: boolean;
  readonly series: readonly SeriesData[];
  /** How values read on the axis and in labels. */
  readonly numberFormat: string;
}

/** The accents of Excel's Office theme. */
const palette = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47', '#264478', '#9E480E'];

const reference = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i;

export interface SheetReference {
  readonly sheet: string;
  readonly range: CellRange;
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `'Cash flow'!$C$4:$H$4` as a sheet and a rectangle; null for anything else. */
export function parseReference(text: string): SheetReference | null {
  const [, quoted, plain, left = '', top = '', right = left, bottom = top] = reference.exec(text.replace(/^=/, '').trim()) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (sheet === undefined) return null;
  const columns = [columnIndex(left), columnIndex(right)];
  const rows = [Number(top) - 1, Number(bottom) - 1];
  return { sheet, range: { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) } };
}

function cellsOf(spreadsheet: Spreadsheet, text: string): readonly GridCell[] | null {
  const target = parseReference(text) ?? namedReference(spreadsheet, text);
  const sheet = target && spreadsheet.sheets().find(({ name }) => name.toLowerCase() === target.sheet.toLowerCase());
  return sheet ? spreadsheet.read(sheet.id, target.range).flat() : null;
}

function namedReference(spreadsheet: Spreadsheet, text: string): SheetReference | null {
  const bare = text.replace(/^=/, '').replace(/^.*!/, '').toLowerCase();
  const name = spreadsheet.names().find((entry) => entry.name.toLowerCase() === bare);
  return name ? parseReference(name.formula) : null;
}

function toNumber(cell: GridCell): number | null {
  return typeof cell.value === 'number' ? cell.value : null;
}

function seriesName(spreadsheet: Spreadsheet, series: ChartSeriesFile, index: number): string {
  if (series.name === undefined) return `Series ${index + 1}`;
  const cells = cellsOf(spreadsheet, series.name);
  return cells ? cells.map((cell) => cell.text).join(' ').trim() : series.name;
}

/** What the chart shows now, read from the cells. */
export function chartData(spreadsheet: Spreadsheet, chart: ChartBody): ChartData {
  const values = chart.series.map((series) => cellsOf(spreadsheet, series.values) ?? []);
  const labels = chart.series.map((series) => (series.categories === undefined ? null : cellsOf(spreadsheet, series.categories)));
  const length = Math.max(0, ...values.map((cells) => cells.length));
  const categories = labels.find((cells) => cells !== null) ?? null;
  return {
    categories: Array.from({ length }, (_, index) => {
      const cell = categories?.[index];
      return cell && !isCellError(cell.value) ? cell.text : String(index + 1);
    }),
    numericCategories: categories !== null && categories.length > 0 && categories.every(({ value }) => typeof value === 'number'),
    series: chart.series.map((series, index) => ({
      name: seriesName(spreadsheet, series, index),
      values: Array.from({ length }, (_, position) => (values[index]?.[position] ? toNumber(values[index][position]) : null)),
      positions: Array.from({ length }, (_, position) => (labels[index]?.[position] ? toNumber(labels[index][position]) : position + 1)),
      color: series.color ?? palette[index % palette.length] ?? '#4472C4',
      markers: series.markers !== false,
    })),
    numberFormat: chart.valueFormat ?? values[0]?.find((cell) => typeof cell.value === 'number')?.numberFormat ?? 'General',
  };
}

/** Slices of a pie take the theme's colours in turn. */
export function sliceColor(index: number): string {
  return palette[index % palette.length] ?? '#4472C4';
}
