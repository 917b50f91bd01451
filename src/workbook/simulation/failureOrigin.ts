import { isCellError, type CellError } from '../../engine/core/cellValue';
import { Calculator } from '../../engine/formula/evaluate/calculator';
import { singleCell } from '../../engine/formula/evaluate/singleCell';
import type { CellPosition } from '../../engine/formula/evaluate/binding';
import type { CompiledModel, ModelOutput } from '../../engine/compile/compiledModel';
import type { ModelInput } from '../../engine/compile/lower/inputs';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../../engine/formula/workbookModel';
import { cellIdentity, namedIdentity } from '../../engine/risk/random/stream';
import { findUncertainty, type FoundInput } from './findUncertainty';
import { writtenReferences } from '../../engine/formula/evaluate/writtenReferences';

/** An output that is an error in some trial, with what the inputs were in the first such trial. */
export interface FailedOutput {
  readonly output: Pick<ModelOutput, 'sheet' | 'row' | 'column'>;
  /** By input of the model. */
  readonly inputs: readonly number[];
}

/** The error of an output, and the cell in which it is born. */
export interface FailureOrigin {
  readonly error: CellError['error'];
  /** Such as `Model!C7`. */
  readonly cell: string;
}

/** As much of a compiled model as tells which draws stand where. */
export type FailingModel = Pick<CompiledModel, 'frozen'> & { readonly inputs: readonly Pick<ModelInput, 'identity' | 'call'>[] };

/** Cells of one formula that are looked through for an error. */
const MOST_CELLS = 100_000;

/**
 * Calculates the workbook as it was in a failed trial, by the evaluator of formulas, and follows the error from the output
 * back to the cell that makes it. Null where a draw cannot be put into its formula, or the evaluator finds no error there.
 */
export function failureOrigin(workbook: WorkbookModel, model: FailingModel, { output, inputs }: FailedOutput): FailureOrigin | null {
  const drawn = withDraws(workbook, model, inputs);
  if (drawn === null) return null;
  const calculator = new Calculator(drawn, { volatile: { now: 0, random: () => 0.5 } });
  const sheet = workbook.sheets.findIndex(({ name }) => name === output.sheet);
  const value = calculator.value(sheet, output.row, output.column);
  if (!isCellError(value)) return null;
  return { error: value.error, cell: calculator.address(birthOf(calculator, drawn, { sheet, row: output.row, column: output.column })) };
}

/** The workbook with numbers in place of the calls that draw them; cells held at their values stay as they are shown. */
function withDraws(workbook: WorkbookModel, { inputs, frozen }: FailingModel, draws: readonly number[]): WorkbookModel | null {
  const byIdentity = new Map(inputs.map(({ identity }, input) => [identity, draws[input]!]));
  const held = new Set(frozen.map((address) => address.toUpperCase()));
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, cells: new Map<number, CellModel>(sheet.cells) }));
  const book = { ...workbook, sheets };
  const { binding } = new Calculator(workbook, { values: 'stored' });
  // From the end of a formula to its start, so that offsets stay right.
  const found = [...findUncertainty(workbook).inputs].sort((a, b) => b.at - a.at);
  const met = new Set<string>();
  for (const input of found) {
    const position = singleCell(input.address, binding)!;
    const { cells } = sheets[position.sheet]!;
    const key = cellKey(position.row, position.column);
    const cell = cells.get(key)!;
    if (held.has(input.address.toUpperCase())) {
      cells.set(key, { value: cell.value });
      continue;
    }
    const identity = identityOf(input, workbook.sheets[position.sheet]!.name, key);
    const draw = byIdentity.get(identity);
    if (draw === undefined) continue;
    met.add(identity);
    const start = input.at - 1;
    const formula = cell.formula!;
    cells.set(key, { ...cell, formula: `${formula.slice(0, start)}(${draw})${formula.slice(start + input.call.length)}` });
  }
  return inputs.every(({ identity }) => met.has(identity)) ? book : null;
}

/** What names the random stream of the input, as the compiler does. */
function identityOf({ name, at }: FoundInput, sheet: string, key: number): string {
  if (name !== null) return namedIdentity(name);
  return cellIdentity(sheet, rowOf(key), columnOf(key)) + (at === 1 ? '' : `@${at - 1}`);
}

/** Follows an error back through the formulas, to the first that reads no cell with an error. */
function birthOf(calculator: Calculator, { sheets }: WorkbookModel, start: CellPosition): CellPosition {
  const seen = new Set<string>();
  let born = start;
  for (let next: CellPosition | undefined = start; next !== undefined; ) {
    born = next;
    seen.add(`${born.sheet} ${cellKey(born.row, born.column)}`);
    next = failingPrecedent(calculator, sheets[born.sheet]!.cells.get(cellKey(born.row, born.column))?.formula, born, seen);
  }
  return born;
}

function failingPrecedent(calculator: Calculator, formula: string | undefined, position: CellPosition, seen: ReadonlySet<string>): CellPosition | undefined {
  const parsed = formula === undefined ? undefined : parseFormula(formula);
  if (parsed?.ok !== true) return undefined;
  let looked = 0;
  for (const written of writtenReferences(parsed.value, calculator.binding, position)) {
    const area = calculator.used(written);
    if (area === undefined) continue;
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        if (++looked > MOST_CELLS) return undefined;
        if (isCellError(calculator.value(area.sheet, row, column)) && !seen.has(`${area.sheet} ${cellKey(row, column)}`)) return { sheet: area.sheet, row, column };
      }
    }
  }
  return undefined;
}
