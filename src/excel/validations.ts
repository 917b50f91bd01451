import type { ValidationRule } from '../engine/formula/workbookModel';

/** What Office.js gives for a rule, as far as it bounds numbers. */
type Rule = Excel.DataValidationRule;
type Bounds = Excel.BasicDataValidation | Excel.DateTimeDataValidation;

const OPERATORS: Readonly<Record<string, ValidationRule['operator']>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};

/** A rule as the engine reads it; null for a cell without one. */
export function validationOf({ wholeNumber, decimal, date, time, list }: Rule): ValidationRule | null {
  if (wholeNumber) return { type: 'whole', ...boundsOf(wholeNumber) };
  if (decimal) return { type: 'decimal', ...boundsOf(decimal) };
  if (date) return { type: 'date', ...boundsOf(date) };
  if (time) return { type: 'time', ...boundsOf(time) };
  return list ? { type: 'list', ...choicesOf(list.source) } : null;
}

function boundsOf({ operator, formula1, formula2 }: Bounds): Omit<ValidationRule, 'type'> {
  const known = OPERATORS[operator];
  return { ...(known !== undefined && { operator: known }), ...named('formula1', formulaText(formula1)), ...named('formula2', formulaText(formula2)) };
}

function choicesOf(source: Excel.ListDataValidation['source']): Omit<ValidationRule, 'type'> {
  if (typeof source !== 'string') return {};
  return source.startsWith('=') ? { formula1: source.slice(1) } : { values: source.split(',') };
}

function named<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return text === undefined ? {} : ({ [key]: text } as { readonly [P in K]: string });
}

function formulaText(formula: unknown): string | undefined {
  if (typeof formula === 'number') return String(formula);
  return typeof formula === 'string' && formula !== '' ? formula.replace(/^=/, '') : undefined;
}
