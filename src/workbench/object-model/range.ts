import { cellKey, type CellRange } from '../../engine/formula/workbookModel';
import { qualifiedAddress } from './cellAddress';
import { copyCells, type CopyType } from './copyCells';
import { DataValidation } from './dataValidation';
import { findCell, type FindCriteria } from './findCell';
import { HostObject, orNull } from './hostObject';
import { literalContent } from './literalContent';
import { RangeAreas } from './rangeAreas';
import { RangeFormat } from './rangeFormat';
import {
  boundingRange,
  cellCount,
  columnCount,
  forEachCell,
  intersection,
  isUnbounded,
  isWholeColumns,
  isWholeRows,
  offset,
  resize,
  rowCount,
  singleCell,
} from './rangeGeometry';
import { resolveRange } from './resolveRange';
import { invalidArgument, itemNotFound, RichApiError } from './richApiError';
import { selectSpecialCells } from './specialCells';
import type { GridCell, Spreadsheet } from './spreadsheet';
import { contentsFromWire, matrixFromWire, SHAPE_MISMATCH, toWireFormula, toWireValue, wireValueType, type WireValue } from './wireValues';
import { sheetInfo, type WorkbookHost } from './workbookHost';
import { requireUnprotected } from './worksheetProtection';

const POINTS_PER_PIXEL = 0.75;

/** One rectangle of cells on one sheet. */
export class Range extends HostObject {
  readonly typeName = 'Range';

  constructor(
    readonly host: WorkbookHost,
    readonly sheetId: string,
    readonly cells: CellRange,
  ) {
    super();
  }

  // Where it is

  get Address(): string {
    return qualifiedAddress(sheetInfo(this.host, this.sheetId, 'Range.address').name, this.cells);
  }

  get AddressLocal(): string {
    return this.Address;
  }

  get RowIndex(): number {
    return this.cells.top;
  }

  get ColumnIndex(): number {
    return this.cells.left;
  }

  get RowCount(): number {
    return rowCount(this.cells);
  }

  get ColumnCount(): number {
    return columnCount(this.cells);
  }

  /** -1 beyond 2³¹-1 cells, as Excel answers. */
  get CellCount(): number {
    const count = cellCount(this.cells);
    return count > 2_147_483_647 ? -1 : count;
  }

  get IsEntireColumn(): boolean {
    return isWholeColumns(this.cells);
  }

  get IsEntireRow(): boolean {
    return isWholeRows(this.cells);
  }

  get Worksheet(): HostObject {
    return this.host.worksheet(this.sheetId);
  }

  get Top(): number {
    return this.distance('row', this.cells.top);
  }

  get Left(): number {
    return this.distance('column', this.cells.left);
  }

  get Height(): number {
    return this.distance('row', this.cells.bottom + 1) - this.Top;
  }

  get Width(): number {
    return this.distance('column', this.cells.right + 1) - this.Left;
  }

  get DataValidation(): DataValidation {
    return new DataValidation(this.host, this.sheetId, this.cells);
  }

  // What it holds. Excel answers null for whole rows and columns.

  get Values(): WireValue[][] | null {
    return this.map((cell) => toWireValue(cell.value));
  }

  set Values(input: unknown) {
    this.assign(input, 'Range.values');
  }

  get Formulas(): WireValue[][] | null {
    return this.map(toWireFormula);
  }

  set Formulas(input: unknown) {
    this.assign(input, 'Range.formulas');
  }

  /** Both languages of the workbench name functions and separate arguments as en-US does. */
  get FormulasLocal(): WireValue[][] | null {
    return this.Formulas;
  }

  set FormulasLocal(input: unknown) {
    this.assign(input, 'Range.formulasLocal');
  }

  get Text(): string[][] | null {
    return this.map((cell) => cell.text);
  }

  get ValueTypes(): string[][] | null {
    return this.map((cell) => wireValueType(cell.value));
  }

  get NumberFormat(): string[][] | null {
    return this.map((cell) => cell.numberFormat);
  }

