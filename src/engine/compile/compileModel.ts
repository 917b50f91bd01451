import { isCellError, type CellValue } from '../core/cellValue';
import type { Result } from '../core/result';
import type { CellArgument, Label } from '../core/roiFunction';
import { readCorrelation, type DeclaredCorrelation } from '../risk/worksheet/correlate';
import type { IdleDisplay } from '../risk/distributions/defineDistribution';
import { approximatedCells } from '../formula/evaluate/approximatedCells';
import type { CellPosition } from '../formula/evaluate/binding';
import { Calculator } from '../formula/evaluate/calculator';
import { numberToText } from '../formula/evaluate/numberToText';
import { singleCell } from '../formula/evaluate/singleCell';
import { isReference } from '../formula/evaluate/value';
import { cellAddress, sheetPrefix } from '../formula/parse/address';
import type { Expression } from '../formula/parse/ast';
import { parseFormula } from '../formula/parse/parseFormula';
import { cellKey, columnOf, isCalculated, rowOf, type CellModel, type CellRange, type InputCell, type WorkbookModel } from '../formula/workbookModel';
import type { CompiledModel, ModelCorrelation, ModelOutput, ModelParameter, ModelProblem, Proof, ProvedCompilation, SlowFormula } from './compiledModel';
import { correlationOf } from './correlationOf';
import { declaredNames } from './declaredNames';
import { drawnPoints } from './drawnPoints';
import { DisplayedValues } from './displayedValues';
import { DisplayedWorkbook } from './displayedWorkbook';
import { fingerprintOf } from './fingerprint';
import { Graph, type NodeId } from './ir/graph';
import { programOf, type Program } from './ir/program';
import { callsOf } from './lower/calls';
import { InputRegistry } from './lower/inputs';
import { isUncertainCall, isVolatileCall } from './uncertainCalls';
import { lowerArray, lowerSingle } from './lower/formula';
import { isKnown, isLoweredMatrix, isUncertain, Recalculated, type Matrix, type Scalar } from './lower/lowered';
import { Lowering, type LoweringFrame } from './lower/lowering';
import { LoweringProblem, namingProblems, PendingCells, problem, WholeFormula, type SlowReason } from './lower/problem';
import { featureOf } from './lower/feature';
import { cellRecalculation, recalculation } from './lower/recalculation';
import { repeatedDraw } from './lower/repeatedDraws';
import { isSingleValue } from './lower/singleValue';
import { roundedAsShown } from './lower/shownPrecision';
import { notACell, parameterCells, type CellValidation } from './parameterCells';
import { proveCells, type DisplayedDifference, type ProofCell } from './proof';
import { withReaches } from './spillReach';
import { TrialProver, type ClosedCircle, type Difference, type TrialCell } from './trialProver';
import { DataTables, reasonWithoutValue } from './whatIfModel';

