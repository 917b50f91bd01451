import type { Expression } from '../../formula/parse/ast';
import { parseFormula } from '../../formula/parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellRange } from '../../formula/workbookModel';
import type { GivenCell, GivenDraw, RecalculatedFormula, RecalculationPass } from '../ir/pass';
import { siteKey, type DrawSite } from './drawSites';
import { isKnown, isLoweredMatrix, Recalculated, Uncertain, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { OperandList } from './operandList';
import { problem, WholeFormula, type SlowReason } from './problem';
import { registerDraws } from './registerDraws';
import { isSingleValue } from './singleValue';
import { staticAreas } from './staticAreas';

/**
 * A formula as passes that calculate it anew in every trial, for all cells it fills: whatever its ranges and arrays mean there is
 * settled trial by trial. Uncertain cells that it can read are given, but for those that are recalculated themselves.
 */
export function recalculation(lowering: Lowering, expression: Expression, frame: LoweringFrame, reason: SlowReason, opaque = false): Scalar | Matrix {
  const { sheet, row, column } = frame;
  const cell = lowering.workbook.cellModel(sheet, cellKey(row, column));
  // At the displayed values, for the problems this names and the labels this meets.
  lowering.evaluate(expression, { ...frame, scope: undefined });
  const collector = new Collector(lowering);
  collector.addFormula(expression, frame);
  const targets = placesOf(cell?.arrayRange ?? { top: row, left: column, bottom: row, right: column }, sheet);
  const formula: RecalculatedFormula = {
    book: lowering.book,
    labels: lowering.workbook.labels,
    given: collector.given,
    draws: collector.draws(),
    targets,
  };
  // What shows one value may fill more cells in another trial.
  const spills = cell?.dynamic === true && (cell.arrayRange !== undefined || !isSingleValue(expression));
  const { operands } = collector.list;
  const why = collector.circle ?? reason;
  lowering.noteSlow(frame, why);
  lowering.changesSize(frame);
  const isOpaque = opaque || spills || collector.circle !== undefined;
  const valueAt = (target: number): Scalar => resultOf(lowering, { kind: 'recalculation', formula, target }, operands, isOpaque ? why : null);
  if (cell?.arrayRange === undefined) return valueAt(0);
  const { top, left, bottom, right } = cell.arrayRange;
  const width = right - left + 1;
  return Array.from({ length: bottom - top + 1 }, (_, line) => Array.from({ length: width }, (__, place) => valueAt(line * width + place)));
}

/** A cell of a data table, which has no formula of its own, calculated anew in every trial. */
export function cellRecalculation(lowering: Lowering, frame: LoweringFrame, reason: SlowReason, opaque: boolean): Scalar {
  const { sheet, row, column } = frame;
  const collector = new Collector(lowering);
  collector.addEverything();
  const formula: RecalculatedFormula = {
    book: lowering.book,
    labels: lowering.workbook.labels,
    given: collector.given,
    draws: collector.draws(),
    targets: [{ sheet, row, column }],
  };
  lowering.noteSlow(frame, reason);
  return resultOf(lowering, { kind: 'recalculation', formula, target: 0 }, collector.list.operands, opaque ? reason : null);
}

function placesOf({ top, left, bottom, right }: CellRange, sheet: number): RecalculatedFormula['targets'] {
  const places: { sheet: number; row: number; column: number }[] = [];
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) places.push({ sheet, row, column });
  return places;
}

function resultOf({ graph, workbook }: Lowering, pass: RecalculationPass, operands: readonly number[], opaque: SlowReason | null): Scalar {
  const node = graph.pass(pass, operands);
  const error = (): number => graph.passError(node);
  const { sheet, row, column } = pass.formula.targets[pass.target]!;
  const shown = workbook.cell(sheet, row, column);
  if (opaque !== null || typeof shown === 'string') return new Recalculated(node, error, opaque ?? 'text');
  return new Uncertain(node, typeof shown === 'boolean' ? 'boolean' : 'number', error);
}

/** Anchor of a given cell of a data table: the table goes on filling the others. */
export const NO_FORMULA = -1;

type CircleReason = Extract<SlowReason, 'circle' | 'iteration'>;

/** Finds what a formula can read, and what draws in it. */
class Collector {
  readonly given: GivenCell[] = [];
  readonly list = new OperandList();
  private readonly sites = new Map<string, DrawSite>();
  private readonly seen = new Set<string>();
  /** A circle among what it reads: no value stands for a cell that a closed circle reaches, so who reads on is recalculated too. */
  circle: CircleReason | undefined;

