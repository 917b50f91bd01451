import { cellKey, type CellModel, type CellRange, type DataTableModel, type DefinedName, type SheetModel, type TableModel, type WorkbookModel } from '../engine/formula/workbookModel';
import { formatRange, parseAddress } from '../workbook/address';
import { type Host } from '../workbook/host';
import { ArrayFormulas } from './arrayFormulas';
import { fromExcel } from './cellContents';
import { takeDataTables } from './dataTables';
import { rowBlocks } from './rowBlocks';

/** Cells in one request: each comes as formula and value. An answer may weigh 5 MB, and Excel does nothing else while it gathers one. */
const CELLS_PER_REQUEST = 6_000;

/** 1 January 2000 as a serial number where day 0 is 1 January 1904. */
const MILLENNIUM_1904 = 35_064;

/** These leave out hidden rows, so that what is hidden matters to the result. */
const READS_HIDDEN_ROWS = /\b(SUBTOTAL|AGGREGATE)\(/i;

/**
 * The open workbook as calculation needs it, in four requests and one more for every 6,000 cells.
 *
 * What Excel gives through Office.js is not what it stores in a file: formulas come as typed in en-US and, since arrays
 * spill, mean arrays throughout (`@` is written where one value is meant). Excel before that (without ExcelApi 1.12) means
 * one value wherever it can. Rows hidden inside a table or a filtered range count as filtered, as in a file.
 */
export async function readWorkbook(context: Excel.RequestContext, { supports }: Pick<Host, 'supports'>): Promise<WorkbookModel> {
  const spills = supports('ExcelApi', '1.12');
  const { workbook } = context;
  const worksheets = workbook.worksheets.load('items/name');
  const names = workbook.names.load('items/name,items/formula');
  const tables = workbook.tables.load('items/name,items/showHeaders,items/showTotals,items/columns/items/name');
  const millennium = workbook.functions.date(2000, 1, 1).load('value');
  const settings = supports('ExcelApi', '1.9');
  const iteration = settings ? workbook.application.iterativeCalculation.load('enabled,maxIteration,maxChange') : null;
  const mode = workbook.application.load('calculationMode');
  if (settings) workbook.load('usePrecisionAsDisplayed');
  await context.sync();

  const sheets = worksheets.items.map((sheet) => ({
    sheet,
    names: sheet.names.load('items/name,items/formula'),
    used: sheet.getUsedRangeOrNullObject(true).load(spills ? 'address,hasSpill,savedAsArray' : 'address'),
  }));
  const tableRanges = tables.items.map((table) => table.getRange().load('address'));
  await context.sync();

  const precisionAsDisplayed = settings && workbook.usePrecisionAsDisplayed;
  const read = sheets.map(({ sheet, used }) => new SheetReading(sheet, used, spills, precisionAsDisplayed));
  await readBlocks(context, read);
  for (const sheet of read) sheet.takeDataTables();
  if (spills) await findArrays(context, read);
  const tableModels = tables.items.flatMap((table, index) => tableModel(table, tableRanges[index]!.address));
  if (supports('ExcelApi', '1.9') && read.some((sheet) => sheet.readsHiddenRows)) await findHiddenRows(context, read, tableModels);
  return {
    sheets: read.map((sheet) => sheet.model()),
    names: [...names.items.map((name) => definedName(name)), ...sheets.flatMap(({ sheet, names: own }) => own.items.map((name) => definedName(name, sheet.name)))],
    tables: tableModels,
    date1904: millennium.value === MILLENNIUM_1904,
    iterative: iteration?.enabled ?? false,
    ...(iteration?.enabled === true && { iteration: { rounds: iteration.maxIteration, change: iteration.maxChange } }),
    ...(precisionAsDisplayed && { precisionAsDisplayed }),
    ...(mode.calculationMode === 'Manual' && { manualCalculation: true }),
  };
}

/** One sheet while it is being read. */
class SheetReading {
  readonly range: CellRange | null;
  readonly arrays: ArrayFormulas;
  readsHiddenRows = false;
  hiddenRows: ReadonlySet<number> = new Set();
  filteredRows: ReadonlySet<number> = new Set();
  private readonly cells = new Map<number, CellModel>();
  private readonly formats = new Map<number, string>();
  private dataTables: readonly DataTableModel[] = [];

  constructor(
    readonly sheet: Excel.Worksheet,
    used: Excel.Range,
    private readonly spills: boolean,
    /** Whether results are rounded to their number formats, so that those matter to calculation. */
    readonly needsFormats: boolean,
  ) {
    this.range = used.isNullObject ? null : (parseAddress(used.address)?.range ?? null);
    const none = used.isNullObject || !spills;
    this.arrays = new ArrayFormulas({ spills: !none && used.hasSpill !== false, savedAsArray: !none && used.savedAsArray !== false });
  }

  addFormats({ top, left }: CellRange, formats: readonly (readonly unknown[])[]): void {
    formats.forEach((row, rowOffset) =>
      row.forEach((format, columnOffset) => {
        if (typeof format === 'string' && format !== 'General') this.formats.set(cellKey(top + rowOffset, left + columnOffset), format);
      }),
    );
  }

  add({ top, left }: CellRange, formulas: readonly (readonly unknown[])[], values: readonly (readonly unknown[])[]): void {
    formulas.forEach((row, rowOffset) =>
      row.forEach((content, columnOffset) => {
        const shown = values[rowOffset]![columnOffset];
        // A text that begins with = (typed with an apostrophe) is given as its own formula.
        const formula = typeof content === 'string' && content.startsWith('=') && content !== shown ? content.slice(1) : undefined;
        const value = fromExcel(shown, content);
        if (value === null && formula === undefined) return;
        this.cells.set(cellKey(top + rowOffset, left + columnOffset), formula === undefined ? { value } : { value, formula, ...(this.spills ? { dynamic: true } : {}) });
        if (formula !== undefined && READS_HIDDEN_ROWS.test(formula)) this.readsHiddenRows = true;
      }),
    );
  }

  takeDataTables(): void {
    this.dataTables = takeDataTables(this.cells);
  }

  /** Formula cells of which Excel must be asked whether they fill more than themselves. */
  arrayCandidates(): void {
    this.arrays.look(this.cells);
  }

  model(): SheetModel {
    this.arrays.mark(this.cells);
    return {
      name: this.sheet.name,
      cells: this.cells,
      ...(this.dataTables.length > 0 ? { dataTables: this.dataTables } : {}),
      ...(this.needsFormats ? { numberFormats: this.formats } : {}),
      ...(this.hiddenRows.size > 0 ? { hiddenRows: this.hiddenRows, filteredRows: this.filteredRows } : {}),
    };
  }
}

async function readBlocks(context: Excel.RequestContext, sheets: readonly SheetReading[]): Promise<void> {
  let waiting: { readonly reading: SheetReading; readonly block: CellRange; readonly loaded: Excel.Range }[] = [];
  let pending = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await context.sync();
    for (const { reading, block, loaded } of waiting) {
      reading.add(block, loaded.formulas as unknown[][], loaded.values as unknown[][]);
      if (reading.needsFormats) reading.addFormats(block, loaded.numberFormat as unknown[][]);
    }
    waiting = [];
    pending = 0;
  };
  for (const reading of sheets) {
    for (const block of reading.range === null ? [] : rowBlocks(reading.range, CELLS_PER_REQUEST)) {
      const cells = (block.bottom - block.top + 1) * (block.right - block.left + 1);
      if (pending + cells > CELLS_PER_REQUEST) await flush();
      waiting.push({ reading, block, loaded: reading.sheet.getRange(formatRange(block)).load(reading.needsFormats ? 'formulas,values,numberFormat' : 'formulas,values') });
      pending += cells;
    }
  }
  await flush();
}

