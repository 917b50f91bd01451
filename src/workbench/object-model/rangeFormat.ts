import type { CellRange } from '../../engine/formula/workbookModel';
import type { BorderFile, CellStyle } from '../../file/workbookFile';
import { HostCollection, HostObject } from './hostObject';
import { cellCount, columnCount, forEachCell, intersection, rowCount, singleCell } from './rangeGeometry';
import { invalidArgument } from './richApiError';
import type { WorkbookHost } from './workbookHost';

const POINTS_PER_PIXEL = 0.75;
/** Cells looked at to decide whether a property is the same all over a range. */
const LARGEST_SAMPLE = 20_000;

/** The looks of some rectangles: read where they agree (null where they differ), written to all. */
class Looks {
  constructor(
    readonly host: WorkbookHost,
    readonly sheetId: string,
    readonly areas: readonly CellRange[],
  ) {}

  read<T>(of: (style: CellStyle) => T): T | null {
    let first: { value: T } | undefined;
    let same = true;
    for (const area of this.areas) {
      forEachCell(this.sample(area), (row, column) => {
        if (same) {
          const value = of(this.host.spreadsheet.styleAt(this.sheetId, row, column));
          first ??= { value };
          same = value === first.value;
        }
      });
    }
    return same && first !== undefined ? first.value : null;
  }

  write(style: CellStyle): void {
    this.host.spreadsheet.format(this.sheetId, this.areas, style);
  }

  /** Unformatted cells beyond the used ones look like the first of them. */
  private sample(area: CellRange): CellRange {
    if (cellCount(area) <= LARGEST_SAMPLE) {
      return area;
    }
    const used = this.host.spreadsheet.usedRange(this.sheetId);
    const part = used === null ? null : intersection(area, used);
    return part === null || cellCount(part) > LARGEST_SAMPLE ? singleCell(area.top, area.left) : part;
  }
}

export class RangeFormat extends HostObject {
  readonly typeName = 'RangeFormat';
  private readonly looks: Looks;

  constructor(host: WorkbookHost, sheetId: string, ...areas: readonly CellRange[]) {
    super();
    this.looks = new Looks(host, sheetId, areas);
  }

  get Font(): RangeFont {
    return new RangeFont(this.looks);
  }

  get Fill(): RangeFill {
    return new RangeFill(this.looks);
  }

