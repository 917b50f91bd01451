import { isCellError, type CellValue } from '../../core/cellValue';
import type { Result } from '../../core/result';
import type { CellArgument, Label } from '../../core/roiFunction';
import { readCorrelation, type DeclaredCorrelation } from '../../risk/worksheet/correlate';
import type { IdleDisplay } from '../../risk/distributions/defineDistribution';
import { numberToText } from '../evaluate/numberToText';
import { singleCell } from '../evaluate/singleCell';
import { isReference } from '../evaluate/value';
import { cellAddress, sheetPrefix } from '../parse/address';
import type { Expression } from '../parse/ast';
import { parseFormula } from '../parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellRange, type WorkbookModel } from '../workbookModel';
import type { Compilation, ModelCorrelation, ModelOutput, ModelParameter, ModelProblem } from './compiledModel';
import { correlationOf } from './correlationOf';
import { declaredNames } from './declaredNames';
import { DisplayedValues } from './displayedValues';
import { DisplayedWorkbook } from './displayedWorkbook';
import { fingerprintOf } from './fingerprint';
import { Graph, type NodeId } from './ir/graph';
import { programOf } from './ir/program';
import { callsOf } from './lower/calls';
import { InputRegistry, isVolatileCall } from './lower/inputs';
import { lowerArray, lowerSingle } from './lower/formula';
import { isLoweredMatrix, isUncertain, TableText, type Matrix, type Scalar } from './lower/lowered';
import { Lowering, type LoweringFrame } from './lower/lowering';
import { LoweringProblem, namingProblems, PendingCells } from './lower/problem';
import { notACell, parameterCells } from './parameterCells';
import { proveCells, type ProofCell } from './proof';

export interface CompileOptions {
  /** Cells to hold at the value they show, such as `Model!C7`. */
  readonly freeze?: readonly string[];
  /**
   * Cells (addresses or defined names) whose value is given anew for every run: constants, or formulas that the
   * given value then replaces. With parameters a model may do without uncertain inputs.
   */
  readonly parameters?: readonly string[];
  /** The outputs, where not all that ROI.OUTPUT marks are wanted or other cells are: names of marked outputs, defined names, or addresses. */
  readonly outputs?: readonly string[];
  /** Puts labels of worksheet functions into words, as the sheet shows them. */
  readonly phrase?: (label: Label) => string;
  /** What the sheet shows in uncertain cells; the mean where left out. */
  readonly idleDisplay?: IdleDisplay;
  /** Called now and then with the number of formula cells done; returning false gives up. */
  readonly progress?: (done: number) => boolean;
}

/** Cells between two calls of `progress`. */
const PROGRESS_STEP = 2000;

interface CellPlace {
  readonly sheet: number;
  readonly key: number;
}

interface MarkedOutput extends CellPlace {
  readonly name: string;
}

/**
 * Compiles what lies between the uncertain inputs (`ROI.PERT(…)`, RAND() …) and the marked outputs (`ROI.OUTPUT`)
 * of a workbook, and proves the result against the values the sheet shows. Everything that cannot be simulated is
 * reported, cell by cell. About 25 µs per formula cell.
 */
export function compileModel(model: WorkbookModel, options: CompileOptions = {}): Compilation {
  return new Compiler(model, options).compile();
}

class Compiler {
  private readonly workbook: DisplayedWorkbook;
  private readonly graph = new Graph();
  private readonly inputs = new InputRegistry(this.graph);
  private readonly displayed = new DisplayedValues(this.graph, this.inputs.displayed);
  private readonly lowering: Lowering;
  private readonly problems: ModelProblem[] = [];
  private readonly proofCells: ProofCell[] = [];
  private readonly frozen: ReadonlySet<string>;
  private readonly frozenCells: string[] = [];
  private readonly parameters: readonly ModelParameter[];
  private done = 0;

  constructor(
    private readonly model: WorkbookModel,
    private readonly options: CompileOptions,
  ) {
    const given = parameterCells(model, options.parameters ?? []);
    this.workbook = new DisplayedWorkbook(given.model, options.phrase, options.idleDisplay);
    this.lowering = new Lowering(this.graph, this.workbook, this.inputs, this.displayed);
    this.frozen = new Set((options.freeze ?? []).map((address) => address.toUpperCase()));
    this.parameters = given.cells.map(({ parameter }) => parameter);
    for (const { name, error } of given.problems) this.report(name, error);
    for (const { position, parameter } of given.cells) {
      const key = cellKey(position.row, position.column);
      this.lowering.define(position.sheet, key, this.inputs.addParameter(parameter.displayed, parameter.type));
      this.lowering.settle(position.sheet, key);
    }
  }

