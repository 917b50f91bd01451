import { isCellError, type CellValue } from '../../../engine/core/cellValue';
import { cellAddress, cornersAddress } from '../../../engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellRange, type DataTableModel } from '../../../engine/formula/workbookModel';
import type { CellFile, ConditionalFormatFile, SheetFile, ValidationFile } from '../../workbookFile';
import { dataTableAttributes } from '../dataTable';
import { addFilePrefixes } from '../filePrefixes';
import { storedErrorCode } from '../storedErrorCode';
import type { StyleRegistry } from './styleRegistry';
import { argb, element, MAIN, RELATIONSHIPS, textElement, XML_HEAD } from './xml';

/** What a sheet shares with the rest of the package while it is written. */
export interface SheetWriting {
  readonly styles: StyleRegistry;
  readonly sharedString: (text: string) => number;
  /** Relationship ids of parts the sheet points to. */
  readonly drawing?: string;
  readonly comments?: string;
  readonly tables: readonly string[];
  readonly externalLink: (address: string) => string;
  readonly active: boolean;
}

export function sheetXml(sheet: SheetFile, writing: SheetWriting): string {
  const { tabColor, print, merges = [], conditionalFormats = [], validations = [] } = sheet;
  const keys = [...sheet.cells.keys()].sort((a, b) => a - b);
  const properties = [tabColor ? element('tabColor', { rgb: argb(tabColor) }) : '', print?.fitToWidth ? element('pageSetUpPr', { fitToPage: true }) : ''].join('');
  return (
    XML_HEAD +
    element('worksheet', { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS }, [
      properties === '' ? '' : element('sheetPr', {}, properties),
      element('dimension', { ref: dimension(keys) }),
      element('sheetViews', {}, sheetView(sheet, writing.active)),
      element('sheetFormatPr', { defaultRowHeight: 15 }),
      columns(sheet),
      sheetData(sheet, keys, writing),
      merges.length === 0 ? '' : element('mergeCells', { count: merges.length }, merges.map((range) => element('mergeCell', { ref: cornersAddress(range) }))),
      conditionalFormats.map((format, index) => conditionalFormatting(format, index + 1, writing.styles)).join(''),
      validations.length === 0 ? '' : element('dataValidations', { count: validations.length }, validations.map(dataValidation)),
      hyperlinks(sheet, keys, writing),
      element('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
      print === undefined ? '' : element('pageSetup', { paperSize: 9, orientation: print.landscape ? 'landscape' : 'portrait', fitToHeight: print.fitToWidth ? 0 : undefined }),
      writing.drawing === undefined ? '' : element('drawing', { 'r:id': writing.drawing }),
      writing.comments === undefined ? '' : element('legacyDrawing', { 'r:id': writing.comments }),
      writing.tables.length === 0 ? '' : element('tableParts', { count: writing.tables.length }, writing.tables.map((id) => element('tablePart', { 'r:id': id }))),
    ])
  );
}

function dimension(keys: readonly number[]): string {
  if (keys.length === 0) return 'A1';
  const range = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const key of keys) {
    range.top = Math.min(range.top, rowOf(key));
    range.bottom = Math.max(range.bottom, rowOf(key));
    range.left = Math.min(range.left, columnOf(key));
    range.right = Math.max(range.right, columnOf(key));
  }
  return cornersAddress(range);
}

function sheetView({ frozen, showGridlines }: SheetFile, active: boolean): string {
  const rows = frozen?.rows ?? 0;
  const columnsFrozen = frozen?.columns ?? 0;
  const pane = rows > 0 && columnsFrozen > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const frozenPane =
    rows === 0 && columnsFrozen === 0
      ? ''
      : element('pane', { xSplit: columnsFrozen || undefined, ySplit: rows || undefined, topLeftCell: cellAddress(rows, columnsFrozen), activePane: pane, state: 'frozen' }) +
        element('selection', { pane });
  return element('sheetView', { showGridLines: showGridlines === false ? false : undefined, tabSelected: active || undefined, workbookViewId: 0 }, frozenPane);
}

function columns({ columnWidths = {}, hiddenColumns = [] }: SheetFile): string {
  const hidden = new Set(hiddenColumns);
  const listed = [...new Set([...Object.keys(columnWidths).map(Number), ...hidden])].sort((a, b) => a - b);
  if (listed.length === 0) return '';
  return element(
    'cols',
    {},
    listed.map((column) =>
      element('col', { min: column + 1, max: column + 1, width: columnWidths[column] ?? 9.140625, customWidth: column in columnWidths || undefined, hidden: hidden.has(column) || undefined }),
    ),
  );
}