  constructor(private readonly lowering: Lowering) {
    for (const { sheet, row, column } of lowering.heldCells) this.give(sheet, cellKey(row, column), NO_FORMULA);
  }

  draws(): GivenDraw[] {
    return [...this.sites.values()].map((site) => ({
      site: siteKey(site.sheet, site.row, site.column, site.at),
      kind: site.kind,
      rows: this.lowering.matrix(site.value).map((row) => row.map((value) => this.list.valueOf(value))),
      single: !isLoweredMatrix(site.value),
    }));
  }

  addFormula(expression: Expression, frame: LoweringFrame): void {
    const { lowering } = this;
    const plain = { ...frame, scope: undefined };
    this.seen.add(`${frame.sheet} ${cellKey(frame.row, frame.column)}`);
    try {
      registerDraws(lowering, expression, plain);
    } catch (thrown) {
      if (thrown instanceof WholeFormula) throw problem('simulationUncertainParameter');
      throw thrown;
    }
    for (const site of lowering.draws.ofCell(frame.sheet, cellKey(frame.row, frame.column))) this.addSite(site);
    const { areas, anywhere } = staticAreas(lowering, expression, plain);
    for (const area of areas) lowering.require(area, true);
    for (const area of areas) for (const key of lowering.filledCells(area)) this.addCell(area.sheet, key);
    if (anywhere) this.addEverything();
  }

  private addSite(site: DrawSite): void {
    this.sites.set(siteKey(site.sheet, site.row, site.column, site.at), site);
  }

  /**
   * The value of a cell where a column holds it; else what it is calculated from. A formula whose value is the same in every trial is
   * given too: it may still read draws, of which the trial then knows nothing.
   */
  private addCell(sheet: number, key: number): void {
    const anchor = this.lowering.workbook.anchor(sheet, key);
    const name = `${sheet} ${anchor}`;
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const members = this.lowering.membersOf(sheet, anchor);
    const { formula, dataTable } = this.lowering.workbook.cellModel(sheet, anchor) ?? {};
    if (formula === undefined && members.every((member) => isKnown(this.lowering.lowered(sheet, member)))) return;
    const recalculated = members.map((member) => this.lowering.lowered(sheet, member)).filter((value) => value instanceof Recalculated);
    for (const { reason } of recalculated) if (reason === 'circle' || reason === 'iteration') this.circle = reason;
    if (recalculated.length > 0 || this.lowering.isCircular(sheet, anchor)) this.addFormulaAt(sheet, anchor);
    else for (const member of members) this.give(sheet, member, dataTable === true ? NO_FORMULA : anchor);
  }

  private addFormulaAt(sheet: number, key: number): void {
    const cell = this.lowering.workbook.cellModel(sheet, key);
    if (cell?.dataTable === true) return this.addEverything();
    const parsed = parseFormula(cell?.formula ?? '');
    if (!parsed.ok) return;
    const arrays = cell?.dynamic === true || cell?.arrayRange !== undefined;
    this.addFormula(parsed.value, { sheet, row: rowOf(key), column: columnOf(key), arrays, scope: undefined });
  }

  private give(sheet: number, key: number, anchor: number): void {
    this.given.push({ sheet, row: rowOf(key), column: columnOf(key), anchor, value: this.list.valueOf(this.lowering.lowered(sheet, key)) });
  }

  /** A formula that may read any cell needs every draw of the workbook, and every cell whose value is given for a run. */
  addEverything(): void {
    const { lowering } = this;
    registerAllDraws(lowering);
    for (const site of lowering.draws.all) this.addSite(site);
    for (const { sheet, row, column } of lowering.givenCells) this.addCell(sheet, cellKey(row, column));
  }
}

const registered = new WeakSet<Lowering>();

function registerAllDraws(lowering: Lowering): void {
  if (registered.has(lowering)) return;
  for (const [sheet, { cells }] of lowering.workbook.model.sheets.entries()) {
    for (const [key, { formula }] of cells) {
      const parsed = formula === undefined ? undefined : parseFormula(formula);
      if (parsed?.ok !== true) continue;
      registerDraws(lowering, parsed.value, { sheet, row: rowOf(key), column: columnOf(key), arrays: true, scope: undefined });
    }
  }
  registered.add(lowering);
}
