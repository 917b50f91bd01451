import { IDrawingManagerService } from '@univerjs/drawing';
import { InsertSheetDrawingCommand, ISheetDrawingService, RemoveSheetDrawingCommand, type ISheetFloatDom } from '@univerjs/sheets-drawing';
import type { ChartFile } from '../../file/workbookFile';
import { fromGridChart, isGridChart, toGridChart, type SheetGeometry } from './file/chart';
import type { GridContext } from './gridContext';

/** The charts of a sheet: drawings of the grid, so that dragging, undo and saving treat them like any other. */
export class ChartObjects {
  constructor(private readonly grid: GridContext) {}

  charts(sheetId: string): readonly ChartFile[] {
    return this.#drawings(sheetId).map((drawing) => fromGridChart(drawing, this.#geometry(sheetId)));
  }

  add(sheetId: string, chart: ChartFile): void {
    const { unitId } = this.grid;
    const drawing = toGridChart(chart, { unitId, sheetId, drawingId: `chart-${crypto.randomUUID()}` }, this.#geometry(sheetId));
    this.grid.command(InsertSheetDrawingCommand.id, { unitId, drawings: [drawing] });
  }

  /** Drawn anew under its place in the order: a drawing's contents cannot be exchanged while it is shown. */
  update(sheetId: string, name: string, chart: ChartFile): void {
    this.remove(sheetId, name);
    this.add(sheetId, chart);
  }

  remove(sheetId: string, name: string): void {
    const drawing = this.#drawings(sheetId).find((entry) => fromGridChart(entry, this.#geometry(sheetId)).name === name);
    if (drawing) this.grid.command(RemoveSheetDrawingCommand.id, { unitId: this.grid.unitId, drawings: [drawing] });
  }

  /** Gives a loaded workbook's drawings to the part that shows them. */
  show(): void {
    this.grid.injector.get(IDrawingManagerService).initializeNotification(this.grid.unitId);
  }

  #drawings(sheetId: string): readonly ISheetFloatDom[] {
    const service = this.grid.injector.get(ISheetDrawingService);
    const { unitId } = this.grid;
    return service.getDrawingOrder(unitId, sheetId).flatMap((drawingId) => {
      const drawing = service.getDrawingByParam({ unitId, subUnitId: sheetId, drawingId });
      return drawing && isGridChart(drawing) ? [drawing] : [];
    });
  }

  #geometry(sheetId: string): SheetGeometry {
    const sheet = this.grid.sheet(sheetId);
    return { columnWidth: (column) => sheet.getColumnWidth(column), rowHeight: (row) => sheet.getRowHeight(row) };
  }
}
