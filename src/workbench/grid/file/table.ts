import type { ITableJson } from '@univerjs/sheets-table';
import type { IRangeThemeStyleJSON } from '@univerjs/sheets';
import type { TableFile } from '../../../file/workbookFile';
import { fromGridRange, toGridRange } from './range';

/** Excel's accents in the order of its numbered table styles; the first is the neutral one. */
const accents = ['#404040', '#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'];
const DEFAULT_STYLE = 'TableStyleMedium2';

function tint(color: string, share: number): string {
  const part = (from: number) => {
    const channel = parseInt(color.slice(from, from + 2), 16);
    return Math.round(channel + (255 - channel) * share).toString(16).padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

export function tableThemeName(style: string | undefined): string {
  return `excel-${style ?? DEFAULT_STYLE}`;
}

/** A theme close to Excel's style of that name: a filled header and bands for Medium and Dark, rules only for Light. */
export function tableTheme(style: string | undefined): IRangeThemeStyleJSON {
  const name = style ?? DEFAULT_STYLE;
  const [, family, number] = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(name) ?? [undefined, 'Medium', '2'];
  const accent = accents[(Number(number) - 1) % accents.length] ?? '#4472C4';
  const rule = { s: 1, cl: { rgb: accent } };
  const light = family === 'Light';
  return {
    name: tableThemeName(style),
    headerRowStyle: light ? { bl: 1, cl: { rgb: accent }, bd: { t: rule, b: rule } } : { bl: 1, bg: { rgb: accent }, cl: { rgb: '#FFFFFF' } },
    firstRowStyle: { bg: { rgb: tint(accent, light ? 0.85 : 0.8) } },
    secondRowStyle: {},
    lastRowStyle: { bd: { b: rule } },
  };
}

/** The file's style name travels in `meta`, since the grid's theme can only approximate it. */
interface TableMeta {
  readonly style?: string;
  readonly totalsRow?: boolean;
}

export function toGridTable(table: TableFile, id: string): ITableJson {
  const meta: TableMeta = { ...(table.style !== undefined && { style: table.style }), totalsRow: table.totalsRow };
  return {
    id,
    name: table.name,
    range: toGridRange(table.range),
    options: { showHeader: table.headerRow, showFooter: table.totalsRow, tableStyleId: tableThemeName(table.style) },
    filters: { tableColumnFilterList: [] },
    columns: table.columns.map((name, index) => ({ id: `${id}-${index}`, displayName: name, dataType: 'string', formula: '', meta: {}, style: {} })),
    meta: { ...meta },
  } as unknown as ITableJson;
}

export function fromGridTable(table: ITableJson): TableFile {
  const meta = (table.meta ?? {}) as TableMeta;
  return {
    name: table.name,
    range: fromGridRange(table.range),
    columns: table.columns.map((column) => column.displayName),
    headerRow: table.options.showHeader ?? true,
    totalsRow: meta.totalsRow ?? false,
    ...(meta.style !== undefined && { style: meta.style }),
  };
}
