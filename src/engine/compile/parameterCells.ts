import { isCellError, type CellValue } from '../core/cellValue';
import type { EngineError } from '../core/error';
import { Binding, type CellPosition } from '../formula/evaluate/binding';
import { Calculator } from '../formula/evaluate/calculator';
import { singleCell } from '../formula/evaluate/singleCell';
import { isMatrix } from '../formula/evaluate/value';
import { cellKey, type CellModel, type ValidationRule, type WorkbookModel } from '../formula/workbookModel';
import { limitsOf, UNLIMITED, type CellLimits } from './cellLimits';
import type { ModelParameter } from './compiledModel';

export interface ParameterCell {
  readonly position: CellPosition;
  readonly parameter: ModelParameter;
}

export interface ParameterCells {
  readonly cells: readonly ParameterCell[];
  /** The workbook in which even an empty cell that became a parameter has a value. */
  readonly model: WorkbookModel;
  readonly problems: readonly { readonly name: string; readonly error: EngineError }[];
}

/** The data validation of a cell, by its address or name as it was asked for. */
export interface CellValidation {
  readonly cell: string;
  readonly rule: ValidationRule;
}

/** Finds the cells that are to be parameters, and refuses those that are not one number. */
export function parameterCells(model: WorkbookModel, names: readonly string[], validations: readonly CellValidation[] = []): ParameterCells {
  const binding = new Binding(model);
  const rules = new Map(validations.map(({ cell, rule }) => [cell, rule]));
  let calculator: Calculator | undefined;
  const limitsAt = (name: string, position: CellPosition): CellLimits => {
    const rule = rules.get(name) ?? ruleAt(model, position);
    return rule === undefined ? UNLIMITED : limitsOf(rule, (formula) => valuesOf((calculator ??= new Calculator(model, { values: 'stored' })), formula, position));
  };
  const cells: ParameterCell[] = [];
  const problems: { name: string; error: EngineError }[] = [];
  for (const name of names) {
    const position = singleCell(name, binding);
    const error = position === null ? notACell(name) : refusal(model, position, cells);
    if (position === null || error !== null) problems.push({ name, error: error ?? notACell(name) });
    else cells.push({ position, parameter: parameterAt(model, position, name, limitsAt(name, position)) });
  }
  return { cells, model: withEmptyCells(model, cells), problems };
}

export function notACell(name: string): EngineError {
  return { code: 'cellNotFound', cellError: '#REF!', received: name };
}

function parameterAt(model: WorkbookModel, { sheet, row, column }: CellPosition, name: string, limits: CellLimits): ModelParameter {
  const { name: sheetName, cells } = model.sheets[sheet]!;
  const value = cells.get(cellKey(row, column))?.value ?? 0;
  return { name, sheet: sheetName, row, column, displayed: Number(value), type: typeof value === 'boolean' ? 'boolean' : 'number', limits };
}

function ruleAt({ sheets }: WorkbookModel, { sheet, row, column }: CellPosition): ValidationRule | undefined {
  return sheets[sheet]!.validations?.find(({ range }) => range.top <= row && row <= range.bottom && range.left <= column && column <= range.right);
}

/** What a formula of a rule gives while cells show what they show; nothing where it cannot be read. */
function valuesOf(calculator: Calculator, formula: string, position: CellPosition): readonly CellValue[] {
  const value = calculator.evaluateFormula(formula, position);
  if (!value.ok) return [];
  return isMatrix(value.value) ? value.value.flat() : [value.value];
}

function refusal(model: WorkbookModel, { sheet, row, column }: CellPosition, before: readonly ParameterCell[]): EngineError | null {
  const cell = model.sheets[sheet]!.cells.get(cellKey(row, column));
  const value = cell?.value ?? null;
  if (typeof value === 'string' || isCellError(value)) {
    return { code: 'parameterNotNumber', cellError: '#VALUE!', received: typeof value === 'string' ? value : value.error };
  }
  const range = cell?.arrayRange;
  if (cell?.spilled === true || cell?.dataTable === true || (range !== undefined && (range.top < range.bottom || range.left < range.right))) return { code: 'parameterInArray', cellError: '#VALUE!' };
  const twice = before.some(({ position }) => position.sheet === sheet && position.row === row && position.column === column);
  return twice ? { code: 'parameterTwice', cellError: '#VALUE!' } : null;
}

function withEmptyCells(model: WorkbookModel, cells: readonly ParameterCell[]): WorkbookModel {
  const empty = cells.filter(({ position: { sheet, row, column } }) => (model.sheets[sheet]!.cells.get(cellKey(row, column))?.value ?? null) === null);
  if (empty.length === 0) return model;
  const sheets = model.sheets.map((sheet, number) => {
    const here = empty.filter(({ position }) => position.sheet === number);
    if (here.length === 0) return sheet;
    const filled = new Map<number, CellModel>(sheet.cells);
    for (const { position } of here) filled.set(cellKey(position.row, position.column), { value: 0 });
    return { ...sheet, cells: filled };
  });
  return { ...model, sheets };
}
