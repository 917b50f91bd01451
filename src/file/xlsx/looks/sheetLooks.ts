import { cellKey, MAX_COLUMNS, MAX_ROWS, type CellRange } from '../../../engine/formula/workbookModel';
import type { CellFile, ConditionalFormatFile, SheetFile, ValidationFile } from '../../workbookFile';
import { parseCorners, cornersAddress } from '../../../engine/formula/parse/address';
import { CellWalk } from '../cellWalk';
import { readValidation } from '../dataValidation';
import { unescapeCharacters } from '../escapedText';
import { removeFilePrefixes } from '../filePrefixes';
import { isTrue } from '../isTrue';
import { XmlScanner } from '../xmlScanner';
import type { Colors } from './colors';
import { finite } from './finite';
import type { LookBudget } from './lookBudget';
import type { StyleSheet } from './styleSheet';

/** What a sheet looks like, apart from the contents of its cells, its tables and its charts. */
export interface SheetLooks {
  readonly sheet: Omit<SheetFile, 'name' | 'cells' | 'tables' | 'charts'>;
  readonly cells: Map<number, CellLooks>;
}

export type CellLooks = Pick<CellFile, 'style' | 'comment' | 'link'>;

export interface LookContext {
  readonly styles: StyleSheet;
  readonly colors: Colors;
  /** Addresses of the sheet's links, by relationship. */
  readonly targets: ReadonlyMap<string, string>;
  readonly budget: LookBudget;
}