export interface CompileOptions {
  /** Cells to hold at the value they show, such as `Model!C7`. */
  readonly freeze?: readonly string[];
  /**
   * Cells (addresses or defined names) whose value is given anew for every run: constants, or formulas that the
   * given value then replaces. With parameters a model may do without uncertain inputs.
   */
  readonly parameters?: readonly string[];
  /** The data validation of parameters, where the workbook does not tell it. */
  readonly validations?: readonly CellValidation[];
  /** The outputs, where not all that ROI.OUTPUT marks are wanted or other cells are: names of marked outputs, defined names, or addresses. */
  readonly outputs?: readonly string[];
  /** Puts labels of worksheet functions into words, as the sheet shows them. */
  readonly phrase?: (label: Label) => string;
  /** What the sheet shows in uncertain cells; the mean where left out. */
  readonly idleDisplay?: IdleDisplay;
  /** Cells (addresses) whose formulas are recalculated in every trial, since their columns were found wanting. */
  readonly recalculate?: readonly string[];
  /** Milliseconds, from any start: bounds the time that the proof at drawn trials takes. Without it the number of trials is fixed. */
  readonly clock?: () => number;
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
 * Drawn trials at which a model is proved before it runs, and the time after which so many do: whoever opens a workbook waits for
 * them, in code that nothing has optimized yet. Each run is proved at more of its own trials once its numbers are known (`proveRun`).
 */
const POINTS_AFTER = [
  { points: 3, milliseconds: 300 },
  { points: 6, milliseconds: 15 },
  { points: 32, milliseconds: 8 },
  { points: 64, milliseconds: 0 },
];
/** Without a clock. */
const FIXED_POINTS = 32;
/** After this many attempts to find the cells that differ, all that differ are recalculated. */
const MOST_ROUNDS = 8;

/**
 * Compiles what lies between the uncertain inputs (`ROI.PERT(…)`, RAND() …) and the marked outputs (`ROI.OUTPUT`)
 * of a workbook, and proves the result: against the values the sheet shows, and at drawn trials against the recalculated
 * workbook. A formula that differs there is recalculated trial by trial instead. Everything that cannot be simulated is reported,
 * cell by cell. About 25 µs per formula cell, and 5 µs per formula cell and drawn trial.
 */
export function compileModel(model: WorkbookModel, options: CompileOptions = {}): ProvedCompilation {
  const slow = new Map<string, Treatment>((options.recalculate ?? []).map((address) => [address, 'recalculated']));
  let book = model;
  for (let round = 0; ; round++) {
    const compiler = new Compiler(book, options, slow);
    const compiled = compiler.compile();
    if (!compiled.ok) {
      if (compiler.recalculateDiffering()) continue;
      return compiled;
    }
    const differences = proveAtDrawnTrials(compiled.model, compiled.prover, options.clock);
    const grown = compiled.prover.grownSpills();
    if (grown.length > 0 && round < MOST_ROUNDS) {
      book = withReaches(book, grown);
      continue;
    }
    const circle = differences.length === 0 ? compiled.prover.endlessCircle() : undefined;
    if (circle !== undefined) return compiler.circle(circle);
    if (differences.length === 0) return { ...compiled, model: { ...compiled.model, proof: { ...compiled.model.proof, ...proofOf(compiled) } } };
    if (!compiler.blame(differences, round >= MOST_ROUNDS)) return compiler.unproved(differences);
  }
}

/** How a formula is treated whose columns were found wanting: as a value recalculated, or so that all who read it are recalculated too. */
type Treatment = 'recalculated' | 'opaque';

function proveAtDrawnTrials(model: CompiledModel, prover: TrialProver, clock: (() => number) | undefined): readonly Difference[] {
  const started = clock?.() ?? 0;
  for (const point of drawnPoints(model)) {
    const differences = prover.differences(point);
    if (differences.length > 0) return differences;
    if (clock === undefined ? prover.points >= FIXED_POINTS : isEnough(prover.points, clock() - started)) break;
  }
  return [];
}

function isEnough(done: number, took: number): boolean {
  return POINTS_AFTER.some(({ points, milliseconds }) => done >= points && took >= milliseconds);
}

function proofOf({ model: { proof }, prover }: Extract<ProvedCompilation, { ok: true }>): Partial<Proof> {
  return { points: prover.points, maxRelativeDifference: Math.max(proof.maxRelativeDifference, prover.maxRelativeDifference) };
}

class Compiler {
  private readonly workbook: DisplayedWorkbook;
  private readonly graph: Graph;
  private readonly inputs: InputRegistry;
  private readonly displayed: DisplayedValues;
  private readonly lowering: Lowering;
  private readonly tables: DataTables;
  private readonly problems: ModelProblem[] = [];
  private readonly proofCells: ProofCell[] = [];
  private readonly trialCells: TrialCell[] = [];
  private readonly frozen: ReadonlySet<string>;
  private readonly frozenCells: string[] = [];
  private readonly parameters: readonly ModelParameter[];
  private differing: readonly DisplayedDifference[] = [];
  private done = 0;
  /** The first circle, which closes where nothing is uncertain. */
  private closedByItself: readonly CellPlace[] | undefined;

