import { type CellRange, type ValidationRule, type WorkbookModel } from '../engine/formula/workbookModel';
import { formatReference, cornersAddress, parseReference, type SheetAddress } from '../engine/formula/parse/address';
import { type Host } from '../workbook/host';
import { type ChangeListener, type CommandOptions, type RangeSnapshot, type WorkbookName, type WorkbookPort } from '../workbook/port';
import { type AddSheetOptions, type SheetChange, type WrittenSheet } from '../workbook/sheetWriter';
import { WorkbookError } from '../workbook/workbookError';
import { type CellContent } from '../workbook/writing/cellContent';
import { toExcel } from './cellContents';
import { cellCount } from './cellCount';
import { addSheet, deleteSheets, updateSheet, writeCells } from './changeSheets';
import { encodeBase64 } from './encodeBase64';
import { fileBytes } from './fileBytes';
import { insertError, toWorkbookError } from './excelError';
import { inBlocks } from './inBlocks';
import { NAME_FACTS, ownNames } from './names';
import { RangeReading, type BoundedAddress } from './rangeReading';
import { readWorkbook, type Surroundings } from './readWorkbook';
import { rowBlocks } from './rowBlocks';
import { PLACE, placeOf } from './usedRange';
import { runCommand, type RunningCommand } from './runCommand';
import { validationOf } from './validations';
import { watchSelection } from './watchSelection';
import { watchWorkbook } from './watchWorkbook';
import { WorkbookChanges, type WorkbookChangesOptions } from './workbookChanges';

/** Cells read or written in one request. A request or its answer may weigh 5 MB, and a read cell comes as value, formula and text. */
const CELLS_PER_REQUEST = 10_000;

/** Cells of one range that is read whole: half a million come in fifty requests and as three values each. */
const MOST_CELLS_READ = 500_000;

/** What Office calls Excel on the web. */
const WEB = 'OfficeOnline';

/** Base64 adds a third to a file, and the whole of it must fit into one request. */
const LARGEST_FILE_BYTES = 3_500_000;

/** The workbook open in Excel, over Office.js. */
export class ExcelWorkbookPort implements WorkbookPort {
  private readonly changes: WorkbookChanges;

  constructor(
    private readonly host: Surroundings & Pick<Host, 'platform'> & Pick<WorkbookChangesOptions, 'onVisibility'>,
    /** What everything inside one command shares, and with it one undo step; null outside. */
    private readonly running: RunningCommand | null = null,
  ) {
    this.changes = new WorkbookChanges({ watch: watchWorkbook, ...(host.onVisibility && { onVisibility: host.onVisibility }) });
  }