async function findArrays(context: Excel.RequestContext, sheets: readonly SheetReading[]): Promise<void> {
  for (const reading of sheets) reading.arrayCandidates();
  await askOfCells(context, sheets, (reading) => reading.arrays.spillCandidates, (cell) => cell.getSpillingToRangeOrNullObject().load('address'), (reading, key, spill) => {
    const range = spill.isNullObject ? null : parseAddress(spill.address)?.range;
    if (range) reading.arrays.addSpill(key, range);
  });
  await askOfCells(context, sheets, (reading) => reading.arrays.repeatedFormulas, (cell) => cell.load('savedAsArray,hasSpill'), (reading, key, cell) => {
    if (cell.savedAsArray && !cell.hasSpill) reading.arrays.addLegacyCell(key);
  });
}

/** Questions in one request: each is an object of its own to Excel. */
const QUESTIONS_PER_REQUEST = 1000;

async function askOfCells(
  context: Excel.RequestContext,
  sheets: readonly SheetReading[],
  keysOf: (reading: SheetReading) => readonly number[],
  ask: (cell: Excel.Range) => Excel.Range,
  take: (reading: SheetReading, key: number, answer: Excel.Range) => void,
): Promise<void> {
  const questions = sheets.flatMap((reading) => keysOf(reading).map((key) => ({ reading, key })));
  for (let start = 0; start < questions.length; start += QUESTIONS_PER_REQUEST) {
    const asked = questions.slice(start, start + QUESTIONS_PER_REQUEST).map(({ reading, key }) => {
      const row = Math.floor(key / cellKey(1, 0));
      return { reading, key, answer: ask(reading.sheet.getCell(row, key - cellKey(row, 0))) };
    });
    await context.sync();
    for (const { reading, key, answer } of asked) take(reading, key, answer);
  }
}

async function findHiddenRows(context: Excel.RequestContext, sheets: readonly SheetReading[], tables: readonly TableModel[]): Promise<void> {
  const asked = sheets.flatMap((reading) => {
    if (reading.range === null) return [];
    const rows = reading.sheet.getRange(formatRange({ ...reading.range, left: 0, right: 0 })).getRowProperties({ rowHidden: true });
    return [{ reading, range: reading.range, rows, filter: reading.sheet.autoFilter.getRangeOrNullObject().load('address') }];
  });
  await context.sync();
  for (const { reading, range, rows, filter } of asked) {
    const hidden = rows.value.flatMap(({ rowHidden }, offset) => (rowHidden === true ? [range.top + offset] : []));
    const filtered = tables.filter(({ sheet }) => sheet === reading.sheet.name).map((table) => table.range);
    const own = filter.isNullObject ? null : parseAddress(filter.address)?.range;
    if (own) filtered.push(own);
    reading.hiddenRows = new Set(hidden);
    reading.filteredRows = new Set(hidden.filter((row) => filtered.some(({ top, bottom }) => row > top && row <= bottom)));
  }
}

function tableModel(table: Excel.Table, address: string): TableModel[] {
  const place = parseAddress(address);
  if (place === null || place.range === null) return [];
  const columns = table.columns.items.map(({ name }) => name);
  return [{ name: table.name, sheet: place.sheet, range: place.range, columns, headerRow: table.showHeaders, totalsRow: table.showTotals }];
}

function definedName(item: Pick<Excel.NamedItem, 'name' | 'formula'>, sheet?: string): DefinedName {
  return { name: item.name, formula: String(item.formula).replace(/^=/, ''), ...(sheet === undefined ? {} : { sheet }) };
}
