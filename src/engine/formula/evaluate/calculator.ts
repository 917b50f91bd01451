import { cellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import type { EngineError } from '../../core/error';
import type { Label } from '../../core/roiFunction';
import { fail, ok, type Result } from '../../core/result';
import { cellAddress, sheetPrefix } from '../parse/address';
import type { Expression, FunctionCall } from '../parse/ast';
import { parseFormula } from '../parse/parseFormula';
import { type CellModel, cellKey, type CellRange, columnOf, type DataTableModel, MAX_COLUMNS, MAX_ROWS, rowOf, type WorkbookModel } from '../workbookModel';
import { approximationTest } from './approximatedCells';
import { asShown } from './asShown';
import { Binding, type CellPosition } from './binding';
import { Circle, iterationOf, type IteratedCircle } from './circle';
import { dataTableValues, tableInputs, tableText, tableValues, type Replacement } from './dataTableValues';
import { Dependents } from './dependents';
import { readerOf, type FormulaReader } from './formulaReader';
import type { Frame } from './frame';
import { Interpreter } from './interpreter';
import { outgrowsSheet } from './outgrowsSheet';
import { isTooLarge, LONGEST_TEXT } from './limits';
import { withoutNoise } from './operators';
import type { Area } from './reference';
import { PENDING, SheetGrid } from './sheetGrid';
import { arrayTooLarge, CircularSignal, missingFeature, tooMuchWork, UnsupportedSignal, VolatileSignal } from './signals';
import { isUnchanged, mentionsOf } from './storedValue';
import { toNumber } from './coerce';
import { broadcastCell, columnsOf, isError, isMatrix, SPILL_ERROR, type Value, VALUE_ERROR } from './value';
import type { Workbook } from './workbook';
import { writtenReferences } from './writtenReferences';

export interface CalculatorOptions {
  /**
   * `calculate` (default) works every formula out from the constants; `stored` takes the values in the model as given,
   * so that each formula can be tried on its own with `evaluateCell`.
   */
  readonly values?: 'calculate' | 'stored';
  /**
   * What NOW, TODAY, RAND, RANDBETWEEN and RANDARRAY answer. Without it a cell that asks keeps its stored value.
   * `now` is a serial date; `random` yields numbers in [0, 1).
   */
  readonly volatile?: { readonly now: number; random(): number };
  /**
   * True where the stored values are those of the formulas as they stand: then a formula that cannot be calculated here (a
   * link to another workbook, GETPIVOTDATA) or only near Excel's answer (FORECAST.ETS) keeps its own as long as nothing it
   * mentions has changed.
   */
  readonly keepsStoredValues?: boolean;
  /** Puts the labels in tables of our worksheet functions into words; without it they stay their keys. */
  readonly phrase?: (label: Label) => string;
  /**
   * Makes it a calculator of trials: what the calls of the trial at hand draw, undefined for a call that draws nothing.
   * Cells that no draw reaches keep their stored values; `nextTrial` makes the others be calculated anew.
   */
  readonly draw?: (call: FunctionCall, frame: Frame, interpreter: Interpreter) => Value | undefined;
}

export type EvaluatedCell =
  | { readonly outcome: 'value'; readonly value: CellValue | CellMatrix }
  | { readonly outcome: 'unsupported'; readonly feature: string }
  /** Asks for the time or a random number, and the stored value was kept. */
  | { readonly outcome: 'volatile' }
  /** On a circular reference, or behind one. */
  | { readonly outcome: 'circular'; readonly reason: EngineError };

export interface CalculationReport {
  readonly formulaCells: number;
  /** Cells without a value because they, or cells they need, use something unsupported: address → feature. */
  readonly unsupported: ReadonlyMap<string, string>;
  /** Cells that use something unsupported (a link to another workbook, GETPIVOTDATA) and keep their stored value, because nothing they are made of has changed. */
  readonly kept: ReadonlyMap<string, string>;
  /** Each circular reference as the chain of its cells; the first closes the circle. */
  readonly circular: readonly (readonly string[])[];
  /** The circular references that were iterated because the workbook asks for it. */
  readonly iterated: readonly IteratedCircle[];
}

/** Nested evaluations before precedents are calculated one after another instead of one inside another. */
const MAX_CELL_DEPTH = 120;
/** What a cell calculated inside another one adds to the nesting. */
const CELL_DEPTH = 4;
/** Rounds of calculation until spills stop growing into each other. */
const MAX_SPILL_ROUNDS = 12;

interface FormulaCell extends CellPosition {
  readonly text: string;
  readonly arrayRange: CellRange | undefined;
  readonly dynamic: boolean;
  readonly stored: CellValue;
  /** For the cells of a What-If data table, which have no formula of their own. */
  readonly table?: DataTableModel;
  parsed: Result<Expression> | undefined;
  active: boolean;
  /** The circular reference that the cell is on. */
  circle: EngineError | undefined;
  /** A draw of the trial at hand shaped its value. */
  drawn: boolean;
}

interface KnownMatrix {
  readonly matrix: CellMatrix;
  readonly drawn: boolean;
}

/** The part of a workbook that is calculated anew for a question of what a cell would show if others held other values. */
export interface WhatIfScope {
  readonly formulas: readonly CellPosition[];
  /** The cells that those formulas fill. */
  readonly cells: readonly CellPosition[];
}

/** Thrown to calculate a precedent first, where doing so in place would nest too deep. */
class PrecedentFirst {
  constructor(readonly cell: FormulaCell) {}
}

interface Waiting {
  readonly cell: FormulaCell;
  readonly trailStart: number;
}

/**
 * Calculates a workbook model lazily: asking for a cell works out what it needs and remembers it. Chains of any
 * length are safe, circular references are found and named, spills push each other until they settle.
 * Parsing and calculating are linear in the number of formulas and the cells their ranges cover.
 *
 * ```ts
 * const calculator = new Calculator(model, { volatile: { now: serial, random } });
 * calculator.set(0, 4, 1, 0.12);          // an input
 * const report = calculator.calculateAll(); // or only calculator.value(sheet, row, column)
 * ```
 */
export class Calculator implements Workbook {
  readonly binding: Binding;
  readonly date1904: boolean;
  readonly sheetNames: readonly string[];
  private readonly interpreter = new Interpreter(this);
  private readonly grids: SheetGrid[];
  private readonly formulas: Map<number, FormulaCell>[];
  private readonly arrayOwners: Map<number, FormulaCell>[];
  private readonly spills: Map<number, CellRange>[];
  private readonly unsupportedCells = new Map<FormulaCell, string>();
  private readonly keptCells = new Map<FormulaCell, string>();
  /** Tells whether a formula at some cell gives only an approximation of Excel's value. */
  readonly isApproximate: (formula: string, position: CellPosition) => boolean;
  private readonly approximated = new Set<FormulaCell>();
  private readonly circularChains: string[][] = [];
  private knownDependents: Dependents<FormulaReader<FormulaCell>> | undefined;
  private readonly readers = new Map<FormulaCell, FormulaReader<FormulaCell>>();
  /** Circular references that are iterated, by their cells; undefined where the workbook does not ask for it. */
  private circles: ReadonlyMap<FormulaCell, Circle<FormulaCell>> | undefined;
  private volatileCells = 0;
  private readonly trail: FormulaCell[] = [];
  private readonly inputs = new Map<string, { position: CellPosition; value: CellValue }>();
  private readonly matrices = new Map<string, KnownMatrix>();
  private matrixCells = 0;
  private spillsMoved = false;
  /** A formula that may spill is still to be calculated. */
  private spillsDue = true;
  private largestRead = 0;
  private searched = false;
  /** In trials: cells whose values come with the trial, the cells that draws have reached, and how far each spill has ever reached. */
  private readonly given: Set<number>[];
  private readonly drawnCells: FormulaCell[] = [];
  private readonly reaches: Map<number, CellRange>[];
  /** Whether the formula that is being calculated has read anything drawn. */
  private readDrawn = false;

  constructor(
    private readonly model: WorkbookModel,
    private readonly options: CalculatorOptions = {},
  ) {
    this.binding = new Binding(model);
    this.isApproximate = approximationTest(model, this.binding);
    this.date1904 = model.date1904;
    this.sheetNames = model.sheets.map(({ name }) => name);
    this.grids = model.sheets.map((sheet) => new SheetGrid(sheet));
    this.arrayOwners = model.sheets.map(() => new Map());
    this.spills = model.sheets.map(() => new Map());
    this.given = model.sheets.map(() => new Set());
    this.reaches = model.sheets.map(() => new Map());
    this.formulas = model.sheets.map((sheet, index) => this.collectFormulas(sheet.cells, index));
    if (options.values === 'stored') this.claimArrays();
    else this.reset();
  }

  private collectFormulas(cells: ReadonlyMap<number, CellModel>, sheet: number): Map<number, FormulaCell> {
    const formulas = new Map<number, FormulaCell>();
    for (const [key, cell] of cells) {
      if (cell.formula === undefined || cell.formula === '' || cell.spilled === true) continue;
      formulas.set(key, {
        sheet,
        row: rowOf(key),
        column: columnOf(key),
        text: cell.formula,
        arrayRange: cell.arrayRange,
        dynamic: cell.dynamic === true,
        stored: cell.value,
        parsed: undefined,
        active: false,
        circle: undefined,
        drawn: false,
      });
      if (cell.arrayRange !== undefined) this.spills[sheet]?.set(key, cell.arrayRange);
    }
    for (const table of this.model.sheets[sheet]?.dataTables ?? []) this.addTable(table, cells, sheet, formulas);
    return formulas;
  }

  /** A data table is one formula that fills its range. */
  private addTable(table: DataTableModel, cells: ReadonlyMap<number, CellModel>, sheet: number, formulas: Map<number, FormulaCell>): void {
    const { top: row, left: column } = table.range;
    const key = cellKey(row, column);
    const stored = cells.get(key)?.value ?? null;
    const further = { arrayRange: table.range, dynamic: false, stored, table, parsed: undefined, active: false, circle: undefined, drawn: false };
    formulas.set(key, { sheet, row, column, text: tableText(table), ...further });
    this.spills[sheet]?.set(key, table.range);
  }

  /** Every formula cell, by sheet and then as the model lists them. */
  *formulaCells(): IterableIterator<CellPosition & { readonly text: string; readonly arrayRange: CellRange | undefined }> {
    for (const formulas of this.formulas) yield* formulas.values();
  }

  /** Replaces a constant or a formula by a constant; everything is calculated anew when next asked for. */
  set(sheet: number, row: number, column: number, value: CellValue): void {
    const kept = this.asShown({ sheet, row, column }, value) as CellValue;
    this.inputs.set(`${sheet}:${cellKey(row, column)}`, { position: { sheet, row, column }, value: kept });
    this.formulas[sheet]?.delete(cellKey(row, column));
    this.spills[sheet]?.delete(cellKey(row, column));
    this.reset();
  }

  /** What a cell shows from now on, its formula untouched: for calculators of stored values. */
  show(sheet: number, row: number, column: number, value: CellValue): void {
    this.grids[sheet]?.set(row, column, value);
  }

  /** In trials: the value of a cell comes with each trial; its formula, or the array formula whose first cell is `anchor`, counts no more. */
  give(sheet: number, row: number, column: number, value: CellValue, anchor = cellKey(row, column)): void {
    const given = this.given[sheet];
    const key = cellKey(row, column);
    if (given !== undefined && !given.has(key)) {
      given.add(key);
      this.release(sheet, anchor);
    }
    this.inputs.set(`${sheet}:${key}`, { position: { sheet, row, column }, value });
    this.grids[sheet]?.set(row, column, value);
  }

  /** Takes a formula out; the cells it filled keep what they hold, and the rectangle is still known by its first cell. */
  private release(sheet: number, anchor: number): void {
    const cell = this.formulas[sheet]?.get(anchor);
    if (cell === undefined) return;
    this.formulas[sheet]?.delete(anchor);
    this.knownDependents = undefined;
    this.circles = undefined;
    const owners = this.arrayOwners[sheet];
    for (const [key, owner] of owners ?? []) if (owner === cell) owners?.delete(key);
    const range = this.spills[sheet]?.get(anchor);
    const cells = this.model.sheets[sheet]?.cells;
    if (range === undefined) this.grids[sheet]?.set(cell.row, cell.column, cell.stored);
    for (let row = range?.top ?? 1; row <= (range?.bottom ?? 0); row++) {
      for (let column = range!.left; column <= range!.right; column++) {
        this.grids[sheet]?.set(row, column, cells?.get(cellKey(row, column))?.value ?? null);
      }
    }
  }

  /** Makes every cell be calculated anew that a draw reached in the trial before. */
  nextTrial(): void {
    for (const circle of new Set(this.circles?.values())) circle.reset();
    for (const [key, { drawn }] of this.matrices) if (drawn) this.matrices.delete(key);
    this.circularChains.length = 0;
    for (const cell of this.drawnCells.splice(0)) this.expect(cell);
  }

  /** In trials: the cells that the spill of a formula has filled in any trial so far; undefined where it has filled only its own. */
  reach({ sheet, row, column }: CellPosition): CellRange | undefined {
    return this.reaches[sheet]?.get(cellKey(row, column));
  }

  /** The value of a cell, calculated if necessary. */
  value(sheet: number, row: number, column: number): CellValue {
    return this.settled(() => {
      const value = this.grids[sheet]?.get(row, column) ?? null;
      if (value !== PENDING) return value;
      const cell = this.owner(sheet, row, column);
      if (cell !== undefined) this.calculate(cell);
      return this.grids[sheet]?.get(row, column) ?? null;
    });
  }

  /** Calculates every formula. `progress` is told now and then how many cells are done. */
  calculateAll(progress?: (done: number) => void): CalculationReport {
    let formulaCells = 0;
    this.settled(() => {
      formulaCells = 0;
      for (const [sheet, formulas] of this.formulas.entries()) {
        for (const cell of formulas.values()) {
          if (this.grids[sheet]?.get(cell.row, cell.column) === PENDING) this.calculate(cell);
          if (++formulaCells % 10000 === 0) progress?.(formulaCells);
        }
      }
    });
    const byAddress = (cells: ReadonlyMap<FormulaCell, string>): Map<string, string> => new Map([...cells].map(([cell, feature]) => [this.address(cell), feature]));
    return { formulaCells, unsupported: byAddress(this.unsupportedCells), kept: byAddress(this.keptCells), circular: this.circularChains, iterated: this.iterated() };
  }

  /** The cells calculated so far whose own formula gives only an approximation of Excel's value; those that keep a stored value are none. */
  approximatedCells(): readonly string[] {
    return [...this.approximated].map((cell) => this.address(cell));
  }

  /** The circular references iterated so far. */
  iterated(): readonly IteratedCircle[] {
    return [...new Set(this.circles?.values())].filter(({ rounds }) => rounds > 0).map((circle) => circle.report((cell) => this.address(cell)));
  }

  /** The cells of each circle that written references close, where the workbook wants circles iterated. */
  circlesToIterate(): readonly (readonly CellPosition[])[] {
    return [...new Set(this.iterativeCircles()?.values())].map(({ cells }) => cells);
  }

  /** How much iteration may have left open in a cell; 0 for one that is on no circle. */
  iterationSlack({ sheet, row, column }: CellPosition): number {
    const cell = this.owner(sheet, row, column);
    return cell === undefined || !this.iterativeCircles()?.has(cell) ? 0 : iterationOf(this.model).change;
  }

  /** `Sheet1!B3`, with quotes where the sheet's name needs them. */
  address({ sheet, row, column }: CellPosition): string {
    return sheetPrefix(this.sheetNames[sheet] ?? '') + cellAddress(row, column);
  }

  /**
   * Evaluates the formula of one cell from the values in the grid, without changing it: what `verifyWorkbook` compares.
   * `largestInput` is the largest number it read, the scale of its rounding noise; `searched` tells that a function such as
   * XIRR found its answer by trial.
   */
  evaluateCell(position: CellPosition): EvaluatedCell & { readonly largestInput: number; readonly searched: boolean } {
    const cell = this.formulas[position.sheet]?.get(cellKey(position.row, position.column));
    this.largestRead = 0;
    this.searched = false;
    if (cell === undefined) return { outcome: 'value', value: this.grids[position.sheet]?.get(position.row, position.column) ?? null, largestInput: 0, searched: false };
    const outcome = this.tryEvaluate(cell);
    return { ...outcome, largestInput: this.largestRead, searched: this.searched };
  }

  /** Evaluates a formula as if it were typed into the cell `at`; an array spills into the answer, not into the sheet. */
  evaluateFormula(text: string, at: CellPosition = { sheet: 0, row: 0, column: 0 }): Result<CellValue | CellMatrix> {
    const parsed = parseFormula(text);
    if (!parsed.ok) return parsed;
    const probe: FormulaCell = { ...at, text, arrayRange: undefined, dynamic: true, stored: null, parsed, active: false, circle: undefined, drawn: false };
    const evaluated = this.settled(() => {
      for (;;) {
        try {
          return this.tryEvaluate(probe);
        } catch (signal) {
          if (!(signal instanceof PrecedentFirst)) throw signal;
          this.trail.length = 0;
          this.calculate(signal.cell);
        }
      }
    });
    if (evaluated.outcome === 'value') return ok(evaluated.value);
    if (evaluated.outcome === 'circular') return fail(evaluated.reason);
    return fail(new UnsupportedSignal(evaluated.outcome === 'unsupported' ? evaluated.feature : 'RAND').reason);
  }

  // What formulas see of the workbook.

  cell(sheet: number, row: number, column: number): CellValue {
    const value = this.readCell(sheet, row, column);
    if (this.options.draw !== undefined && !this.readDrawn) this.readDrawn = this.isDrawn(sheet, row, column);
    return value;
  }

  private isDrawn(sheet: number, row: number, column: number): boolean {
    return this.given[sheet]?.has(cellKey(row, column)) === true || this.owner(sheet, row, column)?.drawn === true;
  }

  draw(call: FunctionCall, frame: Frame): Value | undefined {
    const value = this.options.draw?.(call, frame, this.interpreter);
    if (value !== undefined) this.readDrawn = true;
    return value;
  }

  private readCell(sheet: number, row: number, column: number): CellValue {
    const value = this.grids[sheet]?.get(row, column) ?? null;
    if (typeof value === 'number') {
      if (value > this.largestRead) this.largestRead = value;
      else if (-value > this.largestRead) this.largestRead = -value;
      return value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (value === PENDING) return this.calculatedFirst(sheet, row, column);
    const feature = missingFeature(value.reason);
    if (feature !== undefined) throw new UnsupportedSignal(feature);
    if (value.reason?.code === 'circularReference') throw new CircularSignal(value.reason);
    return value;
  }

  matrix(area: Area): CellMatrix {
    const { sheet, top, left } = area;
    const bottom = area.bottom === MAX_ROWS - 1 ? Math.max(top, this.usedRows() - 1) : area.bottom;
    const right = area.right === MAX_COLUMNS - 1 ? Math.max(left, this.usedColumns() - 1) : area.right;
    const size = (bottom - top + 1) * (right - left + 1);
    if (isTooLarge(bottom - top + 1, right - left + 1)) throw arrayTooLarge();
    const key = size > 64 ? `${sheet}:${top}:${left}:${bottom}:${right}` : '';
    const known = key === '' ? undefined : this.matrices.get(key);
    if (known !== undefined) {
      this.readDrawn ||= known.drawn;
      return known.matrix;
    }
    const before = this.readDrawn;
    this.readDrawn = false;
    const matrix: CellValue[][] = [];
    for (let row = top; row <= bottom; row++) {
      const line: CellValue[] = [];
      for (let column = left; column <= right; column++) line.push(this.cell(sheet, row, column));
      matrix.push(line);
    }
    if (key !== '') this.remember(key, { matrix, drawn: this.readDrawn }, size);
    this.readDrawn ||= before;
    return matrix;
  }

  /** Ranges that look-ups read again and again are kept, up to a few million cells. */
  private remember(key: string, matrix: KnownMatrix, size: number): void {
    this.matrixCells += size;
    if (this.matrixCells > 4_000_000) {
      this.matrices.clear();
      this.matrixCells = size;
    }
    this.matrices.set(key, matrix);
  }

  used(area: Area): Area | undefined {
    const grid = this.grids[area.sheet];
    if (grid === undefined) return undefined;
    const bottom = Math.min(area.bottom, grid.rowCount - 1);
    const right = Math.min(area.right, grid.columnCount - 1);
    return bottom < area.top || right < area.left ? undefined : { ...area, bottom, right };
  }

  spill({ sheet, row, column }: CellPosition): Area | undefined {
    const key = cellKey(row, column);
    const range = this.spills[sheet]?.get(key);
    if (range !== undefined) return { sheet, ...range };
    // A dynamic formula with one value fills its own cell.
    return this.formulaAt(sheet, key)?.dynamic === true ? { sheet, top: row, left: column, bottom: row, right: column } : undefined;
  }

  formula({ sheet, row, column }: CellPosition): string | undefined {
    return this.formulaAt(sheet, cellKey(row, column))?.text;
  }

  /** The formula of a cell; in trials also of one whose value is given, which the sheet still shows. */
  private formulaAt(sheet: number, key: number): { readonly text: string; readonly dynamic: boolean } | undefined {
    const known = this.formulas[sheet]?.get(key);
    if (known !== undefined || this.given[sheet]?.has(key) !== true) return known;
    const { formula, dynamic, spilled } = this.model.sheets[sheet]?.cells.get(key) ?? {};
    return formula === undefined || spilled === true ? undefined : { text: formula, dynamic: dynamic === true };
  }

  isRowHidden(sheet: number, row: number, byFilterOnly: boolean): boolean {
    const model = this.model.sheets[sheet];
    return (byFilterOnly ? model?.filteredRows : model?.hiddenRows)?.has(row) ?? false;
  }

  now(): number {
    if (this.options.volatile === undefined) throw new VolatileSignal();
    return this.options.volatile.now;
  }

  random(): number {
    if (this.options.volatile === undefined) throw new VolatileSignal();
    return this.options.volatile.random();
  }

  approximate(): void {
    this.searched = true;
  }

  phrase(label: Label): string {
    return this.options.phrase?.(label) ?? label.label;
  }

  private usedRows(): number {
    return Math.max(1, ...this.grids.map((grid) => grid.rowCount));
  }

  private usedColumns(): number {
    return Math.max(1, ...this.grids.map((grid) => grid.columnCount));
  }

  // How cells are calculated.

  /** Runs a calculation again until no spill has changed its size, so that nobody has read a cell before a spill reached it. */
  private settled<T>(calculation: () => T): T {
    this.spillFirst();
    let result = calculation();
    for (let round = 0; this.spillsMoved && round < MAX_SPILL_ROUNDS; round++) {
      this.reset();
      this.spillFirst();
      result = calculation();
    }
    this.spillsMoved = false;
    return result;
  }

  /**
   * Calculates what may spill before anything is asked for: nothing in a formula that reads an empty cell says that a spill will fill
   * it. In trials the reach of each spill is known instead.
   */
  private spillFirst(): void {
    if (!this.spillsDue || this.options.draw !== undefined || this.options.values === 'stored') return;
    this.spillsDue = false;
    for (const [sheet, formulas] of this.formulas.entries()) {
      for (const cell of formulas.values()) if (cell.dynamic && this.grids[sheet]?.get(cell.row, cell.column) === PENDING) this.calculate(cell);
    }
  }

  /** Marks every formula as still to be calculated. */
  private reset(): void {
    this.spillsMoved = false;
    this.unsupportedCells.clear();
    this.keptCells.clear();
    this.approximated.clear();
    this.circularChains.length = 0;
    this.knownDependents = undefined;
    this.circles = undefined;
    this.matrices.clear();
    this.matrixCells = 0;
    for (const [sheet, formulas] of this.formulas.entries()) {
      const grid = this.grids[sheet];
      const owners = this.arrayOwners[sheet];
      if (grid === undefined || owners === undefined) continue;
      for (const key of owners.keys()) grid.set(rowOf(key), columnOf(key), null);
      owners.clear();
      for (const cell of formulas.values()) this.expect(cell);
    }
    this.drawnCells.length = 0;
    for (const { position, value } of this.inputs.values()) this.grids[position.sheet]?.set(position.row, position.column, value);
  }

  /** Marks a formula as still to be calculated, with the cells it is expected to fill. */
  private expect(cell: FormulaCell): void {
    const grid = this.grids[cell.sheet];
    const owners = this.arrayOwners[cell.sheet];
    const key = cellKey(cell.row, cell.column);
    cell.active = false;
    cell.circle = undefined;
    cell.drawn = false;
    if (cell.dynamic) this.spillsDue = true;
    const range = this.reaches[cell.sheet]?.get(key) ?? this.spills[cell.sheet]?.get(key);
    if (range !== undefined && grid !== undefined && owners !== undefined) this.claim(cell, range, grid, owners);
    if (!this.isReplaced(cell.sheet, cell.row, cell.column)) grid?.set(cell.row, cell.column, PENDING);
  }

  private claimArrays(): void {
    for (const [sheet, formulas] of this.formulas.entries()) {
      for (const [key, cell] of formulas) {
        const range = this.spills[sheet]!.get(key);
        if (range === undefined) continue;
        for (const { row, column } of positionsIn(sheet, range)) if (row !== cell.row || column !== cell.column) this.arrayOwners[sheet]!.set(cellKey(row, column), cell);
      }
    }
  }

  /** Marks the cells an array is expected to fill. */
  private claim(cell: FormulaCell, range: CellRange, grid: SheetGrid, owners: Map<number, FormulaCell>): void {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        if ((cell.dynamic && this.isOccupied(cell, row, column)) || this.isReplaced(cell.sheet, row, column)) continue;
        owners.set(cellKey(row, column), cell);
        grid.set(row, column, PENDING);
      }
    }
  }

  /** True for a cell that a value was put into; no array or table writes there any more. */
  private isReplaced(sheet: number, row: number, column: number): boolean {
    return this.inputs.size > 0 && this.inputs.has(`${sheet}:${cellKey(row, column)}`);
  }

  private owner(sheet: number, row: number, column: number): FormulaCell | undefined {
    const key = cellKey(row, column);
    return this.formulas[sheet]?.get(key) ?? this.arrayOwners[sheet]?.get(key);
  }

  /** The value of a cell that is still to be calculated, for a formula in the middle of its evaluation. */
  private calculatedFirst(sheet: number, row: number, column: number): CellValue {
    const cell = this.owner(sheet, row, column);
    if (cell === undefined) return null;
    if (cell.active) return this.closeCircle(cell);
    // A table calculates whole chains of cells within itself, so it never starts in the middle of another formula.
    if (this.interpreter.depth > (cell.table === undefined ? MAX_CELL_DEPTH : 0)) throw new PrecedentFirst(cell);
    this.calculateInPlace(cell);
    return this.cell(sheet, row, column);
  }

  private closeCircle(cell: FormulaCell): never {
    const start = this.trail.lastIndexOf(cell);
    const circle = this.trail.slice(Math.max(0, start));
    const chain = circle.map((member) => this.address(member));
    const reason = circularReason(chain);
    if (circle.some((member) => member.circle === undefined)) this.circularChains.push(chain);
    for (const member of circle) member.circle ??= reason;
    throw new CircularSignal(cell.circle ?? reason);
  }

  /** Calculates a cell and, through an explicit stack, whatever lies too deep below it. */
  private calculate(root: FormulaCell): void {
    const waiting: Waiting[] = [{ cell: root, trailStart: this.trail.length }];
    for (let top = waiting[waiting.length - 1]; top !== undefined; top = waiting[waiting.length - 1]) {
      const { cell, trailStart } = top;
      for (const aborted of this.trail.slice(trailStart)) aborted.active = false;
      this.trail.length = trailStart;
      this.interpreter.depth = 0;
      try {
        this.calculateInPlace(cell);
        waiting.pop();
      } catch (signal) {
        if (!(signal instanceof PrecedentFirst)) throw signal;
        for (const member of this.trail.slice(trailStart + 1)) member.active = false;
        waiting.push({ cell: signal.cell, trailStart: this.trail.length });
      }
    }
  }

  private calculateInPlace(cell: FormulaCell): void {
    const circle = this.iterativeCircles()?.get(cell);
    if (circle?.rounds === 0) this.iterate(circle);
    else this.calculateOnce(cell);
  }

  /** Calculates the cells of a circle again and again, in the order of the sheets, until they settle. */
  private iterate(circle: Circle<FormulaCell>): void {
    for (const cell of circle.cells) this.keepStored(cell, this.grids[cell.sheet]!);
    try {
      circle.iterate(iterationOf(this.model), (cell) => this.calculateOnce(cell), ({ sheet, row, column }) => this.grids[sheet]!.get(row, column));
    } catch (signal) {
      circle.reset();
      for (const cell of circle.cells) this.grids[cell.sheet]!.set(cell.row, cell.column, PENDING);
      throw signal;
    }
    if (this.options.draw !== undefined) this.settleInTrial(circle);
  }

  /** What a draw reaches in a circle has reached all of it; a circle that none reaches keeps its stored values, as any other cell. */
  private settleInTrial({ cells }: Circle<FormulaCell>): void {
    const drawn = cells.some((cell) => cell.drawn);
    for (const cell of cells) {
      cell.drawn = drawn;
      if (drawn) this.drawnCells.push(cell);
      else this.keepStored(cell, this.grids[cell.sheet]!);
    }
  }

  private iterativeCircles(): ReadonlyMap<FormulaCell, Circle<FormulaCell>> | undefined {
    if (!this.model.iterative) return undefined;
    if (this.circles === undefined) {
      const circles = this.dependents.circles().map((readers) => new Circle(readers.map(({ cell }) => cell)));
      this.circles = new Map(circles.flatMap((circle) => circle.cells.map((cell) => [cell, circle] as const)));
    }
    return this.circles;
  }

  private get dependents(): Dependents<FormulaReader<FormulaCell>> {
    if (this.knownDependents === undefined) {
      const { readers } = this;
      readers.clear();
      for (const [sheet, formulas] of this.formulas.entries()) {
        for (const [key, cell] of formulas) {
          if (cell.table === undefined) cell.parsed ??= parseFormula(cell.text);
          readers.set(cell, readerOf(cell, this.spills[sheet]?.get(key), this.binding));
        }
      }
      this.knownDependents = new Dependents([...readers.values()], (sheet, row, column) => {
        const owner = this.owner(sheet, row, column);
        return owner === undefined ? undefined : readers.get(owner);
      });
    }
    return this.knownDependents;
  }

  private calculateOnce(cell: FormulaCell): void {
    const trailStart = this.trail.length;
    const { depth } = this.interpreter;
    this.trail.push(cell);
    cell.active = true;
    this.interpreter.depth = depth + CELL_DEPTH;
    const before = this.readDrawn;
    this.readDrawn = false;
    const evaluated = this.tryEvaluate(cell);
    cell.drawn = this.readDrawn;
    const approximate = evaluated.outcome === 'value' && this.options.draw === undefined && this.isApproximate(cell.text, cell);
    const keeps = (approximate || evaluated.outcome === 'unsupported') && cell.circle === undefined && this.isStoredValueRight(cell);
    this.readDrawn = cell.drawn || before;
    cell.active = false;
    this.trail.length = trailStart;
    this.interpreter.depth = depth;
    if (keeps && evaluated.outcome === 'unsupported') this.keptCells.set(cell, evaluated.feature);
    if (approximate && !keeps) this.approximated.add(cell);
    else this.approximated.delete(cell);
    if (keeps) this.keepStored(cell, this.grids[cell.sheet]!);
    else this.store(cell, evaluated);
  }

  private tryEvaluate(cell: FormulaCell): EvaluatedCell {
    const { depth, steps } = this.interpreter;
    this.interpreter.steps = 0;
    try {
      return { outcome: 'value', value: this.evaluateNow(cell) };
    } catch (signal) {
      this.interpreter.depth = depth;
      // The engine below gave up: a text, an array or a nesting of calls was too large for it.
      if (signal instanceof RangeError) return { outcome: 'unsupported', feature: tooMuchWork().feature };
      if (signal instanceof UnsupportedSignal) return { outcome: 'unsupported', feature: signal.feature };
      if (signal instanceof VolatileSignal) return { outcome: 'volatile' };
      if (signal instanceof CircularSignal) return { outcome: 'circular', reason: signal.reason };
      throw signal;
    } finally {
      this.interpreter.steps = steps;
    }
  }

  /**
   * True where a formula that cannot be calculated here may show its stored value: it has one, and every cell it mentions
   * still holds what it held when the value was stored.
   */
  private isStoredValueRight(cell: FormulaCell): boolean {
    if (this.options.keepsStoredValues !== true) return false;
    const expression = cell.stored === null || isError(cell.stored) ? undefined : mentionsOf(cell.text);
    return expression !== undefined && writtenReferences(expression, this.binding, cell).every((area) => this.isAreaUnchanged(area));
  }

  private isAreaUnchanged(area: Area): boolean {
    const { depth } = this.interpreter;
    try {
      const used = this.used(area);
      const cells = this.model.sheets[area.sheet]?.cells;
      for (let row = used?.top ?? 0; used !== undefined && row <= used.bottom; row++) {
        for (let column = used.left; column <= used.right; column++) {
          if (!isUnchanged(this.cell(area.sheet, row, column), cells?.get(cellKey(row, column))?.value ?? null)) return false;
        }
      }
      return true;
    } catch (signal) {
      this.interpreter.depth = depth;
      if (signal instanceof UnsupportedSignal) return false;
      throw signal;
    }
  }

  private evaluateNow(cell: FormulaCell): CellValue | CellMatrix {
    return this.asShown(cell, this.evaluateExactly(cell));
  }

  /** A result as the workbook keeps it: rounded to what its cells show, where the workbook wants that. */
  asShown({ sheet, row, column }: CellPosition, value: CellValue | CellMatrix): CellValue | CellMatrix {
    const formats = this.model.precisionAsDisplayed === true ? this.model.sheets[sheet]?.numberFormats : undefined;
    if (formats === undefined) return value;
    const shown = (one: CellValue, down: number, right: number): CellValue => (typeof one === 'number' ? asShown(one, formats.get(cellKey(row + down, column + right))) : one);
    return isMatrix(value) ? value.map((line, down) => line.map((one, right) => shown(one, down, right))) : shown(value, 0, 0);
  }

  private evaluateExactly(cell: FormulaCell): CellValue | CellMatrix {
    if (cell.table !== undefined) return this.evaluateTable(cell, cell.table);
    cell.parsed ??= parseFormula(cell.text);
    if (!cell.parsed.ok) throw new UnsupportedSignal(unreadableFeature(cell.parsed.error));
    const arrays = cell.dynamic || cell.arrayRange !== undefined;
    const frame: Frame = { sheet: cell.sheet, row: cell.row, column: cell.column, scope: undefined, arrays };
    const expression = cell.parsed.value;
    if (cell.dynamic && outgrowsSheet(expression, cell)) return SPILL_ERROR;
    const value = this.finish(this.evaluateRoot(expression, frame), frame);
    return isMatrix(value) && !arrays ? (value[0]?.[0] ?? 0) : value;
  }

  private evaluateTable(cell: FormulaCell, table: DataTableModel): CellMatrix {
    const { sheet } = cell;
    const inputs = tableInputs(table).map((input) => ({ sheet, ...input }));
    const changesWith = this.changesWith(inputs);
    for (const { edge } of tableValues(table)) if (changesWith({ sheet, ...edge })) throw new UnsupportedSignal('TABLE');
    const before = this.volatileCells;
    const scopes = new Map<number, WhatIfScope>();
    const scopeOf = (head: CellPosition): WhatIfScope => {
      const key = cellKey(head.row, head.column);
      const scope = scopes.get(key) ?? this.whatIfScope(head, inputs);
      scopes.set(key, scope);
      return scope;
    };
    const values = dataTableValues(table, sheet, {
      cell: (on, row, column) => this.cell(on, row, column),
      cellWhatIf: (head, replaced) => this.whatIf(scopeOf(head), replaced, () => this.cellNow(head)),
    });
    if (this.volatileCells > before) throw new VolatileSignal();
    return values.map((row) => row.map(cellContent));
  }

  /** Tells whether a cell may change with one of the given cells. */
  changesWith(cells: readonly CellPosition[]): (cell: CellPosition) => boolean {
    const behind = this.formulasBehind(cells);
    return ({ sheet, row, column }) => {
      const owner = this.owner(sheet, row, column);
      return owner !== undefined && behind.has(owner);
    };
  }

  /** What may change in a cell, and on the way to it, with some input cells. Cells that are held do not. */
  whatIfScope(head: CellPosition, inputs: readonly CellPosition[], held: readonly CellPosition[] = []): WhatIfScope {
    const behind = this.formulasBehind(inputs, held);
    const owner = this.owner(head.sheet, head.row, head.column);
    const reader = owner === undefined ? undefined : this.readers.get(owner);
    if (reader === undefined) return { formulas: [], cells: [] };
    const isInput = (cell: FormulaCell): boolean => inputs.some(({ sheet, row, column }) => sheet === cell.sheet && row === cell.row && column === cell.column);
    const formulas = [...this.dependents.neededBy(reader)].map(({ cell }) => cell).filter((cell) => behind.has(cell) && !isInput(cell));
    return { formulas, cells: formulas.flatMap((cell) => [...positionsIn(cell.sheet, this.rangeOf(cell))]) };
  }

  /** What a calculation within a scope gives while its input cells hold other values. Afterwards every cell shows what it showed. */
  whatIf<T>({ formulas }: WhatIfScope, replaced: readonly Replacement[], calculation: () => T): T {
    const layer = this.putAside(formulas as readonly FormulaCell[], replaced);
    const { depth } = this.interpreter;
    // In trials a cell that no draw reaches keeps its stored value, which is that without the replacements.
    const given = replaced.filter(({ sheet, row, column }) => this.given[sheet]?.has(cellKey(row, column)) === false);
    try {
      for (const { sheet, row, column } of given) this.given[sheet]!.add(cellKey(row, column));
      for (const { sheet, row, column, value } of replaced) this.grids[sheet]?.set(row, column, value);
      const result = calculation();
      if (this.spillsMoved) throw new UnsupportedSignal('TABLE');
      return result;
    } finally {
      this.interpreter.depth = depth;
      for (const { sheet, row, column } of given) this.given[sheet]!.delete(cellKey(row, column));
      layer.restore();
    }
  }

  private rangeOf(cell: FormulaCell): CellRange {
    return this.spills[cell.sheet]?.get(cellKey(cell.row, cell.column)) ?? singleRange(cell);
  }

  private putAside(cells: readonly FormulaCell[], replaced: readonly Replacement[]): { restore(): void } {
    const values: (Replacement & { readonly grid: SheetGrid })[] = [];
    const keep = ({ sheet, row, column }: CellPosition): void => {
      const grid = this.grids[sheet]!;
      values.push({ sheet, row, column, grid, value: grid.get(row, column) });
    };
    const states = cells.map((cell) => ({ cell, range: this.rangeOf(cell), circle: cell.circle, feature: this.unsupportedCells.get(cell), active: cell.active, drawn: cell.drawn }));
    const circles = new Set(cells.flatMap((cell) => this.iterativeCircles()?.get(cell) ?? []));
    const running = [...circles].filter(({ rounds }) => rounds > 0).map((circle) => ({ circle, state: circle.putAside() }));
    const moved = this.spillsMoved;
    for (const { cell, range, active } of states) {
      for (const position of positionsIn(cell.sheet, range)) {
        if (this.owner(position.sheet, position.row, position.column) !== cell) continue;
        keep(position);
        this.grids[position.sheet]!.set(position.row, position.column, PENDING);
      }
      if (!active) cell.circle = undefined;
      this.unsupportedCells.delete(cell);
    }
    for (const position of replaced) keep(position);
    this.matrices.clear();
    this.spillsMoved = false;
    return {
      restore: () => {
        for (const { cell, range, circle, feature, active, drawn } of states) {
          cell.drawn = drawn;
          if (!sameRange(this.rangeOf(cell), range)) this.putBackSpill(cell, this.rangeOf(cell), range);
          if (!active) cell.circle = circle;
          if (feature === undefined) this.unsupportedCells.delete(cell);
          else this.unsupportedCells.set(cell, feature);
        }
        for (const { circle, state } of running) circle.putBack(state);
        for (const { grid, row, column, value } of values.reverse()) grid.set(row, column, value);
        this.matrices.clear();
        this.spillsMoved = moved;
      },
    };
  }

  /** Takes back the cells that a spill has filled meanwhile. */
  private putBackSpill(cell: FormulaCell, filled: CellRange, before: CellRange): void {
    const owners = this.arrayOwners[cell.sheet]!;
    for (const { row, column } of positionsIn(cell.sheet, filled)) {
      if (owners.get(cellKey(row, column)) !== cell) continue;
      owners.delete(cellKey(row, column));
      this.grids[cell.sheet]!.set(row, column, null);
    }
    const key = cellKey(cell.row, cell.column);
    if (sameRange(before, singleRange(cell))) this.spills[cell.sheet]!.delete(key);
    else this.spills[cell.sheet]!.set(key, before);
    for (const { row, column } of positionsIn(cell.sheet, before)) if (row !== cell.row || column !== cell.column) owners.set(cellKey(row, column), cell);
  }

  private formulasBehind(cells: readonly CellPosition[], held: readonly CellPosition[] = []): ReadonlySet<FormulaCell> {
    const formulas = new Set(held.map(({ sheet, row, column }) => this.owner(sheet, row, column)));
    return new Set([...this.dependents.of(cells, ({ cell }) => formulas.has(cell))].map(({ cell }) => cell));
  }

  /** The value of a cell in the middle of a calculation, calculated on a stack of its own. */
  cellNow({ sheet, row, column }: CellPosition): CellValue {
    const grid = this.grids[sheet]!;
    if (grid.get(row, column) === PENDING) {
      const cell = this.owner(sheet, row, column);
      if (cell?.active === true) this.closeCircle(cell);
      if (cell !== undefined) this.calculate(cell);
    }
    return this.cell(sheet, row, column);
  }

  /** The same as the sheet would show it: an error where there is no value. */
  shownNow(position: CellPosition): CellValue {
    try {
      this.cellNow(position);
    } catch (signal) {
      if (!(signal instanceof UnsupportedSignal || signal instanceof CircularSignal)) throw signal;
    }
    return this.grids[position.sheet]!.get(position.row, position.column);
  }

  /** A sum or difference at the very end of a formula loses its rounding noise, as Excel does it. */
  private evaluateRoot(expression: Expression, frame: Frame): Value {
    if (expression.type !== 'binary' || (expression.operator !== '-' && expression.operator !== '+')) return this.interpreter.evaluate(expression, frame);
    const left = this.interpreter.operand(expression.left, frame);
    const right = this.interpreter.operand(expression.right, frame);
    if (isMatrix(left) || isMatrix(right)) return this.interpreter.combine(expression.operator, left, right);
    const first = toNumber(left, this.date1904);
    if (typeof first !== 'number') return first;
    const second = toNumber(right, this.date1904);
    if (typeof second !== 'number') return second;
    return withoutNoise(expression.operator === '-' ? first - second : first + second, first, second);
  }

  /** The outcome as cells can hold it. */
  private finish(value: Value, frame: Frame): CellValue | CellMatrix {
    const resolved = this.interpreter.resolve(value, frame);
    return isMatrix(resolved) ? resolved.map((row) => row.map(cellContent)) : cellContent(resolved);
  }

  private store(cell: FormulaCell, evaluated: EvaluatedCell): void {
    const grid = this.grids[cell.sheet];
    if (grid === undefined) return;
    this.emptyReach(cell, grid);
    const isCircular = cell.circle !== undefined || evaluated.outcome === 'circular';
    // A circle that closes in this trial may be open in the next.
    if (this.options.draw !== undefined && (cell.drawn || isCircular)) this.drawnCells.push(cell);
    else if (this.options.draw !== undefined && this.iterativeCircles()?.has(cell) !== true) {
      this.keepStored(cell, grid);
      return;
    }
    if (isCircular) {
      const reason = cell.circle ?? (evaluated.outcome === 'circular' ? evaluated.reason : undefined);
      this.fill(cell, cellError('#REF!', reason));
    } else if (evaluated.outcome === 'unsupported') {
      this.unsupportedCells.set(cell, evaluated.feature);
      const { reason } = new UnsupportedSignal(evaluated.feature);
      this.fill(cell, cellError(reason.cellError, reason));
    } else if (evaluated.outcome === 'volatile') {
      this.volatileCells++;
      this.keepStored(cell, grid);
    } else if (cell.dynamic) this.spillOut(cell, evaluated.value);
    else this.fill(cell, evaluated.value);
  }

  /** In trials: whatever the outcome, none of the cells that a spill has ever reached stays to be calculated. */
  private emptyReach(cell: FormulaCell, grid: SheetGrid): void {
    const reach = this.reaches[cell.sheet]?.get(cellKey(cell.row, cell.column));
    if (reach === undefined) return;
    for (const { row, column } of positionsIn(cell.sheet, reach)) {
      if (this.arrayOwners[cell.sheet]?.get(cellKey(row, column)) === cell) grid.set(row, column, null);
    }
  }

  /** Gives every cell of an array formula its element; a single cell takes the value itself. */
  private fill(cell: FormulaCell, value: CellValue | CellMatrix): void {
    const grid = this.grids[cell.sheet];
    const range = this.spills[cell.sheet]?.get(cellKey(cell.row, cell.column));
    const matrix = isMatrix(value) ? value : [[value]];
    if (range === undefined) {
      grid?.set(cell.row, cell.column, matrix[0]?.[0] ?? 0);
      return;
    }
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        if (!this.isReplaced(cell.sheet, row, column)) grid?.set(row, column, broadcastCell(matrix, row - range.top, column - range.left));
      }
    }
  }

  private keepStored(cell: FormulaCell, grid: SheetGrid): void {
    grid.set(cell.row, cell.column, cell.stored);
    const range = this.spills[cell.sheet]?.get(cellKey(cell.row, cell.column));
    const cells = this.model.sheets[cell.sheet]?.cells;
    if (range === undefined || cells === undefined) return;
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) grid.set(row, column, cells.get(cellKey(row, column))?.value ?? null);
    }
  }

  /** Lets a dynamic array fill the cells to its right and below, or shows #SPILL! where something stands in its way. */
  private spillOut(cell: FormulaCell, value: CellValue | CellMatrix): void {
    const { sheet, row: top, column: left } = cell;
    const grid = this.grids[sheet];
    const key = cellKey(top, left);
    const before = this.spills[sheet]?.get(key);
    let matrix: CellMatrix = isMatrix(value) ? value : [[value]];
    const range: CellRange = { top, left, bottom: top + matrix.length - 1, right: left + columnsOf(matrix) - 1 };
    const single = range.bottom === top && range.right === left;
    const blocked = !single && (range.bottom >= MAX_ROWS || range.right >= MAX_COLUMNS || this.isBlocked(cell, range));
    const filled: CellRange = blocked ? { top, left, bottom: top, right: left } : range;
    if (blocked) matrix = [[SPILL_ERROR]];
    const reach = this.reaches[sheet]?.get(key);
    const old = reach ?? before;
    if (old !== undefined) {
      for (let row = old.top; row <= old.bottom; row++) {
        for (let column = old.left; column <= old.right; column++) {
          if (this.arrayOwners[sheet]?.get(cellKey(row, column)) === cell) grid?.set(row, column, null);
        }
      }
    }
    for (let row = filled.top; row <= filled.bottom; row++) {
      for (let column = filled.left; column <= filled.right; column++) {
        if (row !== top || column !== left) this.arrayOwners[sheet]?.set(cellKey(row, column), cell);
        grid?.set(row, column, matrix[row - top]?.[column - left] ?? 0);
      }
    }
    const isSpill = isMatrix(value) && !blocked;
    const grown = cell.drawn ? this.reachesFurther(sheet, key, filled) : before === undefined ? !single && !blocked : !sameRange(before, filled);
    if (isSpill) this.spills[sheet]?.set(key, filled);
    else this.spills[sheet]?.delete(key);
    if (grown) this.spillsMoved = true;
  }

  /**
   * In trials a spill keeps all the cells it ever reached, so that whoever reads one of them asks it first; only when it reaches
   * further than ever, formulas may have read a cell before the spill got there.
   */
  private reachesFurther(sheet: number, key: number, filled: CellRange): boolean {
    const reach = this.reaches[sheet]?.get(key) ?? this.spills[sheet]?.get(key);
    const { top, left, bottom, right } = filled;
    if (reach !== undefined && bottom <= reach.bottom && right <= reach.right) {
      this.reaches[sheet]?.set(key, reach);
      return false;
    }
    this.reaches[sheet]?.set(key, { top, left, bottom: Math.max(bottom, reach?.bottom ?? top), right: Math.max(right, reach?.right ?? left) });
    return reach !== undefined || bottom > top || right > left;
  }

  private isBlocked(cell: FormulaCell, range: CellRange): boolean {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        if (this.isOccupied(cell, row, column)) return true;
      }
    }
    return false;
  }

  /** True where a cell holds something of its own, or belongs to another array. */
  private isOccupied(cell: FormulaCell, row: number, column: number): boolean {
    if (row === cell.row && column === cell.column) return false;
    const key = cellKey(row, column);
    const owner = this.arrayOwners[cell.sheet]?.get(key);
    if (owner !== undefined) return owner !== cell;
    if (this.formulas[cell.sheet]?.has(key) === true || this.inputs.has(`${cell.sheet}:${key}`)) return true;
    const model = this.model.sheets[cell.sheet]?.cells.get(key);
    return model !== undefined && model.spilled !== true && model.value !== null;
  }
}

/** A value as a cell holds it: an empty result shows 0, a number that is not finite #NUM!. */
function cellContent(value: CellValue): CellValue {
  if (value === null) return 0;
  if (typeof value === 'number') return Number.isFinite(value) ? value : cellError('#NUM!');
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return VALUE_ERROR;
  return value;
}

function circularReason(chain: readonly string[]): EngineError {
  return { code: 'circularReference', cellError: '#REF!', details: { chain: chain.slice(0, 20).join(' → ') } };
}

function unreadableFeature(error: EngineError): string {
  return error.code === 'formulaExternalLink' ? 'external link' : 'unreadable formula';
}

function singleRange({ row, column }: CellPosition): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

function* positionsIn(sheet: number, { top, left, bottom, right }: CellRange): Iterable<CellPosition> {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield { sheet, row, column };
}

function sameRange(first: CellRange, second: CellRange): boolean {
  return first.top === second.top && first.left === second.left && first.bottom === second.bottom && first.right === second.right;
}

/** True for a value that marks a circular reference. */
export function isCircular(value: CellValue): boolean {
  return isError(value) && value.reason?.code === 'circularReference';
}
