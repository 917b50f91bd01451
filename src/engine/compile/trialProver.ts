import type { CellError, CellMatrix, CellValue } from '../core/cellValue';
import type { CellPosition } from '../formula/evaluate/binding';
import { Calculator, isCircular, type CalculatorOptions } from '../formula/evaluate/calculator';
import { isMatrix } from '../formula/evaluate/value';
import { cellKey, columnOf, rowOf } from '../formula/workbookModel';
import { differenceOf, displayedValue, isWithinTolerance, valueAsText } from './cellDifference';
import { DisplayedValues } from './displayedValues';
import type { DisplayedWorkbook } from './displayedWorkbook';
import type { Graph, NodeId } from './ir/graph';
import { errorOfNumber } from './ir/pass';
import { siteKey } from './lower/drawSites';
import { NO_FORMULA } from './lower/recalculation';
import { isLoweredMatrix, isUncertain, type Scalar } from './lower/lowered';
import type { Lowering } from './lower/lowering';
import { drawnCall, type Draw } from './passes/drawnCall';
import { fillsMore, spillingCells, type SpillReach } from './spillReach';

/** A cell of the compiled model that is compared at drawn trials. */
export interface TrialCell extends CellPosition {
  readonly value: Scalar;
  /** First cell of the array the cell belongs to; its own key where it belongs to none. */
  readonly anchor: number;
}

/** An output of the program. */
export interface TrialOutput extends CellPosition {
  readonly node: NodeId;
  /** Its cell is not among those compared, since no column stands for what it may hold: its number is. */
  readonly opaque: boolean;
}

/** A cell that the compiled model and the recalculated workbook disagree about. */
export interface Difference extends CellPosition {
  readonly anchor: number;
  readonly computed: string;
  readonly recalculated: string;
  /** The cell's own formula differs, given the compiled values of the cells it reads. */
  readonly own: boolean;
  /** The trial closes a circular reference that the cell is on or reads, which no function turns into a value. */
  readonly circular?: true;
}

/** A cell on a circular reference, and the reference as the chain of its cells. */
export interface ClosedCircle {
  readonly cell: CellPosition;
  readonly chain: string;
}

export interface TrialProverParts {
  readonly graph: Graph;
  readonly lowering: Lowering;
  readonly workbook: DisplayedWorkbook;
  readonly cells: readonly TrialCell[];
  /** Number of the graph's input column, in the order of the program. */
  readonly columns: readonly number[];
  readonly parameters: readonly CellPosition[];
  readonly outputs: readonly TrialOutput[];
}

/**
 * Recalculates the workbook at given draws, with nothing folded and every range free to mean what it then means, and compares
 * each cell of the compiled model with it. A trial takes about 5 µs a formula cell.
 */
export class TrialProver {
  private readonly drawn = new Map<string, Draw>();
  private recalculated: Calculator | undefined;
  private readonly spilling: readonly CellPosition[];
  private iteratedNodes: Uint8Array | undefined;
  /** Cells on circular references that every trial so far has closed. */
  private readonly closed = new Map<CellPosition, string>();
  /** The largest difference that rounding explains. */
  maxRelativeDifference = 0;
  points = 0;

  constructor(private readonly parts: TrialProverParts) {
    this.spilling = spillingCells(parts.lowering.book);
  }

  private get calculator(): Calculator {
    return (this.recalculated ??= this.newCalculator());
  }

  private newCalculator(): Calculator {
    const { book, heldCells, workbook } = this.parts.lowering;
    const calculator = new Calculator(book, this.options());
    for (const { sheet, row, column } of heldCells) calculator.give(sheet, row, column, workbook.cell(sheet, row, column), NO_FORMULA);
    return calculator;
  }

  /** Cells compared at each point. */
  get cells(): number {
    return this.parts.cells.length;
  }

  /** The spills that have filled cells beyond those they fill on the sheet. */
  grownSpills(): SpillReach[] {
    const { book } = this.parts.lowering;
    return this.spilling.flatMap((anchor) => {
      const range = this.calculator.reach(anchor);
      return range !== undefined && fillsMore(book, anchor, range) ? [{ anchor, range }] : [];
    });
  }

  /**
   * The cells that differ when inputs and parameters have the values given, in the order of the program. `run`: what a run made of
   * the outputs at these values, which is compared too.
   */
  differences(point: ArrayLike<number>, run: readonly number[] = []): Difference[] {
    const { graph, cells } = this.parts;
    const values = this.valuesAt(point);
    this.placeDraws(values);
    this.recalculate(point);
    const differing: TrialCell[] = [];
    const closing: Difference[] = [];
    const iterated = this.iterated();
    for (const cell of cells) {
      const compiled = displayedValue(values, cell.value);
      const approximate = isUncertain(cell.value) && iterated[cell.value.node] === 1;
      const recalculated = this.calculator.value(cell.sheet, cell.row, cell.column);
      if (isCircular(recalculated)) {
        const { sheet, row, column, anchor } = cell;
        closing.push({ sheet, row, column, anchor, computed: valueAsText(compiled), recalculated: valueAsText(recalculated), own: true, circular: true });
        continue;
      }
      const difference = differenceOf(graph, values, cell.value, compiled, recalculated);
      if (!isWithinTolerance(difference, approximate)) differing.push(cell);
      else if (!approximate) this.maxRelativeDifference = Math.max(this.maxRelativeDifference, difference);
    }
    this.noteCircles();
    this.points++;
    if (closing.length > 0) return closing;
    if (differing.length > 0) return this.explain(differing, values);
    const opaque = this.parts.outputs.flatMap((output) => (output.opaque ? this.opaqueDifference(output, values.at(output.node), iterated[output.node] === 1) : []));
    if (opaque.length > 0) return opaque;
    return run.flatMap((value, output) => this.engineDifference(this.parts.outputs[output]!, values, value));
  }

