import { isCellError, type CellValue } from '../../src/engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellRange, type DefinedName, type ValidationRule, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import { toWorkbookModel } from '../../src/file/toWorkbookModel';
import { type CellFile, type SheetFile, type WorkbookFile } from '../../src/file/workbookFile';
import { absoluteReference, formatReference, parseReference, type SheetAddress } from '../../src/engine/formula/parse/address';
import { freeSheetName } from '../../src/workbook/freeSheetName';
import { type ChangeListener, type RangeSnapshot, type WorkbookName, type WorkbookPort } from '../../src/workbook/port';
import { renamedSheet } from '../../src/workbook/renamedSheet';
import { type AddSheetOptions, type SheetChange, type SheetName, type WrittenSheet } from '../../src/workbook/sheetWriter';
import { WorkbookError } from '../../src/workbook/workbookError';
import { isFormula, isLiteralText, literally, type CellContent } from '../../src/workbook/writing/cellContent';

export interface MemoryWorkbookOptions {
  readonly file?: WorkbookFile;
  /** Turns the bytes given to `insertSheets` into a file; a rejection means the bytes are no workbook. */
  readonly openFile?: (xlsx: Uint8Array) => Promise<WorkbookFile>;
  /** Turns what the workbook holds into the bytes that `fileBytes` gives. */
  readonly saveFile?: (file: WorkbookFile) => Promise<Uint8Array>;
}

type MemorySheet = Omit<SheetFile, 'cells' | 'columnWidths'> & { readonly cells: Map<number, CellFile>; columnWidths?: SheetFile['columnWidths'] };

/**
 * A workbook held in memory, for tests and for work on the task pane without Excel. Formulas keep the value
 * they came with: nothing is calculated here.
 */
export class MemoryWorkbookPort implements WorkbookPort {
  readonly opened: Uint8Array[] = [];
  selected: string | null = null;
  recalculations = 0;
  /** Sheets that say they are protected. */
  protectedNames: readonly string[] = [];

  private sheets: MemorySheet[] = [];
  private definedNames: DefinedName[] = [];
  private readonly settings = new Map<string, string>();
  private readonly listeners = new Set<ChangeListener>();
  private readonly selectionListeners = new Set<() => void>();

  constructor(private readonly options: MemoryWorkbookOptions = {}) {
    if (options.file === undefined) this.sheets.push(newSheet('Sheet1'));
    else this.append(options.file);
  }

