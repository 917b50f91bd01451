import type { CellErrorCode } from '../../engine/core/error';
import { cellError, type CellValue } from '../../engine/core/cellValue';
import { cellAddress, parseCorners } from '../../engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type DataTableModel } from '../../engine/formula/workbookModel';
import type { ValidationFile } from '../workbookFile';
import { CellWalk } from './cellWalk';
import { DATA_TABLE_ATTRIBUTES, dataTableOf, type DataTableAttributes } from './dataTable';
import { readValidation } from './dataValidation';
import { unescapeCharacters } from './escapedText';
import { isTrue } from './isTrue';
import { TooLargeError } from './readProblem';
import { SharedFormulas } from './sharedFormulas';
import { LIMITS } from './xlsxPackage';
import { XmlError, XmlScanner } from './xmlScanner';

/** What the cells of a sheet refer to in the rest of the package. */
export interface SheetContext {
  readonly sharedStrings: readonly string[];
  /** For each `cm` index (from 1): whether it marks a dynamic array. */
  readonly dynamicArrayMetadata: readonly boolean[];
  /** For each `vm` index (from 1): the error that the cell's #VALUE! stands for. */
  readonly richErrors: readonly (CellErrorCode | undefined)[];
  readonly date1904: boolean;
  /** What the sheets of the workbook may still take. */
  readonly room: { formulaCharacters: number; dataTableCells: number; emptyCells: number };
}

/**
 * Reads every cell that holds something, as calculation needs it: constants, cached values and
 * formulas exactly as stored, dates left as serial days.
 *
 * Excel stores a formula that is filled down once and lets the other cells point to it; those are
 * written out here. The rest of a spill, of a Ctrl+Shift+Enter array and of a What-If data table is
 * stored like constants: it is marked, because it is calculated and must not pass for an input.
 */
export function readSheetCells(sheetXml: string, context: SheetContext): SheetContents {
  const { room } = context;
  room.formulaCharacters += 2 * sheetXml.length;
  const cells = new Map<number, CellModel>();
  const hiddenRows = new Set<number>();
  const shared = new SharedFormulas();
  const waiting: SharedChild[] = [];
  const arrays: { readonly range: CellRange; readonly anchor: number }[] = [];
  const dataTables: DataTableModel[] = [];

  const xml = new XmlScanner(sheetXml);
  const walk = new CellWalk(xml);
  let open = false;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.name === 'sheetData') {
      open = false;
      break;
    }
    if (event !== 'open') continue;
    if (xml.name === 'sheetData') {
      if (xml.empty) break;
      open = true;
    }
    if (xml.name === 'row') {
      walk.enterRow();
      takeEmpty(room);
      if (isTrue(xml.attribute('hidden'))) hiddenRows.add(walk.row);
      continue;
    }
    if (xml.name !== 'c') continue;

    walk.enterCell();
    const { row, column } = walk;
    if (xml.empty) {
      takeEmpty(room);
      continue;
    }

    const stored = readStoredCell(xml);
    const key = cellKey(row, column);
    const value = cellValueOf(stored, context);
    const formula = stored.formula;
    if (formula === undefined) {
      if (value !== null) cells.set(key, { value });
    } else if (formula.type === 'dataTable') {
      const table = dataTableOf(formula.attributes, { top: row, left: column, bottom: row, right: column });
      if (table !== undefined) dataTables.push(table);
      cells.set(key, { value });
    } else if (formula.type === 'array') {
      const range = parseCorners(formula.ref ?? '') ?? { top: row, left: column, bottom: row, right: column };
      const dynamic = context.dynamicArrayMetadata[stored.cellMetadata - 1] === true;
      if (formula.text !== '') {
        arrays.push({ range, anchor: key });
        cells.set(key, { value, formula: formula.text, arrayRange: range, dynamic });
      } else if (value !== null) cells.set(key, { value });
    } else if (formula.type === 'shared' && formula.index !== undefined) {
      if (formula.text !== '') {
        takeFormula(room, formula.text, row, column);
        cells.set(key, { value, formula: formula.text });
        if (formula.ref !== undefined) shared.add(formula.index, row, column, formula.text);
      } else {
        const master = shared.master(formula.index);
        if (master) cells.set(key, { value, formula: master.textAt(row, column) });
        else waiting.push({ key, value, index: formula.index });
      }
    } else if (formula.text !== '') {
      cells.set(key, { value, formula: formula.text });
    } else if (value !== null) {
      cells.set(key, { value });
    }
    if (cells.size > LIMITS.cells) throw TooLargeError.of('fileTooManyCells', LIMITS.cells);
    if (formula !== undefined) takeFormula(room, cells.get(key)?.formula, row, column);
    if (typeof value === 'string' && value.length > LIMITS.textLength) throw TooLargeError.of('fileTextTooLong', LIMITS.textLength, { cell: cellAddress(row, column), length: value.length });
  }

  if (open) throw new XmlError('sheet without end', xml.end);

  for (const { key, value, index } of waiting) {
    const master = shared.master(index);
    if (master) {
      const formula = master.textAt(rowOf(key), columnOf(key));
      takeFormula(room, formula, rowOf(key), columnOf(key));
      cells.set(key, { value, formula });
    } else if (value !== null) cells.set(key, { value });
  }
  const areas = (ranges: readonly CellRange[]): number => ranges.reduce((sum, range) => sum + areaOf(range), 0);
  // What an array fills is stored with it: an area with little in it is not one that Excel wrote.
  const mostFilled = Math.min(LIMITS.arrayCells, LIMITS.emptyArrayCells + 2 * cells.size);
  if (areas(arrays.map(({ range }) => range)) > mostFilled) throw TooLargeError.of('fileArraysTooLarge', mostFilled);
  room.dataTableCells -= areas(dataTables.map(({ range }) => range));
  if (room.dataTableCells < 0) throw TooLargeError.of('fileDataTablesTooLarge', LIMITS.dataTableCells);
  for (const { range, anchor } of arrays) {
    markInside(cells, range, (key, cell) => (key === anchor || cell.formula !== undefined ? cell : { ...cell, spilled: true }));
  }
  for (const { range } of dataTables) {
    for (const key of keysOf(range)) {
      const cell = cells.get(key) ?? { value: null };
      if (cell.formula === undefined) cells.set(key, { ...cell, dataTable: true });
    }
  }
  return { cells, hiddenRows, dataTables, ...afterCells(xml, hiddenRows.size > 0) };
}

