import { cellKey, type CellModel, type CellRange, type DataTableModel, type DefinedName, type SheetModel, type TableModel, type WorkbookModel } from '../engine/formula/workbookModel';
import { cornersAddress, parseReference } from '../engine/formula/parse/address';
import { type Host } from '../workbook/host';
import { ArrayFormulas } from './arrayFormulas';
import { fromExcel } from './cellContents';
import { takeDataTables } from './dataTables';
import { filledParts } from './filledParts';
import { inBlocks } from './inBlocks';
import { NAME_FACTS, ownNames } from './names';
import { rowBlocks } from './rowBlocks';
import { PLACE, placeOf } from './usedRange';

/** Cells in one request: each comes as formula and value. An answer may weigh 5 MB, and Excel does nothing else while it gathers one. */
const CELLS_PER_REQUEST = 6_000;

/** Rows of which is asked in one request whether they are hidden. */
const ROWS_PER_REQUEST = 20_000;

/** 1 January 2000 as a serial number where day 0 is 1 January 1904. */
const MILLENNIUM_1904 = 35_064;

/** These leave out hidden rows, so that what is hidden matters to the result. */
const READS_HIDDEN_ROWS = /\b(SUBTOTAL|AGGREGATE)\(/i;

/** What of the surroundings a reading depends on. */
export type Surroundings = Pick<Host, 'supports'> & {
  /** Whether functions of the add-in are at work, or their results on the way to the cells. */
  readonly pendingFunctions?: () => boolean;
};

/**
 * The open workbook as calculation needs it, in four requests and one more for every 6,000 cells that hold anything.
 *
 * What Excel gives through Office.js is not what it stores in a file: formulas come as typed in en-US and, since arrays
 * spill, mean arrays throughout (`@` is written where one value is meant). Excel before that (without ExcelApi 1.12) means
 * one value wherever it can. Rows hidden inside a table or a filtered range count as filtered, as in a file.
 */
export async function readWorkbook(context: Excel.RequestContext, { supports, pendingFunctions }: Surroundings): Promise<WorkbookModel> {
  const spills = supports('ExcelApi', '1.12');
  const { workbook } = context;
  const worksheets = workbook.worksheets.load('items/name');
  const names = workbook.names.load(NAME_FACTS);
  const tables = workbook.tables.load('items/name,items/showHeaders,items/showTotals,items/columns/items/name');
  const millennium = workbook.functions.date(2000, 1, 1).load('value');
  const settings = supports('ExcelApi', '1.9');
  const iteration = settings ? workbook.application.iterativeCalculation.load('enabled,maxIteration,maxChange') : null;
  const calculation = workbook.application.load(settings ? 'calculationMode,calculationState' : 'calculationMode');
  if (settings) workbook.load('usePrecisionAsDisplayed');
  await context.sync();
  const isManual = calculation.calculationMode === 'Manual';
  // Cells that are not calculated yet show what they did before. A workbook that is calculated by hand may wait for that for ever.
  const isCalculating = pendingFunctions?.() === true || (settings && !isManual && calculation.calculationState !== 'Done');

  const sheets = worksheets.items.map((sheet) => ({
    sheet,
    names: sheet.names.load(NAME_FACTS),
    used: sheet.getUsedRangeOrNullObject(true).load(PLACE),
  }));
  const tableRanges = tables.items.map((table) => table.getRange().load('address'));
  await context.sync();

  const precisionAsDisplayed = settings && workbook.usePrecisionAsDisplayed;
  const read = sheets.map(({ sheet, used }) => new SheetReading(sheet, used, spills, precisionAsDisplayed));
  for (const sheet of read) await sheet.findParts(context);
  await readBlocks(context, read);
  for (const sheet of read) sheet.takeDataTables();
  if (spills) await findArrays(context, read);
  const tableModels = tables.items.flatMap((table, index) => tableModel(table, tableRanges[index]!.address));
  if (supports('ExcelApi', '1.9') && read.some((sheet) => sheet.readsHiddenRows)) await findHiddenRows(context, read, tableModels);
  return {
    sheets: read.map((sheet) => sheet.model()),
    names: [...names.items.map((name) => definedName(name)), ...sheets.flatMap(({ sheet, names: own }) => ownNames(own).map((name) => definedName(name, sheet.name)))],
    tables: tableModels,
    date1904: millennium.value === MILLENNIUM_1904,
    iterative: iteration?.enabled ?? false,
    ...(iteration?.enabled === true && { iteration: { rounds: iteration.maxIteration, change: iteration.maxChange } }),
    ...(precisionAsDisplayed && { precisionAsDisplayed }),
    ...(isManual && { manualCalculation: true }),
    ...(isCalculating && { calculating: true }),
  };
}

/** One sheet while it is being read. */
class SheetReading {
  readonly range: CellRange | null;
  /** Where in the used range anything is. */
  parts: readonly CellRange[] = [];
  readonly arrays = new ArrayFormulas();
  readsHiddenRows = false;
  hiddenRows: ReadonlySet<number> = new Set();
  filteredRows: ReadonlySet<number> = new Set();
  private readonly cells = new Map<number, CellModel>();
  private readonly formats = new Map<number, string>();
  private dataTables: readonly DataTableModel[] = [];

  constructor(
    readonly sheet: Excel.Worksheet,
    used: Excel.Range,
    readonly spills: boolean,
    /** Whether results are rounded to their number formats, so that those matter to calculation. */
    readonly needsFormats: boolean,
  ) {
    this.range = placeOf(used);
  }

  get asked(): string {
    return ['formulas', 'values', ...(this.needsFormats ? ['numberFormat'] : []), ...(this.spills ? ['hasSpill', 'savedAsArray'] : [])].join();
  }

  async findParts(context: Excel.RequestContext): Promise<void> {
    if (this.range !== null) this.parts = await filledParts(context, this.sheet, this.range);
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

  /** What a block says of all its cells: false where it holds none of the kind. */
  addKinds({ hasSpill, savedAsArray }: Pick<Excel.Range, 'hasSpill' | 'savedAsArray'>): void {
    this.arrays.mayHold({ spills: hasSpill !== false, savedAsArray: savedAsArray !== false });
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
  const blocks = sheets.flatMap((reading) => reading.parts.flatMap((part) => rowBlocks(part, CELLS_PER_REQUEST).map((range) => ({ reading, range }))));
  await inBlocks(
    context,
    blocks,
    CELLS_PER_REQUEST,
    ({ reading, range }) => reading.sheet.getRange(cornersAddress(range)).load(reading.asked),
    ({ reading, range }, loaded) => {
      if (reading.spills) reading.addKinds(loaded);
      reading.add(range, loaded.formulas as unknown[][], loaded.values as unknown[][]);
      if (reading.needsFormats) reading.addFormats(range, loaded.numberFormat as unknown[][]);
    },
  );
}

async function findArrays(context: Excel.RequestContext, sheets: readonly SheetReading[]): Promise<void> {
  for (const reading of sheets) reading.arrayCandidates();
  await askOfCells(context, sheets, (reading) => reading.arrays.spillCandidates, (cell) => cell.getSpillingToRangeOrNullObject().load('address'), (reading, key, spill) => {
    const range = spill.isNullObject ? null : parseReference(spill.address)?.range;
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
  const filters = sheets.map((reading) => reading.sheet.autoFilter.getRangeOrNullObject().load('address'));
  const hidden = sheets.map(() => new Set<number>());
  const blocks = sheets.flatMap((reading, index) => rowsOf(reading.parts).flatMap((rows) => rowBlocks(rows, ROWS_PER_REQUEST).map((range) => ({ reading, index, range }))));
  await inBlocks(
    context,
    blocks,
    ROWS_PER_REQUEST,
    ({ reading, range }) => reading.sheet.getRange(cornersAddress(range)).getRowProperties({ rowHidden: true }),
    ({ index, range }, { value }) => value.forEach(({ rowHidden }, offset) => void (rowHidden === true && hidden[index]!.add(range.top + offset))),
  );
  for (const [index, reading] of sheets.entries()) {
    const filtered = tables.filter(({ sheet }) => sheet === reading.sheet.name).map((table) => table.range);
    const filter = filters[index]!;
    const own = filter.isNullObject ? null : parseReference(filter.address)?.range;
    if (own) filtered.push(own);
    reading.hiddenRows = hidden[index]!;
    reading.filteredRows = new Set([...hidden[index]!].filter((row) => filtered.some(({ top, bottom }) => row > top && row <= bottom)));
  }
}

/** The rows of rectangles, each once, as stretches of the first column. Takes them by their first row. */
function rowsOf(parts: readonly CellRange[]): readonly CellRange[] {
  const stretches: CellRange[] = [];
  for (const { top, bottom } of parts) {
    const last = stretches.at(-1);
    if (last !== undefined && top <= last.bottom + 1) stretches[stretches.length - 1] = { ...last, bottom: Math.max(last.bottom, bottom) };
    else stretches.push({ top, left: 0, bottom, right: 0 });
  }
  return stretches;
}

function tableModel(table: Excel.Table, address: string): TableModel[] {
  const place = parseReference(address);
  if (place === null || place.range === null) return [];
  const columns = table.columns.items.map(({ name }) => name);
  return [{ name: table.name, sheet: place.sheet, range: place.range, columns, headerRow: table.showHeaders, totalsRow: table.showTotals }];
}

function definedName(item: Pick<Excel.NamedItem, 'name' | 'formula'>, sheet?: string): DefinedName {
  return { name: item.name, formula: String(item.formula).replace(/^=/, ''), ...(sheet === undefined ? {} : { sheet }) };
}