  private noteCircles(): void {
    for (const cell of this.parts.lowering.circular.values()) {
      const value = this.calculator.value(cell.sheet, cell.row, cell.column);
      if (!isCircular(value)) this.closed.delete(cell);
      else if (this.points === 0) this.closed.set(cell, String((value as CellError).reason?.details?.['chain'] ?? ''));
    }
  }

  /** A circular reference that every trial so far has closed: then it does not take an uncertain value to close it. */
  endlessCircle(): ClosedCircle | undefined {
    for (const [cell, chain] of this.closed) return { cell, chain };
    return undefined;
  }

  /** The run's engine must give the bits of the graph, which the cells were compared with. */
  private engineDifference({ sheet, row, column, node }: TrialOutput, values: DisplayedValues, value: number): Difference[] {
    const known = values.at(node);
    if (Object.is(value + 0, known + 0) || (!Number.isFinite(value) && !Number.isFinite(known))) return [];
    return [{ sheet, row, column, anchor: cellKey(row, column), computed: String(value), recalculated: String(known), own: true }];
  }

  /** Text and errors are no numbers of a run. */
  private opaqueDifference({ sheet, row, column }: TrialOutput, computed: number, approximate: boolean): Difference[] {
    const shown = this.calculator.value(sheet, row, column);
    const recalculated = shown === null || typeof shown === 'boolean' ? Number(shown) : typeof shown === 'number' ? shown : NaN;
    const agrees = Number.isFinite(recalculated) ? isWithinTolerance(Math.abs(computed - recalculated) / Math.max(Math.abs(recalculated), 1), approximate) : !Number.isFinite(computed);
    return agrees ? [] : [{ sheet, row, column, anchor: cellKey(row, column), computed: String(computed), recalculated: valueAsText(shown), own: true }];
  }

  private valuesAt(point: ArrayLike<number>): DisplayedValues {
    const { graph, columns } = this.parts;
    const inputs: number[] = [];
    columns.forEach((column, place) => (inputs[column] = point[place]!));
    return new DisplayedValues(graph, inputs);
  }

  private iterated(): Uint8Array {
    return (this.iteratedNodes ??= this.parts.graph.iterated());
  }

  private options(): CalculatorOptions {
    return {
      phrase: (label) => this.parts.workbook.phrase(label),
      draw: (call, frame, interpreter) => {
        const draw = this.drawn.get(siteKey(frame.sheet, frame.row, frame.column, call.at));
        return draw === undefined ? undefined : drawnCall(draw, call, frame, interpreter);
      },
    };
  }

  private placeDraws(values: DisplayedValues): void {
    const valueOf = (value: Scalar): CellValue => asCell(values, value);
    const { lowering } = this.parts;
    for (const site of lowering.draws.all) {
      const value: CellValue | CellMatrix = isLoweredMatrix(site.value) ? site.value.map((row) => row.map(valueOf)) : valueOf(site.value as Scalar);
      this.drawn.set(siteKey(site.sheet, site.row, site.column, site.at), { kind: site.kind, value });
    }
  }

  private recalculate(point: ArrayLike<number>): void {
    const { parameters, columns, lowering } = this.parts;
    this.calculator.nextTrial();
    const first = columns.length - parameters.length;
    parameters.forEach(({ sheet, row, column }, parameter) => {
      const value = point[first + parameter]!;
      const lowered = lowering.lowered(sheet, cellKey(row, column));
      this.calculator.give(sheet, row, column, isUncertain(lowered) && lowered.type === 'boolean' ? value !== 0 : value);
    });
    // A cell that is empty on the sheet may be filled by a spill that has grown, and nothing in a formula that reads it says so.
    for (const { sheet, row, column } of this.spilling) this.calculator.value(sheet, row, column);
  }

  /** Which of the differing cells are to blame: those that differ even when they read what the compiled model computes. */
  private explain(differing: readonly TrialCell[], values: DisplayedValues): Difference[] {
    const { cells, graph, lowering } = this.parts;
    const stored = new Calculator(lowering.book, { ...this.options(), values: 'stored' });
    for (const { sheet, row, column, value } of cells) stored.show(sheet, row, column, asCell(values, value));
    return differing.map((cell) => {
      const { sheet, row, column, anchor } = cell;
      const compiled = displayedValue(values, cell.value);
      const own = stored.evaluateCell({ sheet, row: rowOf(anchor), column: columnOf(anchor) });
      const value = own.outcome !== 'value' ? null : isMatrix(own.value) ? (own.value[row - rowOf(anchor)]?.[column - columnOf(anchor)] ?? { error: '#N/A' as const }) : own.value;
      const blamed = own.outcome === 'value' && !isWithinTolerance(differenceOf(graph, values, cell.value, compiled, value), false);
      return { sheet, row, column, anchor, computed: valueAsText(compiled), recalculated: valueAsText(this.calculator.value(sheet, row, column)), own: blamed };
    });
  }
}

function asCell(values: DisplayedValues, value: Scalar): CellValue {
  const compiled = displayedValue(values, value);
  return typeof compiled === 'object' && compiled !== null && 'errorNumber' in compiled ? { error: errorOfNumber(compiled.errorNumber) } : compiled;
}