  async readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]> {
    return addresses.map((address) => this.snapshot(this.locate(address)));
  }

  async validations(cells: readonly string[]): Promise<readonly (ValidationRule | null)[]> {
    return cells.map((cell) => {
      const { sheet, range } = this.locate(cell);
      return this.sheet(sheet).validations?.find(({ range: area }) => area.top <= range.top && area.bottom >= range.top && area.left <= range.left && area.right >= range.left) ?? null;
    });
  }

  async writeRange(address: string, contents: readonly (readonly (CellContent | undefined)[])[]): Promise<void> {
    const { cells, range } = this.locate(address);
    contents.forEach((row, rowOffset) =>
      row.forEach((content, columnOffset) => {
        if (content !== undefined) put(cells, cellKey(range.top + rowOffset, range.left + columnOffset), content);
      }),
    );
    this.notify();
  }

  async addSheet(sheet: WrittenSheet, { replaces, names = [], cells = new Map(), activate = false }: AddSheetOptions = {}): Promise<string> {
    const name = replaces === undefined ? freeSheetName(sheet.name, await this.sheetNames()) : this.sheet(replaces).name;
    const written: MemorySheet = { ...renamedSheet(sheet, name), cells: new Map(sheet.cells) };
    if (replaces === undefined) this.sheets.push(written);
    else this.sheets = this.sheets.map((other) => (other.name === name ? written : other));
    this.nameRanges(name, names);
    await this.writeCells(cells);
    if (activate) await this.select(formatReference({ sheet: name, range: { top: 0, left: 0, bottom: 0, right: 0 } }));
    this.notify();
    return name;
  }

  async updateSheet(name: string, change: SheetChange): Promise<void> {
    const sheet = this.sheet(name);
    for (const [key, cell] of change.cells) sheet.cells.set(key, cell);
    sheet.columnWidths = { ...sheet.columnWidths, ...change.columnWidths };
    this.nameRanges(sheet.name, change.names ?? []);
    this.notify();
  }

  async deleteSheets(names: readonly string[]): Promise<void> {
    const gone = new Set(names.map((name) => name.toLowerCase()));
    this.sheets = this.sheets.filter(({ name }) => !gone.has(name.toLowerCase()));
    this.definedNames = this.definedNames.filter(({ sheet }) => sheet === undefined || !gone.has(sheet.toLowerCase()));
    this.notify();
  }

  async writeCells(cells: ReadonlyMap<string, CellContent>): Promise<void> {
    const located = [...cells].map(([address, content]) => ({ ...this.locate(address), content }));
    for (const { cells: target, range, content } of located) put(target, cellKey(range.top, range.left), content);
    this.notify();
  }

  /** A sheet as it was described and changed since. */
  written(name: string): Readonly<MemorySheet> {
    return this.sheet(name);
  }

  async readWorkbook(): Promise<WorkbookModel> {
    return toWorkbookModel({ sheets: this.sheets, names: this.definedNames });
  }

  async names(): Promise<readonly WorkbookName[]> {
    return this.definedNames.map(({ name, formula, sheet }) => {
      const target = parseReference(formula);
      return { name, sheet: sheet ?? null, address: target === null ? null : formatReference(target), formula };
    });
  }

  async deleteNames(names: readonly string[]): Promise<void> {
    this.definedNames = this.definedNames.filter((known) => !names.some((name) => isName(name, null)(known)));
  }

  async protectedSheets(): Promise<readonly string[]> {
    return this.protectedNames;
  }

  async sheetNames(): Promise<readonly string[]> {
    return this.sheets.map(({ name }) => name);
  }

  async insertSheets(xlsx: Uint8Array): Promise<readonly string[]> {
    if (this.options.openFile === undefined) throw new WorkbookError('notSupported', 'insertSheets');
    const file = await this.options.openFile(xlsx).catch((cause: unknown) => {
      throw new WorkbookError('damagedFile', String(cause), { cause });
    });
    const inserted = this.append(file);
    this.notify();
    return inserted;
  }

  async fileBytes(): Promise<Uint8Array> {
    if (this.options.saveFile === undefined) throw new WorkbookError('notSupported', 'fileBytes');
    return this.options.saveFile({ sheets: this.sheets, names: this.definedNames });
  }

  async openAsNewWorkbook(xlsx: Uint8Array): Promise<void> {
    this.opened.push(xlsx);
  }

  async select(address: string): Promise<void> {
    const { sheet, range } = this.locate(address);
    this.selected = formatReference({ sheet, range });
    queueMicrotask(() => this.selectionListeners.forEach((listener) => listener()));
  }

  async activeCell(): Promise<string> {
    const selected = parseReference(this.selected ?? '');
    const sheet = selected?.sheet ?? this.sheets[0].name;
    const { top, left } = selected?.range ?? { top: 0, left: 0 };
    return formatReference({ sheet, range: { top, left, bottom: top, right: left } });
  }

  async selectedRanges(): Promise<readonly string[]> {
    return [this.selected ?? (await this.activeCell())];
  }

  async onSelection(listener: () => void): Promise<() => void> {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  async recalculate(): Promise<void> {
    this.recalculations += 1;
    this.notify();
  }

  async onChange(listener: ChangeListener): Promise<() => void> {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async setting(key: string): Promise<string | null> {
    return this.settings.get(key) ?? null;
  }

  async setSetting(key: string, value: string | null): Promise<void> {
    if (value === null) this.settings.delete(key);
    else this.settings.set(key, value);
  }

  async command<T>(work: (inside: WorkbookPort) => Promise<T>): Promise<T> {
    return work(this);
  }

  private notify(): void {
    queueMicrotask(() => this.listeners.forEach((listener) => listener({ shown: true })));
  }

  /** As Excel does it: a taken sheet name gets a number, a taken workbook name becomes a name of the new sheet, without its cell. */
  private append(file: WorkbookFile): readonly string[] {
    const renamed = new Map<string, string>();
    for (const sheet of file.sheets) {
      const name = freeSheetName(sheet.name, this.sheets.map((other) => other.name));
      renamed.set(sheet.name, name);
      this.sheets.push({ ...sheet, name, cells: new Map(sheet.cells) });
    }
    for (const { name, formula, sheet } of file.names) {
      const target = parseReference(formula);
      const moved = target === null ? null : { ...target, sheet: renamed.get(target.sheet) ?? target.sheet };
      const taken = this.definedNames.some(isName(name, null));
      const owner = sheet === undefined ? (taken ? moved?.sheet : undefined) : (renamed.get(sheet) ?? sheet);
      const isLost = taken && sheet === undefined;
      this.definedNames.push({ name, formula: isLost ? '#REF!' : moved === null ? formula : absoluteReference(moved), ...(owner === undefined ? {} : { sheet: owner }) });
    }
    return [...renamed.values()];
  }

  private nameRanges(sheet: string, names: readonly SheetName[]): void {
    for (const { name, range } of names) {
      this.definedNames = [...this.definedNames.filter((known) => !isName(name, sheet)(known)), { name, formula: absoluteReference({ sheet, range }), sheet }];
    }
  }

  private sheet(wanted: string): MemorySheet {
    const found = this.sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (found === undefined) throw new WorkbookError('notFound', wanted);
    return found;
  }

  private locate(address: string): SheetAddress & { readonly range: CellRange; readonly cells: Map<number, CellFile> } {
    const parsed = parseReference(address);
    const found = this.sheets.find(({ name }) => name.toLowerCase() === parsed?.sheet.toLowerCase());
    if (parsed === null || found === undefined) throw new WorkbookError('notFound', address);
    return { sheet: found.name, range: parsed.range ?? usedRange(found.cells), cells: found.cells };
  }

  private snapshot({ sheet, range, cells }: ReturnType<MemoryWorkbookPort['locate']>): RangeSnapshot {
    const rectangle = <T>(read: (cell: CellFile | undefined) => T): readonly (readonly T[])[] =>
      Array.from({ length: range.bottom - range.top + 1 }, (_row, row) =>
        Array.from({ length: range.right - range.left + 1 }, (_column, column) => read(cells.get(cellKey(range.top + row, range.left + column)))),
      );
    return {
      address: formatReference({ sheet, range }),
      values: rectangle((cell) => cell?.value ?? null),
      formulas: rectangle((cell) => (cell?.formula === undefined ? literally(cell?.value ?? null) : `=${cell.formula}`)),
      text: rectangle((cell) => shownText(cell?.value ?? null)),
    };
  }
}

function newSheet(name: string): MemorySheet {
  return { name, cells: new Map() };
}

/** Writes a content and leaves the look; what an array formula spilled into the cell is no longer its own. */
function put(cells: Map<number, CellFile>, key: number, content: CellContent): void {
  const { style, comment, link } = cells.get(key) ?? {};
  const look = { ...(style && { style }), ...(comment !== undefined && { comment }), ...(link !== undefined && { link }) };
  if (content === null && Object.keys(look).length === 0) cells.delete(key);
  else if (isFormula(content)) cells.set(key, { ...look, value: null, formula: content.slice(1) });
  else cells.set(key, { ...look, value: isLiteralText(content) ? content.text : content });
}

function isName(name: string, sheet: string | null): (known: DefinedName) => boolean {
  return (known) => known.name.toLowerCase() === name.toLowerCase() && known.sheet?.toLowerCase() === sheet?.toLowerCase();
}

function shownText(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** A1 for an empty sheet, as Excel answers. */
function usedRange(cells: ReadonlyMap<number, CellFile>): CellRange {
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  const used = [...cells].filter(([, { value, formula }]) => value !== null || formula !== undefined);
  if (used.length === 0) return range;
  range.top = range.left = Infinity;
  for (const [key] of used) {
    range.top = Math.min(range.top, rowOf(key));
    range.left = Math.min(range.left, columnOf(key));
    range.bottom = Math.max(range.bottom, rowOf(key));
    range.right = Math.max(range.right, columnOf(key));
  }
  return range;
}
