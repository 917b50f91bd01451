import { fillPhrase, formFor, type Phrase } from './phrase';
import type { EngineWords } from './words';

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
export function describeError(error: Fault, given: EngineWords, names: Readonly<Record<string, string>> = {}): string {
  const words = { ...given, argumentNames: { ...given.argumentNames, ...names } };
  const sentences: Readonly<Record<string, Phrase>> = words.errors;
  const blanks: Record<string, string> = { received: describeReceived(error.received ?? null, words) };
  for (const [name, detail] of Object.entries(error.details ?? {})) {
    blanks[name] = typeof detail === 'number' ? formatNumber(detail, words) : parameterName(detail, words);
  }
  const facts = { ...error.details, received: error.received };
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'number') blanks[`${name}Percent`] = formatPercent(value, words);
  }
  blanks.argument = describeArgument(error.parameter ?? '', blanks, words);
  return fillPhrase(formOf(sentences[error.code] ?? error.code, facts, words), blanks);
}

/** The form of a sentence for the number that decides it. */
function formOf(phrase: Phrase, facts: Readonly<Record<string, unknown>>, { language }: EngineWords): string {
  return typeof phrase === 'string' ? phrase : formFor(phrase, Number(facts[phrase.by]), language);
}

/** A parameter in the user's language, as the formula wizard shows it. */
export function parameterName(name: string, words: EngineWords): string {
  const names: Readonly<Record<string, string>> = words.argumentNames;
  return names[name] ?? name;
}

function describeArgument(parameter: string, blanks: Readonly<Record<string, string>>, words: EngineWords): string {
  const name = parameterName(parameter, words);
  if ('row' in blanks && 'column' in blanks) return fillPhrase(words.errors.cellOfTable, { ...blanks, name });
  return 'position' in blanks ? fillPhrase(words.errors.cellOfArgument, { ...blanks, name }) : name;
}

function describeReceived(value: string | number | boolean | null, words: EngineWords): string {
  if (value === null) return words.errors.emptyCell;
  if (typeof value === 'number') return formatNumber(value, words);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return fillPhrase(words.errors.quotedText, { text });
}

function formatNumber(value: number, { language }: EngineWords): string {
  return new Intl.NumberFormat(language.tag, { maximumSignificantDigits: 15 }).format(value);
}

function formatPercent(value: number, { language }: EngineWords): string {
  return new Intl.NumberFormat(language.tag, { style: 'percent', maximumSignificantDigits: 12 }).format(value);
}