  constructor(
    private readonly model: WorkbookModel,
    private readonly options: CompileOptions,
    private readonly slow: Map<string, Treatment>,
    /** For the workbook as a cell of a data table sees it: what is lowered so far, and the cells that changed. */
    private readonly around?: { readonly lowering: Lowering; readonly changing: readonly CellPosition[] },
  ) {
    const given = parameterCells(model, options.parameters ?? [], options.validations);
    this.workbook = new DisplayedWorkbook(given.model, options.phrase, options.idleDisplay);
    this.graph = around?.lowering.graph ?? new Graph();
    this.inputs = around?.lowering.inputs ?? new InputRegistry(this.graph);
    this.displayed = around?.lowering.displayed ?? new DisplayedValues(this.graph, this.inputs.displayed);
    this.frozen = new Set((options.freeze ?? []).map((address) => address.toUpperCase()));
    this.lowering = around?.lowering.derived(this.workbook, around.changing) ?? new Lowering(this.graph, this.workbook, this.inputs, this.displayed, this.bookToRecalculate(), { heldCells: this.heldTableCells() });
    this.parameters = given.cells.map(({ parameter }) => parameter);
    const held = [...(options.freeze ?? []).flatMap((address) => singleCell(address, this.workbook.binding) ?? []), ...given.cells.map(({ position }) => position)];
    this.tables = new DataTables(given.model, options.phrase, held);
    if (around !== undefined) return;
    this.markIteratedCircles();
    for (const { name, error } of given.problems) this.report(name, error);
    for (const { position, parameter } of given.cells) {
      this.lowering.givenCells.push(position);
      const key = cellKey(position.row, position.column);
      this.lowering.define(position.sheet, key, this.inputs.addParameter(parameter.displayed, parameter.type));
      this.lowering.settle(position.sheet, key);
    }
  }

  compile(): ProvedCompilation {
    const marked = this.findOutputs();
    if (marked.length === 0 && this.problems.length === 0) this.report(null, { code: 'simulationNoOutput', cellError: '#N/A' });
    for (const output of marked) if (!this.lowerCells(output)) return this.failure({ code: 'simulationCancelled', cellError: '#N/A' });
    if (this.problems.length > 0) return { ok: false, problems: this.problems };

    const outputs = marked.map((output) => this.outputColumn(output));
    this.reportNothingUncertain(marked);
    const correlations = this.findCorrelations();
    if (this.problems.length > 0) return { ok: false, problems: this.problems };

    const { proof, differences } = proveCells(this.graph, this.displayed, this.proofCells);
    this.differing = differences;
    if (differences.length > 0) return this.failure(differences[0]!.error, differences[0]!.cell.address);
    const { inputs, columns, argumentNodes } = this.inputs;
    const program = programOf(this.graph, columns, outputs.map(({ node }) => node));
    const argumentProgram = argumentNodes.length === 0 ? null : programOf(this.graph, columns, argumentNodes);
    const described = outputs.map(({ output }) => output);
    const shape = { program, argumentProgram, inputs, outputs: described, correlations };
    const model: CompiledModel = {
      ...shape,
      parameters: this.parameters,
      proof: { ...proof, points: 0 },
      slow: this.slowFormulas(program),
      frozen: this.frozenCells,
      approximated: approximatedCells(this.model),
      fingerprint: fingerprintOf(shape),
    };
    const prover = new TrialProver({
      graph: this.graph,
      lowering: this.lowering,
      workbook: this.workbook,
      cells: this.trialCells,
      columns,
      parameters: this.lowering.givenCells,
      outputs: marked.map(({ sheet, key }, output) => ({ sheet, row: rowOf(key), column: columnOf(key), node: outputs[output]!.node, opaque: this.isNotCompared(sheet, key) })),
    });
    return { ok: true, model, prover };
  }

