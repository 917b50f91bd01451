import type { CellMatrix, CellValue } from '../../engine/core/cellValue';
import { DisplayedWorkbook } from '../../engine/compile/displayedWorkbook';
import type { CellPosition } from '../../engine/formula/evaluate/binding';
import { Interpreter } from '../../engine/formula/evaluate/interpreter';
import { UnsupportedSignal, VolatileSignal } from '../../engine/formula/evaluate/signals';
import { isMatrix } from '../../engine/formula/evaluate/value';
import { cellAddress, formatReference, sheetPrefix } from '../../engine/formula/parse/address';
import type { Expression } from '../../engine/formula/parse/ast';
import { cellKey, columnOf, rowOf, type WorkbookModel } from '../../engine/formula/workbookModel';
import { distributionFamily } from '../../engine/risk/distributions/families';
import { calledFamily } from './calledFamily';
import { cellId, cellUse, type CellId } from './cellUse';
import { cellLabel } from './cellLabel';
import { cellNames } from './cellNames';
import { formulaCalls, type WrittenArgument, type WrittenCall } from './formulaCalls';
import { writtenReferences } from '../../engine/formula/evaluate/writtenReferences';

/** What a workbook declares for a simulation, and what it could declare. */
export interface Uncertainty {
  readonly inputs: readonly FoundInput[];
  readonly outputs: readonly FoundOutput[];
  readonly correlations: readonly FoundCorrelation[];
  /** Every call of ROI.SIMSTAT. */
  readonly statistics: readonly FoundStatistic[];
  /** Cells that look like results and are not marked: named results first, then formulas that nothing else uses. */
  readonly outputCandidates: readonly FoundCell[];
  /** The workbook is only calculated when somebody asks for it: what it shows may be out of date. */
  readonly manualCalculation: boolean;
}

export interface FoundCell {
  /** Such as `Model!C7`. */
  readonly address: string;
  /** A name for it: the defined name of the cell, else its label; null where there is neither. */
  readonly name: string | null;
  /** The text left of the cell or above it. */
  readonly label: string | null;
  readonly value: CellValue;
}

export interface FoundOutput extends FoundCell {
  /** As ROI.OUTPUT names it; the address where it names nothing. */
  readonly name: string;
}

export interface FoundInput extends FoundCell {
  /** As the formula names the input; null where it does not. */
  readonly name: string | null;
  /** `PERT` for ROI.PERT; null for RAND and the like. */
  readonly family: string | null;
  /** Of the whole cell, with `=`. */
  readonly formula: string;
  /** The call that declares the input, as it stands in the formula. */
  readonly call: string;
  /** Offset of the call in `formula`. */
  readonly at: number;
  readonly args: readonly FoundArgument[];
}

export interface FoundArgument {
  /** As it stands in the formula; empty where it is left out. */
  readonly formula: string;
  /** Its value on the sheet; undefined where it is left out or cannot be known without calculating. */
  readonly value: CellValue | CellMatrix | undefined;
}

export interface FoundCorrelation {
  /** Of the cell with ROI.CORRELATE. */
  readonly address: string;
  readonly names: readonly string[];
  /** As declared; empty where it cannot be read. */
  readonly matrix: readonly (readonly number[])[];
  /** Where names and matrix stand; null where they are written in the formula itself. */
  readonly namesAddress: string | null;
  readonly matrixAddress: string | null;
  readonly degreesOfFreedom: number | null;
}

export interface FoundStatistic {
  /** Of the cell. */
  readonly address: string;
  /** Name of the output and of the statistic; null where they cannot be known without calculating. */
  readonly output: string | null;
  readonly statistic: string | null;
  readonly argument: number | null;
}

/** Calls of Excel's own that draw a random number. */
const RANDOM_CALLS: ReadonlySet<string> = new Set(['RAND', 'RANDBETWEEN', 'RANDARRAY']);

const MAY_DECLARE = /ROI[._]|RAND/i;

/** More would be no help in a list. */
const MOST_CANDIDATES = 40;

/**
 * Finds uncertain inputs, marked outputs, declared correlations and likely outputs without compiling anything.
 * Reads every formula once; a few microseconds per formula cell.
 */
export function findUncertainty(model: WorkbookModel): Uncertainty {
  return new Finder(model).find();
}

class Finder {
  private readonly workbook: DisplayedWorkbook;
  private readonly interpreter: Interpreter;
  private readonly names: ReadonlyMap<CellId, string>;
  private readonly inputs: FoundInput[] = [];
  private readonly outputs: FoundOutput[] = [];
  private readonly correlations: FoundCorrelation[] = [];
  private readonly statistics: FoundStatistic[] = [];
  private readonly inputCells: CellId[] = [];
  private readonly outputCells = new Set<CellId>();

  constructor(private readonly model: WorkbookModel) {
    this.workbook = new DisplayedWorkbook(model);
    this.interpreter = new Interpreter(this.workbook);
    this.names = cellNames(model, this.workbook.binding);
  }

  find(): Uncertainty {
    this.model.sheets.forEach(({ cells }, sheet) => {
      for (const [key, { formula }] of cells) {
        if (formula !== undefined && MAY_DECLARE.test(formula)) this.readCell({ sheet, row: rowOf(key), column: columnOf(key) }, formula);
      }
    });
    return { inputs: this.inputs, outputs: this.outputs, correlations: this.correlations, statistics: this.statistics, outputCandidates: this.candidates(), manualCalculation: this.model.manualCalculation ?? false };
  }

