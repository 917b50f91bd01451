import type { CellValue } from '../../engine/core/cellValue';
import { columnLetters, parseCorners, sheetPrefix } from '../../engine/formula/parse/address';
import { cellKey, type CellRange } from '../../engine/formula/workbookModel';
import type { CellFile, CellStyle, ChartFile, ConditionalFormatFile, SheetFile, TableFile, ValidationFile } from '../workbookFile';
import { fittedHeights } from './fittedHeights';
import { colors, type Format, type Looks } from './looks';

/**
 * One sheet of a template, put together cell by cell. Addresses are written as in Excel (`C5`), so that a
 * template reads like the sheet it makes. A formula that looks at another sheet turns green by itself.
 */
export class SheetBuilder {
  private readonly cells = new Map<number, CellFile>();
  private readonly widths: Record<number, number> = {};
  private readonly heights: Record<number, number> = {};
  private readonly validations: ValidationFile[] = [];
  private readonly conditionalFormats: ConditionalFormatFile[] = [];
  private readonly charts: ChartFile[] = [];
  private readonly tables: TableFile[] = [];
  private frozen: SheetFile['frozen'];

  constructor(
    readonly name: string,
    readonly looks: Looks,
    private readonly tabColor: string = colors.navy,
  ) {}

  /** Width in characters by column letter. */
  columns(widths: Readonly<Record<string, number>>): this {
    for (const [column, width] of Object.entries(widths)) this.widths[rangeOf(`${column}1`).left] = width;
    return this;
  }

  /** Height in points by row number; rows without one are as high as their wrapped texts need. */
  height(row: number, points: number): this {
    this.heights[row - 1] = points;
    return this;
  }

  freeze(rows: number, columns: number): this {
    this.frozen = { rows, columns };
    return this;
  }

  put(address: string, value: CellValue, style: CellStyle = this.looks.label, more: Partial<CellFile> = {}): this {
    const { top, left } = rangeOf(address);
    this.cells.set(cellKey(top, left), { value, style, ...more });
    return this;
  }

  /** A constant the user is meant to change. */
  input(address: string, value: CellValue, format: Format, comment?: string): this {
    return this.put(address, value, this.looks.input(format), comment === undefined ? {} : { comment });
  }

  /** A formula without its `=`; `style` overrides the colour that its kind would give. */
  formula(address: string, formula: string, format: Format, style?: CellStyle): this {
    const byKind = formula.includes('!') ? this.looks.linked(format) : this.looks.calculated(format);
    return this.put(address, null, style ?? byKind, { formula });
  }

  /** A formula that spills a table over `area`; the rest of the area only carries its look. */
  spill(area: string, formula: string, styleAt: (row: number, column: number) => CellStyle): this {
    const range = rangeOf(area);
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const style = styleAt(row - range.top, column - range.left);
        const first = row === range.top && column === range.left;
        this.cells.set(cellKey(row, column), first ? { value: null, style, formula, dynamic: true, arrayRange: range } : { value: null, style, spilled: true });
      }
    }
    return this;
  }

  /** A cell of a spill as another formula reads it: where nothing spills, the error, not the blank that stands in its place. */
  spilledRef(area: string, address: string): string {
    const { top, left } = rangeOf(area);
    const anchor = this.ref(`$${columnLetters(left)}$${top + 1}`);
    return `IF(ISERROR(${anchor}),${anchor},${this.ref(address)})`;
  }

  /** Changes the look of a cell that is already there. */
  restyle(address: string, style: CellStyle): this {
    const { top, left } = rangeOf(address);
    const cell = this.cells.get(cellKey(top, left));
    if (cell) this.cells.set(cellKey(top, left), { ...cell, style });
    return this;
  }

  /** Gives the cells of an area a look where they have none. */
  fill(area: string, style: CellStyle): this {
    const { top, left, bottom, right } = rangeOf(area);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const key = cellKey(row, column);
        if (!this.cells.has(key)) this.cells.set(key, { value: null, style });
      }
    }
    return this;
  }

  /** A dark band across the columns of the sheet, with the name of what follows. */
  section(area: string, words: string): this {
    this.put(area.split(':')[0] ?? area, words, this.looks.section);
    return this.fill(area, this.looks.section);
  }

  heads(row: number, words: Readonly<Record<string, string>>, rightAligned: readonly string[] = []): this {
    for (const [column, text] of Object.entries(words)) this.put(`${column}${row}`, text, rightAligned.includes(column) ? this.looks.columnHeadRight : this.looks.columnHead);
    return this;
  }

  validate(area: string, rule: Omit<ValidationFile, 'range'>): this {
    this.validations.push({ range: rangeOf(area), ...rule });
    return this;
  }

  /** Shades the cells where the formula, relative to the first of them, is true. */
  highlight(area: string, formula: string, style: CellStyle): this {
    this.conditionalFormats.push({ range: rangeOf(area), formula, style });
    return this;
  }

  /** The chart covers the area, whose last row and column are outside it. */
  chart(area: string, chart: Omit<ChartFile, 'anchor'>): this {
    this.charts.push({ ...chart, anchor: rangeOf(area) });
    return this;
  }

  table(area: string, table: Omit<TableFile, 'range'>): this {
    this.tables.push({ ...table, range: rangeOf(area) });
    return this;
  }

  /** A reference to this sheet as other sheets write it: `'Cash flow'!C5`. */
  ref(address: string): string {
    return sheetPrefix(this.name) + address;
  }

  toFile(): SheetFile {
    return {
      name: this.name,
      cells: this.cells,
      columnWidths: this.widths,
      rowHeights: { ...fittedHeights(this.cells, this.widths), ...this.heights },
      ...(this.frozen === undefined ? {} : { frozen: this.frozen }),
      showGridlines: false,
      tabColor: this.tabColor,
      validations: this.validations,
      conditionalFormats: this.conditionalFormats,
      charts: this.charts,
      tables: this.tables,
      print: { landscape: true, fitToWidth: true },
    };
  }
}

function rangeOf(address: string): CellRange {
  const range = parseCorners(address);
  if (!range) throw new Error(`"${address}" is not an address`);
  return range;
}
