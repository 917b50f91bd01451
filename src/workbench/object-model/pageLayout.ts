import type { SheetFile } from '../../file/workbookFile';
import { HostObject } from './hostObject';
import { invalidArgument, RichApiError } from './richApiError';
import type { WorkbookHost } from './workbookHost';

type Print = NonNullable<SheetFile['print']>;

/** How a sheet is printed: on A4, upright or sideways, as wide as it is or fitted to the page's width. */
export class PageLayout extends HostObject {
  readonly typeName = 'PageLayout';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
  ) {
    super();
  }

  get Orientation(): string {
    return this.print().landscape === true ? 'Landscape' : 'Portrait';
  }

  set Orientation(value: unknown) {
    if (value !== 'Landscape' && value !== 'Portrait') {
      throw invalidArgument('PageLayout.orientation');
    }
    this.change({ landscape: value === 'Landscape' });
  }

  get PaperSize(): string {
    return 'A4';
  }

  set PaperSize(value: unknown) {
    if (value !== 'A4') {
      throw new RichApiError('NotImplemented', 'The workbench prints on A4.', 'PageLayout.paperSize');
    }
  }

  get Zoom(): { readonly horizontalFitToPages?: number; readonly scale?: number } {
    return this.print().fitToWidth === true ? { horizontalFitToPages: 1 } : { scale: 100 };
  }

  set Zoom(value: unknown) {
    const { horizontalFitToPages, verticalFitToPages, scale } = (value ?? {}) as Record<string, unknown>;
    const fits = horizontalFitToPages === 1 && (verticalFitToPages ?? 0) === 0;
    if (!fits && scale !== 100) {
      throw new RichApiError('NotImplemented', 'The workbench prints at full size or fits the width to one page.', 'PageLayout.zoom');
    }
    this.change({ fitToWidth: fits });
  }

  private print(): Print {
    return this.host.spreadsheet.sheetFile(this.sheetId).print ?? {};
  }

  private change(change: Print): void {
    this.host.spreadsheet.setPrint(this.sheetId, { ...this.print(), ...change });
  }
}
