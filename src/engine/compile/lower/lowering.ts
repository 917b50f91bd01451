import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { CellPosition } from '../../formula/evaluate/binding';
import { Interpreter } from '../../formula/evaluate/interpreter';
import type { ScalarOperator } from '../../formula/evaluate/operators';
import { Reference, rowsOf, sizedLike, widthOf, type Area } from '../../formula/evaluate/reference';
import { areasOf, columnsOf, isMatrix, isReference, LambdaValue, MixedArray, NamedFunction, type Value } from '../../formula/evaluate/value';
import type { BinaryOperation, Expression, FunctionCall } from '../../formula/parse/ast';
import { cellKey, columnOf, isCalculated, rowOf, type WorkbookModel } from '../../formula/workbookModel';
import type { DisplayedValues } from '../displayedValues';
import type { DisplayedWorkbook } from '../displayedWorkbook';
import { nodesOf } from './calls';
import { arrayFrame, evaluationFrame, isKnownValue } from './frames';
import type { Graph } from '../ir/graph';
import { Columns } from './columns';
import type { InputRegistry } from './inputs';
import { decidedBranches } from './decidedBranches';
import { DrawSites } from './drawSites';
import { lowerCall } from './lowerCall';
import {
  firstOf,
  isKnown,
  isLoweredMatrix,
  LoweredLambda,
  MaskedMatrix,
  Recalculated,
  UncertainReference,
  variableOf,
  type Lowered,
  type LoweredScope,
  type Matrix,
  type Scalar,
} from './lowered';
import { broadcastMasked } from './masks';
import { namingProblems, PendingCells, problem, WholeFormula, type SlowReason } from './problem';
import { isUncertainCall } from '../uncertainCalls';
import { around, readUncertain } from './uncertainReferences';

/** Where a formula stands while it is lowered, and the variables it sees. */
export interface LoweringFrame {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly arrays: boolean;
  /** True where only an argument made for arrays is calculated so, inside a plain formula: IF and CHOOSE still decide once. */
  readonly onlyInArgument?: boolean;
  readonly scope: LoweredScope | undefined;
}

/** A formula that is recalculated in every trial. */
export interface SlowCell extends CellPosition {
  readonly reason: SlowReason;
}

/** More cells than this in one array are not unrolled. */
const LARGEST_MATRIX = 250_000;

/** Functions for which the place of a reference counts, and not what its cells hold. */
const POSITION_FUNCTIONS: ReadonlySet<string> = new Set(['ROW', 'COLUMN', 'ROWS', 'COLUMNS', 'SHEET', 'ISFORMULA', 'FORMULATEXT', 'AREAS']);

/** Functions whose value is a reference to cells that their arguments need not mention. */
const REFERENCE_FUNCTIONS: ReadonlySet<string> = new Set(['OFFSET', 'INDIRECT']);

/** Functions that read cells beside their third argument where another is larger. */
const GROWING_FUNCTIONS: ReadonlySet<string> = new Set(['SUMIF', 'AVERAGEIF', 'LOOKUP']);

/** Deeper calls of LAMBDAs may be endless where what ends them differs from trial to trial. */
const DEEPEST_LAMBDA = 100;

/**
 * Turns formulas into nodes of a graph. What is the same in every trial is folded by the reference evaluator from
 * the displayed values; the rest is lowered function by function, and what has no lowering of its own becomes a
 * pass that the evaluator runs once per trial.
 */