  /** Cells of no column of their own are not among those compared: recalculated ones, and those that no trial should change. */
  private isNotCompared(sheet: number, key: number): boolean {
    const value = this.lowering.lowered(sheet, key);
    return value instanceof Recalculated || (isKnown(value) && isCalculated(this.workbook.cellModel(sheet, key)) && !this.isHeld(sheet, key));
  }

  private isHeld(sheet: number, key: number): boolean {
    return this.frozen.has(this.address({ sheet, key: this.workbook.anchor(sheet, key) }).toUpperCase());
  }

  /**
   * Has the formulas recalculated whose columns give another value than the sheet. False where they are recalculated already: then
   * the sheet itself shows what its formulas do not give.
   */
  recalculateDiffering(): boolean {
    const columns = this.differing.filter(({ cell }) => !this.slow.has(cell.formulaAt));
    for (const { cell } of columns) this.slow.set(cell.formulaAt, 'recalculated');
    return columns.length > 0;
  }

  /**
   * Has the formulas recalculated that differ at a drawn trial; those whose columns are recalculated already make all that read
   * them be recalculated. False where nothing is left to do.
   */
  blame(differences: readonly Difference[], all: boolean): boolean {
    const own = differences.filter((difference) => difference.own);
    const before = JSON.stringify([...this.slow]);
    for (const { sheet, anchor, circular } of all || own.length === 0 ? differences : own) {
      const address = this.address({ sheet, key: anchor });
      if (circular === true) {
        this.slow.set(address, 'opaque');
        continue;
      }
      const isSlow = this.slow.has(address) || this.lowering.slow.has(`${sheet} ${anchor}`);
      if (this.slow.get(address) === 'opaque') this.suspectGrowth();
      this.slow.set(address, isSlow ? 'opaque' : 'recalculated');
    }
    return JSON.stringify([...this.slow]) !== before;
  }

  /**
   * What is recalculated from the cells it reads and still differs may read an array that shows one value now, and fills more cells in
   * another trial: none of those is given to its readers any more.
   */
  private suspectGrowth(): void {
    this.workbook.model.sheets.forEach(({ cells }, sheet) => {
      for (const [key, { formula, dynamic }] of cells) {
        if (formula === undefined || dynamic !== true) continue;
        const parsed = parseFormula(formula);
        const draws = parsed.ok && callsOf(parsed.value).some(({ name }) => isUncertainCall(name) || isVolatileCall(name));
        if (parsed.ok && !draws && !isSingleValue(parsed.value)) this.slow.set(this.address({ sheet, key }), 'opaque');
      }
    });
  }

  unproved([{ sheet, row, column, computed, recalculated }]: readonly Difference[]): ProvedCompilation {
    const cell = this.address({ sheet, key: cellKey(row, column) });
    return this.failure({ code: 'simulationProofFailedAtTrial', cellError: '#VALUE!', details: { computed, recalculated } }, cell);
  }

  /** The formulas among the program's passes that the evaluator works out, each once. */
  private slowFormulas({ passes, nodes }: Program): SlowFormula[] {
    const found = new Map<string, SlowFormula>();
    for (const { sheet, row, column, reason } of this.lowering.slow.values()) {
      const cell = this.address({ sheet, key: cellKey(row, column) });
      found.set(cell, { cell, reason });
    }
    const used = new Set<string>();
    for (const { operation, value } of nodes) {
      const pass = operation === 'pass' ? passes[value] : undefined;
      if (pass?.kind === 'recalculation') {
        const { sheet, row, column } = pass.formula.targets[0]!;
        used.add(this.address({ sheet, key: cellKey(row, column) }));
      } else if (pass?.kind === 'call') {
        const cell = this.address({ sheet: pass.sheet, key: cellKey(pass.row, pass.column) });
        if (!found.has(cell)) found.set(cell, { cell, reason: 'function', feature: featureOf(pass.expression) });
        used.add(cell);
      }
    }
    return [...found.values()].filter(({ cell }) => used.has(cell));
  }

  private heldTableCells(): CellPosition[] {
    const cells = [...this.frozen].flatMap((address) => singleCell(address, this.workbook.binding) ?? []);
    return cells.filter(({ sheet, row, column }) => this.workbook.cellModel(sheet, cellKey(row, column))?.dataTable === true);
  }