/** Reads the looks of a sheet in one pass, as far as the budget reaches. */
export function readSheetLooks(text: string, context: LookContext): SheetLooks {
  return new SheetLooksReader(text, context).read();
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

class SheetLooksReader {
  private readonly xml: XmlScanner;
  private readonly walk: CellWalk;
  private readonly cells = new Map<number, CellLooks>();
  private readonly columnWidths: Record<number, number> = {};
  private readonly rowHeights: Record<number, number> = {};
  private readonly hiddenColumns = new Set<number>();
  private readonly hiddenRows: number[] = [];
  private readonly merges: CellRange[] = [];
  private readonly validations: ValidationFile[] = [];
  private readonly conditionalFormats: ConditionalFormatFile[] = [];
  private readonly sheet: Partial<Writable<SheetFile>> = {};
  private readonly print: { landscape?: boolean; fitToWidth?: boolean } = {};
  private prints = false;

  constructor(
    text: string,
    private readonly context: LookContext,
  ) {
    this.xml = new XmlScanner(text);
    this.walk = new CellWalk(this.xml);
  }

  read(): SheetLooks {
    const { xml } = this;
    for (let event = xml.next(); event !== 'end'; event = xml.next()) if (event === 'open') this.element();
    const { landscape = false, fitToWidth = false } = this.print;
    return {
      cells: this.cells,
      sheet: {
        ...this.sheet,
        columnWidths: this.columnWidths,
        rowHeights: this.rowHeights,
        hiddenColumns: [...this.hiddenColumns].sort((a, b) => a - b),
        hiddenRows: this.hiddenRows,
        merges: this.merges,
        validations: this.validations,
        conditionalFormats: this.conditionalFormats,
        ...(this.prints && { print: { landscape, fitToWidth } }),
      },
    };
  }

  private element(): void {
    const { xml, walk, sheet, context } = this;
    switch (xml.name) {
      case 'c':
        walk.enterCell();
        this.addLook(cellKey(walk.row, walk.column), 'style', context.styles.cells[Number(xml.attribute('s') ?? NaN)]);
        break;
      case 'f':
      case 'v':
      case 'is':
      case 'extLst':
        xml.skip();
        break;
      case 'row':
        walk.enterRow();
        this.readRow(walk.row);
        break;
      case 'col':
        this.readColumns();
        break;
      case 'mergeCell':
        this.merges.push(...this.areas(xml.attribute('ref')));
        break;
      case 'hyperlink':
        this.readLink();
        break;
      case 'conditionalFormatting':
        this.readConditions();
        break;
      case 'dataValidation':
        this.readValidation();
        break;
      case 'tabColor':
        assign(sheet, 'tabColor', context.colors.of(xml));
        break;
      case 'sheetView':
        if (['0', 'false'].includes(xml.attribute('showGridLines') ?? '')) sheet.showGridlines = false;
        break;
      case 'pane':
        if (xml.attribute('state') === 'frozen' || xml.attribute('state') === 'frozenSplit') this.readFrozen();
        break;
      case 'pageSetup':
        this.prints = true;
        this.print.landscape = xml.attribute('orientation') === 'landscape';
        if (xml.attribute('fitToWidth') !== undefined || xml.attribute('fitToHeight') !== undefined) this.print.fitToWidth = true;
        break;
      case 'pageSetUpPr':
        if (isTrue(xml.attribute('fitToPage'))) this.prints = this.print.fitToWidth = true;
        break;
      case 'pageMargins':
        this.prints = true;
        break;
    }
  }

  private addLook<K extends keyof CellLooks>(key: number, kind: K, look: CellLooks[K] | undefined): void {
    if (look === undefined) return;
    const known = this.cells.get(key);
    if (known !== undefined) this.cells.set(key, { ...known, [kind]: look });
    else if (this.context.budget.takeCell()) this.cells.set(key, { [kind]: look });
  }

  private readRow(row: number): void {
    const { xml } = this;
    const height = isTrue(xml.attribute('customHeight')) ? finite(xml.attribute('ht'), 0, 409.5) : undefined;
    if (height !== undefined) this.rowHeights[row] = height;
    if (isTrue(xml.attribute('hidden'))) this.hiddenRows.push(row);
  }

  private readColumns(): void {
    const { xml } = this;
    const first = finite(xml.attribute('min'), 1, MAX_COLUMNS);
    const last = finite(xml.attribute('max'), 1, Infinity);
    if (first === undefined || last === undefined) return;
    const width = finite(xml.attribute('width'), 0, 255);
    const hidden = isTrue(xml.attribute('hidden'));
    if (width === undefined && !hidden) return;
    for (let column = Math.trunc(first) - 1; column < Math.min(last, MAX_COLUMNS) && this.context.budget.takeColumn(); column++) {
      if (width !== undefined) this.columnWidths[column] = width;
      if (hidden) this.hiddenColumns.add(column);
    }
  }

  private readFrozen(): void {
    const [rows, columns] = [finite(this.xml.attribute('ySplit'), 0, MAX_ROWS - 1) ?? 0, finite(this.xml.attribute('xSplit'), 0, MAX_COLUMNS - 1) ?? 0];
    if (rows > 0 || columns > 0) this.sheet.frozen = { rows: Math.trunc(rows), columns: Math.trunc(columns) };
  }

  private readLink(): void {
    const { xml } = this;
    const range = parseCorners(xml.attribute('ref') ?? '');
    const link = unescapeCharacters(xml.attribute('location') ?? '') || this.context.targets.get(xml.relationshipId() ?? '');
    if (range !== null) this.addLook(cellKey(range.top, range.left), 'link', link || undefined);
  }

  /** Rules that are a formula, or a comparison that can be written as one; scales and icons have no formula. */
  private readConditions(): void {
    const { xml, context } = this;
    const areas = this.areas(xml.attribute('sqref'));
    const [first] = areas;
    for (const rule of this.rules()) {
      const style = context.styles.differences[rule.difference];
      if (style === undefined || first === undefined) continue;
      const cell = cellName(first);
      const formula = rule.type === 'expression' ? rule.formulas[0] : rule.type === 'cellIs' ? comparison(cell, rule.operator, rule.formulas) : undefined;
      if (formula === undefined) continue;
      for (const range of areas) if (context.budget.takeRange()) this.conditionalFormats.push({ range, formula, style, ...(rule.stops && { stopIfTrue: true }) });
    }
  }

  private rules(): Rule[] {
    const { xml } = this;
    const rules: (Rule & { readonly formulas: string[] })[] = [];
    if (xml.empty) return rules;
    for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === 'conditionalFormatting'); event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name === 'cfRule') rules.push({ type: xml.attribute('type'), operator: xml.attribute('operator'), difference: Number(xml.attribute('dxfId') ?? NaN), stops: isTrue(xml.attribute('stopIfTrue')), formulas: [] });
      else if (xml.name === 'formula') rules.at(-1)?.formulas.push(removeFilePrefixes(unescapeCharacters(xml.innerText())));
    }
    return rules;
  }

  private readValidation(): void {
    const read = readValidation(this.xml);
    if (read !== undefined) for (const range of this.areas(read.areas)) this.validations.push({ range, ...read.rule });
  }

  private areas(list: string | undefined): CellRange[] {
    const found: CellRange[] = [];
    for (const address of (list ?? '').split(/\s+/)) {
      const range = parseCorners(address);
      if (range === null) continue;
      if (!this.context.budget.takeRange()) break;
      found.push(range);
    }
    return found;
  }
}

interface Rule {
  readonly type: string | undefined;
  readonly operator: string | undefined;
  readonly difference: number;
  readonly stops: boolean;
  readonly formulas: readonly string[];
}

function cellName({ top, left }: CellRange): string {
  return cornersAddress({ top, left, bottom: top, right: left });
}

function comparison(cell: string, operator: string | undefined, [first = '0', second = '0']: readonly string[]): string | undefined {
  const signs: Readonly<Record<string, string>> = { equal: '=', notEqual: '<>', greaterThan: '>', lessThan: '<', greaterThanOrEqual: '>=', lessThanOrEqual: '<=' };
  if (operator === 'between') return `AND(${cell}>=${first},${cell}<=${second})`;
  if (operator === 'notBetween') return `OR(${cell}<${first},${cell}>${second})`;
  return operator !== undefined && Object.hasOwn(signs, operator) ? `${cell}${signs[operator]}${first}` : undefined;
}

function assign<T, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}