export class Lowering {
  readonly columns: Columns;
  readonly interpreter: Interpreter;
  /** The calls found so far that draw. */
  readonly draws: DrawSites;
  /** Cells whose value is given anew for every run. */
  readonly givenCells: CellPosition[];
  /** Cells of data tables that are held at the value they show. */
  readonly heldCells: readonly CellPosition[];
  /** Cells that are recalculated in every trial, and why. */
  readonly slow: Map<string, SlowCell>;
  /** First cells of the formulas found so far that go round in a circle, by sheet and key. */
  readonly circular: Map<string, CellPosition>;
  /** Values of the uncertain cells lowered so far, by sheet and key. */
  private readonly uncertain: Map<number, Scalar>[];
  /** Formula cells that are settled, uncertain or not. */
  private readonly settled: Set<number>[];
  private readonly settledAreas = new Set<string>();
  /** Cells whose formula fills a range that differs from trial to trial. */
  private readonly changing: Set<number>[];
  /** What the calls met last came to: a call is lowered again by each function around it. */
  private readonly calls = new WeakMap<FunctionCall, LoweredBefore>();
  private lambdaDepth = 0;
  /** The cell whose formula is lowered. */
  private place: LoweringFrame | null = null;

  constructor(
    readonly graph: Graph,
    readonly workbook: DisplayedWorkbook,
    readonly inputs: InputRegistry,
    readonly displayed: DisplayedValues,
    /** The workbook to be recalculated trial by trial: cells held at their values have no formula in it. */
    readonly book: WorkbookModel = workbook.model,
    { from, heldCells }: { /** The lowering that this one is derived from. */ readonly from?: Lowering; readonly heldCells?: readonly CellPosition[] } = {},
  ) {
    this.heldCells = heldCells ?? from?.heldCells ?? [];
    this.draws = from?.draws ?? new DrawSites();
    this.givenCells = [...(from?.givenCells ?? [])];
    this.slow = from?.slow ?? new Map();
    this.circular = from?.circular ?? new Map();
    this.columns = new Columns(graph, workbook.date1904);
    this.interpreter = new Interpreter(workbook);
    this.uncertain = workbook.model.sheets.map(() => new Map());
    this.settled = workbook.model.sheets.map(() => new Set());
    this.changing = workbook.model.sheets.map(() => new Set());
  }

  begin(place: LoweringFrame): void {
    this.place = place;
  }

  /** The cells that a reference may mean in some trial come first; where the formula's own is among them, the evaluator knows whether it is met. */
  requireIfMet(area: Area): void {
    const { place } = this;
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (size > LARGEST_MATRIX || (place !== null && place.sheet === area.sheet && inside(area, place.row, place.column))) throw new WholeFormula();
    this.require(area);
  }

  /** Notes that the range which the formula of a cell fills is not the displayed one in every trial. */
  changesSize({ sheet, row, column }: LoweringFrame): void {
    this.changing[sheet]!.add(cellKey(row, column));
  }

  /** The same formulas in a workbook in which some cells changed: those are still to be lowered. */
  derived(workbook: DisplayedWorkbook, changing: readonly CellPosition[]): Lowering {
    const derived = new Lowering(this.graph, workbook, this.inputs, this.displayed, workbook.model, { from: this });
    this.uncertain.forEach((cells, sheet) => cells.forEach((value, key) => derived.uncertain[sheet]!.set(key, value)));
    this.settled.forEach((cells, sheet) => cells.forEach((key) => derived.settled[sheet]!.add(key)));
    for (const { sheet, row, column } of changing) {
      derived.uncertain[sheet]!.delete(cellKey(row, column));
      derived.settled[sheet]!.delete(cellKey(row, column));
    }
    return derived;
  }

  isSettled(sheet: number, key: number): boolean {
    return this.settled[sheet]!.has(key);
  }

  settle(sheet: number, key: number): void {
    this.settled[sheet]!.add(key);
  }

  define(sheet: number, key: number, value: Scalar): void {
    if (!isKnown(value)) this.uncertain[sheet]!.set(key, value);
  }

  /** The value of a cell for formulas that are turned into columns. */
  cellValue(sheet: number, key: number): Scalar {
    const value = this.lowered(sheet, key);
    if (value instanceof Recalculated) throw new WholeFormula(value.reason);
    return value;
  }

  /** What a cell came to, recalculated or not. */
  lowered(sheet: number, key: number): Scalar {
    return this.uncertain[sheet]!.get(key) ?? this.workbook.cellModel(sheet, key)?.value ?? null;
  }