function sheetData(sheet: SheetFile, keys: readonly number[], writing: SheetWriting): string {
  const { rowHeights = {}, hiddenRows = [] } = sheet;
  const hidden = new Set(hiddenRows);
  const bare = new Set([...Object.keys(rowHeights).map(Number), ...hidden]);
  const tableAt = tableFinder(sheet);
  const dataTables = new Map((sheet.dataTables ?? []).map((table) => [cellKey(table.range.top, table.range.left), table]));
  const rows: string[] = [];
  let row = -1;
  let cells: string[] = [];
  const closeRow = (next: number) => {
    if (row >= 0) rows.push(rowXml(row, cells));
    cells = [];
    for (const between of [...bare].filter((number) => number > row && number < next).sort((a, b) => a - b)) rows.push(rowXml(between, []));
    row = next;
  };
  const rowXml = (number: number, contents: readonly string[]) => {
    bare.delete(number);
    const height = rowHeights[number];
    return element('row', { r: number + 1, ht: height, customHeight: height === undefined ? undefined : true, hidden: hidden.has(number) || undefined }, contents);
  };
  for (const key of keys) {
    const cell = sheet.cells.get(key);
    if (!cell) continue;
    if (rowOf(key) !== row) closeRow(rowOf(key));
    cells.push(cellXml(key, cell, writing, tableAt(key), dataTables.get(key)));
  }
  closeRow(Infinity);
  return `<sheetData>${rows.join('')}</sheetData>`;
}

function tableFinder({ tables = [] }: SheetFile): (key: number) => string | undefined {
  if (tables.length === 0) return () => undefined;
  return (key) => tables.find(({ range }) => contains(range, key))?.name;
}

function contains({ top, left, bottom, right }: CellRange, key: number): boolean {
  return rowOf(key) >= top && rowOf(key) <= bottom && columnOf(key) >= left && columnOf(key) <= right;
}

function cellXml(key: number, cell: CellFile, { styles, sharedString }: SheetWriting, table: string | undefined, dataTable: DataTableModel | undefined): string {
  const row = rowOf(key);
  const column = columnOf(key);
  const reference = cellAddress(row, column);
  const style = cell.style === undefined ? 0 : styles.index(cell.style);
  const s = style > 0 ? style : undefined;
  if (cell.formula === undefined) {
    const { value } = cell;
    if (dataTable !== undefined) return element('c', { r: reference, s, t: valueType(value) }, element('f', dataTableAttributes(dataTable)) + valueXml(value));
    if (value === null) return element('c', { r: reference, s });
    if (typeof value === 'string' && !cell.spilled && !cell.dataTable) return element('c', { r: reference, s, t: 's' }, `<v>${sharedString(value)}</v>`);
    return element('c', { r: reference, s, t: valueType(value) }, valueXml(value));
  }
  // Excel keeps every custom-function call as a dynamic array, single results too.
  const dynamic = cell.dynamic === true || (cell.arrayRange === undefined && /(?<![\w.])ROI\.[A-Z]/i.test(cell.formula));
  const range = cell.arrayRange ?? (dynamic ? { top: row, left: column, bottom: row, right: column } : undefined);
  const formula = textElement('f', addFilePrefixes(cell.formula, table));
  return element(
    'c',
    { r: reference, s, t: valueType(cell.value), cm: dynamic ? 1 : undefined },
    (range === undefined ? formula : formula.replace('<f', `<f t="array" ref="${cornersAddress(range)}"`)) + valueXml(cell.value),
  );
}

function valueType(value: CellValue): 'str' | 'b' | 'e' | undefined {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'b';
  return isCellError(value) ? 'e' : undefined;
}

function valueXml(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return `<v>${storedErrorCode(value.error)}</v>`;
  if (typeof value === 'string') return textElement('v', value);
  return `<v>${typeof value === 'boolean' ? Number(value) : value}</v>`;
}

function conditionalFormatting({ range, formula, style, stopIfTrue }: ConditionalFormatFile, priority: number, styles: StyleRegistry): string {
  const rule = element('cfRule', { type: 'expression', dxfId: styles.differenceIndex(style), priority, stopIfTrue: stopIfTrue || undefined }, textElement('formula', addFilePrefixes(formula)));
  return element('conditionalFormatting', { sqref: cornersAddress(range) }, rule);
}

function dataValidation(validation: ValidationFile): string {
  const { range, type, values, operator, formula1, formula2, allowBlank, errorTitle, errorMessage, promptTitle, promptMessage } = validation;
  const first = values === undefined ? formula1 : `"${values.join(',').replace(/"/g, '""')}"`;
  return element(
    'dataValidation',
    {
      type,
      operator: type === 'list' || type === 'custom' || operator === 'between' ? undefined : operator,
      allowBlank: allowBlank || undefined,
      showInputMessage: promptTitle !== undefined || promptMessage !== undefined || undefined,
      showErrorMessage: true,
      errorTitle,
      error: errorMessage,
      promptTitle,
      prompt: promptMessage,
      sqref: cornersAddress(range),
    },
    (first === undefined ? '' : textElement('formula1', addFilePrefixes(first))) + (formula2 === undefined ? '' : textElement('formula2', addFilePrefixes(formula2))),
  );
}

function hyperlinks(sheet: SheetFile, keys: readonly number[], writing: SheetWriting): string {
  const links: string[] = [];
  for (const key of keys) {
    const link = sheet.cells.get(key)?.link;
    if (link === undefined) continue;
    const ref = cellAddress(rowOf(key), columnOf(key));
    links.push(isWebAddress(link) ? element('hyperlink', { ref, 'r:id': writing.externalLink(link) }) : element('hyperlink', { ref, location: link }));
  }
  return links.length === 0 ? '' : element('hyperlinks', {}, links);
}

function isWebAddress(link: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(link);
}

/** The value shown in a cell of the sheet, for parts that repeat it (chart caches). */
export function shownValue(sheet: SheetFile, row: number, column: number): CellValue {
  return sheet.cells.get(cellKey(row, column))?.value ?? null;
}
