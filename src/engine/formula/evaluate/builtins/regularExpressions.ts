import { RegularExpression, TooMuchWork } from '../regularExpression/matcher';
import { readReplacement, replacementText } from '../regularExpression/replacement';
import { UnsupportedSignal } from '../signals';
import { NOT_AVAILABLE, type Value, VALUE_ERROR } from '../value';
import { type Builtin, define } from './define';

const DEFAULTS = { emptyMeansDefault: true };
const LONGEST = 32767;

/** Runs with the expression of a pattern; #VALUE! for a pattern that is wrong or takes too much work. */
function withExpression(name: string, pattern: string, caseSensitivity: number, search: (expression: RegularExpression) => Value): Value {
  if (caseSensitivity !== 0 && caseSensitivity !== 1) return VALUE_ERROR;
  const expression = RegularExpression.read(pattern, caseSensitivity === 1);
  if (expression === 'unsupported') throw new UnsupportedSignal(name);
  if (expression === 'invalid') return VALUE_ERROR;
  try {
    return search(expression);
  } catch (error) {
    if (error instanceof TooMuchWork) return VALUE_ERROR;
    throw error;
  }
}

function extracted(text: string, expression: RegularExpression, mode: number): Value {
  const matches = expression.all(text, mode === 1 ? Infinity : 1);
  const [first] = matches;
  if (first === undefined) return NOT_AVAILABLE;
  if (mode === 1) return [matches.map(({ start, end }) => text.slice(start, end))];
  if (mode === 0) return text.slice(first.start, first.end);
  return first.groups.length === 0 ? VALUE_ERROR : [first.groups.map((group) => group ?? '')];
}

function replaced(text: string, expression: RegularExpression, replacement: string, occurrence: number): Value {
  const pieces = readReplacement(replacement, expression);
  if (pieces === undefined) return VALUE_ERROR;
  const matches = expression.all(text, occurrence > 0 ? occurrence : Infinity);
  const chosen = occurrence === 0 ? matches : matches.slice(occurrence > 0 ? occurrence - 1 : matches.length + occurrence).slice(0, 1);
  if (occurrence < 0 && -occurrence > matches.length) return text;
  let result = '';
  let end = 0;
  for (const match of chosen) {
    result += text.slice(end, match.start) + replacementText(pieces, text, match);
    end = match.end;
  }
  result += text.slice(end);
  return result.length > LONGEST ? VALUE_ERROR : result;
}

export const regularExpressionFunctions: readonly Builtin[] = [
  define(
    'REGEXTEST',
    ['text', 'text', 'number?'],
    ([text, pattern, caseSensitivity = 0]) =>
      withExpression('REGEXTEST', pattern, Math.trunc(caseSensitivity), (expression) => expression.all(text, 1).length > 0),
    DEFAULTS,
  ),
  define(
    'REGEXEXTRACT',
    ['text', 'text', 'number?', 'number?'],
    ([text, pattern, mode = 0, caseSensitivity = 0]) => {
      const kind = Math.trunc(mode);
      if (kind < 0 || kind > 2) return VALUE_ERROR;
      return withExpression('REGEXEXTRACT', pattern, Math.trunc(caseSensitivity), (expression) => extracted(text, expression, kind));
    },
    DEFAULTS,
  ),
  define(
    'REGEXREPLACE',
    ['text', 'text', 'text', 'number?', 'number?'],
    ([text, pattern, replacement, occurrence = 0, caseSensitivity = 0]) =>
      withExpression('REGEXREPLACE', pattern, Math.trunc(caseSensitivity), (expression) => replaced(text, expression, replacement, Math.trunc(occurrence))),
    DEFAULTS,
  ),
];
