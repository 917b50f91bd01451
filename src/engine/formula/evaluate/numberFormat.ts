import type { Numerals } from './chineseNumerals';

/** A piece of one section of a number format. */
export type Part =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'digit'; readonly digit: '0' | '#' | '?' }
  | { readonly type: 'point' }
  | { readonly type: 'comma' }
  | { readonly type: 'percent' }
  | { readonly type: 'exponent'; readonly signed: boolean }
  | { readonly type: 'fraction' }
  | { readonly type: 'date'; readonly code: string }
  | { readonly type: 'elapsed'; readonly code: string }
  | { readonly type: 'text' }
  | { readonly type: 'general' };

export interface Condition {
  readonly operator: '<' | '<=' | '>' | '>=' | '<>' | '=';
  readonly limit: number;
}

export interface Section {
  readonly parts: readonly Part[];
  readonly condition?: Condition;
  /** A locale mark such as `[$-804]` asks for Chinese words in dates. */
  readonly chinese: boolean;
  /** A locale mark of an English-speaking country. */
  readonly english: boolean;
  /** A locale mark of a country whose names of months and days are not known here. */
  readonly foreign: boolean;
  /** Digits of another script: `[DBNum1]`, `[DBNum2]`, `[DBNum3]`. */
  readonly numerals?: Numerals;
}

const known = new Map<string, readonly Section[] | undefined>();

/** The sections of a format; undefined where it cannot be read. */
export function readSections(format: string): readonly Section[] | undefined {
  if (known.has(format)) return known.get(format);
  const sections = splitSections(format)?.map(readSection);
  const whole = sections === undefined || sections.length > 4 || sections.includes(undefined) ? undefined : sections.filter((section) => section !== undefined);
  if (known.size > 5000) known.clear();
  known.set(format, whole);
  return whole;
}

function splitSections(format: string): string[] | undefined {
  const sections: string[] = [];
  let start = 0;
  for (let position = 0; position < format.length; position++) {
    const character = format[position];
    if (character === '\\' || character === '_' || character === '*') position++;
    else if (character === '"' || character === '[') {
      const close = format.indexOf(character === '"' ? '"' : ']', position + 1);
      if (close < 0) return undefined;
      position = close;
    } else if (character === ';') {
      sections.push(format.slice(start, position));
      start = position + 1;
    }
  }
  return [...sections, format.slice(start)];
}

/** What square brackets ask for; colours and what Excel keeps for other programs leave no trace. */
interface Marks {
  condition?: Condition;
  chinese: boolean;
  english: boolean;
  foreign: boolean;
  numerals?: Numerals;
}

const CHINESE = /^(?:.*(?:804|404|1004|c04|1404)|zh(?:-.*)?)$/i;
/** The settings of the machine, taken for English ones. */
const SYSTEM = /^x?-?(?:f800|f400|x-sysdate|x-systime)/i;
const ENGLISH = /^(?:.*(?:409|809|c09|1009|1409)|en(?:-.*)?)$/i;

function readSection(text: string): Section | undefined {
  const parts: Part[] = [];
  const marks: Marks = { chinese: false, english: false, foreign: false };
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === '[') {
      const close = text.indexOf(']', position);
      readBrackets(text.slice(position + 1, close), parts, marks);
      position = close + 1;
    } else position += readPart(text, position, parts);
  }
  // `[DBNum2]` alone means General in those numerals.
  if (parts.length === 0 && marks.numerals !== undefined) parts.push({ type: 'general' });
  return { parts, ...marks };
}

