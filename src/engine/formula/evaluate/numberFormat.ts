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

export interface Section {
  readonly parts: readonly Part[];
  readonly condition?: (value: number) => boolean;
  readonly general: boolean;
  /** A locale mark such as `[$-804]` asks for Chinese words in dates. */
  readonly chinese: boolean;
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

function readSection(text: string): Section | undefined {
  const parts: Part[] = [];
  let condition: Section['condition'];
  let general = false;
  let chinese = false;
  let position = 0;
  while (position < text.length) {
    const rest = text.slice(position);
    const character = rest.charAt(0);
    if (character === '"') {
      const close = text.indexOf('"', position + 1);
      parts.push({ type: 'literal', text: text.slice(position + 1, close) });
      position = close + 1;
    } else if (character === '\\') {
      parts.push({ type: 'literal', text: rest.charAt(1) });
      position += 2;
    } else if (character === '_') {
      parts.push({ type: 'literal', text: ' ' });
      position += 2;
    } else if (character === '*') position += 2;
    else if (character === '[') {
      const close = text.indexOf(']', position);
      const inside = text.slice(position + 1, close);
      const comparison = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(inside);
      if (comparison !== null) condition = conditionOf(comparison[1] ?? '', Number(comparison[2]));
      else if (/^(h+|m+|s+)$/i.test(inside)) parts.push({ type: 'elapsed', code: inside.toLowerCase() });
      else if (inside.startsWith('$')) {
        const [symbol = '', locale = ''] = inside.slice(1).split('-');
        if (symbol !== '') parts.push({ type: 'literal', text: symbol });
        if (/^(804|404|1004|c04)$/i.test(locale.slice(-3))) chinese = true;
      }
      position = close + 1;
    } else if (/^general/i.test(rest)) {
      parts.push({ type: 'general' });
      general = true;
      position += 7;
    } else if (character === '0' || character === '#' || character === '?') {
      parts.push({ type: 'digit', digit: character });
      position++;
    } else if (character === '.') {
      const seconds = parts.findLast((part) => part.type === 'date' || part.type === 'elapsed');
      const tenths = /^\.0+/.exec(rest)?.[0];
      if (seconds !== undefined && 'code' in seconds && seconds.code.startsWith('s') && tenths !== undefined) {
        parts.push({ type: 'date', code: tenths });
        position += tenths.length;
      } else {
        parts.push({ type: 'point' });
        position++;
      }
    } else if (character === ',') {
      parts.push({ type: 'comma' });
      position++;
    } else if (character === '%') {
      parts.push({ type: 'percent' });
      position++;
    } else if (/^E[+-]/i.test(rest)) {
      parts.push({ type: 'exponent', signed: rest.charAt(1) === '+' });
      position += 2;
    } else if (character === '/' && parts.some(({ type }) => type === 'digit') && !parts.some(({ type }) => type === 'date')) {
      parts.push({ type: 'fraction' });
      position++;
    } else if (character === '@') {
      parts.push({ type: 'text' });
      position++;
    } else if (/^(am\/pm|a\/p|上午\/下午)/i.test(rest)) {
      const code = /^(am\/pm|a\/p|上午\/下午)/i.exec(rest)?.[0] ?? '';
      parts.push({ type: 'date', code: code.toLowerCase() === 'am/pm' ? 'AM/PM' : code.toLowerCase() === 'a/p' ? code : 'CHINESE' });
      position += code.length;
    } else if (/^[ymdhsae]/i.test(character)) {
      const code = new RegExp(`^${character}+`, 'i').exec(rest)?.[0] ?? character;
      if (/^e/i.test(character) && !parts.some(({ type }) => type === 'digit')) parts.push({ type: 'date', code: 'yyyy' });
      else if (/^[ymdhs]/i.test(character) || (/^a/i.test(character) && code.length >= 3)) parts.push({ type: 'date', code: code.toLowerCase() });
      else parts.push({ type: 'literal', text: code });
      position += code.length;
    } else {
      parts.push({ type: 'literal', text: character });
      position++;
    }
  }
  return { parts, general, chinese, ...(condition === undefined ? {} : { condition }) };
}

function conditionOf(operator: string, limit: number): (value: number) => boolean {
  switch (operator) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    case '<>':
      return (value) => value !== limit;
    default:
      return (value) => value === limit;
  }
}
