import type { CellRange } from '../../engine/formula/workbookModel';
import type { CellValue } from '../../engine/core/cellValue';
import type { TableFile } from '../../file/workbookFile';
import { parseAddress } from './cellAddress';
import { HostCollection, HostObject } from './hostObject';
import { Range } from './range';
import { columnCount, intersection, rowCount } from './rangeGeometry';
import { bodyOfTable, resolveRange } from './resolveRange';
import { invalidArgument, itemNotFound, RichApiError } from './richApiError';
import type { WorkbookHost } from './workbookHost';
import { contentsFromWire, matrixFromWire, type WireValue } from './wireValues';

type PlacedTable = TableFile & { readonly sheetId: string };

/** The tables of the workbook, or those of one sheet. */
export class TableCollection extends HostCollection<Table> {
  readonly typeName = 'TableCollection';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId?: string,
  ) {
    super();
  }

  get Count(): number {
    return this.items().length;
  }

  items(): readonly Table[] {
    return this.host.spreadsheet
      .tables()
      .filter((table) => this.sheetId === undefined || table.sheetId === this.sheetId)
      .map((table) => new Table(this.host, this.host.tableIds.idOf(table.name)));
  }

  /** By id or by name. */
  item(key: unknown): Table {
    const wanted = String(key).toLowerCase();
    const found = this.items().find((table) => table.identity().toLowerCase() === wanted || table.Name.toLowerCase() === wanted);
    if (found === undefined) {
      throw itemNotFound('TableCollection.getItem');
    }
    return found;
  }

  Add(address: unknown, hasHeaders: unknown): Table {
    const location = 'TableCollection.add';
    const sheetId = this.sheetId ?? this.host.spreadsheet.activeSheetId();
    const target = address instanceof Range ? { sheetId: address.sheetId, range: address.cells } : resolveRange(this.host, String(address), sheetId);
    if (target === null || typeof hasHeaders !== 'boolean') {
      throw invalidArgument(location);
    }
    const { spreadsheet } = this.host;
    if (spreadsheet.tables().some((table) => table.sheetId === target.sheetId && intersection(table.range, target.range) !== null)) {
      throw invalidArgument(location, 'A table cannot overlap another table.');
    }
    let range = target.range;
    if (!hasHeaders) {
      spreadsheet.insertCells(target.sheetId, { ...range, bottom: range.top }, 'down');
      range = { ...range, bottom: range.bottom + 1 };
    }
    const columns = this.writeHeaders(target.sheetId, range);
    if (rowCount(range) === 1) {
      range = { ...range, bottom: range.bottom + 1 };
    }
    const name = freeTableName(spreadsheet.tables());
    spreadsheet.addTable(target.sheetId, { name, range, columns, headerRow: true, totalsRow: false, style: 'TableStyleMedium2' });
    return new Table(this.host, this.host.tableIds.idOf(name));
  }

  /** Header cells are texts, each different: Excel writes them so. */
  private writeHeaders(sheetId: string, range: CellRange): readonly string[] {
    const header = { ...range, bottom: range.top };
    const shown = this.host.spreadsheet.read(sheetId, header)[0] ?? [];
    const used = new Set<string>();
    const columns = shown.map((cell, index) => {
      const stem = cell.text === '' ? `Column${index + 1}` : cell.text;
      let name = stem;
      for (let number = 2; used.has(name.toLowerCase()); number += 1) {
        name = `${stem}${number}`;
      }
      used.add(name.toLowerCase());
      return name;
    });
    this.host.spreadsheet.write(sheetId, header, [columns]);
    return columns;
  }
}

function freeTableName(tables: readonly TableFile[]): string {
  const used = new Set(tables.map((table) => table.name.toLowerCase()));
  let number = 1;
  while (used.has(`table${number}`)) {
    number += 1;
  }
  return `Table${number}`;
}

export class Table extends HostObject {
  readonly typeName = 'Table';

  constructor(
    readonly host: WorkbookHost,
    private readonly id: string,
  ) {
    super();
  }

  override identity(): string {
    return this.id;
  }

  get Id(): string {
    return this.id;
  }

  get Name(): string {
    return this.table().name;
  }

  set Name(value: unknown) {
    const before = this.table();
    if (typeof value !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(value) || parseAddress(value) !== null) {
      throw invalidArgument('Table.name', `"${String(value)}" cannot be the name of a table.`);
    }
    if (value === before.name) {
      return;
    }
    const taken = this.host.spreadsheet.tables().some((table) => table.name !== before.name && table.name.toLowerCase() === value.toLowerCase());
    if (taken) {
      throw new RichApiError('ItemAlreadyExists', 'The resource being created already exists.', 'Table.name');
    }
    this.host.tableIds.rename(before.name, value);
    this.replace(before, { name: value });
  }