  set NumberFormat(input: unknown) {
    this.requireBounded('Range.numberFormat');
    const formats = matrixFromWire(input, this.RowCount, this.ColumnCount, 'Range.numberFormat');
    const uniform = formats.every((row) => row.every((format) => format === formats[0]?.[0]));
    if (uniform) {
      this.setNumberFormat(this.cells, formats[0]?.[0]);
      return;
    }
    formats.forEach((row, i) => row.forEach((format, j) => this.setNumberFormat(singleCell(this.cells.top + i, this.cells.left + j), format)));
  }

  get NumberFormatLocal(): string[][] | null {
    return this.NumberFormat;
  }

  set NumberFormatLocal(input: unknown) {
    this.NumberFormat = input;
  }

  /** Where a click on the first cell leads; null where it leads nowhere. */
  get Hyperlink(): Hyperlink | null {
    const { link } = this.spreadsheet.sheetFile(this.sheetId).cells.get(cellKey(this.cells.top, this.cells.left)) ?? {};
    if (link === undefined) {
      return null;
    }
    return isWebAddress(link) ? { address: link } : { documentReference: link };
  }

  set Hyperlink(value: unknown) {
    const { address, documentReference, textToDisplay } = (value ?? {}) as { readonly [key in keyof Hyperlink]: unknown };
    const link = documentReference ?? address;
    if (typeof link !== 'string' || link === '' || (documentReference === undefined && !isWebAddress(link))) {
      throw invalidArgument('Range.hyperlink', 'A link has an address (https://…) or a documentReference (Inputs!C5).');
    }
    if (typeof textToDisplay === 'string') {
      this.spreadsheet.write(this.sheetId, singleCell(this.cells.top, this.cells.left), [[literalContent(textToDisplay)]]);
    }
    forEachCell(this.cells, (row, column) => this.spreadsheet.setLink(this.sheetId, row, column, link));
  }

