import type { CellValue } from '../core/cellValue';
import type { ValidationRule } from '../formula/workbookModel';

/** The numbers that a cell accepts. */
export interface CellLimits {
  readonly low: number;
  readonly high: number;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** The only numbers it accepts, in rising order; null where all between the ends are. */
  readonly values: readonly number[] | null;
}

export const UNLIMITED: CellLimits = { low: -Infinity, high: Infinity, whole: false, values: null };

/**
 * The numbers that a rule lets into its cell; `valuesOf` gives what a formula of the rule shows. What is no interval
 * (a gap, a formula of the user's own, the length of a text) limits nothing, nor does a bound that is no number.
 */
export function limitsOf({ type, operator = 'between', formula1, formula2, values }: ValidationRule, valuesOf: (formula: string) => readonly CellValue[]): CellLimits {
  if (type === 'list') return listed(values?.map((choice) => choice.trim()) ?? (formula1 === undefined ? [] : valuesOf(formula1)));
  if (type === 'textLength' || type === 'custom') return UNLIMITED;
  const bound = (formula: string | undefined): number | undefined => {
    const [value, ...more] = formula === undefined ? [] : valuesOf(formula);
    return more.length === 0 && typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const [first, second] = [bound(formula1), bound(formula2)];
  const whole = type === 'whole';
  const [low = -Infinity, high = Infinity] = ends(operator, first, second, whole);
  return { low: whole ? Math.ceil(low) : low, high: whole ? Math.floor(high) : high, whole, values: null };
}

/** Whether a cell accepts a number, to the fifteen digits that a cell holds. */
export function accepts({ low, high, whole, values }: CellLimits, given: number): boolean {
  const number = Number(given.toPrecision(15));
  return number >= low && number <= high && (!whole || Number.isInteger(number)) && (values === null || values.includes(number));
}

/** Choices that are no numbers cannot be varied as one: such a list limits nothing. */
function listed(choices: readonly CellValue[]): CellLimits {
  const numbers = choices.filter((choice) => choice !== null && choice !== '').map((choice) => (typeof choice === 'number' ? choice : typeof choice === 'string' ? numberIn(choice) : NaN));
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return UNLIMITED;
  const values = [...new Set(numbers)].sort((a, b) => a - b);
  return { low: values[0]!, high: values.at(-1)!, whole: values.every(Number.isInteger), values };
}

/** `12`, `-0.5` or `20%`, as choices are typed. */
function numberIn(choice: string): number {
  const [, digits, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/i.exec(choice) ?? [];
  return digits === undefined ? NaN : Number(digits) / (percent === '%' ? 100 : 1);
}

function ends(operator: NonNullable<ValidationRule['operator']>, first: number | undefined, second: number | undefined, whole: boolean): readonly [(number | undefined)?, (number | undefined)?] {
  switch (operator) {
    case 'between':
      return [first, second];
    case 'equal':
      return [first, first];
    case 'greaterThanOrEqual':
      return [first];
    case 'lessThanOrEqual':
      return [undefined, first];
    case 'greaterThan':
      return [first === undefined ? undefined : beyond(first, 1, whole)];
    case 'lessThan':
      return [undefined, first === undefined ? undefined : beyond(first, -1, whole)];
    case 'notBetween':
    case 'notEqual':
      return [];
  }
}

/** The next number that a cell can hold on one side of a bound that is not allowed itself: Excel keeps fifteen digits. */
function beyond(bound: number, side: 1 | -1, whole: boolean): number {
  if (whole) return side > 0 ? Math.floor(bound) + 1 : Math.ceil(bound) - 1;
  return bound + side * 1e-14 * Math.max(Math.abs(bound), 1e-2);
}