  get Style(): string {
    return this.table().style ?? 'TableStyleMedium2';
  }

  set Style(value: unknown) {
    if (typeof value !== 'string') {
      throw invalidArgument('Table.style');
    }
    this.replace(this.table(), { style: value });
  }

  get ShowHeaders(): boolean {
    return this.table().headerRow;
  }

  get ShowTotals(): boolean {
    return this.table().totalsRow;
  }

  get Worksheet(): HostObject {
    return this.host.worksheet(this.table().sheetId);
  }

  get Columns(): TableColumnCollection {
    return new TableColumnCollection(this);
  }

  get Rows(): TableRowCollection {
    return new TableRowCollection(this);
  }

  GetRange(): Range {
    const table = this.table();
    return this.rangeOf(table, table.range);
  }

  GetHeaderRowRange(): Range {
    const table = this.table();
    if (!table.headerRow) {
      throw itemNotFound('Table.getHeaderRowRange');
    }
    return this.rangeOf(table, { ...table.range, bottom: table.range.top });
  }

  GetDataBodyRange(): Range {
    const table = this.table();
    return this.rangeOf(table, bodyOfTable(table));
  }

  GetTotalRowRange(): Range {
    const table = this.table();
    if (!table.totalsRow) {
      throw itemNotFound('Table.getTotalRowRange');
    }
    return this.rangeOf(table, { ...table.range, top: table.range.bottom });
  }

  /** The new range starts at the same header row. */
  Resize(newRange: unknown): void {
    const table = this.table();
    const target = newRange instanceof Range ? newRange.cells : typeof newRange === 'string' ? resolveRange(this.host, newRange, table.sheetId)?.range : undefined;
    if (target === undefined || target.top !== table.range.top || rowCount(target) < 2 || intersection(target, table.range) === null) {
      throw invalidArgument('Table.resize', 'The new range keeps the header in its row, overlaps the table and has at least one row below.');
    }
    const header = this.host.spreadsheet.read(table.sheetId, { ...target, bottom: target.top })[0] ?? [];
    const columns = header.map((cell, index) => (cell.text === '' ? `Column${index + 1}` : cell.text));
    this.host.spreadsheet.write(table.sheetId, { ...target, bottom: target.top }, [columns]);
    this.replace(table, { range: target, columns });
  }

  ConvertToRange(): Range {
    const table = this.table();
    this.host.spreadsheet.removeTable(table.name);
    return this.rangeOf(table, table.range);
  }

  Delete(): void {
    const table = this.table();
    this.host.spreadsheet.removeTable(table.name);
    this.host.spreadsheet.clear(table.sheetId, table.range, 'all');
  }

  table(): PlacedTable {
    const name = this.host.tableIds.keyOf(this.id);
    const table = this.host.spreadsheet.tables().find((candidate) => candidate.name === name);
    if (table === undefined) {
      throw itemNotFound('Table');
    }
    return table;
  }

  replace(before: PlacedTable, change: Partial<TableFile>): void {
    const { sheetId, ...file } = before;
    this.host.spreadsheet.removeTable(before.name);
    this.host.spreadsheet.addTable(sheetId, { ...file, ...change });
  }

  rangeOf(table: PlacedTable, cells: CellRange): Range {
    return new Range(this.host, table.sheetId, cells);
  }
}

class TableColumnCollection extends HostCollection<TableColumn> {
  readonly typeName = 'TableColumnCollection';

  constructor(private readonly table: Table) {
    super();
  }

  get Count(): number {
    return this.table.table().columns.length;
  }

  items(): readonly TableColumn[] {
    return this.table.table().columns.map((_, index) => new TableColumn(this.table, index));
  }

  /** By name or by id (its number from 1). */
  item(key: unknown): TableColumn {
    const wanted = String(key).toLowerCase();
    const items = this.items();
    const found = items.find((column) => column.Name.toLowerCase() === wanted) ?? items.find((column) => String(column.Id) === wanted);
    if (found === undefined) {
      throw itemNotFound('TableColumnCollection.getItem');
    }
    return found;
  }
}

class TableColumn extends HostObject {
  readonly typeName = 'TableColumn';

  constructor(
    private readonly owner: Table,
    private readonly index: number,
  ) {
    super();
  }