  get Borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.looks);
  }

  get Protection(): FormatProtection {
    return new FormatProtection(this.looks);
  }

  get HorizontalAlignment(): string | null {
    return this.looks.read((style) => horizontalNames[style.horizontal ?? 'general']);
  }

  set HorizontalAlignment(value: unknown) {
    this.looks.write({ horizontal: keyOf(horizontalNames, value, 'RangeFormat.horizontalAlignment') });
  }

  get VerticalAlignment(): string | null {
    return this.looks.read((style) => verticalNames[style.vertical ?? 'bottom']);
  }

  set VerticalAlignment(value: unknown) {
    this.looks.write({ vertical: keyOf(verticalNames, value, 'RangeFormat.verticalAlignment') });
  }

  get WrapText(): boolean | null {
    return this.looks.read((style) => style.wrap === true);
  }

  set WrapText(value: unknown) {
    this.looks.write({ wrap: logical(value, 'RangeFormat.wrapText') });
  }

  get IndentLevel(): number | null {
    return this.looks.read((style) => style.indent ?? 0);
  }

  set IndentLevel(value: unknown) {
    this.looks.write({ indent: positive(value, 'RangeFormat.indentLevel') });
  }

  /** Points. Null where columns differ. */
  get ColumnWidth(): number | null {
    return this.size('column');
  }

  set ColumnWidth(value: unknown) {
    const pixels = positive(value, 'RangeFormat.columnWidth') / POINTS_PER_PIXEL;
    this.eachLine('column', (sheetId, column) => this.looks.host.spreadsheet.setColumnWidth(sheetId, column, pixels));
  }

  /** Points. Null where rows differ. */
  get RowHeight(): number | null {
    return this.size('row');
  }

  set RowHeight(value: unknown) {
    const pixels = positive(value, 'RangeFormat.rowHeight') / POINTS_PER_PIXEL;
    this.eachLine('row', (sheetId, row) => this.looks.host.spreadsheet.setRowHeight(sheetId, row, pixels));
  }

  /** Widens or narrows each column to its longest text; wide characters count twice. */
  AutofitColumns(): void {
    const { spreadsheet } = this.looks.host;
    this.eachLine('column', (sheetId, column, area) => {
      const used = spreadsheet.usedRange(sheetId);
      const part = used === null ? null : intersection({ ...area, left: column, right: column }, used);
      const widest = part === null ? 0 : Math.max(0, ...spreadsheet.read(sheetId, part).map((row) => displayWidth(row[0]?.text ?? '')));
      if (widest > 0) {
        spreadsheet.setColumnWidth(sheetId, column, Math.min(600, Math.round(widest * 7 + 12)));
      }
    });
  }

  /** Rows of one line of text take the default height; wrapped text takes a line for each line break. */
  AutofitRows(): void {
    const { spreadsheet } = this.looks.host;
    this.eachLine('row', (sheetId, row, area) => {
      const used = spreadsheet.usedRange(sheetId);
      const part = used === null ? null : intersection({ ...area, top: row, bottom: row }, used);
      const lines = part === null ? 1 : Math.max(1, ...(spreadsheet.read(sheetId, part)[0] ?? []).map((cell) => cell.text.split('\n').length));
      spreadsheet.setRowHeight(sheetId, row, lines * 20);
    });
  }

  private size(axis: 'row' | 'column'): number | null {
    const { host, sheetId, areas } = this.looks;
    const sizes = new Set<number>();
    for (const area of areas) {
      const first = axis === 'row' ? area.top : area.left;
      const count = Math.min(axis === 'row' ? rowCount(area) : columnCount(area), LARGEST_SAMPLE);
      for (let at = first; at < first + count; at += 1) {
        sizes.add(axis === 'row' ? host.spreadsheet.rowHeight(sheetId, at) : host.spreadsheet.columnWidth(sheetId, at));
      }
    }
    const [pixels] = sizes;
    return sizes.size === 1 && pixels !== undefined ? pixels * POINTS_PER_PIXEL : null;
  }

  private eachLine(axis: 'row' | 'column', visit: (sheetId: string, index: number, area: CellRange) => void): void {
    for (const area of this.looks.areas) {
      const [first, last] = axis === 'row' ? [area.top, area.bottom] : [area.left, area.right];
      if (last - first >= LARGEST_SAMPLE) {
        throw invalidArgument(`RangeFormat.${axis === 'row' ? 'rowHeight' : 'columnWidth'}`, `The workbench sizes at most ${LARGEST_SAMPLE} rows or columns at once.`);
      }
      for (let at = first; at <= last; at += 1) {
        visit(this.looks.sheetId, at, area);
      }
    }
  }
}

class RangeFont extends HostObject {
  readonly typeName = 'RangeFont';

  constructor(private readonly looks: Looks) {
    super();
  }

  get Bold(): boolean | null {
    return this.looks.read((style) => style.bold === true);
  }

  set Bold(value: unknown) {
    this.looks.write({ bold: logical(value, 'RangeFont.bold') });
  }

  get Italic(): boolean | null {
    return this.looks.read((style) => style.italic === true);
  }

  set Italic(value: unknown) {
    this.looks.write({ italic: logical(value, 'RangeFont.italic') });
  }

  get Underline(): string | null {
    return this.looks.read((style) => (style.underline === true ? 'Single' : 'None'));
  }

  set Underline(value: unknown) {
    if (value !== 'None' && value !== 'Single') {
      throw invalidArgument('RangeFont.underline');
    }
    this.looks.write({ underline: value === 'Single' });
  }

  get Size(): number | null {
    return this.looks.read((style) => style.fontSize ?? 11);
  }

  set Size(value: unknown) {
    this.looks.write({ fontSize: positive(value, 'RangeFont.size') });
  }

  get Name(): string | null {
    return this.looks.read((style) => style.fontName ?? 'Calibri');
  }

