import { isCellError, type CellMatrix, type CellValue } from '../../../core/cellValue';
import { Binding } from '../../evaluate/binding';
import { Interpreter } from '../../evaluate/interpreter';
import { isMatrix, type Scope } from '../../evaluate/value';
import { errorNumber, errorOfNumber, type CallOperand, type CallPass, type CallValue } from '../ir/pass';
import type { PassValue } from './runPass';
import { TrialWorkbook } from './trialWorkbook';

const ready = new WeakMap<CallPass, { readonly workbook: TrialWorkbook; readonly interpreter: Interpreter }>();

/**
 * Evaluates the expression of a pass with the values of one trial. A result that is neither a number nor a truth
 * value is an error of the trial: #VALUE! for text.
 */
export function callPerTrial(pass: CallPass, operands: ArrayLike<number>): PassValue {
  const outcome = callPerTrialOutcome(pass, operands);
  return passValueOf(isMatrix(outcome) ? (outcome[pass.resultRow]?.[pass.resultColumn] ?? { error: '#N/A' }) : outcome);
}

/** The whole result of the expression in one trial. */
export function callPerTrialOutcome(pass: CallPass, operands: ArrayLike<number>): CellValue | CellMatrix {
  const { workbook, interpreter } = prepared(pass);
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

/** The value of a cell in one trial. */
export function callValueOf(value: CallValue, operands: ArrayLike<number>): CellValue {
  if ('known' in value) return value.known;
  return 'operand' in value ? trialValue(value, operands) : callValueOf(value.options[operands[value.chosenBy]!]!, operands);
}

function prepared(pass: CallPass): { readonly workbook: TrialWorkbook; readonly interpreter: Interpreter } {
  let tools = ready.get(pass);
  if (tools === undefined) {
    const workbook = new TrialWorkbook(pass.book, new Binding(pass.book));
    for (const { sheet, row, column, formula } of pass.cells) if (formula !== undefined) workbook.setFormula(sheet, row, column, formula);
    tools = { workbook, interpreter: new Interpreter(workbook) };
    ready.set(pass, tools);
  }
  return tools;
}

function trialValue({ operand, error, type }: CallOperand, operands: ArrayLike<number>): CellValue {
  const value = operands[operand]!;
  if (!Number.isFinite(value)) return { error: errorOfNumber(error === null ? 0 : operands[error]!) };
  return type === 'boolean' ? value !== 0 : value;
}

function passValueOf(value: CellValue): PassValue {
  if (typeof value === 'number') return { value, error: 0 };
  if (typeof value === 'boolean') return { value: value ? 1 : 0, error: 0 };
  if (value === null) return { value: 0, error: 0 };
  return { value: NaN, error: errorNumber(isCellError(value) ? value.error : '#VALUE!') };
}