  override identity(): string {
    return String(this.Id);
  }

  get Id(): number {
    return this.index + 1;
  }

  get Index(): number {
    return this.index;
  }

  get Name(): string {
    const name = this.owner.table().columns[this.index];
    if (name === undefined) {
      throw itemNotFound('TableColumn.name');
    }
    return name;
  }

  set Name(value: unknown) {
    const table = this.owner.table();
    const taken = table.columns.some((name, index) => index !== this.index && name.toLowerCase() === String(value).toLowerCase());
    if (typeof value !== 'string' || value === '' || taken) {
      throw invalidArgument('TableColumn.name');
    }
    this.owner.GetHeaderRowRange().GetCell(0, this.index).Values = [[value]];
    this.owner.replace(table, { columns: table.columns.map((name, index) => (index === this.index ? value : name)) });
  }

  get Values(): WireValue[][] | null {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  GetRange(): Range {
    return this.owner.GetRange().GetColumn(this.index);
  }

  GetDataBodyRange(): Range {
    return this.owner.GetDataBodyRange().GetColumn(this.index);
  }

  GetHeaderRowRange(): Range {
    return this.owner.GetHeaderRowRange().GetColumn(this.index);
  }
}

class TableRowCollection extends HostCollection<TableRow> {
  readonly typeName = 'TableRowCollection';

  constructor(private readonly table: Table) {
    super();
  }

  get Count(): number {
    return rowCount(bodyOfTable(this.table.table()));
  }

  items(): readonly TableRow[] {
    return Array.from({ length: this.Count }, (_, index) => new TableRow(this.table, index));
  }

  item(key: unknown): TableRow {
    const row = typeof key === 'number' ? this.items()[key] : undefined;
    if (row === undefined) {
      throw invalidArgument('TableRowCollection.getItemAt');
    }
    return row;
  }

  /** Inserts rows; cells below the table move down. A new table's single empty row is filled first. */
  Add(index: unknown, values: unknown): TableRow {
    const location = 'TableRowCollection.add';
    const table = this.table.table();
    const { spreadsheet } = this.table.host;
    const body = bodyOfTable(table);
    const width = columnCount(table.range);
    const rows = Array.isArray(values) && Array.isArray(values[0]) ? values.length : 1;
    const given: unknown = values ?? Array.from({ length: rows }, () => new Array<unknown>(width).fill(null));
    const matrix = matrixFromWire(Array.isArray(given) && !Array.isArray(given[0]) ? [given] : given, rows, width, location);
    const count = rowCount(body);
    const at = index === null || index === undefined || index === -1 ? count : index;
    if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at > count) {
      throw invalidArgument(location);
    }
    const fillsEmptyRow = count === 1 && spreadsheet.read(table.sheetId, body).every((row) => row.every((cell) => cell.value === null && cell.formula === undefined));
    const first = fillsEmptyRow ? body.top : body.top + at;
    const added = rows - (fillsEmptyRow ? 1 : 0);
    if (added > 0) {
      const top = fillsEmptyRow ? first + 1 : first;
      spreadsheet.insertCells(table.sheetId, { ...table.range, top, bottom: top + added - 1 }, 'down');
      const grown = this.table.table();
      const range = { ...table.range, bottom: table.range.bottom + added };
      if (grown.range.bottom !== range.bottom) {
        this.table.replace(grown, { range });
      }
    }
    const contents: (CellValue | undefined)[][] = matrix.map((row) => row.map((value) => contentsFromWire(value, 'General', location).contents));
    spreadsheet.write(table.sheetId, { ...table.range, top: first, bottom: first + rows - 1 }, contents);
    return new TableRow(this.table, first - body.top);
  }
}

class TableRow extends HostObject {
  readonly typeName = 'TableRow';

  constructor(
    private readonly table: Table,
    private readonly index: number,
  ) {
    super();
  }

  get Index(): number {
    return this.index;
  }

  get Values(): WireValue[][] | null {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  GetRange(): Range {
    return this.table.GetDataBodyRange().GetRow(this.index);
  }

  Delete(): void {
    const table = this.table.table();
    const cells = this.GetRange().cells;
    this.table.host.spreadsheet.deleteCells(table.sheetId, cells, 'up');
    const shrunk = this.table.table();
    const bottom = Math.max(table.range.bottom - 1, table.range.top + 1);
    if (shrunk.range.bottom !== bottom) {
      this.table.replace(shrunk, { range: { ...table.range, bottom } });
    }
  }
}
