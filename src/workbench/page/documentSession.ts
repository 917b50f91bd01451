import { fillPhrase, type Language } from '../../locales';
import { wordsIn, workbenchWords } from '../words';
import { describeError } from '../../locales/describeError';
import type { WorkbookFile } from '../../file/workbookFile';
import { readWorkbook, writeWorkbook } from '../../file/xlsx';
import type { Spreadsheet } from '../object-model/spreadsheet';

const EXTENSION = '.xlsx';
/** Of the parts that could not be read. */
const MOST_NAMED = 5;
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface DocumentState {
  /** Without its extension. */
  readonly name: string;
  readonly saved: boolean;
  /** Counts the workbooks opened: the add-in starts anew with each. */
  readonly opened: number;
}

/** The workbook in the window: its name, whether it is saved, and the way from and to a file. */
export class DocumentSession {
  /** What the add-in keeps in the document: JSON by name. */
  addinSettings: Readonly<Record<string, string>> = {};
  #state: DocumentState;
  readonly #listeners = new Set<(state: DocumentState) => void>();

  constructor(
    private readonly spreadsheet: Spreadsheet,
    private readonly language: () => Language,
  ) {
    this.#state = { name: workbenchWords(language()).newName, saved: true, opened: 0 };
    spreadsheet.on((event) => {
      if (event.type === 'changed' || event.type === 'sheetAdded' || event.type === 'sheetRemoved') this.#update({ saved: false });
    });
  }

  get state(): DocumentState {
    return this.#state;
  }

  onChange(listener: (state: DocumentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async startNew(): Promise<void> {
    await this.#show({ sheets: [{ name: 'Sheet1', cells: new Map() }], names: [] }, workbenchWords(this.language()).newName);
  }

  /**
   * Opens a file's bytes. Gives the sentence to show when it cannot be read; the open workbook is then untouched. `warning`
   * tells of looks that could not be read.
   */
  async open(bytes: Uint8Array, fileName: string): Promise<{ readonly file: WorkbookFile; readonly warning: string | null } | { readonly problem: string }> {
    const words = workbenchWords(this.language());
    const refuse = (reason: string) => ({ problem: fillPhrase(words.errors.cannotOpen, { name: fileName, reason }) });
    if (!fileName.toLowerCase().endsWith(EXTENSION)) return refuse(words.errors.notXlsx);
    const read = await readWorkbook(bytes);
    if (!read.ok) return refuse(describeError(read.error, wordsIn(this.language())));
    await this.#show(read.value, fileName.slice(0, -EXTENSION.length));
    const { unread = [] } = read.value;
    return { file: read.value, warning: unread.length === 0 ? null : fillPhrase(words.errors.looksUnread, { name: fileName, parts: unread.slice(0, MOST_NAMED).join(', ') }) };
  }

  keepAddinSettings(settings: Readonly<Record<string, string>>): void {
    this.addinSettings = settings;
    this.#update({ saved: false });
  }

  bytes(): Promise<Uint8Array> {
    return writeWorkbook({ ...this.spreadsheet.toFile(), addinSettings: this.addinSettings });
  }

  async download(): Promise<void> {
    const bytes = await this.bytes();
    const address = URL.createObjectURL(new Blob([bytes.slice()], { type: MIME }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${this.#state.name}${EXTENSION}`;
    link.click();
    // The browser reads the data after the click returns.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.#update({ saved: true });
  }

  async #show(file: WorkbookFile, name: string): Promise<void> {
    await this.spreadsheet.load(file);
    this.addinSettings = file.addinSettings ?? {};
    this.#update({ name, saved: true, opened: this.#state.opened + 1 });
  }

  #update(change: Partial<DocumentState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
