import { HostObject } from './hostObject';
import { invalidArgument } from './richApiError';
import type { WorkbookHost } from './workbookHost';

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Excel's own functions, called by an add-in rather than by a cell: those that add-ins of ours call. */
export class WorksheetFunctions extends HostObject {
  readonly typeName = 'Functions';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  /** The serial number of a day after February 1900. */
  Date(year: unknown, month: unknown, day: unknown): FunctionResult {
    if (typeof year !== 'number' || typeof month !== 'number' || typeof day !== 'number' || year < 1901) {
      throw invalidArgument('Functions.date');
    }
    const epoch = this.host.spreadsheet.calculationOptions().date1904 ? EPOCH_1904 : EPOCH_1900;
    return new FunctionResult((Date.UTC(year, month - 1, day) - epoch) / DAY_MS);
  }
}

class FunctionResult extends HostObject {
  readonly typeName = 'FunctionResult';

  constructor(private readonly result: number) {
    super();
  }

  get Value(): number {
    return this.result;
  }

  get Error(): string | null {
    return null;
  }
}
