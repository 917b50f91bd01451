import { isCellError, type CellValue } from '../engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellRange } from '../engine/formula/workbookModel';
import { type CellFile, type SheetFile, type WorkbookFile } from '../templates/workbookFile';
import { formatAddress, parseAddress, type SheetAddress } from './address';
import { type RangeSnapshot, type WorkbookName, type WorkbookPort } from './port';
import { WorkbookError } from './workbookError';

export interface MemoryWorkbookOptions {
  readonly file?: WorkbookFile;
  /** Turns the bytes given to `insertSheets` into a file; a rejection means the bytes are no workbook. */
  readonly openFile?: (xlsx: Uint8Array) => Promise<WorkbookFile>;
}

/**
 * A workbook held in memory, for tests and for work on the task pane without Excel. Formulas keep the value
 * they came with: nothing is calculated here.
 */
export class MemoryWorkbookPort implements WorkbookPort {
  readonly opened: Uint8Array[] = [];
  selected: string | null = null;
  recalculations = 0;

  private readonly sheets: { readonly name: string; readonly cells: Map<number, CellFile> }[] = [];
  private readonly definedNames: WorkbookName[] = [];
  private readonly settings = new Map<string, string>();
  private readonly listeners = new Set<() => void>();
  private readonly selectionListeners = new Set<() => void>();

  constructor(private readonly options: MemoryWorkbookOptions = {}) {
    if (options.file === undefined) this.sheets.push({ name: 'Sheet1', cells: new Map() });
    else this.append(options.file);
  }

  async readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]> {
    return addresses.map((address) => this.snapshot(this.locate(address)));
  }

  async writeRange(address: string, contents: readonly (readonly (CellValue | undefined)[])[]): Promise<void> {
    const { cells, range } = this.locate(address);
    contents.forEach((row, rowOffset) =>
      row.forEach((content, columnOffset) => {
        const key = cellKey(range.top + rowOffset, range.left + columnOffset);
        if (content === null) cells.delete(key);
        else if (content !== undefined) cells.set(key, { ...cells.get(key), ...written(content) });
      }),
    );
    this.notify();
  }

  async names(): Promise<readonly WorkbookName[]> {
    return this.definedNames;
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

  async openAsNewWorkbook(xlsx: Uint8Array): Promise<void> {
    this.opened.push(xlsx);
  }

  async select(address: string): Promise<void> {
    const { sheet, range } = this.locate(address);
    this.selected = formatAddress({ sheet, range });
    queueMicrotask(() => this.selectionListeners.forEach((listener) => listener()));
  }

  async activeCell(): Promise<string> {
    const selected = parseAddress(this.selected ?? '');
    const sheet = selected?.sheet ?? this.sheets[0].name;
    const { top, left } = selected?.range ?? { top: 0, left: 0 };
    return formatAddress({ sheet, range: { top, left, bottom: top, right: left } });
  }

  async onSelection(listener: () => void): Promise<() => void> {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  async recalculate(): Promise<void> {
    this.recalculations += 1;
    this.notify();
  }

  async onChange(listener: () => void): Promise<() => void> {
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

  async command<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  private notify(): void {
    queueMicrotask(() => this.listeners.forEach((listener) => listener()));
  }

  /** As Excel does it: a taken sheet name gets a number, a taken workbook name becomes a name of the new sheet. */
  private append(file: WorkbookFile): readonly string[] {
    const renamed = new Map(file.sheets.map(({ name }) => [name, this.freeSheetName(name)]));
    file.sheets.forEach((sheet) => this.sheets.push({ name: renamed.get(sheet.name)!, cells: copyCells(sheet) }));
    for (const { name, formula, sheet } of file.names) {
      const target = parseAddress(formula);
      const address = target === null ? null : { ...target, sheet: renamed.get(target.sheet) ?? target.sheet };
      const taken = this.definedNames.some((other) => other.sheet === null && other.name.toLowerCase() === name.toLowerCase());
      const owner = sheet === undefined ? (taken ? (address?.sheet ?? null) : null) : (renamed.get(sheet) ?? sheet);
      this.definedNames.push({ name, sheet: owner, address: address === null ? null : formatAddress(address) });
    }
    return [...renamed.values()];
  }

  private freeSheetName(wanted: string): string {
    const taken = new Set(this.sheets.map(({ name }) => name.toLowerCase()));
    let name = wanted;
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${wanted} (${copy})`;
    return name;
  }

  private locate(address: string): SheetAddress & { readonly range: CellRange; readonly cells: Map<number, CellFile> } {
    const parsed = parseAddress(address);
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
      address: formatAddress({ sheet, range }),
      values: rectangle((cell) => cell?.value ?? null),
      formulas: rectangle((cell) => (cell?.formula === undefined ? (cell?.value ?? null) : `=${cell.formula}`)),
      text: rectangle((cell) => shownText(cell?.value ?? null)),
    };
  }
}

function written(content: Exclude<CellValue, null>): CellFile {
  return typeof content === 'string' && content.startsWith('=') ? { value: null, formula: content.slice(1) } : { value: content, formula: undefined };
}

function shownText(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function copyCells(sheet: SheetFile): Map<number, CellFile> {
  return new Map(sheet.cells);
}

/** A1 for an empty sheet, as Excel answers. */
function usedRange(cells: ReadonlyMap<number, CellFile>): CellRange {
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  if (cells.size === 0) return range;
  range.top = range.left = Infinity;
  for (const key of cells.keys()) {
    range.top = Math.min(range.top, rowOf(key));
    range.left = Math.min(range.left, columnOf(key));
    range.bottom = Math.max(range.bottom, rowOf(key));
    range.right = Math.max(range.right, columnOf(key));
  }
  return range;
}
