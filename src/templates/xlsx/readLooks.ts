import { parseThemeColors, readXlsx, resolveThemeColor, type Cell, type CellStyle as HucreStyle, type Sheet } from 'hucre/xlsx';
import type { Color } from 'hucre';
import { cellKey, type CellRange } from '../../engine/formula/workbookModel';
import type { BorderFile, CellFile, CellStyle, ConditionalFormatFile, SheetFile, ValidationFile } from '../workbookFile';
import { parseAddress } from './address';
import { removeFilePrefixes } from './filePrefixes';
import type { XlsxPackage } from './xlsxPackage';

/** What a sheet looks like, apart from the contents of its cells and its charts. */
export interface SheetLooks {
  readonly sheet: Omit<SheetFile, 'name' | 'cells' | 'tables' | 'charts'>;
  readonly tableStyles: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<number, CellLooks>;
}

export type CellLooks = Pick<CellFile, 'style' | 'comment' | 'link'>;

/** The looks of the named worksheets. Contents are not taken from here: see `readModel`. Throws where the looks cannot be read. */
export async function readLooks(bytes: Uint8Array, pack: XlsxPackage, sheetNames: readonly string[]): Promise<Map<string, SheetLooks>> {
  // Chart sheets and macro sheets are left out by name: hucre refuses them.
  const workbook = await readXlsx(bytes, { readStyles: true, sheets: [...sheetNames] });
  const themeName = pack.names.find((name) => /^xl\/theme\/theme\d*\.xml$/.test(name));
  const theme = parseThemeColors((themeName && pack.text(themeName)) ?? '');
  const colors = new Colors(theme);
  return new Map(workbook.sheets.map((sheet) => [sheet.name, sheetLooks(sheet, colors)]));
}

function sheetLooks(sheet: Sheet, colors: Colors): SheetLooks {
  const styles = new Map<HucreStyle, CellStyle | undefined>();
  const cells = new Map<number, CellLooks>();
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const looks = cellLooks(cell, styles, colors);
    if (looks) cells.set(cellKey(row, column), looks);
  }
  const columns = sheet.columns ?? [];
  const rows = [...(sheet.rowDefs ?? [])];
  return {
    cells,
    tableStyles: new Map((sheet.tables ?? []).flatMap(({ name, style }) => (style === undefined ? [] : [[name, style] as const]))),
    sheet: {
      columnWidths: Object.fromEntries(columns.flatMap((column, index) => (column?.width === undefined ? [] : [[index, column.width]]))),
      rowHeights: Object.fromEntries(rows.flatMap(([row, { height }]) => (height === undefined ? [] : [[row, height]]))),
      hiddenColumns: columns.flatMap((column, index) => (column?.hidden ? [index] : [])),
      hiddenRows: rows.flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
      ...(sheet.freezePane ? { frozen: { rows: sheet.freezePane.rows ?? 0, columns: sheet.freezePane.columns ?? 0 } } : {}),
      merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({ top: startRow, left: startCol, bottom: endRow, right: endCol })),
      ...(sheet.view?.showGridLines === undefined ? {} : { showGridlines: sheet.view.showGridLines }),
      ...optional('tabColor', colors.resolve(sheet.view?.tabColor)),
      visibility: sheet.veryHidden ? 'veryHidden' : sheet.hidden ? 'hidden' : 'visible',
      validations: (sheet.dataValidations ?? []).flatMap(validationOf),
      conditionalFormats: (sheet.conditionalRules ?? []).flatMap((rule) => conditionalFormatOf(rule, colors)),
      ...(sheet.pageSetup ? { print: { landscape: sheet.pageSetup.orientation === 'landscape', fitToWidth: sheet.pageSetup.fitToPage === true } } : {}),
    },
  };
}

function cellLooks(cell: Cell, styles: Map<HucreStyle, CellStyle | undefined>, colors: Colors): CellLooks | undefined {
  let style: CellStyle | undefined;
  if (cell.style) {
    if (!styles.has(cell.style)) styles.set(cell.style, styleOf(cell.style, colors));
    style = styles.get(cell.style);
  }
  const comment = cell.comment?.text;
  const link = cell.hyperlink?.location ?? cell.hyperlink?.target;
  if (!style && comment === undefined && !link) return undefined;
  return { ...optional('style', style), ...optional('comment', comment), ...optional('link', link || undefined) };
}