  /** The cells that the formula in a cell fills. */
  membersOf(sheet: number, anchor: number): number[] {
    const range = this.workbook.cellModel(sheet, anchor)?.arrayRange;
    if (range === undefined) return [anchor];
    const members: number[] = [];
    for (let row = range.top; row <= range.bottom; row++) for (let column = range.left; column <= range.right; column++) members.push(cellKey(row, column));
    return members;
  }

  noteSlow({ sheet, row, column }: CellPosition, reason: SlowReason): void {
    this.slow.set(`${sheet} ${cellKey(row, column)}`, { sheet, row, column, reason });
  }

  /** The value of a formula's expression. */
  lower(node: Expression, frame: LoweringFrame): Lowered {
    if (this.isKnownExpression(node, frame)) return this.fold(node, frame);
    switch (node.type) {
      case 'cell':
      case 'area':
      case 'sheets':
      case 'structured':
        return this.referenceOf(node, frame);
      case 'spill':
        return this.spill(node.anchor, node, frame);
      case 'range':
        return this.rangeOf(node.from, node.to, node, frame);
      case 'name':
        return this.name(node.name, node.sheet, frame);
      case 'binary':
        return node.operator === ' ' || node.operator === ',' ? this.referenceOf(node, frame) : this.binary(node, frame);
      case 'unary':
        return this.unary(node.operator, node.operand, frame);
      case 'call':
        return this.call(node, frame);
      case 'apply':
        return this.apply(this.lower(node.callee, frame), node.args, frame);
      case 'number':
      case 'string':
      case 'boolean':
        return node.value;
      case 'error':
        return { error: node.value };
      case 'array':
        return node.rows;
      case 'omitted':
        return undefined;
    }
  }

  /** Where a spill stands; one that grows and shrinks is known to the evaluator alone. */
  private spill(anchor: Expression, node: Expression, frame: LoweringFrame): Lowered {
    const place = this.lower(anchor, frame);
    const area = place instanceof Reference ? place.single : undefined;
    if (area === undefined || this.changing[area.sheet]!.has(cellKey(area.top, area.left))) throw new WholeFormula();
    return this.referenceOf(node, frame);
  }

  private rangeOf(from: Expression, to: Expression, node: Expression, frame: LoweringFrame): Lowered {
    if (this.isKnownExpression(from, frame) && this.isKnownExpression(to, frame)) return this.referenceOf(node, frame);
    const range = around(this, this.lower(from, frame), this.lower(to, frame));
    if (range instanceof Reference) for (const area of range.areas) this.require(area);
    return range;
  }

  /** The value where one value or an array is wanted. */
  operand(node: Expression, frame: LoweringFrame): Scalar | Matrix {
    return this.resolve(this.lower(node, frame), frame);
  }

  resolve(value: Lowered, frame: LoweringFrame): Scalar | Matrix {
    if (value === undefined) return null;
    if (value instanceof LoweredLambda) return { error: '#CALC!' };
    if (value instanceof MaskedMatrix) throw new WholeFormula();
    if (value instanceof UncertainReference) return this.resolveUncertain(value, frame);
    if (!(value instanceof Reference)) return value;
    if (frame.arrays) return this.read(value);
    const area = value.single;
    if (area === undefined) return { error: '#VALUE!' };
    const [oneRow, oneColumn] = [area.top === area.bottom, area.left === area.right];
    const row = oneRow ? area.top : oneColumn && frame.row >= area.top && frame.row <= area.bottom ? frame.row : -1;
    const column = oneColumn ? area.left : oneRow && frame.column >= area.left && frame.column <= area.right ? frame.column : -1;
    return row < 0 || column < 0 ? { error: '#VALUE!' } : this.cellValue(area.sheet, cellKey(row, column));
  }

  /** Which cell of a range stands in the formula's own row or column is only looked up for ranges that stay in place. */
  private resolveUncertain(value: UncertainReference, frame: LoweringFrame): Scalar | Matrix {
    const read = readUncertain(this, value);
    if (read instanceof MaskedMatrix || (isLoweredMatrix(read) && !frame.arrays)) throw new WholeFormula();
    return read;
  }