function takeEmpty(room: SheetContext['room']): void {
  if (--room.emptyCells < 0) throw TooLargeError.of('fileTooManyEmptyCells', LIMITS.emptyCells);
}

function takeFormula(room: SheetContext['room'], formula: string | undefined, row: number, column: number): void {
  const length = formula?.length ?? 0;
  if (length > LIMITS.formulaLength) throw TooLargeError.of('fileFormulaTooLong', LIMITS.formulaLength, { cell: cellAddress(row, column), length });
  room.formulaCharacters -= length;
  if (room.formulaCharacters < 0) throw TooLargeError.of('fileFormulasTooLong', LIMITS.formulaCharacters);
}

export interface SheetContents {
  readonly cells: Map<number, CellModel>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly dataTables: readonly DataTableModel[];
  /** The range of an automatic filter that is in use. */
  readonly filter: CellRange | undefined;
  readonly validations: readonly ValidationFile[];
}

/** What of a sheet stands behind its cells. Rules for more areas than anybody could have meant are left out: they bound nothing then. */
function afterCells(xml: XmlScanner, hidesRows: boolean): Pick<SheetContents, 'filter' | 'validations'> {
  let range: CellRange | null = null;
  let filter: CellRange | undefined;
  const validations: ValidationFile[] = [];
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'autoFilter') range = parseCorners(xml.attribute('ref') ?? '');
    else if (xml.name === 'filterColumn' && hidesRows) filter ??= range ?? undefined;
    else if (xml.name === 'dataValidation') {
      const { areas, rule } = readValidation(xml) ?? {};
      for (const address of (areas ?? '').split(/\s+/)) {
        const area = parseCorners(address);
        if (area !== null && rule !== undefined && validations.length < MOST_VALIDATIONS) validations.push({ range: area, ...rule });
      }
    }
  }
  return { filter, validations };
}

const MOST_VALIDATIONS = 100_000;

/** The range of the first filter with a condition, in what remains to be read of a sheet or a table. */
export function activeFilter(xml: XmlScanner): CellRange | undefined {
  let range: CellRange | null = null;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'autoFilter') range = parseCorners(xml.attribute('ref') ?? '');
    else if (xml.name === 'filterColumn') return range ?? undefined;
  }
  return undefined;
}

interface SharedChild {
  readonly key: number;
  readonly value: CellValue;
  readonly index: string;
}

interface StoredCell {
  readonly type: string;
  readonly cellMetadata: number;
  readonly valueMetadata: number;
  readonly text: string | undefined;
  readonly formula: StoredFormula | undefined;
}

