import { DrawingTypeEnum } from '@univerjs/core';
import type { ISheetFloatDom, ISheetDrawing } from '@univerjs/sheets-drawing';
import type { CellRange } from '../../../engine/formula/workbookModel';
import type { ChartFile } from '../../../file/workbookFile';

/** Under this name the page registers the component that draws a chart. */
export const CHART_COMPONENT = 'workbench-chart';

/** Where rows and columns begin, in pixels from the top-left of the first cell. */
export interface SheetGeometry {
  columnWidth(column: number): number;
  rowHeight(row: number): number;
}

/** What the drawing carries of the chart: its place is the drawing's own, since the user may drag it. */
export type ChartBody = Omit<ChartFile, 'anchor'>;

function offset(count: number, size: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += size(index);
  return sum;
}

export function toGridChart(chart: ChartFile, place: { readonly unitId: string; readonly sheetId: string; readonly drawingId: string }, geometry: SheetGeometry): ISheetFloatDom {
  const { anchor, ...body } = chart;
  const left = offset(anchor.left, geometry.columnWidth);
  const top = offset(anchor.top, geometry.rowHeight);
  const transform = {
    left,
    top,
    width: Math.max(120, offset(anchor.right, geometry.columnWidth) - left),
    height: Math.max(80, offset(anchor.bottom, geometry.rowHeight) - top),
    angle: 0,
  };
  const sheetTransform = {
    from: { column: anchor.left, columnOffset: 0, row: anchor.top, rowOffset: 0 },
    to: { column: anchor.right, columnOffset: 0, row: anchor.bottom, rowOffset: 0 },
  };
  return {
    unitId: place.unitId,
    subUnitId: place.sheetId,
    drawingId: place.drawingId,
    drawingType: DrawingTypeEnum.DRAWING_DOM,
    componentKey: CHART_COMPONENT,
    transform,
    sheetTransform,
    axisAlignSheetTransform: sheetTransform,
    // Plain data by construction; the drawing's own type wants an index signature.
    data: { chart: body as unknown as Record<string, never>, unitId: place.unitId, sheetId: place.sheetId, drawingId: place.drawingId },
    allowTransform: true,
  };
}

export function isGridChart(drawing: ISheetDrawing): drawing is ISheetFloatDom {
  return 'componentKey' in drawing && drawing.componentKey === CHART_COMPONENT;
}

/** The nearest cell edge: a chart that was dragged half-way into a cell is saved at the closer side. */
function edge(cell: { readonly index: number; readonly offset: number }, size: (index: number) => number): number {
  return cell.index + (cell.offset > size(cell.index) / 2 ? 1 : 0);
}

export function fromGridChart(drawing: ISheetFloatDom, geometry: SheetGeometry): ChartFile {
  const { from, to } = drawing.sheetTransform;
  const anchor: CellRange = {
    top: edge({ index: from.row, offset: from.rowOffset }, geometry.rowHeight),
    left: edge({ index: from.column, offset: from.columnOffset }, geometry.columnWidth),
    bottom: edge({ index: to.row, offset: to.rowOffset }, geometry.rowHeight),
    right: edge({ index: to.column, offset: to.columnOffset }, geometry.columnWidth),
  };
  return { ...(drawing.data as unknown as { readonly chart: ChartBody }).chart, anchor };
}