  set Name(value: unknown) {
    if (typeof value !== 'string' || value === '') {
      throw invalidArgument('RangeFont.name');
    }
    this.looks.write({ fontName: value });
  }

  get Color(): string | null {
    return this.looks.read((style) => style.color ?? '#000000');
  }

  set Color(value: unknown) {
    this.looks.write({ color: color(value, 'RangeFont.color') });
  }
}

class RangeFill extends HostObject {
  readonly typeName = 'RangeFill';

  constructor(private readonly looks: Looks) {
    super();
  }

  /** White where there is no fill, as Excel answers. */
  get Color(): string | null {
    return this.looks.read((style) => style.fill ?? '#FFFFFF');
  }

  set Color(value: unknown) {
    this.looks.write({ fill: color(value, 'RangeFill.color') });
  }

  Clear(): void {
    this.looks.write({ fill: undefined });
  }
}

class FormatProtection extends HostObject {
  readonly typeName = 'FormatProtection';

  constructor(private readonly looks: Looks) {
    super();
  }

  get Locked(): boolean | null {
    return this.looks.read((style) => style.locked !== false);
  }

  set Locked(value: unknown) {
    this.looks.write({ locked: logical(value, 'FormatProtection.locked') });
  }
}

const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;
type Side = (typeof SIDES)[number];

class RangeBorderCollection extends HostCollection<RangeBorder> {
  readonly typeName = 'RangeBorderCollection';

  constructor(private readonly looks: Looks) {
    super();
  }

  get Count(): number {
    return SIDES.length;
  }

  items(): readonly RangeBorder[] {
    return SIDES.map((side) => new RangeBorder(this.looks, side));
  }

  item(key: unknown): RangeBorder {
    const side = SIDES.find((candidate) => candidate === key);
    if (side === undefined) {
      throw invalidArgument('RangeBorderCollection.getItem', `The workbench has the borders ${SIDES.join(', ')}; received ${String(key)}.`);
    }
    return new RangeBorder(this.looks, side);
  }
}

class RangeBorder extends HostObject {
  readonly typeName = 'RangeBorder';

  constructor(
    private readonly looks: Looks,
    private readonly side: Side,
  ) {
    super();
  }

  override identity(): string {
    return this.side;
  }

  get SideIndex(): string {
    return this.side;
  }

  get Style(): string | null {
    return this.read((border) => (border === undefined ? 'None' : lineStyles[border.style]));
  }

  set Style(value: unknown) {
    if (value === 'None') {
      this.write(() => undefined);
      return;
    }
    const style = lineNames[String(value)];
    if (style === undefined) {
      throw invalidArgument('RangeBorder.style');
    }
    this.write((border) => ({ ...border, style: style === 'thin' && border !== undefined && lineStyles[border.style] === 'Continuous' ? border.style : style }));
  }

  get Weight(): string | null {
    return this.read((border) => weightNames[border?.style ?? 'thin']);
  }

  set Weight(value: unknown) {
    const style = weightStyles[String(value)];
    if (style === undefined) {
      throw invalidArgument('RangeBorder.weight');
    }
    this.write((border) => ({ ...border, style: border === undefined || lineStyles[border.style] === 'Continuous' ? style : border.style }));
  }

  get Color(): string | null {
    return this.read((border) => border?.color ?? '#000000');
  }

  set Color(value: unknown) {
    const chosen = color(value, 'RangeBorder.color');
    this.write((border) => ({ style: border?.style ?? 'thin', color: chosen }));
  }

  private read<T>(of: (border: BorderFile | undefined) => T): T | null {
    const values = new Set<T>();
    this.eachEdge((row, column, edge) => values.add(of(this.looks.host.spreadsheet.styleAt(this.looks.sheetId, row, column).border?.[edge])));
    const [value] = values;
    return values.size === 1 && value !== undefined ? value : null;
  }