  private readCell(position: CellPosition, formula: string): void {
    for (const call of formulaCalls(formula)) {
      if (call.name === 'ROI.OUTPUT') this.addOutput(position, call);
      else if (call.name === 'ROI.CORRELATE') this.addCorrelation(position, call);
      else if (call.name === 'ROI.SIMSTAT') this.addStatistic(position, call);
      else if (RANDOM_CALLS.has(call.name) || calledFamily(call.name) !== null) this.addInput(position, formula, call);
    }
  }

  private addInput(position: CellPosition, formula: string, { name, text, at, args }: WrittenCall): void {
    const family = calledFamily(name);
    const found = args.map(({ text: written, expression }) => ({ formula: written, value: this.valueOf(expression, position) }));
    const given = family === null ? undefined : found[distributionFamily(family)!.parameters.length - 1]?.value;
    this.inputCells.push(idOf(position));
    this.inputs.push({
      ...this.cellAt(position),
      name: typeof given === 'string' && given !== '' ? given : null,
      family,
      formula: `=${formula}`,
      call: text,
      at: at + 1,
      args: found,
    });
  }

  private addOutput(position: CellPosition, { args: [name] }: WrittenCall): void {
    if (this.outputCells.has(idOf(position))) return;
    const cell = this.cellAt(position);
    const given = name === undefined ? undefined : this.valueOf(name.expression, position);
    this.outputCells.add(idOf(position));
    this.outputs.push({ ...cell, name: typeof given === 'string' && given !== '' ? given : cell.address });
  }

  private addCorrelation(position: CellPosition, { args: [names, matrix, degrees] }: WrittenCall): void {
    const table = (argument: WrittenArgument | undefined): CellMatrix => {
      const value = argument === undefined ? undefined : this.valueOf(argument.expression, position);
      return isMatrix(value) ? value : [[value ?? null]];
    };
    const degreesOfFreedom = degrees === undefined ? undefined : this.valueOf(degrees.expression, position);
    this.correlations.push({
      address: this.addressOf(position),
      names: table(names)
        .flat()
        .filter((name) => typeof name === 'string'),
      matrix: table(matrix).map((row) => row.map((cell) => (typeof cell === 'number' ? cell : NaN))),
      namesAddress: this.rangeOf(names, position),
      matrixAddress: this.rangeOf(matrix, position),
      degreesOfFreedom: typeof degreesOfFreedom === 'number' ? degreesOfFreedom : null,
    });
  }

  private addStatistic(position: CellPosition, { args }: WrittenCall): void {
    const [output, statistic, argument] = args.map(({ expression }) => this.valueOf(expression, position));
    this.statistics.push({
      address: this.addressOf(position),
      output: typeof output === 'string' ? output : null,
      statistic: typeof statistic === 'string' ? statistic.trim().toLowerCase() : null,
      argument: typeof argument === 'number' ? argument : null,
    });
  }

  /** Undefined where the argument is left out, or needs a function that only the host can calculate. */
  private valueOf(expression: Expression, position: CellPosition): CellValue | CellMatrix | undefined {
    if (expression.type === 'omitted') return undefined;
    try {
      return this.interpreter.operand(expression, { ...position, scope: undefined, arrays: true });
    } catch (signal) {
      if (signal instanceof UnsupportedSignal || signal instanceof VolatileSignal) return undefined;
      throw signal;
    }
  }

  private rangeOf(argument: WrittenArgument | undefined, position: CellPosition): string | null {
    if (argument === undefined) return null;
    const areas = writtenReferences(argument.expression, this.workbook.binding, position);
    const isReference = ['cell', 'area', 'name', 'structured'].includes(argument.expression.type);
    const [area] = areas;
    if (!isReference || areas.length !== 1 || area === undefined) return null;
    return formatReference({ sheet: this.model.sheets[area.sheet]!.name, range: area });
  }

  private cellAt(position: CellPosition): FoundCell {
    const sheet = this.model.sheets[position.sheet]!;
    const label = cellLabel(sheet, position.row, position.column);
    return {
      address: this.addressOf(position),
      name: this.names.get(idOf(position)) ?? label,
      label,
      value: this.workbook.cell(position.sheet, position.row, position.column),
    };
  }

  private addressOf({ sheet, row, column }: CellPosition): string {
    return sheetPrefix(this.model.sheets[sheet]!.name) + cellAddress(row, column);
  }

  /**
   * Formulas with a number that depend on an input (all of them while there is none yet), and either carry a name or
   * are used by no other formula. Named cells come first, then those with a label.
   */
  private candidates(): FoundCell[] {
    const { used, affected } = cellUse(this.model, this.workbook.binding, this.inputCells);
    const own = new Set(this.inputCells);
    const found: { readonly cell: FoundCell; readonly rank: number }[] = [];
    this.model.sheets.forEach(({ cells }, sheet) => {
      for (const [key, { formula, value }] of cells) {
        const id = cellId(sheet, key);
        if (formula === undefined || typeof value !== 'number' || own.has(id) || this.outputCells.has(id)) continue;
        if ((own.size > 0 && !affected.has(id)) || (used.has(id) && !this.names.has(id))) continue;
        const cell = this.cellAt({ sheet, row: rowOf(key), column: columnOf(key) });
        found.push({ cell, rank: this.names.has(id) ? 0 : cell.label === null ? 2 : 1 });
      }
    });
    return found
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST_CANDIDATES)
      .map(({ cell }) => cell);
  }
}

/** `PERT` for `ROI.PERT`; null for a call that is no distribution. */
function idOf({ sheet, row, column }: CellPosition): CellId {
  return cellId(sheet, cellKey(row, column));
}
