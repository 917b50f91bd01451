import { isCellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import type { Label } from '../../core/roiFunction';
import { type Area, Reference } from '../../formula/evaluate/reference';
import { isMatrix } from '../../formula/evaluate/value';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import { columnOf, rowOf, type WorkbookModel } from '../../formula/workbookModel';
import { labelKey, type CallCell, type CallPass, type CallValue, type CallVariable } from '../ir/pass';
import type { NodeId } from '../ir/graph';
import { callAtDisplayed } from '../passes/callPerTrial';
import { isUncertainCall } from '../uncertainCalls';
import { nodesOf } from './calls';
import { isKnownError, isLoweredMatrix, isSingleValue, LoweredLambda, Recalculated, Uncertain, UncertainReference, variableOf, type Lowered, type Matrix, type Scalar } from './lowered';
import { arrayFrame } from './frames';
import type { Lowering, LoweringFrame } from './lowering';
import { OperandList } from './operandList';
import { namingProblems, problem, WholeFormula } from './problem';
import { largestArea } from './uncertainReferences';

const SUBTOTAL = /\b(SUBTOTAL|AGGREGATE)\(/i;

/** A result that spills over more cells than this would be evaluated too often. */
const MOST_RESULT_CELLS = 256;

/**
 * Leaves an expression to the reference evaluator, once per trial, with the uncertain cells and variables it reads
 * as operands. Its kind and shape are those it has at the displayed values.
 */
export function callPass(lowering: Lowering, node: Expression, frame: LoweringFrame): Lowered {
  const collector = new Collector(lowering);
  const expression = collector.visit(node, frame);
  const { sheet, row, column, arrays } = frame;
  const labels = new Map<string, string>();
  const base: CallPass = {
    kind: 'call',
    expression,
    sheet,
    row,
    column,
    arrays,
    cells: collector.cells,
    variables: collector.variables,
    book: bookOf(lowering),
    labels,
    resultRow: 0,
    resultColumn: 0,
  };
  const operands = collector.list.operands.map((operand) => lowering.displayed.at(operand));
  const words = (label: Label): string => {
    const text = lowering.workbook.phrase(label);
    labels.set(labelKey(label), text);
    return text;
  };
  const shown = namingProblems(() => callAtDisplayed(base, operands, words));
  if (!isMatrix(shown)) return resultCell(lowering, base, collector.list.operands, shown);
  const cells = shown.length * (shown[0]?.length ?? 0);
  if (cells > MOST_RESULT_CELLS) throw new WholeFormula('shape');
  const isText = labelsOf(node, shown);
  return shown.map((line, resultRow) =>
    line.map((value, resultColumn) => {
      if (typeof value !== 'string') return resultCell(lowering, { ...base, resultRow, resultColumn }, collector.list.operands, value);
      return isText(resultRow, resultColumn) ? value : tableText(lowering, { ...base, resultRow, resultColumn }, collector.list.operands);
    }),
  );
}

/** Which texts of a table are the same for all numbers: tables of our own functions have a header row and may have a column of labels. */
function labelsOf(node: Expression, shown: CellMatrix): (row: number, column: number) => boolean {
  if (node.type !== 'call' || !node.name.startsWith('ROI.') || shown[0]!.length === 1) return () => false;
  const hasLabels = shown.every((line) => typeof line[0] === 'string');
  return (row, column) => row === 0 || (hasLabels && column === 0);
}

function tableText({ graph }: Lowering, pass: CallPass, operands: readonly NodeId[]): Scalar {
  const node = graph.pass(pass, operands);
  return new Recalculated(node, () => graph.passError(node), 'text');
}

function featureOf({ expression }: CallPass): string {
  return expression.type === 'call' ? expression.name : '';
}

function resultCell({ graph }: Lowering, pass: CallPass, operands: readonly NodeId[], shown: CellValue): Scalar {
  if (typeof shown === 'string') throw new WholeFormula('text');
  if (shown !== null && isCellError(shown) && shown.error === '#NAME?') throw problem('simulationUnsupportedFunction', { function: featureOf(pass) });
  const node = graph.pass(pass, operands);
  return new Uncertain(node, typeof shown === 'boolean' ? 'boolean' : 'number', () => graph.passError(node));
}

const books = new WeakMap<WorkbookModel, WorkbookModel>();

/** The workbook without its cells: what names and tables mean, and which rows are hidden. */
function bookOf({ workbook: { model } }: Lowering): WorkbookModel {
  let book = books.get(model);
  if (book === undefined) {
    book = { ...model, sheets: model.sheets.map((sheet) => ({ ...sheet, cells: new Map() })) };
    books.set(model, book);
  }
  return book;
}

/** Finds what an expression reads, and takes uncertain inputs declared inside it out into variables. */
class Collector {
  readonly list = new OperandList();
  readonly cells: CallCell[] = [];
  readonly variables: CallVariable[] = [];
  private readonly seenCells = new Set<string>();
  private readonly seenVariables = new Set<string>();

  constructor(private readonly lowering: Lowering) {}

  visit(node: Expression, frame: LoweringFrame): Expression {
    switch (node.type) {
      case 'cell':
      case 'area':
      case 'sheets':
      case 'structured':
        this.addReference(this.lowering.referenceOf(node, frame));
        return node;
      case 'spill':
        this.addPointedAt(node, frame);
        return node;
      case 'range':
        this.visit(node.from, frame);
        this.visit(node.to, frame);
        this.addPointedAt(node, frame);
        return node;
      case 'name':
        this.addName(node.name, node.sheet, frame);
        return node;
      case 'unary':
        return { ...node, operand: this.visit(node.operand, frame) };
      case 'binary':
        return { ...node, left: this.visit(node.left, frame), right: this.visit(node.right, frame) };
      case 'apply':
        return { ...node, callee: this.visit(node.callee, frame), args: node.args.map((argument) => this.visit(argument, frame)) };
      case 'call':
        return this.visitCall(node, frame);
      default:
        return node;
    }
  }

  private visitCall(node: FunctionCall, frame: LoweringFrame): Expression {
    if (isUncertainCall(node.name)) return this.hoisted(node, frame);
    const args = node.args.map((argument) => this.visit(argument, frame));
    if (node.name === 'OFFSET' || node.name === 'INDIRECT') this.addPointedAt(node, frame);
    else if (node.name === 'SUMIF' || node.name === 'AVERAGEIF' || node.name === 'LOOKUP') this.addGrown(node, frame);
    this.addName(node.name, undefined, frame);
    return { ...node, args };
  }

  /** An input inside the expression becomes a variable that no formula can name. */
  private hoisted(node: FunctionCall, frame: LoweringFrame): Expression {
    const name = `\u0001${this.variables.length}`;
    this.addVariable(name, this.lowering.lower(node, frame));
    return { type: 'name', at: node.at, name };
  }

  /** All cells that a reference may mean in any trial. What it means inside a LAMBDA or LET, only the evaluator knows. */
  private addPointedAt(node: Expression, frame: LoweringFrame): void {
    if (nodesOf(node).some((part) => part.type === 'name' && !this.isDefined(part.name, part.sheet, frame))) throw new WholeFormula();
    if (node.type === 'call' && this.staysInPlace(node, frame)) {
      this.addAreas(this.lowering.pointedAt(node, frame));
      return;
    }
    const value = this.lowering.lower(node, frame);
    if (value instanceof UncertainReference) this.addReference(new Reference([this.settled(largestArea(value))]));
    else if (value instanceof Reference) this.addReference(value);
    else if (!isSingleValue(value) || !isKnownError(value)) throw new WholeFormula();
  }

  /** OFFSET and INDIRECT whose arguments are the same in every trial. */
  private staysInPlace({ name, args }: FunctionCall, frame: LoweringFrame): boolean {
    return this.lowering.areAllKnown(name === 'OFFSET' ? args.slice(1) : args, frame);
  }

  private settled(area: Area): Area {
    this.lowering.requireIfMet(area);
    return area;
  }

  private isDefined(name: string, sheet: string | undefined, frame: LoweringFrame): boolean {
    return (sheet === undefined && variableOf(name, frame.scope) !== undefined) || this.lowering.workbook.binding.name(name, frame, sheet) !== undefined;
  }

  /** The sums of SUMIF and AVERAGEIF, and the answers of LOOKUP, may come from more cells than are mentioned. */
  private addGrown(node: FunctionCall, frame: LoweringFrame): void {
    const [first, second, grows] = node.args;
    const tested = node.name === 'LOOKUP' ? second : first;
    if (tested === undefined || grows === undefined || grows.type === 'omitted') return;
    const inner = node.name === 'LOOKUP' ? arrayFrame(frame) : frame;
    const [range, target] = [this.lowering.lower(tested, inner), this.lowering.lower(grows, inner)];
    const isArray = node.name === 'LOOKUP' && isLoweredMatrix(range);
    if (node.name === 'LOOKUP' && isLoweredMatrix(target)) return;
    if (!(range instanceof Reference || isArray) || !(target instanceof Reference)) throw new WholeFormula();
    const grown = this.lowering.grown(node, frame);
    if (!(grown instanceof Reference)) return;
    for (const area of grown.areas) this.lowering.require(area);
    this.addReference(grown);
  }

  private addName(name: string, sheet: string | undefined, frame: LoweringFrame): void {
    const variable = sheet === undefined ? variableOf(name, frame.scope) : undefined;
    if (variable !== undefined) {
      this.addVariable(variable.name, variable.value);
      return;
    }
    const bound = this.lowering.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok || this.seenVariables.has(`name ${name}`)) return;
    this.seenVariables.add(`name ${name}`);
    this.visit(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
  }

  private addVariable(name: string, value: Lowered): void {
    if (this.seenVariables.has(name)) return;
    this.seenVariables.add(name);
    if (value instanceof LoweredLambda) throw new WholeFormula();
    const matrix = this.lowering.matrix(value);
    this.variables.push({ name: name.toUpperCase(), rows: this.rows(matrix), single: !isLoweredMatrix(value) && !(value instanceof Reference) });
  }

  private rows(matrix: Matrix): CallValue[][] {
    return matrix.map((row) => row.map((value) => this.list.valueOf(value)));
  }

  private addReference(value: Lowered): void {
    if (value instanceof Reference) this.addAreas(value.areas);
  }

  private addAreas(areas: readonly Area[]): void {
    for (const area of areas) {
      const cut = this.lowering.workbook.cut(area);
      for (const key of this.lowering.filledCells(cut)) {
        const name = `${cut.sheet} ${key}`;
        if (this.seenCells.has(name)) continue;
        this.seenCells.add(name);
        const formula = this.lowering.workbook.cellModel(cut.sheet, key)?.formula;
        const cell = { sheet: cut.sheet, row: rowOf(key), column: columnOf(key), value: this.list.valueOf(this.lowering.cellValue(cut.sheet, key)) };
        this.cells.push(formula !== undefined && SUBTOTAL.test(formula) ? { ...cell, formula } : cell);
      }
    }
  }
}