  compile(): Compilation {
    const marked = this.findOutputs();
    if (marked.length === 0 && this.problems.length === 0) this.report(null, { code: 'simulationNoOutput', cellError: '#N/A' });
    for (const output of marked) if (!this.lowerCells(output)) return this.failure({ code: 'simulationCancelled', cellError: '#N/A' });
    if (this.problems.length > 0) return { ok: false, problems: this.problems };

    const outputs = marked.map((output) => this.outputColumn(output));
    this.reportNothingUncertain(marked);
    const correlations = this.findCorrelations();
    if (this.problems.length > 0) return { ok: false, problems: this.problems };

    const proof = proveCells(this.graph, this.displayed, this.proofCells);
    if (!proof.ok) return this.failure(proof.error, proof.cell);
    const { inputs, columns, argumentNodes } = this.inputs;
    const program = programOf(this.graph, columns, outputs.map(({ node }) => node));
    const argumentProgram = argumentNodes.length === 0 ? null : programOf(this.graph, columns, argumentNodes);
    const described = outputs.map(({ output }) => output);
    const shape = { program, argumentProgram, inputs, outputs: described, correlations };
    return { ok: true, model: { ...shape, parameters: this.parameters, proof: proof.value, frozen: this.frozenCells, fingerprint: fingerprintOf(shape) } };
  }

  private failure(error: ModelProblem['error'], cell: string | null = null): Compilation {
    return { ok: false, problems: [{ cell, error }] };
  }

  private report(cell: string | null, error: ModelProblem['error']): void {
    this.problems.push({ cell, error });
  }

  private address({ sheet, key }: CellPlace): string {
    return sheetPrefix(this.workbook.sheetNames[sheet]!) + cellAddress(rowOf(key), columnOf(key));
  }

  /** Formula cells that call a function, in the order of the sheets. */
  private cellsCalling(name: string): { readonly place: CellPlace; readonly args: readonly Expression[] }[] {
    const word = name.slice(name.indexOf('.') + 1);
    const found: { place: CellPlace; args: readonly Expression[] }[] = [];
    this.workbook.model.sheets.forEach(({ cells }, sheet) => {
      for (const [key, { formula }] of cells) {
        if (formula === undefined || !formula.toUpperCase().includes(word)) continue;
        const parsed = parseFormula(formula);
        if (!parsed.ok) continue;
        const call = callsOf(parsed.value).find((one) => one.name === name);
        if (call !== undefined) found.push({ place: { sheet, key }, args: call.args });
      }
    });
    return found;
  }

  private findOutputs(): MarkedOutput[] {
    const marked = this.cellsCalling('ROI.OUTPUT').map(({ place, args }) => ({ ...place, name: this.outputName(place, args[0]) }));
    const wanted = this.options.outputs?.flatMap((name) => this.wantedOutput(name, marked)) ?? marked;
    this.reportNames(wanted, marked);
    return wanted;
  }

  /** Results are asked for by name, so each output needs one of its own. */
  private reportNames(wanted: readonly MarkedOutput[], marked: readonly MarkedOutput[]): void {
    for (const output of wanted) {
      const first = marked.find(({ name }) => name === output.name);
      if (output.name === '') this.report(this.address(output), { code: 'simulationOutputUnnamed', cellError: '#VALUE!' });
      else if (first !== undefined && (first.sheet !== output.sheet || first.key !== output.key)) {
        this.report(this.address(output), { code: 'simulationOutputTwice', cellError: '#VALUE!', received: output.name, details: { cell: this.address(first) } });
      }
    }
  }

  private wantedOutput(name: string, marked: readonly MarkedOutput[]): MarkedOutput[] {
    const named = marked.filter((one) => one.name === name);
    if (named.length > 0) return named;
    const position = singleCell(name, this.workbook.binding);
    if (position === null) {
      this.report(name, notACell(name));
      return [];
    }
    const place = { sheet: position.sheet, key: cellKey(position.row, position.column) };
    const shown = this.workbook.cellModel(place.sheet, place.key)?.value;
    if (typeof shown === 'string') this.report(this.address(place), { code: 'outputNotNumber', cellError: '#VALUE!', received: shown });
    return [{ ...place, name }];
  }

