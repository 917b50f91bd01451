import type { CellValue } from '../../engine/core/cellValue';
import type { Language } from '../../locales';
import { parseReference } from '../grid/charts/chartData';
import type { UniverSpreadsheet } from '../grid/univerSpreadsheet';
import type { GridCell } from '../object-model/spreadsheet';
import type { Fault } from '../office-host/faults';
import type { OfficeHost } from '../office-host/startOfficeHost';
import type { DocumentSession } from './documentSession';

/** Milliseconds between looks at a state that changes by itself. */
const POLL = 20;

interface Attachment {
  readonly grid: UniverSpreadsheet;
  readonly session: DocumentSession;
  readonly open: (bytes: Uint8Array, name: string) => Promise<void>;
}

/**
 * `window.workbench`: what a story driven from outside needs and cannot see on the canvas.
 * Addresses are `Sheet1!B2` or `'Cash flow'!C4:H4`; an address without a sheet means the sheet in view.
 */
export class TestHandle {
  #host: OfficeHost | null = null;
  #hostReady = false;
  /** The language the running add-in was started in. */
  addinLanguage: Language | null = null;
  #attachment: Attachment | null = null;
  #announce: () => void = () => undefined;
  /** Resolves when the page stands and the workbook named in its address is open. */
  readonly opened = new Promise<void>((resolve) => {
    this.#announce = resolve;
  });

  attach(attachment: Attachment): void {
    this.#attachment = attachment;
  }

  /** The add-in starts anew with each workbook and language. */
  attachHost(host: OfficeHost, language: Language): void {
    this.#host = host;
    this.addinLanguage = language;
    this.#hostReady = false;
    void host.ready.then(() => {
      if (this.#host === host) this.#hostReady = true;
    });
  }

  markOpened(): void {
    this.#announce();
  }

  /** Resolves when the add-in has started and its functions can be called. */
  async ready(): Promise<void> {
    await this.opened;
    while (!this.#hostReady) await new Promise((resolve) => setTimeout(resolve, POLL));
  }

  /** Resolves when every cell shows its value, those of the add-in's functions included. */
  async calculated(): Promise<void> {
    await this.ready();
    await this.#parts.grid.calculate(false);
  }

  read(address: string): GridCell | undefined {
    return this.readRange(address)[0]?.[0];
  }

  readRange(address: string): readonly (readonly GridCell[])[] {
    const { sheetId, range } = this.#target(address);
    return this.#parts.grid.read(sheetId, range);
  }

  /** Writes one cell as a user's edit would, without typing it. */
  write(address: string, content: CellValue): void {
    const { sheetId, range } = this.#target(address);
    this.#parts.grid.write(sheetId, range, [[content]]);
  }

  select(address: string): void {
    const { sheetId, range } = this.#target(address);
    this.#parts.grid.select(sheetId, range);
  }

  /** Why a cell shows its error, as the page shows it beside the cell. */
  errorMessage(address: string): string | undefined {
    const { sheetId, range } = this.#target(address);
    return this.#parts.grid.errorMessageAt({ sheetId, row: range.top, column: range.left });
  }

  sheets(): readonly string[] {
    return this.#parts.grid.sheets().map(({ name }) => name);
  }

  names(): readonly string[] {
    return this.#parts.grid.names().map(({ name }) => name);
  }

  charts(): readonly string[] {
    return this.#parts.grid.sheets().flatMap(({ id }) => this.#parts.grid.charts(id).map(({ name }) => name));
  }

  /** The first cell each chart's first series reads, so that a story can change what is drawn. */
  chartSources(): readonly string[] {
    return this.#parts.grid.sheets().flatMap(({ id }) => this.#parts.grid.charts(id).flatMap(({ series }) => series.slice(0, 1).map(({ values }) => values.replace(/:.*$/, ''))));
  }

  /** Opens a file as the picker does, message and all. */
  open(bytes: readonly number[], name: string): Promise<void> {
    return this.#parts.open(Uint8Array.from(bytes), name);
  }

  async save(): Promise<readonly number[]> {
    return [...(await this.#parts.session.bytes())];
  }

  /** The next `times` requests of the add-in fail as they may in Excel. */
  injectFault(fault: Fault, times?: number): void {
    this.#host?.faults.inject(fault, times);
  }

  clearFaults(): void {
    this.#host?.faults.clear();
  }

  /** Members of Excel's API the add-in asked for and the workbench lacks. */
  missingMembers(): readonly string[] {
    return this.#host?.diagnostics.missingMembers() ?? [];
  }

  get #parts(): Attachment {
    if (!this.#attachment) throw new Error('The workbench is still starting');
    return this.#attachment;
  }

  #target(address: string) {
    const { grid } = this.#parts;
    const active = grid.sheets().find(({ id }) => id === grid.activeSheetId());
    const reference = parseReference(address.includes('!') ? address : `'${active?.name.replaceAll("'", "''") ?? ''}'!${address}`);
    const sheet = reference && grid.sheets().find(({ name }) => name === reference.sheet);
    if (!reference || !sheet) throw new Error(`No cell ${address}`);
    return { sheetId: sheet.id, range: reference.range };
  }
}

declare global {
  interface Window {
    workbench: TestHandle;
  }
}