  async readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]> {
    if (addresses.length === 0) return [];
    return this.run(addresses.join(', '), async (context) => {
      const located = await locateAll(context, addresses);
      const tooLarge = located.find(({ range }) => cellCount(range) > MOST_CELLS_READ);
      if (tooLarge !== undefined) throw new WorkbookError('sheetTooLarge', formatReference(tooLarge));
      const reading = located.map((address) => new RangeReading(address));
      const blocks = reading.flatMap((of) => rowBlocks(of.place.range, CELLS_PER_REQUEST).map((range) => ({ of, range })));
      await inBlocks(
        context,
        blocks,
        CELLS_PER_REQUEST,
        ({ of, range }) => rangeAt(context, { ...of.place, range }).load(['values', 'formulas', 'text']),
        ({ of, range }, loaded) => of.add(range, loaded),
      );
      return reading.map((one) => one.snapshot());
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
      const blocks = rowBlocks(range, CELLS_PER_REQUEST).map((block) => ({ range: block }));
      const write = ({ range: block }: { readonly range: CellRange }): void => {
        const rows = contents.slice(block.top - top, block.bottom - top + 1);
        rangeAt(context, { sheet, range: block }).formulas = rows.map((row) => row.slice(block.left - left, block.right - left + 1).map(toExcel));
      };
      await inBlocks(context, blocks, CELLS_PER_REQUEST, write, () => undefined);
    });
  }

  async addSheet(sheet: WrittenSheet, options: AddSheetOptions = {}): Promise<string> {
    const isShown = sheet.visibility === undefined || sheet.visibility === 'visible';
    return this.inCommand(options.replaces ?? sheet.name, { undoable: isShown || 'online' }, (inside) => addSheet(inside, sheet, options, CELLS_PER_REQUEST));
  }

  async updateSheet(name: string, change: SheetChange): Promise<void> {
    await this.inCommand(name, {}, ({ context }) => updateSheet(context, name, change, CELLS_PER_REQUEST));
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
      const ofWorkbook = context.workbook.names.load(NAME_FACTS);
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      const ofSheets = sheets.items.map((sheet) => ({ sheet: sheet.name, names: sheet.names.load(NAME_FACTS) }));
      await context.sync();
      return [
        ...ofWorkbook.items.map((item) => workbookName(item, null)),
        ...ofSheets.flatMap(({ sheet, names }) => ownNames(names).map((item) => workbookName(item, sheet))),
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

  async deleteNames(names: readonly string[]): Promise<void> {
    await this.run('names', async (context) => {
      const items = names.map((name) => context.workbook.names.getItemOrNullObject(name));
      await context.sync();
      for (const item of items) if (!item.isNullObject) item.delete();
      await context.sync();
    });
  }

  async protectedSheets(): Promise<readonly string[]> {
    return this.run('sheets', async (context) => {
      const sheets = context.workbook.worksheets.load('items/name,items/protection/protected');
      await context.sync();
      return sheets.items.filter(({ protection }) => protection.protected).map(({ name }) => name);
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
      (target.range === null ? sheet.getRange('A1') : sheet.getRange(cornersAddress(target.range))).select();
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

  async onChange(listener: ChangeListener): Promise<() => void> {
    return this.guarded('onChange', () => this.changes.add(listener));
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

  async command<T>(work: (inside: WorkbookPort) => Promise<T>, options: CommandOptions = {}): Promise<T> {
    return this.inCommand('command', options, (running) => work(this.running === running ? this : new ExcelWorkbookPort(this.host, running)));
  }

  /** Everything `work` does with the context given, and nothing else, becomes one undo step. */
  private async inCommand<T>(subject: string, { undoable = true }: CommandOptions, work: (running: RunningCommand) => Promise<T>): Promise<T> {
    const { running, host } = this;
    if (running !== null) return this.guarded(subject, () => work(running));
    const merged = (undoable === 'online' ? host.platform === WEB : undoable) && host.supports('ExcelApi', '1.20');
    return this.guarded(subject, () => runCommand({ merged }, work));
  }

  private async run<T>(subject: string, batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    const { running } = this;
    return this.guarded(subject, () => (running === null ? Excel.run(batch) : batch(running.context)));
  }

  private async guarded<T>(subject: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw toWorkbookError(thrown, subject);
    }
  }
}

function parse(address: string): SheetAddress {
  const parsed = parseReference(address);
  if (parsed === null) throw new WorkbookError('notFound', address);
  return parsed;
}

function rangeAt(context: Excel.RequestContext, { sheet, range }: BoundedAddress): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRange(cornersAddress(range));
}

/** Finds out how large the used ranges are, in one request for all of them; explicit ranges cost nothing. */
async function locateAll(context: Excel.RequestContext, addresses: readonly string[]): Promise<readonly BoundedAddress[]> {
  const parsed = addresses.map(parse);
  const used = parsed.map(({ sheet, range }) => (range === null ? context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true).load(PLACE) : null));
  if (used.some((range) => range !== null)) await context.sync();
  return parsed.map(({ sheet, range }, index) => {
    const loaded = used[index];
    const found = loaded === null ? null : placeOf(loaded);
    return { sheet, range: range ?? found ?? { top: 0, left: 0, bottom: 0, right: 0 } };
  });
}

function workbookName(item: Pick<Excel.NamedItem, 'name' | 'formula'>, sheet: string | null): WorkbookName {
  const formula = String(item.formula).replace(/^=/, '');
  const address = parseReference(formula);
  return { name: item.name, sheet, address: address === null || address.range === null ? null : formatReference(address), formula };
}
