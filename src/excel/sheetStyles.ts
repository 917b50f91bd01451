import { columnOf, rowOf, type CellRange } from '../engine/formula/workbookModel';
import type { CellStyle, SheetFile } from '../file/workbookFile';

/** One look and every rectangle of a sheet that wears it. */
export interface StyledAreas {
  readonly style: CellStyle;
  readonly areas: readonly CellRange[];
}

/**
 * Gathers the cells of a sheet by their look, in as few rectangles as rows of equal cells make, so that a sheet is dressed
 * with some requests per look and not per cell. O(cells).
 */
export function styledAreas(cells: SheetFile['cells']): readonly StyledAreas[] {
  const byLook = new Map<string, { style: CellStyle; keys: number[] }>();
  const lookOf = new Map<CellStyle, string>();
  for (const [key, { style }] of cells) {
    if (style === undefined) continue;
    let look = lookOf.get(style);
    if (look === undefined) lookOf.set(style, (look = JSON.stringify(style)));
    const known = byLook.get(look);
    if (known === undefined) byLook.set(look, { style, keys: [key] });
    else known.keys.push(key);
  }
  return [...byLook.values()].map(({ style, keys }) => ({ style, areas: rectangles(keys) }));
}

/** Covers cells exactly with rectangles: runs along each row, joined with an equal run of the row above. O(cells log cells). */
export function rectangles(keys: Iterable<number>): readonly CellRange[] {
  const found: CellRange[] = [];
  /** Where, among those found, the rectangle stands that ends in the row above and covers these columns. */
  const endingAt = new Map<string, number>();
  for (const run of rowRuns(keys)) {
    const above = endingAt.get(`${run.top - 1}:${run.left}:${run.right}`);
    if (above !== undefined) found[above] = { ...found[above], bottom: run.bottom };
    endingAt.set(`${run.bottom}:${run.left}:${run.right}`, above ?? found.push(run) - 1);
  }
  return found;
}

function rowRuns(keys: Iterable<number>): readonly CellRange[] {
  const runs: CellRange[] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const row = rowOf(key);
    const column = columnOf(key);
    const last = runs.at(-1);
    if (last?.top === row && last.right === column - 1) runs[runs.length - 1] = { ...last, right: column };
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  return runs;
}

const horizontal = { left: 'Left', center: 'Center', right: 'Right', general: 'General' } as const;
const vertical = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;
const edges = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;
const lines = {
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  dashed: ['Dash', 'Thin'],
  dotted: ['Dot', 'Thin'],
  double: ['Double', 'Thick'],
  hair: ['Continuous', 'Hairline'],
} as const;

/**
 * Gives ranges a look. Border lines are drawn around every cell: along an edge they are the range's own, within it they
 * stand between the cells.
 */
export function dress(format: Excel.RangeFormat, style: CellStyle): void {
  const { font, fill } = format;
  if (style.fontName !== undefined) font.name = style.fontName;
  if (style.fontSize !== undefined) font.size = style.fontSize;
  if (style.color !== undefined) font.color = style.color;
  if (style.bold !== undefined) font.bold = style.bold;
  if (style.italic !== undefined) font.italic = style.italic;
  if (style.underline !== undefined) font.underline = style.underline ? 'Single' : 'None';
  if (style.fill !== undefined) fill.color = style.fill;
  if (style.horizontal !== undefined) format.horizontalAlignment = horizontal[style.horizontal];
  if (style.vertical !== undefined) format.verticalAlignment = vertical[style.vertical];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.locked !== undefined) format.protection.locked = style.locked;
  const { top, bottom, left, right } = style.border ?? {};
  for (const [side, line] of Object.entries({ top, bottom, left, right }) as [keyof typeof edges, typeof top][]) {
    if (line !== undefined) draw(format.borders.getItem(edges[side]), line);
  }
  const across = top ?? bottom;
  const between = left ?? right;
  if (across !== undefined) draw(format.borders.getItem('InsideHorizontal'), across);
  if (between !== undefined) draw(format.borders.getItem('InsideVertical'), between);
}

function draw(border: Excel.RangeBorder, line: NonNullable<NonNullable<CellStyle['border']>['top']>): void {
  const [style, weight] = lines[line.style];
  border.style = style;
  border.weight = weight;
  if (line.color !== undefined) border.color = line.color;
}
