import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { CellPosition } from '../../formula/evaluate/binding';
import type { Area } from '../../formula/evaluate/reference';
import type { Expression } from '../../formula/parse/ast';
import { DisplayedValues } from '../displayedValues';
import type { DisplayedWorkbook } from '../displayedWorkbook';
import { Graph, type NodeId } from '../ir/graph';
import type { CallValue } from '../ir/pass';
import { programOf, type Program } from '../ir/program';
import { featureOf } from '../lower/feature';
import { lowerArray, lowerSingle } from '../lower/formula';
import { InputRegistry } from '../lower/inputs';
import { isChoice, isKnown, isLoweredMatrix, Recalculated, Uncertain, type Scalar } from '../lower/lowered';
import { Lowering, type LoweringFrame } from '../lower/lowering';
import { PendingCells, problem } from '../lower/problem';
import { callValueOf } from '../passes/callValue';
import type { ProgramRunner } from '../runner';
import { precedentsOf } from './precedents';

/** A formula that reads more filled cells than this is not unrolled: every cell would be a column of its own. */
export const MOST_CELLS_READ = 2048;
const MOST_FORMULAS = 500;
const MOST_COLUMNS = 8192;
/** Nodes and operands, which is what compiling takes time and memory for. */
const MOST_WORK = 250_000;

/** Stands for the feature of a formula that is recalculated as a whole. */
const WHOLE_FORMULA = '';

/** How the value of a formula comes about. */
export type Origin =
  /** Operations of the back end, from columns that hold the stored values. */
  | { readonly kind: 'compiled' }
  /** The formula reads no number: its value is known before anything runs. */
  | { readonly kind: 'folded' }
  /** A function in it has no operations of its own: the evaluator is called for every trial. */
  | { readonly kind: 'perTrial'; readonly feature: string };

export interface BatchedFormula {
  readonly position: CellPosition;
  readonly origin: Origin;
  /** As a cell shows it: nothing is 0. */
  value(outputs: ArrayLike<number>): CellValue | CellMatrix;
}

/**
 * Formulas compiled into one program, each on its own: whatever number or truth value it reads, the result of another
 * formula included, is an input column that holds the stored value.
 */
export class FormulaBatch {
  readonly formulas: BatchedFormula[] = [];
  private readonly graph = new Graph();
  private readonly inputs = new InputRegistry(this.graph);
  private readonly displayed = new DisplayedValues(this.graph, this.inputs.displayed);
  private readonly lowering: Lowering;
  private readonly outputs: NodeId[] = [];
  private readonly outputNumbers = new Map<NodeId, number>();
  private readonly areas = new Map<string, number>();
  private readonly given: Set<number>[];
  /** By node: the function that the evaluator is called for on the way to it. */
  private readonly called: (string | undefined)[] = [];
  private work = 0;

  constructor(private readonly workbook: DisplayedWorkbook) {
    this.lowering = new Lowering(this.graph, workbook, this.inputs, this.displayed);
    this.given = workbook.sheetNames.map(() => new Set());
  }

  get isFull(): boolean {
    return this.formulas.length >= MOST_FORMULAS || this.inputs.displayed.length + this.outputs.length >= MOST_COLUMNS || this.work >= MOST_WORK;
  }

  /** Adds the formula of a cell. Throws a `LoweringProblem` where it cannot be compiled. */
  add(position: CellPosition, expression: Expression, arrays: boolean, fillsRange: boolean): void {
    const frame: LoweringFrame = { ...position, arrays, scope: undefined };
    this.giveCells(precedentsOf(this.lowering, expression, frame));
    const value = this.lowered(() => (fillsRange ? lowerArray(this.lowering, expression, frame) : lowerSingle(this.lowering, expression, frame)));
    const scalars = isLoweredMatrix(value) ? value.flat() : [value];
    const rows = (isLoweredMatrix(value) ? value : [[value]]).map((row) => row.map((one) => this.outputValue(one)));
    this.formulas.push({
      position,
      origin: this.originOf(scalars, expression),
      value: (outputs) => {
        const matrix = rows.map((row) => row.map((one) => callValueOf(one, outputs) ?? 0));
        return isLoweredMatrix(value) ? matrix : (matrix[0]?.[0] ?? 0);
      },
    });
  }