function readBrackets(inside: string, parts: Part[], marks: Marks): void {
  const comparison = /^(<=|>=|<>|<|>|=)\s*(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i.exec(inside);
  const numerals = /^dbnum([123])$/i.exec(inside);
  if (comparison !== null) marks.condition = { operator: comparison[1] as Condition['operator'], limit: Number(comparison[2]) };
  else if (numerals !== null) marks.numerals = Number(numerals[1]) as Numerals;
  else if (/^(h+|m+|s+)$/i.test(inside)) parts.push({ type: 'elapsed', code: inside.toLowerCase() });
  else if (inside.startsWith('$')) {
    const dash = inside.indexOf('-');
    const symbol = inside.slice(1, dash < 0 ? undefined : dash);
    const locale = dash < 0 ? '' : inside.slice(dash + 1);
    if (symbol !== '') parts.push({ type: 'literal', text: symbol });
    marks.chinese ||= CHINESE.test(locale);
    marks.english ||= ENGLISH.test(locale);
    marks.foreign ||= locale !== '' && !SYSTEM.test(locale) && !CHINESE.test(locale) && !ENGLISH.test(locale);
  }
}

/** Reads the piece that begins at a position, which is no bracket; returns its length. */
function readPart(text: string, position: number, parts: Part[]): number {
  const rest = text.slice(position);
  const character = rest.charAt(0);
  switch (character) {
    case '"': {
      const close = rest.indexOf('"', 1);
      parts.push({ type: 'literal', text: rest.slice(1, close) });
      return close + 1;
    }
    case '\\':
      parts.push({ type: 'literal', text: rest.charAt(1) });
      return 2;
    case '_':
      parts.push({ type: 'literal', text: ' ' });
      return 2;
    case '*':
      return 2;
    case '0':
    case '#':
    case '?':
      parts.push({ type: 'digit', digit: character });
      return 1;
    case '.':
      return readPoint(rest, parts);
    case ',':
      parts.push({ type: 'comma' });
      return 1;
    case '%':
      parts.push({ type: 'percent' });
      return 1;
    case '@':
      parts.push({ type: 'text' });
      return 1;
    case '/':
      parts.push(parts.some(({ type }) => type === 'digit') && !parts.some(({ type }) => type === 'date') ? { type: 'fraction' } : { type: 'literal', text: '/' });
      return 1;
    default:
      return readLetters(rest, parts);
  }
}

/** After seconds a point begins their fraction; elsewhere it is the decimal point. */
function readPoint(rest: string, parts: Part[]): number {
  const before = parts.findLast((part) => part.type === 'date' || part.type === 'elapsed');
  const fraction = /^\.0+/.exec(rest)?.[0];
  if (before !== undefined && 'code' in before && before.code.startsWith('s') && fraction !== undefined) {
    parts.push({ type: 'date', code: fraction });
    return fraction.length;
  }
  parts.push({ type: 'point' });
  return 1;
}

function readLetters(rest: string, parts: Part[]): number {
  const general = /^(general|G\/通用格式)/i.exec(rest)?.[0];
  if (general !== undefined) {
    parts.push({ type: 'general' });
    return general.length;
  }
  if (/^E[+-]/i.test(rest)) {
    parts.push({ type: 'exponent', signed: rest.charAt(1) === '+' });
    return 2;
  }
  const half = /^(am\/pm|a\/p|上午\/下午)/i.exec(rest)?.[0];
  if (half !== undefined) {
    parts.push({ type: 'date', code: half.length === 3 ? half : half.startsWith('上') ? 'CHINESE' : 'AM/PM' });
    return half.length;
  }
  const code = /^(y+|m+|d+|h+|s+|b+|e+|a{3,})/i.exec(rest)?.[0].toLowerCase();
  if (code === undefined || (code.startsWith('e') && parts.some(({ type }) => type === 'digit'))) {
    parts.push({ type: 'literal', text: rest.charAt(0) });
    return 1;
  }
  // `e` is the year of the era; outside Japan that is the year.
  parts.push({ type: 'date', code: code.startsWith('e') ? 'yyyy' : code });
  return code.length;
}

/** Whether a format writes names of months or days in a language that is not known here. */
export function needsForeignNames(format: string): boolean {
  const named = (part: Part): boolean => part.type === 'date' && /^(m{3,}|d{3,}|a{3,}|AM\/PM)$/.test(part.code);
  return readSections(format)?.some(({ foreign, parts }) => foreign && parts.some(named)) === true;
}

export function holds({ operator, limit }: Condition, value: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<>':
      return value !== limit;
    case '=':
      return value === limit;
  }
}
