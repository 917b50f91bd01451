import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import type { DefinedName } from '../../../src/engine/formula/workbookModel';
import { type CellContent, modelOf } from './modelOf';

type Sheets = Readonly<Record<string, Readonly<Record<string, CellContent>>>>;

/** The value of a formula that may spill, typed far below the cells of sheet S; errors as their code. */
export function valueOf(formula: string, sheets: Sheets, names: readonly DefinedName[] = []): unknown {
  const model = modelOf(sheets, { names });
  const sheet = model.sheets.findIndex(({ name }) => name === 'S');
  const result = new Calculator(model).evaluateFormula(formula, { sheet, row: 99, column: 30 });
  return result.ok ? plain(result.value) : result.error.code;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null && 'error' in value ? value.error : value;
}
