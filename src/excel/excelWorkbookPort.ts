import { type ValidationRule, type WorkbookModel } from '../engine/formula/workbookModel';
import { formatAddress, formatRange, parseAddress, type SheetAddress } from '../workbook/address';
import { type Host } from '../workbook/host';
import { type RangeSnapshot, type WorkbookName, type WorkbookPort } from '../workbook/port';
import { type AddSheetOptions, type SheetChange, type WrittenSheet } from '../workbook/sheetWriter';
import { WorkbookError } from '../workbook/workbookError';
import { literally, type CellContent } from '../workbook/writing/cellContent';
import { fromExcel, toExcel } from './cellContents';
import { addSheet, deleteSheets, updateSheet, writeCells } from './changeSheets';
import { encodeBase64 } from './encodeBase64';
import { fileBytes } from './fileBytes';
import { insertError, toWorkbookError } from './excelError';
import { readWorkbook } from './readWorkbook';
import { rowBlocks } from './rowBlocks';
import { validationOf } from './validations';
import { watchSelection } from './watchSelection';
import { watchWorkbook } from './watchWorkbook';

/** Cells read or written in one request. A request or its answer may weigh 5 MB, and a read cell comes as value, formula and text. */
const CELLS_PER_REQUEST = 10_000;

/** Base64 adds a third to a file, and the whole of it must fit into one request. */
const LARGEST_FILE_BYTES = 3_500_000;

/** The workbook open in Excel, over Office.js. */
export class ExcelWorkbookPort implements WorkbookPort {
  /** The request context of the running command: everything inside one command shares it, and with it one undo step. */
  private commandContext: Excel.RequestContext | null = null;

  constructor(private readonly host: Pick<Host, 'supports'>) {}

