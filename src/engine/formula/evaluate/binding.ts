import { fail, ok, type Result } from '../../core/result';
import type { Expression, StructuredReference } from '../parse/ast';
import { parseFormula } from '../parse/parseFormula';
import { translateFormula } from '../parse/translateFormula';
import type { DefinedName, TableModel, WorkbookModel } from '../workbookModel';
import type { Area } from './reference';

/** Where a formula stands: the position of its sheet in the workbook, and its zero-based row and column. */
export interface CellPosition {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** A defined name found for a formula: its own formula, read as seen from the asking cell. */
export interface BoundName {
  readonly name: string;
  readonly expression: Result<Expression>;
  /** The sheet that references without a sheet mean. */
  readonly sheet: number;
}

/**
 * What the words of a formula mean in one workbook: sheets, defined names and tables by name, without
 * regard to case. Shared by the evaluator and the compiler, so that both mean the same cells.
 * Building is linear in the number of names and tables; look-ups are O(1).
 */
export class Binding {
  private readonly sheets: ReadonlyMap<string, number>;
  private readonly names = new Map<string, DefinedName>();
  private readonly parsedNames = new Map<string, Result<Expression>>();
  private readonly tables: ReadonlyMap<string, TableModel>;

  constructor(private readonly model: WorkbookModel) {
    this.sheets = new Map(model.sheets.map((sheet, index) => [sheet.name.toLowerCase(), index]));
    this.tables = new Map(model.tables.map((table) => [table.name.toLowerCase(), table]));
    for (const name of model.names) this.names.set(nameKey(name.name, name.sheet), name);
  }

  /** The position of a sheet, or undefined where there is none of that name. */
  sheet(name: string): number | undefined {
    return this.sheets.get(name.toLowerCase());
  }

  /** The positions of the sheets from one to another, whichever stands first; none where either is missing. */
  sheetsBetween(first: string, last: string): readonly number[] {
    const [one, other] = [this.sheet(first), this.sheet(last)];
    if (one === undefined || other === undefined) return [];
    const start = Math.min(one, other);
    return Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => start + index);
  }

  table(name: string): TableModel | undefined {
    return this.tables.get(name.toLowerCase());
  }

  /**
   * The name as a formula in `at` sees it: one of its own sheet (or of the sheet written before it) hides one of
   * the workbook. Relative references inside the name move with the cell that uses it.
   */
  name(name: string, at: CellPosition, onSheet?: string): BoundName | undefined {
    const sheet = onSheet ?? this.model.sheets[at.sheet]?.name;
    const local = sheet === undefined ? undefined : this.names.get(nameKey(name, sheet));
    const found = local ?? this.names.get(nameKey(name, undefined));
    if (found === undefined) return undefined;
    const scope = found.sheet === undefined ? at.sheet : (this.sheet(found.sheet) ?? at.sheet);
    return { name: found.name, expression: this.nameFormula(found, at), sheet: scope };
  }

  private nameFormula(name: DefinedName, at: CellPosition): Result<Expression> {
    const key = nameKey(name.name, name.sheet);
    const fixed = this.parsedNames.get(key);
    if (fixed !== undefined) return fixed;
    const moved = translateFormula(name.formula, at.row, at.column);
    if (!moved.ok) return moved;
    const plain = parseFormula(moved.value);
    // A name may be a union without the parentheses a formula would need: Sheet1!A1,Sheet1!C3.
    const union = plain.ok ? plain : parseFormula(`(${moved.value.replace(/^\s*=/, '')})`);
    const parsed = union.ok ? union : plain;
    const probe = translateFormula(name.formula, 1, 1);
    if (probe.ok && probe.value === name.formula) this.parsedNames.set(key, parsed);
    return parsed;
  }

  /**
   * The rectangle a structured reference means in the cell `at`. Fails with `unknownTable`, `unknownColumn`
   * or `rowOutsideTable`.
   */
  structured(node: StructuredReference, at: CellPosition): Result<Area> {
    const table = node.table === undefined ? this.tableAround(at) : this.table(node.table);
    const sheet = table === undefined ? undefined : this.sheet(table.sheet);
    if (table === undefined || sheet === undefined) {
      return fail({ code: 'unknownTable', cellError: '#REF!', details: { table: node.table ?? '' } });
    }
    const rows = tableRows(table, node.items, at.row);
    if (rows === undefined) return fail({ code: 'rowOutsideTable', cellError: node.items.includes('thisRow') ? '#VALUE!' : '#REF!', details: { table: table.name } });
    const first = node.firstColumn === undefined ? 0 : columnOf(table, node.firstColumn);
    const last = node.lastColumn === undefined ? (node.firstColumn === undefined ? table.columns.length - 1 : first) : columnOf(table, node.lastColumn);
    if (first < 0 || last < 0) {
      const column = (first < 0 ? node.firstColumn : node.lastColumn) ?? '';
      return fail({ code: 'unknownColumn', cellError: '#REF!', details: { table: table.name, column } });
    }
    const { left } = table.range;
    return ok({ sheet, top: rows.top, bottom: rows.bottom, left: left + Math.min(first, last), right: left + Math.max(first, last) });
  }

  private tableAround(at: CellPosition): TableModel | undefined {
    return this.model.tables.find(
      ({ sheet, range }) => this.sheet(sheet) === at.sheet && at.row >= range.top && at.row <= range.bottom && at.column >= range.left && at.column <= range.right,
    );
  }
}

function nameKey(name: string, sheet: string | undefined): string {
  return sheet === undefined ? name.toLowerCase() : `${name.toLowerCase()}\n${sheet.toLowerCase()}`;
}

function columnOf(table: TableModel, column: string): number {
  const wanted = column.toLowerCase();
  const exact = table.columns.findIndex((name) => name.toLowerCase() === wanted);
  if (exact >= 0) return exact;
  return table.columns.findIndex((name) => name.replace(/_x000a_|\r?\n/gi, ' ').trim().toLowerCase() === wanted.replace(/_x000a_|\r?\n/gi, ' ').trim());
}

function tableRows(table: TableModel, items: StructuredReference['items'], row: number): { top: number; bottom: number } | undefined {
  const { top, bottom } = table.range;
  const firstData = table.headerRow ? top + 1 : top;
  const lastData = table.totalsRow ? bottom - 1 : bottom;
  if (items.includes('all')) return { top, bottom };
  if (items.includes('thisRow')) return row >= firstData && row <= lastData ? { top: row, bottom: row } : undefined;
  const headers = items.includes('headers');
  const totals = items.includes('totals');
  if ((headers && !table.headerRow) || (totals && !table.totalsRow)) return undefined;
  const data = items.length === 0 || items.includes('data') || (headers && totals);
  const rows = { top: data ? firstData : lastData + 1, bottom: data ? lastData : firstData - 1 };
  if (headers) rows.top = top;
  if (totals) rows.bottom = bottom;
  if (headers && !data) rows.bottom = top;
  return rows;
}
