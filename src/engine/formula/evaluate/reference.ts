import type { CellRange } from '../workbookModel';

/** A rectangle on one sheet; `sheet` is the position of the sheet in the workbook. */
export interface Area extends CellRange {
  readonly sheet: number;
}

/** One or more rectangles (a union), not read yet. */
export class Reference {
  constructor(
    readonly areas: readonly Area[],
    /** True for the same cells on several sheets (`Jan:Mar!B2`), which only some functions take. */
    readonly acrossSheets = false,
  ) {}

  /** The only rectangle, or undefined for a union. */
  get single(): Area | undefined {
    return this.areas.length === 1 && !this.acrossSheets ? this.areas[0] : undefined;
  }
}

export function areaOf(sheet: number, top: number, left: number, bottom: number, right: number): Reference {
  return new Reference([{ sheet, top, left, bottom, right }]);
}

export function rowsOf(range: CellRange): number {
  return range.bottom - range.top + 1;
}

export function widthOf(range: CellRange): number {
  return range.right - range.left + 1;
}

/** The part two rectangles share, or undefined. */
export function intersect(first: Area, second: Area): Area | undefined {
  if (first.sheet !== second.sheet) return undefined;
  const top = Math.max(first.top, second.top);
  const left = Math.max(first.left, second.left);
  const bottom = Math.min(first.bottom, second.bottom);
  const right = Math.min(first.right, second.right);
  return top <= bottom && left <= right ? { sheet: first.sheet, top, left, bottom, right } : undefined;
}

/** The smallest rectangle around two on the same sheet, or undefined where they are on different ones. */
export function enclose(first: Area, second: Area): Area | undefined {
  if (first.sheet !== second.sheet) return undefined;
  return {
    sheet: first.sheet,
    top: Math.min(first.top, second.top),
    left: Math.min(first.left, second.left),
    bottom: Math.max(first.bottom, second.bottom),
    right: Math.max(first.right, second.right),
  };
}

/** The area without the rows and columns behind the last ones of another; undefined where it begins behind them. */
export function upTo(area: Area, { bottom, right }: Area): Area | undefined {
  return bottom < area.top || right < area.left ? undefined : { ...area, bottom: Math.min(area.bottom, bottom), right: Math.min(area.right, right) };
}

/** The area of the size of another that begins at the first cell of the one given. */
export function sizedLike({ sheet, top, left }: Area, like: Area): Area {
  return { sheet, top, left, bottom: top + like.bottom - like.top, right: left + like.right - like.left };
}