  async readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]> {
    if (addresses.length === 0) return [];
    return this.run(addresses.join(', '), async (context) => {
      const located = await locateAll(context, addresses);
      const blocks = located.map((address) => rowBlocks(address.range, CELLS_PER_REQUEST).map((range) => ({ ...address, range })));
      const read: LoadedRange[][] = blocks.map(() => []);
      let pending = 0;
      for (const [index, ranges] of blocks.entries()) {
        for (const block of ranges) {
          const cells = cellCount(block.range);
          if (pending > 0 && pending + cells > CELLS_PER_REQUEST) {
            await context.sync();
            pending = 0;
          }
          read[index].push(rangeAt(context, block).load(['values', 'formulas', 'text']));
          pending += cells;
        }
      }
      await context.sync();
      return located.map((address, index) => snapshot(address, read[index]));
    });
  }

  async validations(cells: readonly string[]): Promise<readonly (ValidationRule | null)[]> {
    if (cells.length === 0) return [];
    return this.run(cells.join(', '), async (context) => {
      const located = await locateAll(context, cells);
      const loaded = located.map((address) => rangeAt(context, address).dataValidation.load('rule'));
      await context.sync();
      return loaded.map(({ rule }) => validationOf(rule));
    });
  }

  async writeRange(address: string, contents: readonly (readonly (CellContent | undefined)[])[]): Promise<void> {
    const { sheet, range: start } = parse(address);
    const top = start?.top ?? 0;
    const left = start?.left ?? 0;
    const range = { top, left, bottom: top + contents.length - 1, right: left + contents[0].length - 1 };
    await this.run(address, async (context) => {
      for (const block of rowBlocks(range, CELLS_PER_REQUEST)) {
        const rows = contents.slice(block.top - top, block.bottom - top + 1);
        rangeAt(context, { sheet, range: block }).formulas = rows.map((row) => row.map(toExcel));
        await context.sync();
      }
    });
  }

  async addSheet(sheet: WrittenSheet, options: AddSheetOptions = {}): Promise<string> {
    return this.command(() => this.run(options.replaces ?? sheet.name, (context) => addSheet(context, sheet, options, CELLS_PER_REQUEST)));
  }

  async updateSheet(name: string, change: SheetChange): Promise<void> {
    await this.command(() => this.run(name, (context) => updateSheet(context, name, change, CELLS_PER_REQUEST)));
  }

  async deleteSheets(names: readonly string[]): Promise<void> {
    await this.run(names.join(', '), (context) => deleteSheets(context, names));
  }

  async writeCells(cells: ReadonlyMap<string, CellContent>): Promise<void> {
    await this.run([...cells.keys()].join(', '), (context) => writeCells(context, cells));
  }

  async readWorkbook(): Promise<WorkbookModel> {
    return this.run('workbook', (context) => readWorkbook(context, this.host));
  }

  async names(): Promise<readonly WorkbookName[]> {
    return this.run('names', async (context) => {
      const ofWorkbook = context.workbook.names.load('items/name,items/formula');
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      const ofSheets = sheets.items.map((sheet) => ({ sheet: sheet.name, names: sheet.names.load('items/name,items/formula') }));
      await context.sync();
      return [
        ...ofWorkbook.items.map((item) => workbookName(item, null)),
        ...ofSheets.flatMap(({ sheet, names }) => names.items.map((item) => workbookName(item, sheet))),
      ];
    });
  }

  async sheetNames(): Promise<readonly string[]> {
    return this.run('sheets', async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      return sheets.items.map(({ name }) => name);
    });
  }

  async insertSheets(xlsx: Uint8Array): Promise<readonly string[]> {
    if (!this.host.supports('ExcelApi', '1.13')) throw new WorkbookError('insertNotSupported', 'ExcelApi 1.13');
    if (xlsx.byteLength > LARGEST_FILE_BYTES) throw new WorkbookError('payloadTooLarge', `${xlsx.byteLength}`);
    return this.run('insertWorksheetsFromBase64', async (context) => {
      const ids = context.workbook.insertWorksheetsFromBase64(encodeBase64(xlsx), { positionType: Excel.WorksheetPositionType.end });
      const sheets = context.workbook.worksheets.load('items/id,items/name');
      await context.sync().catch((thrown: unknown) => {
        throw insertError(thrown);
      });
      const inserted = new Set(ids.value);
      return sheets.items.filter(({ id }) => inserted.has(id)).map(({ name }) => name);
    });
  }

  async fileBytes(): Promise<Uint8Array> {
    if (!this.host.supports('CompressedFile', '1.1')) throw new WorkbookError('notSupported', 'CompressedFile 1.1');
    return this.guarded('getFileAsync', fileBytes);
  }

  async openAsNewWorkbook(xlsx: Uint8Array): Promise<void> {
    try {
      await Excel.createWorkbook(encodeBase64(xlsx));
    } catch (thrown) {
      throw toWorkbookError(thrown, 'createWorkbook');
    }
  }

  async select(address: string): Promise<void> {
    const target = parse(address);
    await this.run(address, async (context) => {
      const sheet = context.workbook.worksheets.getItem(target.sheet);
      sheet.activate();
      (target.range === null ? sheet.getRange('A1') : sheet.getRange(formatRange(target.range))).select();
      await context.sync();
    });
  }

  async activeCell(): Promise<string> {
    return this.run('activeCell', async (context) => {
      const cell = context.workbook.getActiveCell().load('address');
      await context.sync();
      return cell.address;
    });
  }

  async selectedRanges(): Promise<readonly string[]> {
    return this.run('selectedRanges', async (context) => {
      const areas = context.workbook.getSelectedRanges().areas.load('items/address');
      await context.sync();
      return areas.items.map(({ address }) => address);
    });
  }

  async onSelection(listener: () => void): Promise<() => void> {
    try {
      return await watchSelection(listener);
    } catch (thrown) {
      throw toWorkbookError(thrown, 'onSelection');
    }
  }

  async recalculate(): Promise<void> {
    await this.run('recalculate', async (context) => {
      context.workbook.application.calculate(Excel.CalculationType.full);
      await context.sync();
    });
  }

  async recalculateCells(addresses: readonly string[]): Promise<void> {
    const bySheet = new Map<string, string[]>();
    for (const address of addresses) {
      const { sheet, range } = parse(address);
      if (range === null) throw new WorkbookError('notFound', address);
      bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), formatRange(range)]);
    }
    await this.run(addresses.join(', '), async (context) => {
      for (const [name, ranges] of bySheet) {
        const sheet = context.workbook.worksheets.getItem(name);
        if (this.host.supports('ExcelApi', '1.9')) areaLists(ranges).forEach((list) => sheet.getRanges(list).calculate());
        else ranges.forEach((range) => sheet.getRange(range).calculate());
      }
      await context.sync();
    });
  }

  async onChange(listener: () => void): Promise<() => void> {
    try {
      return await watchWorkbook(listener);
    } catch (thrown) {
      throw toWorkbookError(thrown, 'onChange');
    }
  }

  async setting(key: string): Promise<string | null> {
    return this.run(key, async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject(key).load('value');
      await context.sync();
      return setting.isNullObject ? null : String(setting.value);
    });
  }

  async setSetting(key: string, value: string | null): Promise<void> {
    await this.run(key, async (context) => {
      if (value !== null) context.workbook.settings.add(key, value);
      else {
        const setting = context.workbook.settings.getItemOrNullObject(key);
        await context.sync();
        if (!setting.isNullObject) setting.delete();
      }
      await context.sync();
    });
  }

  async command<T>(work: () => Promise<T>): Promise<T> {
    if (this.commandContext !== null) return work();
    const batch = async (context: Excel.RequestContext): Promise<T> => {
      this.commandContext = context;
      try {
        return await work();
      } finally {
        this.commandContext = null;
      }
    };
    return this.guarded('command', () => (this.host.supports('ExcelApi', '1.20') ? Excel.run({ mergeUndoGroup: true }, batch) : Excel.run(batch)));
  }

  private async run<T>(subject: string, batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    const shared = this.commandContext;
    return this.guarded(subject, () => (shared === null ? Excel.run(batch) : batch(shared)));
  }

  private async guarded<T>(subject: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw toWorkbookError(thrown, subject);
    }
  }
}