  /** Empty where none is given, which the worksheet function refuses. */
  private outputName(place: CellPlace, argument: Expression | undefined): string {
    if (argument === undefined || argument.type === 'omitted') return '';
    const value = this.lowering.interpreter.operand(argument, { ...this.frame(place, false), scope: undefined });
    if (typeof value === 'number') return numberToText(value);
    return typeof value === 'string' ? value.trim() : value === null ? '' : this.address(place);
  }

  private frame({ sheet, key }: CellPlace, arrays: boolean): LoweringFrame {
    return { sheet, row: rowOf(key), column: columnOf(key), arrays, scope: undefined };
  }

  /** Lowers a cell after everything it needs. False where the caller gave up. */
  private lowerCells(target: CellPlace): boolean {
    const stack: CellPlace[] = [target];
    const open = new Set<string>();
    const nameOf = ({ sheet, key }: CellPlace): string => `${sheet} ${key}`;
    while (stack.length > 0) {
      const place = stack.at(-1)!;
      if (this.lowering.isSettled(place.sheet, place.key)) {
        stack.pop();
        open.delete(nameOf(place));
        continue;
      }
      open.add(nameOf(place));
      const needed = this.tryCell(place);
      if (needed === null) {
        stack.pop();
        open.delete(nameOf(place));
        if (++this.done % PROGRESS_STEP === 0 && this.options.progress?.(this.done) === false) return false;
        continue;
      }
      const circular = needed.find((one) => open.has(nameOf(one)));
      if (circular !== undefined) {
        this.reportCircle(stack.filter((one) => open.has(nameOf(one))), circular);
        return true;
      }
      stack.push(...needed);
    }
    return true;
  }

  private reportCircle(open: readonly CellPlace[], first: CellPlace): void {
    const start = open.findIndex(({ sheet, key }) => sheet === first.sheet && key === first.key);
    const chain = [...open.slice(start), first].map((place) => this.address(place));
    const shown = chain.length > 8 ? [...chain.slice(0, 6), '…', chain.at(-1)!] : chain;
    this.report(chain[0]!, { code: 'simulationCircular', cellError: '#REF!', details: { chain: shown.join(' → ') } });
  }

  /** Lowers one cell; the cells it needs first where some are missing, null when it is settled. */
  private tryCell(place: CellPlace): readonly CellPlace[] | null {
    const { sheet, key } = place;
    const cell = this.workbook.cellModel(sheet, key);
    const address = this.address(place);
    try {
      if (cell?.formula !== undefined && !this.isFrozen(address)) this.lowerFormula(place, cell.formula, cell.arrayRange, cell.dynamic === true);
    } catch (thrown) {
      if (thrown instanceof PendingCells) return thrown.cells;
      if (!(thrown instanceof LoweringProblem)) throw thrown;
      this.report(address, thrown.error);
    }
    this.lowering.settle(sheet, key);
    return null;
  }

  private isFrozen(address: string): boolean {
    if (!this.frozen.has(address.toUpperCase())) return false;
    this.frozenCells.push(address);
    return true;
  }

  private lowerFormula(place: CellPlace, formula: string, arrayRange: CellRange | undefined, dynamic: boolean): void {
    const parsed = parseFormula(formula);
    if (!parsed.ok) throw new LoweringProblem(parsed.error);
    const frame = this.frame(place, dynamic || arrayRange !== undefined);
    const expression = parsed.value;
    if (this.lowering.isKnownExpression(expression, frame)) return;
    const isVolatile = callsOf(expression).some(({ name }) => isVolatileCall(name));
    if (arrayRange === undefined) {
      this.defineCell(place, lowerSingle(this.lowering, expression, frame), isVolatile);
      return;
    }
    const value = lowerArray(this.lowering, expression, frame);
    for (let row = arrayRange.top; row <= arrayRange.bottom; row++) {
      for (let column = arrayRange.left; column <= arrayRange.right; column++) {
        const element = isLoweredMatrix(value) ? elementOf(value, row - arrayRange.top, column - arrayRange.left) : value;
        this.defineCell({ sheet: place.sheet, key: cellKey(row, column) }, element, isVolatile);
      }
    }
  }

