import type { CellMatrix, CellValue } from '../../engine/core/cellValue';
import { joined, signed } from '../../engine/formula/arithmetic';
import { rangeAddress, sheetPrefix } from '../../engine/formula/parse/address';
import type { Expression } from '../../engine/formula/parse/ast';
import { parseFormula } from '../../engine/formula/parse/parseFormula';

/** The value of an argument: a number or text, or a table. */
export type ArgumentValue = CellValue | CellMatrix;

/** What the cells of a reference hold, by the reference as {@link argumentReferences} spells it; undefined where that is not known. */
export type ReferenceValues = (reference: string) => CellMatrix | undefined;

/**
 * The cells and names that the text of an argument mentions, each with its sheet (`Inputs!C5:C9`; names stand as they
 * are). None where the text is no formula.
 */
export function argumentReferences(text: string, sheet: string): readonly string[] {
  const parsed = parseFormula(text);
  return parsed.ok ? [...new Set(referencesIn(parsed.value, sheet))] : [];
}

/**
 * The value of an argument that is written with numbers, cells, + − × ÷ ^ % and the few functions that people and the
 * editor put into a distribution. Undefined for anything richer, and where a cell is not known: the sheet knows those.
 */
export function argumentValue(text: string, sheet: string, values: ReferenceValues): ArgumentValue | undefined {
  const parsed = parseFormula(text);
  return parsed.ok ? valueOf(parsed.value, sheet, values) : undefined;
}

function referencesIn(expression: Expression, sheet: string): readonly string[] {
  switch (expression.type) {
    case 'cell':
    case 'area':
    case 'name':
      return [spelled(expression, sheet)];
    case 'unary':
      return referencesIn(expression.operand, sheet);
    case 'binary':
      return [...referencesIn(expression.left, sheet), ...referencesIn(expression.right, sheet)];
    case 'call':
      return expression.args.flatMap((argument) => referencesIn(argument, sheet));
    default:
      return [];
  }
}

type Reference = Extract<Expression, { readonly type: 'cell' | 'area' | 'name' }>;

function spelled(reference: Reference, sheet: string): string {
  if (reference.type === 'name') return reference.sheet === undefined ? reference.name : sheetPrefix(reference.sheet) + reference.name;
  const range = reference.type === 'cell' ? { top: reference.row, bottom: reference.row, left: reference.column, right: reference.column } : reference;
  return sheetPrefix(reference.sheet ?? sheet) + rangeAddress(range);
}

function valueOf(expression: Expression, sheet: string, values: ReferenceValues): ArgumentValue | undefined {
  switch (expression.type) {
    case 'number':
    case 'string':
    case 'boolean':
      return expression.value;
    case 'array':
      return expression.rows;
    case 'cell':
    case 'area':
    case 'name': {
      const cells = values(spelled(expression, sheet));
      return cells === undefined ? undefined : cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0] : cells;
    }
    case 'unary': {
      const operand = numberOf(expression.operand, sheet, values);
      return operand === undefined ? undefined : signed(expression.operator, operand);
    }
    case 'binary': {
      const left = numberOf(expression.left, sheet, values);
      const right = numberOf(expression.right, sheet, values);
      return left === undefined || right === undefined ? undefined : joined(expression.operator, left, right);
    }
    case 'call':
      return call(
        expression.name,
        expression.args.map((argument) => valueOf(argument, sheet, values)),
      );
    default:
      return undefined;
  }
}

/** An empty cell counts as 0 in arithmetic, as on the sheet. */
function numberOf(expression: Expression, sheet: string, values: ReferenceValues): number | undefined {
  const value = valueOf(expression, sheet, values);
  return value === null ? 0 : typeof value === 'number' ? value : undefined;
}

function call(name: string, args: readonly (ArgumentValue | undefined)[]): ArgumentValue | undefined {
  const [first] = args;
  if (name === 'LN') return typeof first === 'number' ? finite(Math.log(first)) : undefined;
  // CHOOSE over {1,2,3}: the way to make a list of single cells.
  if (name !== 'CHOOSE' || !Array.isArray(first)) return undefined;
  const chosen = (first as CellMatrix).map((row) => row.map((index) => (typeof index === 'number' ? args[index] : undefined)));
  return chosen.every((row) => row.every((value): value is CellValue => value !== undefined && !Array.isArray(value))) ? (chosen as CellMatrix) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