  /** The value of an expression that is one value: arrays for such an argument have been taken apart by the call around it. */
  scalar(node: Expression, frame: LoweringFrame): Scalar {
    const value = this.operand(node, frame);
    if (isLoweredMatrix(value)) throw new WholeFormula();
    return value;
  }

  /** What a cell shows of an expression: the first element of an array. */
  firstScalar(node: Expression, frame: LoweringFrame): Scalar {
    return firstOf(this.operand(node, frame));
  }

  /** All values of a reference or array, which may have lines that are there in some trials only. */
  array(value: Lowered): Scalar | Matrix | MaskedMatrix {
    if (value instanceof UncertainReference) return readUncertain(this, value);
    return value instanceof MaskedMatrix ? value : value instanceof Reference ? this.read(value) : this.resolve(value, WITH_ARRAYS);
  }

  /** All values of a reference or array, by row. */
  matrix(value: Lowered): Matrix {
    if (value === undefined) return [[null]];
    if (value instanceof LoweredLambda) return [[{ error: '#CALC!' }]];
    if (value instanceof Reference) {
      const read = this.read(value);
      return isLoweredMatrix(read) ? read : [[read]];
    }
    const array = this.array(value);
    if (array instanceof MaskedMatrix) throw new WholeFormula();
    return isLoweredMatrix(array) ? array : [[array]];
  }