type LoadedRange = Pick<Excel.Range, 'values' | 'formulas' | 'text'>;
type BoundedAddress = Required<SheetAddress> & { readonly range: NonNullable<SheetAddress['range']> };

function parse(address: string): SheetAddress {
  const parsed = parseAddress(address);
  if (parsed === null) throw new WorkbookError('notFound', address);
  return parsed;
}

function rangeAt(context: Excel.RequestContext, { sheet, range }: BoundedAddress): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRange(formatRange(range));
}

/** Finds out how large the used ranges are, in one request for all of them; explicit ranges cost nothing. */
async function locateAll(context: Excel.RequestContext, addresses: readonly string[]): Promise<readonly BoundedAddress[]> {
  const parsed = addresses.map(parse);
  const used = parsed.map(({ sheet, range }) => (range === null ? context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true).load('address') : null));
  if (used.some((range) => range !== null)) await context.sync();
  return parsed.map(({ sheet, range }, index) => {
    const loaded = used[index];
    const found = loaded === null || loaded.isNullObject ? null : parseAddress(loaded.address);
    return { sheet, range: range ?? found?.range ?? { top: 0, left: 0, bottom: 0, right: 0 } };
  });
}

function snapshot(address: BoundedAddress, blocks: readonly LoadedRange[]): RangeSnapshot {
  const formulas = blocks.flatMap((block) => block.formulas as unknown[][]);
  const values = blocks.flatMap((block) => block.values as unknown[][]).map((row, index) => row.map((value, column) => fromExcel(value, formulas[index][column])));
  return {
    address: formatAddress(address),
    values,
    formulas: formulas.map((row, index) => row.map((formula, column) => (isFormula(formula, values[index][column]) ? formula : literally(values[index][column])))),
    text: blocks.flatMap((block) => block.text),
  };
}

/** A text that starts with `=` (typed with an apostrophe) is given as its own formula. */
function isFormula(formula: unknown, value: unknown): formula is string {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value;
}

function workbookName(item: Pick<Excel.NamedItem, 'name' | 'formula'>, sheet: string | null): WorkbookName {
  const formula = String(item.formula).replace(/^=/, '');
  const address = parseAddress(formula);
  return { name: item.name, sheet, address: address === null || address.range === null ? null : formatAddress(address), formula };
}

/** Excel takes several ranges as one text, which must not become too long. */
const LONGEST_AREA_LIST = 250;

function areaLists(ranges: readonly string[]): readonly string[] {
  const lists: string[] = [];
  for (const range of ranges) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + range.length < LONGEST_AREA_LIST) lists[lists.length - 1] = `${last},${range}`;
    else lists.push(range);
  }
  return lists;
}

function cellCount({ top, left, bottom, right }: BoundedAddress['range']): number {
  return (bottom - top + 1) * (right - left + 1);
}
