import { ICommandService, type IExecutionOptions, type Injector, type Workbook, type Worksheet } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook } from '@univerjs/sheets/facade';

/** What every part of the grid needs: the running Univer, its one workbook, and who is writing. */
export class GridContext {
  #ownWork = 0;
  #quiet = 0;

  constructor(
    readonly api: FUniver,
    readonly injector: Injector,
  ) {}

  get facade(): FWorkbook {
    const workbook = this.api.getActiveWorkbook();
    if (!workbook) throw new Error('The grid has no workbook');
    return workbook;
  }

  get workbook(): Workbook {
    return this.facade.getWorkbook();
  }

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  sheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new Error(`No sheet ${id}`);
    return sheet;
  }

  /** True while a change comes from the Office host, not from the user's hands. */
  get byApi(): boolean {
    return this.#ownWork > 0;
  }

  asApi<T>(work: () => T): T {
    this.#ownWork++;
    try {
      return work();
    } finally {
      this.#ownWork--;
    }
  }

  /** True while another sheet is in view for a moment, which nobody outside should hear of. */
  get isQuiet(): boolean {
    return this.#quiet > 0;
  }

  quietly<T>(work: () => T): T {
    this.#quiet++;
    try {
      return work();
    } finally {
      this.#quiet--;
    }
  }

  /** Lets `work` show other sheets while it runs; the sheet that was in view is in view again afterwards. */
  keepingSheet<T>(work: () => T): T {
    const before = this.workbook.getActiveSheet();
    return this.quietly(() => {
      const result = work();
      if (this.workbook.getActiveSheet() !== before) this.workbook.setActiveSheet(before);
      return result;
    });
  }

  /** Runs a command on behalf of the host. */
  command(id: string, params: object, options?: IExecutionOptions): void {
    this.asApi(() => this.injector.get(ICommandService).syncExecuteCommand(id, params, options));
  }

  /** For the commands Univer declares asynchronous although they do their work at once. */
  commandDeclaredAsync(id: string, params: object): void {
    this.asApi(() => void this.injector.get(ICommandService).executeCommand(id, params));
  }
}
