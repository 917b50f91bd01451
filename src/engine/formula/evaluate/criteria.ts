import type { CellErrorCode } from '../../core/error';
import type { CellValue } from '../../core/cellValue';
import { compareText, sameNumber, sameText } from './compare';
import { textToNumber } from './textToNumber';
import { isError } from './value';
import { hasWildcard, wildcardPattern } from './wildcard';

/** Whether a cell meets a condition of SUMIF, COUNTIFS and their kin. */
export type Criterion = (value: CellValue) => boolean;

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

const ERRORS: readonly CellErrorCode[] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!'];

/**
 * Reads a condition such as `">=5"`, `"north*"`, `"<>"`, `12` or TRUE.
 * Numbers match numbers and text that reads as the same number; text matches without regard to case, with wildcards;
 * `=` alone matches empty cells, `<>` alone everything else, and `""` empty cells and empty text.
 */
export function readCriterion(condition: CellValue, date1904: boolean): Criterion {
  if (condition === null) return equalsNumber(0);
  if (typeof condition === 'number') return equalsNumber(condition);
  if (typeof condition === 'boolean') return (value) => value === condition;
  if (isError(condition)) return (value) => isError(value) && value.error === condition.error;
  const operator = /^(<>|<=|>=|=|<|>)/.exec(condition)?.[0] as Comparison | undefined;
  const operand = operator === undefined ? condition : condition.slice(operator.length);
  if (operand === '') return emptyOperand(operator);
  const number = textToNumber(operand, date1904);
  if (number !== undefined) return numberCriterion(operator ?? '=', number);
  const upper = operand.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return logicalCriterion(operator ?? '=', upper === 'TRUE');
  const error = ERRORS.find((code) => code === upper);
  if (error !== undefined) {
    const wanted = operator !== '<>';
    return (value) => (isError(value) && value.error === error) === wanted;
  }
  return textCriterion(operator ?? '=', operand);
}

function emptyOperand(operator: Comparison | undefined): Criterion {
  if (operator === undefined) return (value) => value === null || value === '';
  if (operator === '=') return (value) => value === null;
  if (operator === '<>') return (value) => value !== null;
  return () => false;
}

function equalsNumber(wanted: number): Criterion {
  return (value) => {
    if (typeof value === 'number') return sameNumber(value, wanted);
    if (typeof value !== 'string') return false;
    const number = textToNumber(value);
    return number !== undefined && sameNumber(number, wanted);
  };
}

function numberCriterion(operator: Comparison, wanted: number): Criterion {
  const equal = equalsNumber(wanted);
  if (operator === '=') return equal;
  if (operator === '<>') return (value) => !(typeof value === 'number' && sameNumber(value, wanted));
  return (value) => typeof value === 'number' && holds(operator, sameNumber(value, wanted) ? 0 : value - wanted);
}

function logicalCriterion(operator: Comparison, wanted: boolean): Criterion {
  if (operator === '<>') return (value) => value !== wanted;
  return (value) => typeof value === 'boolean' && holds(operator, Number(value) - Number(wanted));
}

function textCriterion(operator: Comparison, wanted: string): Criterion {
  if (operator === '=' || operator === '<>') {
    const positive = operator === '=';
    const pattern = hasWildcard(wanted) ? wildcardPattern(wanted, true) : undefined;
    return (value) => (typeof value === 'string' && (pattern === undefined ? sameText(value, wanted) : pattern.test(value))) === positive;
  }
  return (value) => typeof value === 'string' && holds(operator, compareText(value, wanted));
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
