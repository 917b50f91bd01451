import { bytesOf } from './base64File';
import { HostObject } from './hostObject';
import { invalidArgument, RichApiError } from './richApiError';
import type { Culture, WorkbookHost } from './workbookHost';

export class Application extends HostObject {
  readonly typeName = 'Application';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  get CalculationMode(): string {
    return this.host.calculationMode;
  }

  set CalculationMode(value: unknown) {
    if (value !== 'Automatic' && value !== 'AutomaticExceptTables' && value !== 'Manual') {
      throw invalidArgument('Application.calculationMode');
    }
    this.host.calculationMode = value;
  }

  get CalculationState(): string {
    return this.host.spreadsheet.calculating() ? 'Calculating' : 'Done';
  }

  get CalculationEngineVersion(): number {
    return 191029;
  }

  get DecimalSeparator(): string {
    return this.host.culture.decimalSeparator;
  }

  get ThousandsSeparator(): string {
    return this.host.culture.thousandsSeparator;
  }

  get UseSystemSeparators(): boolean {
    return true;
  }

  get CultureInfo(): CultureInfo {
    return new CultureInfo(this.host.culture);
  }

  get IterativeCalculation(): IterativeCalculation {
    return new IterativeCalculation(this.host);
  }

  Calculate(type: unknown): Promise<void> {
    if (type !== 'Recalculate' && type !== 'Full' && type !== 'FullRebuild') {
      throw invalidArgument('Application.calculate');
    }
    return this.host.spreadsheet.calculate(type !== 'Recalculate');
  }

  /** Without a file: an empty workbook. */
  CreateWorkbook(base64: unknown): WorkbookCreated {
    return new WorkbookCreated(() => openWorkbook(this.host, base64, 'Application.createWorkbook'));
  }

  /** A batch is drawn and calculated as a whole anyway. */
  SuspendScreenUpdatingUntilNextSync(): void {}

  SuspendApiCalculationUntilNextSync(): void {}
}

/** Whether the workbook asks for circular references to be iterated. The workbench never does it. */
class IterativeCalculation extends HostObject {
  readonly typeName = 'IterativeCalculation';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  get Enabled(): boolean {
    return this.host.spreadsheet.calculationOptions().iterative;
  }

  get MaxIteration(): number {
    return this.host.spreadsheet.calculationOptions().iteration.rounds;
  }

  get MaxChange(): number {
    return this.host.spreadsheet.calculationOptions().iteration.change;
  }
}

/** A workbook that is ready to be opened. */
class WorkbookCreated extends HostObject {
  readonly typeName = 'WorkbookCreated';

  constructor(private readonly open: () => void) {
    super();
  }

  Open(): void {
    this.open();
  }
}

class CultureInfo extends HostObject {
  readonly typeName = 'CultureInfo';

  constructor(private readonly culture: Culture) {
    super();
  }

  get Name(): string {
    return this.culture.name;
  }

  get NumberFormat(): NumberFormatInfo {
    return new NumberFormatInfo(this.culture);
  }
}

class NumberFormatInfo extends HostObject {
  readonly typeName = 'NumberFormatInfo';

  constructor(private readonly culture: Culture) {
    super();
  }

  get NumberDecimalSeparator(): string {
    return this.culture.decimalSeparator;
  }

  get NumberGroupSeparator(): string {
    return this.culture.thousandsSeparator;
  }
}

/** Opens a file, or an empty workbook without one, beside this workbook. */
export function openWorkbook(host: WorkbookHost, base64: unknown, location: string): void {
  if (host.openWorkbook === undefined) {
    throw new RichApiError('NotImplemented', 'This page opens no second workbook.', location);
  }
  host.openWorkbook(base64 === null || base64 === undefined ? new Uint8Array() : bytesOf(base64, location));
}