  private defineCell(place: CellPlace, value: Scalar, isVolatile: boolean): void {
    this.lowering.define(place.sheet, place.key, value);
    const shown = this.workbook.cellModel(place.sheet, place.key)?.value ?? null;
    if (isVolatile) this.takeFromSheet(value, shown);
    else if (!(value instanceof TableText)) this.proofCells.push({ address: this.address(place), value, shown });
  }

  /** The draw behind a volatile cell is unknown; its value is what the sheet shows. */
  private takeFromSheet(value: Scalar, shown: CellValue): void {
    if (!isUncertain(value) || (typeof shown !== 'number' && typeof shown !== 'boolean')) return;
    this.displayed.give(value.node, Number(shown));
    this.displayed.give(value.settled, Number(shown));
  }

  private outputColumn(marked: MarkedOutput): { readonly output: ModelOutput; readonly node: NodeId } {
    const { sheet, key, name } = marked;
    const value = this.lowering.cellValue(sheet, key);
    const number = this.lowering.columns.toNumber(value);
    const shown = this.workbook.cellModel(sheet, key)?.value ?? null;
    const output = { name, sheet: this.workbook.sheetNames[sheet]!, row: rowOf(key), column: columnOf(key), displayed: typeof shown === 'number' ? shown : Number(shown === true) };
    return { output: isCellError(shown) ? { ...output, displayed: NaN } : output, node: number.settled };
  }

  /** Outputs that no uncertain input reaches are results like any other, as long as something in the model is uncertain. */
  private reportNothingUncertain(marked: readonly MarkedOutput[]): void {
    if (this.inputs.inputs.length > 0 || this.parameters.length > 0 || this.options.outputs !== undefined) return;
    for (const output of marked) this.report(this.address(output), { code: 'simulationOutputWithoutInput', cellError: '#N/A', received: output.name });
  }

  private findCorrelations(): ModelCorrelation[] {
    const found: ModelCorrelation[] = [];
    for (const { place, args } of this.cellsCalling('ROI.CORRELATE')) {
      const cell = this.address(place);
      if (this.isFrozen(cell)) continue;
      const values = args.map((argument) => this.argumentOf(argument, place));
      const problem = values.find((value) => value instanceof LoweringProblem);
      if (problem !== undefined) this.report(cell, problem.error);
      else this.addCorrelation(cell, readCorrelation(values as readonly CellArgument[]), found);
    }
    return found;
  }

  private addCorrelation(cell: string, declared: Result<DeclaredCorrelation>, found: ModelCorrelation[]): void {
    if (declared.ok) this.reportUnknownNames(cell, declared.value.names);
    const correlation = declared.ok ? correlationOf(declared.value, this.inputs.inputs, cell, found) : declared;
    if (!correlation.ok) this.report(cell, correlation.error);
    else if (correlation.value !== null) found.push(correlation.value);
  }

  /** A name that no input has, after an input was renamed say, would leave the others uncorrelated without a word. */
  private reportUnknownNames(cell: string, names: readonly string[]): void {
    const unmet = names.filter((name) => !this.inputs.inputs.some((input) => input.name === name));
    if (unmet.length === 0) return;
    const declared = declaredNames(this.model, (argument, sheet, key) => this.argumentOf(argument, { sheet, key }));
    const unknown = declared === null ? [] : unmet.filter((name) => !declared.has(name));
    for (const name of unknown) this.report(cell, { code: 'simulationCorrelationUnknown', cellError: '#VALUE!', received: name });
  }

  /** What an argument shows, or why it cannot be worked out. */
  private argumentOf(argument: Expression, place: CellPlace): CellArgument | LoweringProblem {
    const { interpreter } = this.lowering;
    try {
      const value = namingProblems(() => interpreter.evaluate(argument, { ...this.frame(place, true), scope: undefined }));
      return (isReference(value) ? interpreter.read(value) : value) as CellArgument;
    } catch (thrown) {
      if (thrown instanceof LoweringProblem) return thrown;
      throw thrown;
    }
  }
}

function elementOf(matrix: Matrix, row: number, column: number): Scalar {
  const line = matrix[matrix.length === 1 ? 0 : row];
  return line?.[line.length === 1 ? 0 : column] ?? { error: '#N/A' };
}