interface StoredFormula {
  readonly type: string;
  readonly ref: string | undefined;
  readonly index: string | undefined;
  readonly text: string;
  /** What it says of a data table. */
  readonly attributes: DataTableAttributes;
}

function readStoredCell(xml: XmlScanner): StoredCell {
  const type = xml.attribute('t') ?? 'n';
  const cellMetadata = Number(xml.attribute('cm') ?? 0);
  const valueMetadata = Number(xml.attribute('vm') ?? 0);
  let text: string | undefined;
  let formula: StoredFormula | undefined;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.name === 'c') break;
    if (event !== 'open') continue;
    if (xml.name === 'v') {
      text = xml.innerText();
    } else if (xml.name === 'is') {
      text = readRichText(xml, 'is');
    } else if (xml.name === 'f') {
      const known = { type: xml.attribute('t') ?? 'normal', ref: xml.attribute('ref'), index: xml.attribute('si') };
      const others = known.type === 'dataTable' ? DATA_TABLE_ATTRIBUTES.map((name) => [name, xml.attribute(name)] as const) : [];
      const attributes = new Map(others);
      formula = { ...known, attributes, text: unescapeCharacters(xml.innerText()) };
    } else {
      xml.skip();
    }
  }
  return { type, cellMetadata, valueMetadata, text, formula };
}

function cellValueOf({ type, text, valueMetadata }: StoredCell, context: SheetContext): CellValue {
  if (text === undefined) return type === 'str' || type === 'inlineStr' ? '' : null;
  switch (type) {
    case 's': {
      if (text.trim() === '') return null;
      const shared = context.sharedStrings[Number(text)];
      if (shared === undefined) throw new XmlError(`shared string ${text}`, 0);
      return shared;
    }
    case 'str':
    case 'inlineStr':
      return unescapeCharacters(text);
    case 'b':
      return text.trim() === '1' || text.trim() === 'true';
    case 'e':
      return cellError(context.richErrors[valueMetadata - 1] ?? errorCodeOf(text.trim()));
    case 'd':
      return serialOfIsoDate(text.trim(), context.date1904);
    default: {
      if (text.trim() === '') return null;
      const number = NUMBER.test(text) ? Number(text) : NaN;
      if (!Number.isFinite(number)) throw new XmlError(`number "${text.slice(0, 40)}"`, 0);
      return number;
    }
  }
}

/** A number as XML Schema writes it; JavaScript would also take `0x1F` and `Infinity`. */
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

const errorCodes = new Set<string>(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!', '#BUSY!']);

/** Errors of connected data types (#FIELD!, #BLOCKED!, #CONNECT! …) cannot arise in calculation; they read as #VALUE!, which ERROR.TYPE-blind models treat alike. */
function errorCodeOf(text: string): CellErrorCode {
  return errorCodes.has(text) ? (text as CellErrorCode) : '#VALUE!';
}

/** Serial day of an ISO 8601 date as spreadsheets count: 1900 is taken for a leap year. */
export function serialOfIsoDate(iso: string, date1904: boolean): number | string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(iso);
  if (!match) return iso;
  const [, year, month, day, hours = 0, minutes = 0, seconds = 0] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const written = new Date(midnight);
  if (written.getUTCMonth() !== Number(month) - 1 || Number(hours) > 23 || Number(minutes) > 59) return iso;
  const days = midnight / 86_400_000 + 25_569;
  const serial = date1904 ? days - 1462 : days < 61 ? days - 1 : days;
  return serial + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}

/** The characters of a rich text, without its phonetic guides. */
export function readRichText(xml: XmlScanner, element: string): string {
  if (xml.empty) return '';
  let text = '';
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.name === element) break;
    if (event !== 'open') continue;
    if (xml.name === 't') text += xml.innerText();
    else if (xml.name === 'rPh') xml.skip();
  }
  return text;
}

function markInside(cells: Map<number, CellModel>, range: CellRange, mark: (key: number, cell: CellModel) => CellModel): void {
  const keys = areaOf(range) <= cells.size ? keysOf(range) : [...cells.keys()].filter((key) => contains(range, key));
  for (const key of keys) {
    const cell = cells.get(key);
    if (cell) cells.set(key, mark(key, cell));
  }
}

function areaOf({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

function* keysOf({ top, left, bottom, right }: CellRange): Iterable<number> {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield cellKey(row, column);
}

function contains({ top, left, bottom, right }: CellRange, key: number): boolean {
  const row = rowOf(key);
  const column = columnOf(key);
  return row >= top && row <= bottom && column >= left && column <= right;
}
