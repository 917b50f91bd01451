import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { Label } from '../../core/roiFunction';
import { Binding } from '../../formula/evaluate/binding';
import { Interpreter } from '../../formula/evaluate/interpreter';
import { isMatrix, type Scope } from '../../formula/evaluate/value';
import { labelKey, type CallCell, type CallPass, type CallValue, type EvaluatedPass } from '../ir/pass';
import { callValueOf, passValueOf } from './callValue';
import { recalculate } from './recalculate';
import type { PassValue } from './runPass';
import { TrialWorkbook } from './trialWorkbook';

interface Tools {
  readonly workbook: TrialWorkbook;
  readonly interpreter: Interpreter;
  /** Tables worked out lately, by operands: each of their cells that is read is a pass of its own. */
  readonly tables: Map<string, CellMatrix>;
}

/** By the list of cells, which the passes of one expression share. */
const ready = new WeakMap<readonly CallCell[], Tools>();
const MOST_TABLES = 1024;

/**
 * Evaluates the expression of a pass with the values of one trial. A result that is neither a number nor a truth
 * value is an error of the trial: #VALUE! for text.
 */
export function callPerTrial(pass: EvaluatedPass, operands: ArrayLike<number>): PassValue {
  if (pass.kind === 'recalculation') return recalculate(pass, operands);
  const outcome = callPerTrialOutcome(pass, operands);
  return passValueOf(isMatrix(outcome) ? (outcome[pass.resultRow]?.[pass.resultColumn] ?? { error: '#N/A' }) : outcome);
}

/** The whole result of the expression at the displayed values, with labels as `words` puts them. */
export function callAtDisplayed(pass: CallPass, operands: ArrayLike<number>, words: (label: Label) => string): CellValue | CellMatrix {
  return evaluate(pass, operands, toolsOf(pass, words));
}

function callPerTrialOutcome(pass: CallPass, operands: ArrayLike<number>): CellValue | CellMatrix {
  const tools = prepared(pass);
  const { tables } = tools;
  const known = tables.size === 0 ? undefined : tables.get(Array.prototype.join.call(operands));
  if (known !== undefined) return known;
  const outcome = evaluate(pass, operands, tools);
  if (isMatrix(outcome)) {
    if (tables.size === MOST_TABLES) tables.clear();
    tables.set(Array.prototype.join.call(operands), outcome);
  }
  return outcome;
}

function evaluate(pass: CallPass, operands: ArrayLike<number>, { workbook, interpreter }: Tools): CellValue | CellMatrix {
  const valueOf = (value: CallValue): CellValue => callValueOf(value, operands);
  for (const cell of pass.cells) workbook.set(cell.sheet, cell.row, cell.column, valueOf(cell.value));
  let scope: Scope | undefined;
  for (const { name, rows, single } of pass.variables) {
    const values: CellMatrix = rows.map((row) => row.map(valueOf));
    scope = { name, value: single ? values[0]![0]! : values, outer: scope };
  }
  const { sheet, row, column, arrays } = pass;
  return interpreter.operand(pass.expression, { sheet, row, column, scope, arrays });
}

function prepared(pass: CallPass): Tools {
  let tools = ready.get(pass.cells);
  if (tools === undefined) {
    tools = toolsOf(pass, (label) => pass.labels.get(labelKey(label)) ?? label.label);
    ready.set(pass.cells, tools);
  }
  return tools;
}

function toolsOf({ book, cells }: CallPass, words: (label: Label) => string): Tools {
  const workbook = new TrialWorkbook(book, new Binding(book), words);
  for (const { sheet, row, column, formula } of cells) if (formula !== undefined) workbook.setFormula(sheet, row, column, formula);
  return { workbook, interpreter: new Interpreter(workbook), tables: new Map() };
}