  /** The workbook without the formulas of cells held at their values. */
  private bookToRecalculate(): WorkbookModel {
    const { model } = this.workbook;
    if (this.frozen.size === 0) return model;
    const sheets = model.sheets.map((sheet, number) => {
      const cells = new Map<number, CellModel>();
      for (const [key, cell] of sheet.cells) {
        if (cell.formula === undefined || !this.frozen.has(this.address({ sheet: number, key }).toUpperCase())) cells.set(key, cell);
        else cells.set(key, { value: cell.value });
      }
      return { ...sheet, cells };
    });
    return { ...model, sheets };
  }

  private failure(error: ModelProblem['error'], cell: string | null = null): ProvedCompilation {
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
        const path = stack.filter((one) => open.has(nameOf(one)));
        const circle = path.slice(path.findIndex(({ sheet, key }) => sheet === circular.sheet && key === circular.key));
        if (this.markCircle(circle)) continue;
        this.reportCircle(circle);
        return true;
      }
      stack.push(...needed);
    }
    return true;
  }

  /**
   * The formulas of a circle are recalculated in every trial, and with them all that read them: only the calculator knows whether a
   * trial closes the circle, and iterates. False where that would change nothing, or a data table is among them.
   */
  private markCircle(circle: readonly CellPlace[]): boolean {
    const { circular } = this.lowering;
    const isTable = ({ sheet, key }: CellPlace): boolean => this.workbook.cellModel(sheet, key)?.dataTable === true;
    if (this.around !== undefined || circle.some(isTable) || circle.every(({ sheet, key }) => this.lowering.isCircular(sheet, key))) return false;
    this.closedByItself ??= circle;
    for (const { sheet, key } of circle) circular.set(`${sheet} ${key}`, { sheet, row: rowOf(key), column: columnOf(key) });
    return true;
  }

  /** Where the workbook iterates, what is written decides which cells do, whether their circle closes or not. */
  private markIteratedCircles(): void {
    if (!this.model.iterative) return;
    const circles = new Calculator(this.lowering.book, { values: 'stored' }).circlesToIterate();
    for (const cells of circles) this.markCircle(cells.map(({ sheet, row, column }) => ({ sheet, key: cellKey(row, column) })));
  }

  private reportCircle(circle: readonly CellPlace[]): void {
    const chain = [...circle, circle[0]!].map((place) => this.address(place));
    const shown = chain.length > 8 ? [...chain.slice(0, 6), '…', chain.at(-1)!] : chain;
    this.report(chain[0]!, { code: this.model.iterative ? 'simulationIterated' : 'simulationCircular', cellError: '#REF!', details: { chain: shown.join(' → ') } });
  }

  /** A circle that closes in every trial. */
  circle({ cell: { sheet, row, column }, chain }: ClosedCircle): ProvedCompilation {
    return this.failure({ code: 'simulationCircular', cellError: '#REF!', details: { chain } }, this.address({ sheet, key: cellKey(row, column) }));
  }

  /** Lowers one cell; the cells it needs first where some are missing, null when it is settled. */
  private tryCell(place: CellPlace): readonly CellPlace[] | null {
    const { sheet, key } = place;
    const cell = this.workbook.cellModel(sheet, key);
    const address = this.address(place);
    try {
      if (cell?.dataTable === true && !this.isFrozen(address)) this.lowerTableCellOrRecalculate(place);
      else if (cell?.formula !== undefined && !this.isFrozen(address)) this.lowerFormula(place, cell.formula, cell.arrayRange, cell.dynamic === true);
    } catch (thrown) {
      if (thrown instanceof PendingCells) return thrown.cells;
      if (!(thrown instanceof LoweringProblem)) throw thrown;
      // A distribution is added once: where a table changes its arguments, the second one differs.
      const changed = this.around !== undefined && thrown.error.code === 'simulationInputTwice';
      this.report(address, changed ? { code: 'simulationTableChangesInput', cellError: '#VALUE!' } : thrown.error);
    }
    this.lowering.settle(sheet, key);
    return null;
  }

  private isFrozen(address: string): boolean {
    if (!this.frozen.has(address.toUpperCase())) return false;
    this.frozenCells.push(address);
    return true;
  }

  /** A cell of a data table as columns; where those were found wanting, or are none, the table is recalculated in every trial. */
  private lowerTableCellOrRecalculate(place: CellPlace): void {
    const treatment = this.slow.get(this.address(place));
    let reason: SlowReason = 'proof';
    if (treatment === undefined) {
      try {
        this.lowerTableCell(place);
        return;
      } catch (thrown) {
        if (!(thrown instanceof WholeFormula)) throw thrown;
        reason = thrown.reason;
      }
    }
    this.defineCell(place, cellRecalculation(this.lowering, this.frame(place, false), reason, treatment === 'opaque'), false, place.key);
  }

  /**
   * A cell of a data table: its formula once more, in the workbook as it would be with the values of the edges in the
   * input cells. Only what depends on those is lowered again.
   */
  private lowerTableCell(place: CellPlace): void {
    const { sheet } = place;
    const cell = this.tables.cell(sheet, place.key);
    if (cell === undefined || cell === null) return;
    const at = ({ row, column }: InputCell): CellPlace => ({ sheet, key: cellKey(row, column) });
    for (const { row, column } of [cell.head, ...cell.replaced.map(({ edge }) => edge)]) this.lowering.require({ sheet, top: row, left: column, bottom: row, right: column });
    if (this.tables.edgeChanges(sheet, cell)) throw problem('simulationUnsupportedFunction', { function: 'TABLE' });
    const shown = ({ row, column }: InputCell): CellValue => this.workbook.cell(sheet, row, column);
    const replaced = cell.replaced.map(({ input, edge }) => ({ sheet, ...input, value: shown(edge) }));
    const { model, changing } = namingProblems(() => this.tables.whatIf({ sheet, ...cell.head }, replaced));
    const seen = new Compiler(model, this.options, this.slow, { lowering: this.lowering, changing: [...changing, ...replaced] });
    for (const { input, edge } of cell.replaced) {
      const { key } = at(input);
      seen.lowering.define(sheet, key, this.lowering.cellValue(sheet, at(edge).key));
      seen.lowering.settle(sheet, key);
      seen.lowering.givenCells.push({ sheet, row: input.row, column: input.column });
    }
    if (!seen.lowerCells(at(cell.head))) throw new LoweringProblem({ code: 'simulationCancelled', cellError: '#N/A' });
    for (const { cell: blamed, error } of seen.problems) if (!this.problems.some((known) => known.cell === blamed && known.error.code === error.code)) this.report(blamed, error);
    this.defineCell(place, seen.lowering.cellValue(sheet, at(cell.head).key) ?? 0, false, place.key);
  }

  private lowerFormula(place: CellPlace, formula: string, arrayRange: CellRange | undefined, dynamic: boolean): void {
    const parsed = parseFormula(formula);
    if (!parsed.ok) throw new LoweringProblem(parsed.error);
    const frame = this.frame(place, dynamic || arrayRange !== undefined);
    const expression = parsed.value;
    const isCircular = this.lowering.isCircular(place.sheet, place.key);
    const treatment = isCircular ? 'opaque' : this.slow.get(this.address(place));
    const reason: SlowReason = !isCircular ? 'proof' : this.model.iterative ? 'iteration' : 'circle';
    const isVolatile = callsOf(expression).some(({ name }) => isVolatileCall(name));
    if (this.around !== undefined) this.refuseInTable(place, isVolatile);
    if (!isCircular && this.lowering.isKnownExpression(expression, frame)) return;
    const repeated = repeatedDraw(expression, frame, this.workbook.binding);
    if (repeated !== undefined) throw problem('simulationRepeatedDraw', { function: repeated.name });
    if (arrayRange === undefined) {
      const value = treatment === undefined ? lowerSingle(this.lowering, expression, frame) : recalculation(this.lowering, expression, frame, reason, treatment === 'opaque');
      this.defineCell(place, value as Scalar, isVolatile, place.key);
      return;
    }
    const value = treatment === undefined ? lowerArray(this.lowering, expression, frame) : recalculation(this.lowering, expression, frame, reason, treatment === 'opaque');
    for (let row = arrayRange.top; row <= arrayRange.bottom; row++) {
      for (let column = arrayRange.left; column <= arrayRange.right; column++) {
        const element = isLoweredMatrix(value) ? elementOf(value, row - arrayRange.top, column - arrayRange.left) : value;
        this.defineCell({ sheet: place.sheet, key: cellKey(row, column) }, element, isVolatile, place.key);
      }
    }
  }

  /** Excel draws random numbers of its own anew for every cell of a table; and what has no value there has none here. */
  private refuseInTable({ sheet, key }: CellPlace, isVolatile: boolean): void {
    if (isVolatile) throw problem('simulationTableDraws');
    const error = reasonWithoutValue(this.workbook.cellModel(sheet, key)?.value ?? null);
    if (error !== undefined) throw new LoweringProblem(error);
  }

  private defineCell(place: CellPlace, exact: Scalar, isVolatile: boolean, anchor: number): void {
    const { sheet, key } = place;
    const format = this.model.precisionAsDisplayed === true && !(exact instanceof Recalculated) ? this.model.sheets[sheet]!.numberFormats?.get(key) : undefined;
    const value = format === undefined ? exact : roundedAsShown(this.lowering, exact, format, this.frame(place, false));
    this.lowering.define(sheet, key, value);
    if (value instanceof Recalculated) return;
    this.trialCells.push({ sheet, row: rowOf(key), column: columnOf(key), value, anchor });
    const shown = this.workbook.cellModel(place.sheet, place.key)?.value ?? null;
    if (isVolatile) this.takeFromSheet(value, shown);
    else this.proofCells.push({ address: this.address(place), formulaAt: this.address({ sheet, key: anchor }), value, shown });
  }

  /** The draw behind a volatile cell is unknown; its value is what the sheet shows. */
  private takeFromSheet(value: Scalar, shown: CellValue): void {
    if (!isUncertain(value) || (typeof shown !== 'number' && typeof shown !== 'boolean')) return;
    this.displayed.give(value.node, Number(shown));
    this.displayed.give(value.settled, Number(shown));
  }

  private outputColumn(marked: MarkedOutput): { readonly output: ModelOutput; readonly node: NodeId } {
    const { sheet, key, name } = marked;
    const value = this.lowering.lowered(sheet, key);
    const number = this.lowering.columns.toNumber(value);
    const shown = this.workbook.cellModel(sheet, key)?.value ?? null;
    const output = { name, sheet: this.workbook.sheetNames[sheet]!, row: rowOf(key), column: columnOf(key), displayed: typeof shown === 'number' ? shown : Number(shown === true) };
    return { output: isCellError(shown) ? { ...output, displayed: NaN } : output, node: number.settled };
  }

  /** Outputs that no uncertain input reaches are results like any other, as long as something in the model is uncertain. */
  private reportNothingUncertain(marked: readonly MarkedOutput[]): void {
    if (this.inputs.inputs.length > 0 || this.parameters.length > 0 || this.options.outputs !== undefined) return;
    if (this.closedByItself !== undefined) return this.reportCircle(this.closedByItself);
    for (const output of marked) {
      const { name, sheet, key } = output;
      const shown = this.workbook.cellModel(sheet, key)?.value ?? null;
      // An input that was deleted leaves an error behind, which says more than that nothing is uncertain.
      if (isCellError(shown)) this.report(this.address(output), { code: 'simulationOutputShowsError', cellError: shown.error, received: name, details: { error: shown.error } });
      else this.report(this.address(output), { code: 'simulationOutputWithoutInput', cellError: '#N/A', received: name });
    }
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