  private write(change: (border: BorderFile | undefined) => BorderFile | undefined): void {
    const { spreadsheet } = this.looks.host;
    const alike = new Map<string, { readonly border: CellStyle['border']; readonly cells: CellRange[] }>();
    this.eachEdge((row, column, edge) => {
      const before = spreadsheet.styleAt(this.looks.sheetId, row, column).border?.[edge];
      const kind = `${edge} ${before?.style} ${before?.color}`;
      const known = alike.get(kind) ?? { border: { [edge]: change(before) }, cells: [] };
      known.cells.push(singleCell(row, column));
      alike.set(kind, known);
    });
    for (const { border, cells } of alike.values()) {
      spreadsheet.format(this.looks.sheetId, cells, { border });
    }
  }

  private eachEdge(visit: (row: number, column: number, edge: 'top' | 'bottom' | 'left' | 'right') => void): void {
    for (const area of this.looks.areas) {
      if (cellCount(area) > LARGEST_SAMPLE) {
        throw invalidArgument('RangeBorder', `The workbench draws borders on at most ${LARGEST_SAMPLE} cells at once.`);
      }
      const [part, edge] = edgeOf(area, this.side);
      if (part !== null) {
        forEachCell(part, (row, column) => visit(row, column, edge));
      }
    }
  }
}

function edgeOf(area: CellRange, side: Side): [CellRange | null, 'top' | 'bottom' | 'left' | 'right'] {
  switch (side) {
    case 'EdgeTop':
      return [{ ...area, bottom: area.top }, 'top'];
    case 'EdgeBottom':
      return [{ ...area, top: area.bottom }, 'bottom'];
    case 'EdgeLeft':
      return [{ ...area, right: area.left }, 'left'];
    case 'EdgeRight':
      return [{ ...area, left: area.right }, 'right'];
    case 'InsideHorizontal':
      return [rowCount(area) > 1 ? { ...area, top: area.top + 1 } : null, 'top'];
    case 'InsideVertical':
      return [columnCount(area) > 1 ? { ...area, left: area.left + 1 } : null, 'left'];
  }
}

const horizontalNames = { general: 'General', left: 'Left', center: 'Center', right: 'Right' } as const;
const verticalNames = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;
const lineStyles: Readonly<Record<BorderFile['style'], string>> = {
  thin: 'Continuous',
  medium: 'Continuous',
  thick: 'Continuous',
  hair: 'Continuous',
  dashed: 'Dash',
  dotted: 'Dot',
  double: 'Double',
};
const lineNames: Readonly<Record<string, BorderFile['style'] | undefined>> = { Continuous: 'thin', Dash: 'dashed', Dot: 'dotted', Double: 'double' };
const weightNames: Readonly<Record<BorderFile['style'], string>> = {
  thin: 'Thin',
  medium: 'Medium',
  thick: 'Thick',
  hair: 'Hairline',
  dashed: 'Thin',
  dotted: 'Thin',
  double: 'Thick',
};
const weightStyles: Readonly<Record<string, BorderFile['style'] | undefined>> = { Hairline: 'hair', Thin: 'thin', Medium: 'medium', Thick: 'thick' };

function keyOf<K extends string>(names: Readonly<Record<K, string>>, value: unknown, location: string): K {
  const found = (Object.keys(names) as K[]).find((key) => names[key] === value);
  if (found === undefined) {
    throw invalidArgument(location, `The workbench knows ${Object.values<string>(names).join(', ')}; received ${String(value)}.`);
  }
  return found;
}

function logical(value: unknown, location: string): boolean {
  if (typeof value !== 'boolean') {
    throw invalidArgument(location);
  }
  return value;
}

function positive(value: unknown, location: string): number {
  if (typeof value !== 'number' || value < 0) {
    throw invalidArgument(location);
  }
  return value;
}

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  purple: '#800080',
};

/** `#RRGGBB` in capitals, from that form or one of the usual colour names. */
export function color(value: unknown, location: string): string {
  const text = typeof value === 'string' ? (NAMED_COLORS[value.toLowerCase()] ?? value) : '';
  if (!/^#[0-9a-fA-F]{6}$/.test(text)) {
    throw invalidArgument(location, `A colour is written #RRGGBB; received ${String(value)}.`);
  }
  return text.toUpperCase();
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(character) ? 2 : 1;
  }
  return width;
}
