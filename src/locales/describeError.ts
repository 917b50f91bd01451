import { fillPhrase, locale, type Language, type Locale } from './index';

/** The facts of an error as the engine reports them. */
interface Fault {
  readonly code: string;
  readonly parameter?: string;
  readonly received?: string | number | boolean | null;
  readonly details?: Readonly<Record<string, string | number>>;
}

const LONGEST_QUOTE = 60;

/**
 * The sentence for an error of the engine: which argument and cell, what is allowed, what was received.
 * A code without a sentence stands for itself. `names` are what a form calls its arguments, where that is not what the
 * formula wizard calls them.
 */
export function describeError(error: Fault, language: Language, names: Readonly<Record<string, string>> = {}): string {
  const words = withNames(locale(language), names);
  const sentences: Readonly<Record<string, string>> = words.errors;
  const blanks: Record<string, string> = { received: describeReceived(error.received ?? null, words, language) };
  for (const [name, detail] of Object.entries(error.details ?? {})) {
    blanks[name] = typeof detail === 'number' ? formatNumber(detail, language) : parameterName(detail, words);
  }
  for (const [name, value] of Object.entries({ ...error.details, received: error.received })) {
    if (typeof value === 'number') blanks[`${name}Percent`] = formatPercent(value, language);
  }
  blanks.argument = describeArgument(error.parameter ?? '', blanks, words);
  return fillPhrase(sentences[error.code] ?? error.code, blanks);
}

function withNames(words: Locale, names: Readonly<Record<string, string>>): Locale {
  const parameterNames = { ...words.functions.parameterNames, ...names };
  return { ...words, functions: { ...words.functions, parameterNames } };
}

/** A parameter in the user's language, as the formula wizard shows it. */
export function parameterName(name: string, words: Locale): string {
  const names: Readonly<Record<string, string>> = words.functions.parameterNames;
  return names[name] ?? name;
}

function describeArgument(parameter: string, blanks: Readonly<Record<string, string>>, words: Locale): string {
  const name = parameterName(parameter, words);
  if ('row' in blanks && 'column' in blanks) return fillPhrase(words.errors.cellOfTable, { ...blanks, name });
  return 'position' in blanks ? fillPhrase(words.errors.cellOfArgument, { ...blanks, name }) : name;
}

function describeReceived(value: string | number | boolean | null, words: Locale, language: Language): string {
  if (value === null) return words.errors.emptyCell;
  if (typeof value === 'number') return formatNumber(value, language);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return fillPhrase(words.errors.quotedText, { text });
}

function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 15 }).format(value);
}

function formatPercent(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 12 }).format(value);
}