  get HasSpill(): boolean | null {
    const spills = this.map((cell) => cell.spillRange !== undefined)?.flat() ?? [];
    return uniform(spills);
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.host, this.sheetId, this.cells);
  }

  // Other ranges reached from it

  /** Only formulas that spill are arrays here: the workbench knows no array formulas of the older kind. */
  get SavedAsArray(): boolean | null {
    return this.HasSpill;
  }

  /** What is asked for of each row. */
  GetRowProperties(asked: unknown): readonly { readonly rowHidden?: boolean }[] {
    const unknown = Object.keys(asked ?? {}).filter((property) => property !== 'rowHidden');
    if (unknown.length > 0) {
      throw new RichApiError('NotImplemented', `The workbench does not tell ${unknown.join(', ')} of rows.`, 'Range.getRowProperties');
    }
    const hidden = new Set(this.spreadsheet.sheetFile(this.sheetId).hiddenRows);
    return Array.from({ length: rowCount(this.cells) }, (_, offset) => ({ rowHidden: hidden.has(this.cells.top + offset) }));
  }

  GetCell(row: unknown, column: unknown): Range {
    return this.moved(offset(singleCell(this.cells.top, this.cells.left), integer(row, 'Range.getCell'), integer(column, 'Range.getCell')), 'Range.getCell');
  }

  GetRow(row: unknown): Range {
    const index = this.cells.top + integer(row, 'Range.getRow');
    return this.moved(offset({ ...this.cells, bottom: this.cells.top }, index - this.cells.top, 0), 'Range.getRow');
  }

  GetColumn(column: unknown): Range {
    return this.moved(offset({ ...this.cells, right: this.cells.left }, 0, integer(column, 'Range.getColumn')), 'Range.getColumn');
  }

  GetLastRow(): Range {
    return this.at({ ...this.cells, top: this.cells.bottom });
  }

  GetLastColumn(): Range {
    return this.at({ ...this.cells, left: this.cells.right });
  }

  GetLastCell(): Range {
    return this.at(singleCell(this.cells.bottom, this.cells.right));
  }

  GetOffsetRange(rows: unknown, columns: unknown): Range {
    return this.moved(offset(this.cells, integer(rows, 'Range.getOffsetRange'), integer(columns, 'Range.getOffsetRange')), 'Range.getOffsetRange');
  }

  GetResizedRange(rows: unknown, columns: unknown): Range {
    const size = resize(this.cells, this.RowCount + integer(rows, 'Range.getResizedRange'), this.ColumnCount + integer(columns, 'Range.getResizedRange'));
    return this.moved(size, 'Range.getResizedRange');
  }

  GetAbsoluteResizedRange(rows: unknown, columns: unknown): Range {
    return this.moved(resize(this.cells, integer(rows, 'Range.getAbsoluteResizedRange'), integer(columns, 'Range.getAbsoluteResizedRange')), 'Range.getAbsoluteResizedRange');
  }

  GetRowsBelow(count: unknown): Range {
    const rows = count === null || count === undefined ? 1 : integer(count, 'Range.getRowsBelow');
    const { bottom } = this.cells;
    return this.moved(resize({ ...this.cells, top: bottom + 1 }, rows, this.ColumnCount), 'Range.getRowsBelow');
  }

  GetColumnsAfter(count: unknown): Range {
    const columns = count === null || count === undefined ? 1 : integer(count, 'Range.getColumnsAfter');
    return this.moved(resize({ ...this.cells, left: this.cells.right + 1 }, this.RowCount, columns), 'Range.getColumnsAfter');
  }

  GetBoundingRect(other: unknown): Range {
    return this.at(boundingRange(this.cells, this.argument(other, 'Range.getBoundingRect').cells));
  }

  GetIntersection(other: unknown): Range {
    const found = this.argument(other, 'Range.getIntersection');
    const common = found.sheetId === this.sheetId ? intersection(this.cells, found.cells) : null;
    if (common === null) {
      throw itemNotFound('Range.getIntersection');
    }
    return this.at(common);
  }

  GetIntersectionOrNullObject(other: unknown): Range | null {
    return orNull(() => this.GetIntersection(other));
  }

  GetEntireRow(): Range {
    return this.at({ ...this.cells, left: 0, right: 16_383 });
  }

  GetEntireColumn(): Range {
    return this.at({ ...this.cells, top: 0, bottom: 1_048_575 });
  }

  /** Looks count for nothing here, whether `valuesOnly` or not. */
  GetUsedRange(): Range {
    return this.GetUsedRangeOrNullObject() ?? this.at(singleCell(this.cells.top, this.cells.left));
  }

  GetUsedRangeOrNullObject(): Range | null {
    const used = this.usedPart();
    return used === null ? null : this.at(used);
  }

  GetSurroundingRegion(): Range {
    const used = this.spreadsheet.usedRange(this.sheetId);
    let region = this.cells;
    for (let grown = true; grown && used !== null; ) {
      const around = intersection({ top: region.top - 1, left: region.left - 1, bottom: region.bottom + 1, right: region.right + 1 }, boundingRange(used, region));
      const next = around === null ? null : this.valuesPart(around);
      const merged = next === null ? region : boundingRange(region, next);
      grown = cellCount(merged) > cellCount(region);
      region = merged;
    }
    return this.at(region);
  }

  GetSpillingToRange(): Range {
    const spill = this.spreadsheet.read(this.sheetId, singleCell(this.cells.top, this.cells.left))[0]?.[0]?.spillRange;
    if (spill === undefined || spill.top !== this.cells.top || spill.left !== this.cells.left) {
      throw itemNotFound('Range.getSpillingToRange');
    }
    return this.at(spill);
  }

  GetSpillingToRangeOrNullObject(): Range | null {
    return orNull(() => this.GetSpillingToRange());
  }

  GetSpillParent(): Range {
    const spill = this.spreadsheet.read(this.sheetId, singleCell(this.cells.top, this.cells.left))[0]?.[0]?.spillRange;
    if (spill === undefined) {
      throw itemNotFound('Range.getSpillParent');
    }
    return this.at(singleCell(spill.top, spill.left));
  }

  GetSpillParentOrNullObject(): Range | null {
    return orNull(() => this.GetSpillParent());
  }

  GetSpecialCells(type: unknown, valueType: unknown): RangeAreas {
    const found = this.GetSpecialCellsOrNullObject(type, valueType);
    if (found === null) {
      throw itemNotFound('Range.getSpecialCells');
    }
    return found;
  }

  GetSpecialCellsOrNullObject(type: unknown, valueType: unknown): RangeAreas | null {
    const areas = selectSpecialCells(this.host, this.sheetId, this.cells, type, valueType);
    return areas.length === 0 ? null : new RangeAreas(this.host, this.sheetId, areas.map((area) => this.at(area)));
  }

  Find(text: unknown, criteria: unknown): Range {
    const found = this.FindOrNullObject(text, criteria);
    if (found === null) {
      throw itemNotFound('Range.find');
    }
    return found;
  }

  FindOrNullObject(text: unknown, criteria: unknown): Range | null {
    if (typeof text !== 'string') {
      throw invalidArgument('Range.find');
    }
    const used = this.usedPart();
    const found = used === null ? null : findCell(this.host, this.sheetId, used, text, (criteria ?? {}) as FindCriteria);
    return found === null ? null : this.at(found);
  }

  // What can be done to it

  Clear(applyTo: unknown): void {
    const what = applyTo ?? 'All';
    if (what !== 'All' && what !== 'Contents' && what !== 'Formats') {
      throw invalidArgument('Range.clear', `applyTo is All, Contents or Formats; received ${String(what)}.`);
    }
    requireUnprotected(this.host, this.sheetId, 'Range.clear');
    const part = isUnbounded(this.cells) ? this.usedPart() : this.cells;
    if (part !== null) {
      this.spreadsheet.clear(this.sheetId, part, what === 'All' ? 'all' : what === 'Contents' ? 'contents' : 'formats');
    }
  }

  Insert(shift: unknown): Range {
    if (shift !== 'Down' && shift !== 'Right') {
      throw invalidArgument('Range.insert', `shift is Down or Right; received ${String(shift)}.`);
    }
    requireUnprotected(this.host, this.sheetId, 'Range.insert');
    this.spreadsheet.insertCells(this.sheetId, this.cells, shift === 'Down' ? 'down' : 'right');
    return this.at(this.cells);
  }

  Delete(shift: unknown): void {
    if (shift !== 'Up' && shift !== 'Left') {
      throw invalidArgument('Range.delete', `shift is Up or Left; received ${String(shift)}.`);
    }
    requireUnprotected(this.host, this.sheetId, 'Range.delete');
    this.spreadsheet.deleteCells(this.sheetId, this.cells, shift === 'Up' ? 'up' : 'left');
  }

  Select(): void {
    if (this.spreadsheet.activeSheetId() !== this.sheetId) {
      this.spreadsheet.activateSheet(this.sheetId);
    }
    this.spreadsheet.select(this.sheetId, this.cells);
  }

  CopyFrom(source: unknown, copyType: unknown, skipBlanks: unknown, transpose: unknown): void {
    const type = copyType ?? 'All';
    if (type !== 'All' && type !== 'Formulas' && type !== 'Values' && type !== 'Formats') {
      throw invalidArgument('Range.copyFrom', `copyType is All, Formulas, Values or Formats; received ${String(type)}.`);
    }
    const from = this.argument(source, 'Range.copyFrom');
    copyCells(this.host, { sheetId: from.sheetId, range: from.cells }, { sheetId: this.sheetId, range: this.cells }, {
      type: type satisfies CopyType,
      skipBlanks: skipBlanks === true,
      transpose: transpose === true,
    });
  }

  /** office.js asks this before it writes a large array in slices. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.RowCount || columns !== this.ColumnCount) {
      throw invalidArgument('Range.values', SHAPE_MISMATCH);
    }
  }

  /** The add-in may keep a range longer than its sheet lives. */
  private get spreadsheet(): Spreadsheet {
    sheetInfo(this.host, this.sheetId, 'Range');
    return this.host.spreadsheet;
  }

  private at(cells: CellRange): Range {
    return new Range(this.host, this.sheetId, cells);
  }

  private moved(cells: CellRange | null, location: string): Range {
    if (cells === null) {
      throw invalidArgument(location);
    }
    return this.at(cells);
  }

  private argument(value: unknown, location: string): Range {
    if (value instanceof Range) {
      return value;
    }
    const resolved = typeof value === 'string' ? resolveRange(this.host, value, this.sheetId) : null;
    if (resolved === null) {
      throw invalidArgument(location);
    }
    return new Range(this.host, resolved.sheetId, resolved.range);
  }

  private usedPart(): CellRange | null {
    return this.spreadsheet.usedRange(this.sheetId, this.cells);
  }

  /** The smallest rectangle inside `range` that holds every cell with a value. */
  private valuesPart(range: CellRange): CellRange | null {
    let part: CellRange | null = null;
    this.spreadsheet.read(this.sheetId, range).forEach((row, i) =>
      row.forEach((cell, j) => {
        if (cell.value !== null && cell.value !== '') {
          const here = singleCell(range.top + i, range.left + j);
          part = part === null ? here : boundingRange(part, here);
        }
      }),
    );
    return part;
  }

  private map<T>(read: (cell: GridCell) => T): T[][] | null {
    const { spreadsheet } = this;
    if (isUnbounded(this.cells)) {
      return null;
    }
    if (cellCount(this.cells) > 5_000_000) {
      throw new RichApiError('RangeExceedsLimit', 'The cell count in the range has exceeded the maximum supported number.', 'Range.values');
    }
    return spreadsheet.read(this.sheetId, this.cells).map((row) => row.map(read));
  }

  private requireBounded(location: string): void {
    sheetInfo(this.host, this.sheetId, location);
    if (isUnbounded(this.cells)) {
      throw new RichApiError('UnsupportedOperation', 'Cells of whole rows and columns cannot be set at once; name a smaller range.', location);
    }
  }

  private assign(input: unknown, location: string): void {
    this.requireBounded(location);
    requireUnprotected(this.host, this.sheetId, location);
    const matrix = matrixFromWire(input, this.RowCount, this.ColumnCount, location);
    const before = this.spreadsheet.read(this.sheetId, this.cells);
    const written = matrix.map((row, i) => row.map((value, j) => contentsFromWire(value, before[i]?.[j]?.numberFormat ?? 'General', location)));
    this.spreadsheet.write(this.sheetId, this.cells, written.map((row) => row.map((cell) => cell.contents)));
    written.forEach((row, i) =>
      row.forEach((cell, j) => {
        if (cell.numberFormat !== undefined) {
          this.setNumberFormat(singleCell(this.cells.top + i, this.cells.left + j), cell.numberFormat);
        }
      }),
    );
  }

  private setNumberFormat(cells: CellRange, format: unknown): void {
    if (format === null) {
      return;
    }
    if (typeof format !== 'string') {
      throw invalidArgument('Range.numberFormat');
    }
    requireUnprotected(this.host, this.sheetId, 'Range.numberFormat');
    this.spreadsheet.format(this.sheetId, [cells], { numberFormat: format });
  }

  /** Points from the sheet's edge to a row or column. Beyond the used cells every row and column has the default size. */
  private distance(axis: 'row' | 'column', index: number): number {
    const { spreadsheet } = this;
    const size = (at: number) => (axis === 'row' ? spreadsheet.rowHeight(this.sheetId, at) : spreadsheet.columnWidth(this.sheetId, at));
    const used = spreadsheet.usedRange(this.sheetId);
    const individual = Math.min(index, Math.max(200, (axis === 'row' ? used?.bottom : used?.right) ?? 0));
    let pixels = 0;
    for (let at = 0; at < individual; at += 1) {
      pixels += size(at);
    }
    return (pixels + (index - individual) * size(individual)) * POINTS_PER_PIXEL;
  }
}

/** A link as office.js passes it. */
interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly textToDisplay?: string;
}

function isWebAddress(link: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(link);
}

function integer(value: unknown, location: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw invalidArgument(location);
  }
  return value;
}

function uniform<T>(values: readonly T[]): T | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}