  read(reference: Reference): Scalar | Matrix {
    const area = reference.single;
    if (area === undefined) return { error: '#VALUE!' };
    const cut = this.workbook.cut(area);
    const rows = cut.bottom - cut.top + 1;
    const columns = cut.right - cut.left + 1;
    if (rows * columns > LARGEST_MATRIX) throw problem('simulationArraySize', { cells: rows * columns, limit: LARGEST_MATRIX });
    if (area.top === area.bottom && area.left === area.right) return this.cellValue(area.sheet, cellKey(area.top, area.left));
    return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => this.cellValue(cut.sheet, cellKey(cut.top + row, cut.left + column))));
  }

  /** Applies a function of single values to an element of each argument in turn; single rows and columns repeat, beyond the edge stands #N/A. */
  broadcast(values: readonly (Scalar | Matrix)[], apply: (...one: Scalar[]) => Scalar): Scalar | Matrix {
    if (!values.some(isLoweredMatrix)) return apply(...(values as Scalar[]));
    const matrices = values.map((value): Matrix => (isLoweredMatrix(value) ? value : [[value]]));
    const rows = Math.max(...matrices.map((matrix) => matrix.length));
    const columns = Math.max(...matrices.map((matrix) => matrix[0]?.length ?? 0));
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => apply(...matrices.map((matrix) => element(matrix, row, column)))),
    );
  }

  /** The same for arguments some of which may have lines that are there in some trials only. */
  broadcastAny(values: readonly (Scalar | Matrix | MaskedMatrix)[], apply: (...one: Scalar[]) => Scalar): Scalar | Matrix | MaskedMatrix {
    return values.some((value) => value instanceof MaskedMatrix) ? broadcastMasked(this, values, apply) : this.broadcast(values as (Scalar | Matrix)[], apply);
  }

  /** As `operand`, with arrays whose lines are there in some trials only. */
  anyOperand(node: Expression, frame: LoweringFrame): Scalar | Matrix | MaskedMatrix {
    const value = this.lower(node, frame);
    return value instanceof MaskedMatrix || (value instanceof UncertainReference && frame.arrays) ? this.array(value) : this.resolve(value, frame);
  }

  apply(callee: Lowered, args: readonly Expression[], frame: LoweringFrame): Lowered {
    if (!(callee instanceof LoweredLambda)) return { error: '#VALUE!' };
    return this.applyValues(callee, args.map((argument) => this.lower(argument, frame)), frame);
  }

  applyValues({ parameters, body, scope, optional }: LoweredLambda, args: readonly Lowered[], frame: LoweringFrame): Lowered {
    if (args.length > parameters.length || args.length < parameters.length - optional) return { error: '#VALUE!' };
    if (args.length < parameters.length || this.lambdaDepth >= DEEPEST_LAMBDA) throw new WholeFormula();
    let inner = scope;
    parameters.forEach((name, position) => {
      inner = { name, value: args[position], outer: inner };
    });
    this.lambdaDepth++;
    try {
      return this.lower(body, { ...frame, scope: inner });
    } finally {
      this.lambdaDepth--;
    }
  }

  /** A reference that must not differ from trial to trial, found by the reference evaluator. */
  referenceOf(node: Expression, frame: LoweringFrame): Reference | CellValue | CellMatrix {
    const value = this.evaluate(node, frame);
    if (value instanceof Reference) {
      for (const area of value.areas) this.require(area);
      return value;
    }
    if (value instanceof LambdaValue) return { error: '#CALC!' };
    if (value instanceof MixedArray) throw new WholeFormula();
    return value;
  }

  /** The value of an expression that is the same in every trial. */
  fold(node: Expression, frame: LoweringFrame): Lowered {
    const value = this.evaluate(node, frame);
    if (value instanceof NamedFunction || value instanceof MixedArray) throw new WholeFormula();
    return value instanceof LambdaValue ? this.lambdaOf(value, frame) : value;
  }

  /** True where no trial can change the value. Cells it reads that are not settled yet come first. */
  isKnownExpression(node: Expression, frame: LoweringFrame): boolean {
    switch (node.type) {
      case 'number':
      case 'string':
      case 'boolean':
      case 'error':
      case 'array':
      case 'omitted':
        return true;
      case 'cell':
      case 'area':
      case 'sheets':
      case 'structured':
        return this.isKnownReference(this.evaluate(node, frame));
      case 'spill':
        this.isKnownExpression(node.anchor, frame);
        return !this.changesSizeAt(node.anchor, frame) && this.isKnownReference(this.evaluate(node, frame));
      case 'range':
        return this.areAllKnown([node.from, node.to], frame) && this.isKnownReference(this.evaluate(node, frame));
      case 'name':
        return this.isKnownName(node.name, node.sheet, frame);
      case 'unary':
        return this.isKnownExpression(node.operand, frame);
      case 'binary':
        return this.areAllKnown([node.left, node.right], frame);
      case 'apply':
        return this.areAllKnown([node.callee, ...node.args], frame);
      case 'call':
        return this.isKnownCall(node, frame);
    }
  }

  areAllKnown(nodes: readonly Expression[], frame: LoweringFrame): boolean {
    let known = true;
    for (const node of nodes) if (!this.isKnownExpression(node, frame)) known = false;
    return known;
  }

  private isKnownCall(node: FunctionCall, frame: LoweringFrame): boolean {
    const { name, args } = node;
    if (isUncertainCall(name)) return false;
    if (POSITION_FUNCTIONS.has(name) && args.every((argument) => this.staysInPlace(argument, frame))) return true;
    const variable = variableOf(name, frame.scope);
    if (variable !== undefined && !isKnownValue(variable.value)) return false;
    if (name === 'LET') return this.isKnownLet(args, frame);
    if (name === 'LAMBDA') return this.isKnownLambda(args, frame);
    if (variable === undefined && this.isUncertainFunctionName(name, frame)) return false;
    const decided = decidedBranches(this, node, frame);
    if (decided !== null) return decided.taken === undefined || decided.isKnown === true || this.isKnownExpression(decided.taken, frame);
    if (!this.areAllKnown(args, frame)) return false;
    if (GROWING_FUNCTIONS.has(name)) return this.isKnownReference(this.grown(node, frame));
    if (!REFERENCE_FUNCTIONS.has(name)) return true;
    return this.isKnownReference(this.evaluate(node, frame));
  }

  /**
   * The range that SUMIF and AVERAGEIF sum: as large as the one they test, from the first cell of the one given; and the range from which
   * LOOKUP answers, which goes on past its end for as long as the list it searches.
   */
  grown({ name, args }: FunctionCall, frame: LoweringFrame): Value {
    if (!GROWING_FUNCTIONS.has(name) || args.length < 3 || args[2]!.type === 'omitted') return null;
    if (name === 'LOOKUP') return this.lookedUpIn(args[1]!, args[2]!, frame);
    const [tested, given] = [this.evaluate(args[0]!, frame), this.evaluate(args[2]!, frame)].map((value) => (isReference(value) ? value.single : undefined));
    return tested === undefined || given === undefined ? null : new Reference([sizedLike(given, tested)]);
  }

  private lookedUpIn(list: Expression, results: Expression, frame: LoweringFrame): Value {
    const [searched, given] = [this.evaluate(list, arrayFrame(frame)), this.evaluate(results, arrayFrame(frame))];
    const target = isReference(given) ? given.single : undefined;
    return target === undefined ? null : new Reference([asLongAs(target, longestSide(this.cutToUsed(searched)))]);
  }

  /** Nothing is found behind the last cell used. */
  private cutToUsed(value: Value): Value {
    const area = isReference(value) ? value.single : undefined;
    return area === undefined ? value : new Reference([this.workbook.cut(area)]);
  }

  /** True for a reference that is the same in every trial, whatever its cells hold. */
  private staysInPlace(node: Expression, frame: LoweringFrame): boolean {
    switch (node.type) {
      case 'cell':
      case 'area':
      case 'sheets':
      case 'structured':
        return true;
      case 'range':
        return this.staysInPlace(node.from, frame) && this.staysInPlace(node.to, frame);
      case 'binary':
        return (node.operator === ',' || node.operator === ' ') && this.staysInPlace(node.left, frame) && this.staysInPlace(node.right, frame);
      case 'name': {
        const variable = node.sheet === undefined ? variableOf(node.name.toUpperCase(), frame.scope) : undefined;
        if (variable !== undefined) return false;
        const bound = this.workbook.binding.name(node.name, frame, node.sheet);
        return bound !== undefined && bound.expression.ok && this.staysInPlace(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined });
      }
      default:
        return false;
    }
  }

  private changesSizeAt(anchor: Expression, frame: LoweringFrame): boolean {
    const place = this.evaluate(anchor, frame);
    const area = isReference(place) ? place.single : undefined;
    return area !== undefined && this.changing[area.sheet]!.has(cellKey(area.top, area.left));
  }

  /** A LET is known where its values and its body are. */
  private isKnownLet(args: readonly Expression[], frame: LoweringFrame): boolean {
    let scope = frame.scope;
    for (let position = 0; position + 1 < args.length; position += 2) {
      const name = args[position]!;
      const inner = { ...frame, scope };
      if (!this.isKnownExpression(args[position + 1]!, inner)) return false;
      if (name.type === 'name') scope = { name: name.name.toUpperCase(), value: this.fold(args[position + 1]!, inner), outer: scope };
    }
    return this.isKnownExpression(args.at(-1)!, { ...frame, scope });
  }

  /** A LAMBDA that points from its parameters at other cells may read what differs from trial to trial. */
  private isKnownLambda(args: readonly Expression[], frame: LoweringFrame): boolean {
    let scope = frame.scope;
    if (pointsElsewhere(args.at(-1)!)) return false;
    for (const parameter of args.slice(0, -1)) if (parameter.type === 'name') scope = { name: parameter.name.toUpperCase(), value: null, outer: scope };
    return this.isKnownExpression(args.at(-1)!, { ...frame, scope });
  }

  /** A defined name called like a function: a LAMBDA that may hold something uncertain. */
  private isUncertainFunctionName(name: string, frame: LoweringFrame): boolean {
    return this.workbook.binding.name(name, frame) !== undefined && !this.isKnownName(name, undefined, frame);
  }

  private isKnownName(name: string, sheet: string | undefined, frame: LoweringFrame): boolean {
    const variable = sheet === undefined ? variableOf(name.toUpperCase(), frame.scope) : undefined;
    if (variable !== undefined) return variable.value instanceof Reference ? this.isKnownReference(variable.value) : isKnownValue(variable.value);
    const bound = this.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok) return true;
    return this.isKnownExpression(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
  }

  private isKnownReference(value: Value): boolean {
    let known = true;
    for (const area of areasOf(value)) {
      this.require(area);
      if (this.holdsUncertain(area)) known = false;
    }
    return known;
  }

  private holdsUncertain(area: Area): boolean {
    const cells = this.uncertain[area.sheet]!;
    const cut = this.workbook.cut(area);
    const size = (cut.bottom - cut.top + 1) * (cut.right - cut.left + 1);
    if (size <= cells.size) {
      for (let row = cut.top; row <= cut.bottom; row++) {
        for (let column = cut.left; column <= cut.right; column++) if (cells.has(cellKey(row, column))) return true;
      }
      return false;
    }
    for (const key of cells.keys()) if (inside(cut, rowOf(key), columnOf(key))) return true;
    return false;
  }

  isCircular(sheet: number, key: number): boolean {
    return this.circular.size > 0 && this.circular.has(`${sheet} ${key}`);
  }

  /** Makes sure that all formula cells of an area are settled; with `circles`, but for those that go round in a circle. */
  require(area: Area, circles = false): void {
    const cut = this.workbook.cut(area);
    const single = cut.top === cut.bottom && cut.left === cut.right;
    const name = single ? '' : `${cut.sheet}:${cut.top}:${cut.left}:${cut.bottom}:${cut.right}`;
    if (!single && this.settledAreas.has(name)) return;
    const pending: { sheet: number; key: number }[] = [];
    const settled = this.settled[cut.sheet]!;
    for (const key of this.formulaCells(cut)) if (!settled.has(key)) pending.push({ sheet: cut.sheet, key });
    const first = circles ? pending.filter(({ sheet, key }) => !this.isCircular(sheet, key)) : pending;
    if (first.length > 0) throw new PendingCells(first);
    if (!single && pending.length === 0) this.settledAreas.add(name);
  }

  /** Keys of the cells of an area that hold anything. */
  filledCells(area: Area): number[] {
    const { cells } = this.workbook.model.sheets[area.sheet]!;
    const found: number[] = [];
    if ((area.bottom - area.top + 1) * (area.right - area.left + 1) <= cells.size) {
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) if (cells.has(cellKey(row, column))) found.push(cellKey(row, column));
      }
    } else for (const key of cells.keys()) if (inside(area, rowOf(key), columnOf(key))) found.push(key);
    return found;
  }

  private formulaCells(area: Area): Set<number> {
    const { cells } = this.workbook.model.sheets[area.sheet]!;
    const found = new Set<number>();
    for (const key of this.filledCells(area)) {
      const anchor = this.workbook.anchor(area.sheet, key);
      if (isCalculated(cells.get(anchor))) found.add(anchor);
    }
    return found;
  }

  private name(name: string, sheet: string | undefined, frame: LoweringFrame): Lowered {
    const variable = sheet === undefined ? variableOf(name.toUpperCase(), frame.scope) : undefined;
    if (variable !== undefined) return variable.value;
    const bound = this.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok) return { error: '#NAME?' };
    return this.lower(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
  }

  private binary(node: BinaryOperation, frame: LoweringFrame): Scalar | Matrix | MaskedMatrix {
    const chain: BinaryOperation[] = [];
    let innermost: Expression = node;
    while (innermost.type === 'binary' && innermost.operator !== ' ' && innermost.operator !== ',' && !this.isKnownExpression(innermost, frame)) {
      chain.push(innermost);
      innermost = innermost.left;
    }
    let value = this.anyOperand(innermost, frame);
    for (const { operator, right } of chain.reverse()) {
      value = this.broadcastAny([value, this.anyOperand(right, frame)], (one, other) => this.columns.binary(operator as ScalarOperator, one!, other!));
    }
    return value;
  }

  private unary(operator: '-' | '+' | '%' | '@', operand: Expression, frame: LoweringFrame): Lowered {
    if (operator === '@') return this.intersected(this.lower(operand, frame), frame);
    const value = this.anyOperand(operand, frame);
    if (operator === '+') return value;
    return this.broadcastAny([value], (one) => (operator === '-' ? this.columns.negate(one!) : this.columns.binary('/', one!, 100)));
  }

  /** `@`: the one cell meant by a range, the first element of an array. */
  private intersected(value: Lowered, frame: LoweringFrame): Lowered {
    return isLoweredMatrix(value) ? firstOf(value) : this.resolve(value, { ...frame, arrays: false });
  }

  private call(node: FunctionCall, frame: LoweringFrame): Lowered {
    const before = this.calls.get(node);
    if (before !== undefined && isSamePlace(before.frame, frame)) {
      if (before.value instanceof WholeFormula) throw before.value;
      return before.value;
    }
    try {
      const value = lowerCall(this, node, frame);
      this.calls.set(node, { frame, value });
      return value;
    } catch (thrown) {
      if (thrown instanceof WholeFormula) this.calls.set(node, { frame, value: thrown });
      throw thrown;
    }
  }

  /** What a name or variable called like a function holds. */
  callee(name: string, frame: LoweringFrame): Lowered {
    return this.name(name, undefined, frame);
  }

  /** The areas that a call of OFFSET or INDIRECT points at whose arguments are the same in every trial, several where they are arrays. */
  pointedAt(node: FunctionCall, frame: LoweringFrame): readonly Area[] {
    const areas = areasOf(this.evaluate(node, frame));
    for (const area of areas) this.require(area);
    return areas;
  }

  private lambdaOf(lambda: LambdaValue, frame: LoweringFrame): LoweredLambda {
    return new LoweredLambda(lambda.parameters, lambda.body, frame.scope, lambda.optional);
  }

  /** Evaluates with the displayed values and the known variables. */
  evaluate(node: Expression, frame: LoweringFrame): Value {
    return namingProblems(() => this.interpreter.evaluate(node, evaluationFrame(frame)));
  }
}