function styleOf({ font, fill, border, alignment, numFmt, protection }: HucreStyle, colors: Colors): CellStyle | undefined {
  const fillColor = fill?.type === 'pattern' && fill.pattern === 'solid' ? colors.resolve(fill.fgColor ?? fill.bgColor) : undefined;
  const sides = (['top', 'bottom', 'left', 'right'] as const).flatMap((side) => {
    const line = border?.[side];
    return line ? [[side, { style: lineStyle(line.style), ...optional('color', colors.resolve(line.color)) }] as const] : [];
  });
  const horizontal = alignment?.horizontal;
  const vertical = alignment?.vertical;
  const style: CellStyle = {
    ...optional('numberFormat', numFmt === 'General' ? undefined : numFmt),
    ...optional('bold', font?.bold || undefined),
    ...optional('italic', font?.italic || undefined),
    ...optional('underline', font?.underline ? true : undefined),
    ...optional('fontSize', font?.size === 11 ? undefined : font?.size),
    ...optional('fontName', font?.name === 'Calibri' ? undefined : font?.name),
    ...optional('color', colors.resolve(font?.color)),
    ...optional('fill', fillColor),
    ...optional('horizontal', horizontal === 'left' || horizontal === 'center' || horizontal === 'right' || horizontal === 'general' ? horizontal : undefined),
    ...optional('vertical', vertical === 'top' || vertical === 'center' || vertical === 'bottom' ? vertical : undefined),
    ...optional('wrap', alignment?.wrapText || undefined),
    ...optional('indent', alignment?.indent || undefined),
    ...(sides.length > 0 ? { border: Object.fromEntries(sides) } : {}),
    ...optional('locked', protection?.locked),
  };
  return Object.keys(style).length > 0 ? style : undefined;
}

/** Excel's thirteen border styles, each as the nearest of those we draw. */
function lineStyle(style: string): BorderFile['style'] {
  if (style === 'thin' || style === 'medium' || style === 'thick' || style === 'dashed' || style === 'dotted' || style === 'double' || style === 'hair') return style;
  return style.startsWith('medium') || style === 'slantDashDot' ? 'medium' : 'dashed';
}

function validationOf({ range, type, values, operator, formula1, formula2, allowBlank, errorTitle, errorMessage, inputTitle, inputMessage }: NonNullable<Sheet['dataValidations']>[number]): ValidationFile[] {
  if (type === 'time') return [];
  return rangesOf(range).map((area) => ({
    range: area,
    type,
    ...optional('values', values),
    ...optional('operator', operator),
    ...optional('formula1', values ? undefined : formula1 && removeFilePrefixes(formula1)),
    ...optional('formula2', formula2 && removeFilePrefixes(formula2)),
    ...optional('allowBlank', allowBlank),
    ...optional('errorTitle', errorTitle),
    ...optional('errorMessage', errorMessage),
    ...optional('promptTitle', inputTitle),
    ...optional('promptMessage', inputMessage),
  }));
}

/** Rules that are a formula, or a comparison that can be written as one; scales and icons have no formula. */
function conditionalFormatOf({ range, type, operator, formula, style, stopIfTrue }: NonNullable<Sheet['conditionalRules']>[number], colors: Colors): ConditionalFormatFile[] {
  const formulas = (Array.isArray(formula) ? formula : formula === undefined ? [] : [formula]).map(removeFilePrefixes);
  const looks = style && styleOf(style, colors);
  if (!looks) return [];
  return rangesOf(range).flatMap((area) => {
    const condition = type === 'expression' ? formulas[0] : type === 'cellIs' && operator ? comparison(firstCell(range), operator, formulas) : undefined;
    return condition === undefined ? [] : [{ range: area, formula: condition, style: looks, ...optional('stopIfTrue', stopIfTrue) }];
  });
}

function comparison(cell: string, operator: string, [first = '0', second = '0']: readonly string[]): string | undefined {
  const signs: Readonly<Record<string, string>> = { equal: '=', notEqual: '<>', greaterThan: '>', lessThan: '<', greaterThanOrEqual: '>=', lessThanOrEqual: '<=' };
  if (operator === 'between') return `AND(${cell}>=${first},${cell}<=${second})`;
  if (operator === 'notBetween') return `OR(${cell}<${first},${cell}>${second})`;
  return signs[operator] === undefined ? undefined : `${cell}${signs[operator]}${first}`;
}

function firstCell(range: string): string {
  return range.split(/[ :]/)[0]?.replace(/\$/g, '') ?? 'A1';
}

function rangesOf(list: string): CellRange[] {
  return list.split(' ').flatMap((address) => parseAddress(address) ?? []);
}

/** Colours as `#RRGGBB`, theme colours and the old palette included. */
class Colors {
  constructor(private readonly theme: readonly string[]) {}

  resolve(color: Color | undefined): string | undefined {
    if (!color) return undefined;
    if (color.rgb !== undefined) return `#${color.rgb.slice(-6).toUpperCase()}`;
    if (color.theme !== undefined && this.theme.length > 0) return `#${resolveThemeColor([...this.theme], color.theme, color.tint).toUpperCase()}`;
    if (color.indexed !== undefined) return indexedColors[color.indexed];
    return undefined;
  }
}

/** The palette of old files; 64 and 65 are the window's own colours and stay undefined. */
const indexedColors: readonly string[] = (() => {
  const basic = ['#000000', '#FFFFFF', '#FF0000', '#00FF00', '#0000FF', '#FFFF00', '#FF00FF', '#00FFFF'];
  const rest =
    '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333';
  return [...basic, ...basic, ...rest.split(' ').map((hex) => `#${hex}`)];
})();

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