  /** The values of all formulas, each once. */
  *run(runnerOf: (program: Program) => ProgramRunner): IterableIterator<BatchedFormula & { readonly result: CellValue | CellMatrix }> {
    const runner = runnerOf(programOf(this.graph, [...this.inputs.displayed.keys()], this.outputs));
    this.inputs.displayed.forEach((stored, input) => (runner.inputs[input]![0] = stored));
    runner.run(1);
    const values = runner.outputs.map((column) => column[0]!);
    for (const formula of this.formulas) yield { ...formula, result: formula.value(values) };
  }

  /** Formulas count as settled at their stored values; those that only turn up while lowering are given then. */
  private lowered<T>(lower: () => T): T {
    for (;;) {
      try {
        return lower();
      } catch (thrown) {
        if (!(thrown instanceof PendingCells)) throw thrown;
        for (const { sheet, key } of thrown.cells) this.giveCell(sheet, key);
      }
    }
  }

  private giveCells(areas: readonly Area[]): void {
    const counts = areas.map((area) => {
      const name = `${area.sheet} ${area.top} ${area.left} ${area.bottom} ${area.right}`;
      let count = this.areas.get(name);
      if (count === undefined) {
        const keys = this.lowering.filledCells(area);
        count = keys.length;
        this.areas.set(name, count);
        if (count <= MOST_CELLS_READ) for (const key of keys) this.giveCell(area.sheet, key);
      }
      return count;
    });
    const cells = counts.reduce((sum, count) => sum + count, 0);
    if (cells > MOST_CELLS_READ) throw problem('simulationArraySize', { cells, limit: MOST_CELLS_READ });
  }

  /** Turns the stored number or truth value of a cell into a column. Text, errors and empty cells stay as they are. */
  private giveCell(sheet: number, key: number): void {
    if (this.given[sheet]!.has(key)) return;
    this.given[sheet]!.add(key);
    this.lowering.settle(sheet, this.workbook.anchor(sheet, key));
    const stored = this.workbook.cellModel(sheet, key)?.value;
    if (typeof stored === 'number') this.lowering.define(sheet, key, new Uncertain(this.inputs.column(stored, -Number.MAX_VALUE, Number.MAX_VALUE, false), 'number', null));
    else if (typeof stored === 'boolean') this.lowering.define(sheet, key, new Uncertain(this.inputs.column(Number(stored), 0, 1, true), 'boolean', null));
  }

  private outputValue(value: Scalar): CallValue {
    if (isKnown(value)) return { known: value };
    if (value instanceof Recalculated) throw problem('simulationTextResult');
    if (isChoice(value)) return { chosenBy: this.output(value.index), options: value.options.map((option) => this.outputValue(option)) };
    return { operand: this.output(value.settled), error: value.error === null ? null : this.output(value.error()), type: value.type };
  }

  private output(node: NodeId): number {
    let number = this.outputNumbers.get(node);
    if (number === undefined) {
      number = this.outputs.push(node) - 1;
      this.outputNumbers.set(node, number);
    }
    return number;
  }

  private originOf(values: readonly Scalar[], expression: Expression): Origin {
    this.measure();
    if (values.every(isKnown)) return { kind: 'folded' };
    for (const value of values) {
      const parts = isChoice(value) ? [value.index, ...value.options.flatMap((option) => (isKnown(option) ? [] : [option.settled]))] : isKnown(value) ? [] : [value.settled];
      for (const part of parts) {
        const feature = this.called[part];
        if (feature !== undefined) return { kind: 'perTrial', feature: feature === WHOLE_FORMULA ? featureOf(expression) : feature };
      }
    }
    return { kind: 'compiled' };
  }

  /** Looks at the nodes that came since the last formula. */
  private measure(): void {
    const { nodes, passes } = this.graph;
    for (let id = this.called.length; id < nodes.length; id++) {
      const { operation, operands, value } = nodes[id]!;
      this.work += 1 + operands.length;
      const pass = operation === 'pass' ? passes[value]! : undefined;
      if (pass?.kind === 'call') this.called.push(featureOf(pass.expression));
      else if (pass?.kind === 'recalculation') this.called.push(WHOLE_FORMULA);
      else this.called.push(operands.map((operand) => this.called[operand]).find((feature) => feature !== undefined));
    }
  }
}