/** The outcome of a call in a certain place, or that there is none. */
interface LoweredBefore {
  readonly frame: LoweringFrame;
  readonly value: Lowered | WholeFormula;
}

const WITH_ARRAYS: LoweringFrame = { sheet: 0, row: 0, column: 0, arrays: true, scope: undefined };

function isSamePlace(one: LoweringFrame, other: LoweringFrame): boolean {
  if (one.sheet !== other.sheet || one.row !== other.row || one.column !== other.column || one.scope !== other.scope) return false;
  return one.arrays === other.arrays && (one.onlyInArgument === true) === (other.onlyInArgument === true);
}

function longestSide(value: Value): number {
  if (isReference(value)) return Math.max(...value.areas.map((area) => Math.max(rowsOf(area), widthOf(area))));
  return isMatrix(value) ? Math.max(value.length, columnsOf(value)) : 1;
}

/** The area with its longer side, downwards where both are equal, reaching as far as given. */
function asLongAs(area: Area, length: number): Area {
  const [rows, width] = [rowsOf(area), widthOf(area)];
  return width > rows ? { ...area, right: area.left + Math.max(width, length) - 1 } : { ...area, bottom: area.top + Math.max(rows, length) - 1 };
}

function pointsElsewhere(body: Expression): boolean {
  return nodesOf(body).some((node) => node.type === 'range' || node.type === 'spill' || (node.type === 'call' && (REFERENCE_FUNCTIONS.has(node.name) || GROWING_FUNCTIONS.has(node.name))));
}

function element(matrix: Matrix, row: number, column: number): Scalar {
  const line = matrix[matrix.length === 1 ? 0 : row];
  const value = line?.[line.length === 1 ? 0 : column];
  return value === undefined ? { error: '#N/A' } : value;
}

function inside(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

