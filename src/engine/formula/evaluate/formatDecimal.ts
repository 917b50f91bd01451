import { type DecimalDigits, decimalDigits, isZero } from './decimalDigits';
import type { Part, Section } from './numberFormat';

/** `12345.678` as `#,##0.0` and its kin show it. */
export function formatDecimal(section: Section, value: number): string {
  const { parts } = section;
  const firstDigit = parts.findIndex(isDigit);
  const lastDigit = parts.findLastIndex(isDigit);
  if (firstDigit < 0) return (value < 0 ? '-' : '') + parts.map((part) => (part.type === 'point' ? '.' : literalOf(part))).join('');
  const point = parts.findIndex(({ type }) => type === 'point');
  const end = point < 0 ? parts.length : point;
  const lastWhole = parts.slice(0, end).findLastIndex(isDigit);
  const commas = trailingCommas(parts, lastWhole < 0 ? lastDigit : lastWhole) + (lastWhole < 0 || lastWhole === lastDigit ? 0 : trailingCommas(parts, lastDigit));
  const percents = parts.filter(({ type }) => type === 'percent').length;
  const shown = decimalDigits(Math.abs(value), 2 * percents - 3 * commas, placesIn(parts.slice(end)));
  const grouped = parts.some(({ type }, index) => type === 'comma' && index > firstDigit && index < lastWhole);
  // What rounds to nothing loses its sign.
  return (value < 0 && !isZero(shown) ? '-' : '') + layOut(parts, shown, point, grouped);
}

function isDigit({ type }: Part): boolean {
  return type === 'digit';
}

function placesIn(parts: readonly Part[]): number {
  return parts.filter(isDigit).length;
}

/** Commas right after the last digit, or the last one before the point, each divide by a thousand. */
function trailingCommas(parts: readonly Part[], lastDigit: number): number {
  let count = 0;
  for (let index = lastDigit + 1; parts[index]?.type === 'comma'; index++) count++;
  return count;
}

function literalOf(part: Part): string {
  if (part.type === 'literal') return part.text;
  return part.type === 'percent' ? '%' : '';
}

function layOut(parts: readonly Part[], { whole, fraction }: DecimalDigits, point: number, grouped: boolean): string {
  return point < 0 ? layOutWhole(parts, whole, parts.length, grouped) : layOutWhole(parts, whole, point, grouped) + layOutFraction(parts, fraction, point);
}

/** The digits before the point, from the right: those for which no place is left stand at the first place, or at the point where there is none. */
function layOutWhole(parts: readonly Part[], digits: string, end: number, grouped: boolean): string {
  const significant = digits === '0' ? '' : digits;
  const places = placesIn(parts.slice(0, end));
  let used = 0;
  const next = (placeholder?: '0' | '#' | '?'): string => {
    const digit = significant[significant.length - 1 - used];
    const group = grouped && used > 0 && used % 3 === 0;
    used++;
    if (digit !== undefined) return group ? `${digit},` : digit;
    if (placeholder === '0') return group ? '0,' : '0';
    return placeholder === '?' ? ' ' : '';
  };
  const rest = (): string => {
    let text = '';
    while (used < significant.length) text = next() + text;
    return text;
  };
  let text = places === 0 ? rest() : '';
  let place = 0;
  for (let index = end - 1; index >= 0; index--) {
    const part = parts[index];
    if (part?.type === 'digit') {
      text = next(part.digit) + text;
      if (++place === places) text = rest() + text;
    } else if (part !== undefined) text = literalOf(part) + text;
  }
  return text;
}

function layOutFraction(parts: readonly Part[], digits: string, point: number): string {
  const places = parts.slice(point).filter((part): part is Extract<Part, { type: 'digit' }> => part.type === 'digit');
  let keep = digits.length;
  while (keep > 0 && digits[keep - 1] === '0' && places[keep - 1]?.digit !== '0') keep--;
  let text = '';
  let place = 0;
  for (const part of parts.slice(point)) {
    if (part.type === 'point') text += '.';
    else if (part.type === 'digit') {
      if (place < keep) text += digits[place] ?? '0';
      else if (part.digit === '?') text += ' ';
      place++;
    } else text += literalOf(part);
  }
  return text;
}

/** `1.23E+04`: the mantissa in the places before the E, the exponent a multiple of the whole places. */
export function formatScientific(section: Section, value: number): string {
  const { parts } = section;
  const mark = parts.findIndex(({ type }) => type === 'exponent');
  const before = parts.slice(0, mark);
  const point = before.findIndex(({ type }) => type === 'point');
  const step = Math.max(1, placesIn(before.slice(0, point < 0 ? mark : point)));
  const decimals = point < 0 ? 0 : placesIn(before.slice(point));
  const size = Math.abs(value);
  let exponent = size === 0 ? 0 : Math.floor(Number(size.toExponential(14).split('e')[1]) / step) * step;
  let mantissa = decimalDigits(size, -exponent, decimals);
  if (mantissa.whole.length > step) {
    exponent += step;
    mantissa = decimalDigits(size, -exponent, decimals);
  }
  const marked = parts[mark];
  const sign = exponent < 0 ? '-' : marked?.type === 'exponent' && marked.signed ? '+' : '';
  const after = parts.slice(mark + 1);
  const exponentText = layOutWhole(after, String(Math.abs(exponent)), after.length, false);
  return `${value < 0 && !isZero(mantissa) ? '-' : ''}${layOut(before, mantissa, point, false) || '0'}E${sign}${exponentText === '' ? '0' : exponentText}`;
}

/** `1 1/2`: the nearest fraction whose denominator fits its places, or has the value written in the format. */
export function formatFraction(section: Section, value: number): string {
  const { parts } = section;
  const slash = parts.findIndex(({ type }) => type === 'fraction');
  const below = parts.slice(slash + 1);
  const fixed = fixedDenominator(below);
  const size = Number(Math.abs(value).toPrecision(15));
  const gap = parts.slice(0, slash).findLastIndex((part) => part.type === 'literal' && part.text === ' ');
  const hasWhole = gap > 0 && parts.slice(0, gap).some(isDigit);
  let whole = hasWhole ? Math.floor(size) : 0;
  let [top, bottom] = nearestFraction(size - whole, fixed, 10 ** placesIn(below) - 1);
  if (hasWhole && top === bottom) {
    whole++;
    top = 0;
    if (fixed === undefined) bottom = 1;
  }
  const sign = value < 0 && whole + top > 0 ? '-' : '';
  const above = parts.slice(hasWhole ? gap + 1 : 0, slash);
  const wholeText = hasWhole ? layOutWhole(parts.slice(0, gap), plain(whole), gap, false) : '';
  const demanded = above.some((part) => part.type === 'digit' && part.digit === '0');
  if (hasWhole && top === 0 && !demanded) {
    const blank = ' '.repeat(parts.slice(gap).filter(({ type }) => type !== 'comma').length);
    return `${sign}${wholeText.trimEnd() || '0'}${blank}`;
  }
  // The numerator of nothing is a 0 even under # and ?.
  const numerator = top === 0 && !demanded ? '0'.padStart(placesIn(above)) : layOutWhole(above, plain(top), above.length, false);
  return `${sign}${hasWhole ? `${wholeText} ` : ''}${numerator}/${fixed === undefined ? denominatorText(below, bottom) : String(bottom)}`;
}

function plain(whole: number): string {
  return decimalDigits(whole, 0, 0).whole;
}

/** Denominators stand at the left of their places: blanks for `?` follow, zeros for `0` go before. */
function denominatorText(parts: readonly Part[], bottom: number): string {
  const places = parts.filter((part): part is Extract<Part, { type: 'digit' }> => part.type === 'digit').map(({ digit }) => digit);
  const zeros = places.length - Math.max(0, places.indexOf('0'));
  const text = places.includes('0') ? String(bottom).padStart(zeros, '0') : String(bottom);
  const last = parts.findLastIndex(isDigit);
  return (places.includes('?') ? text.padEnd(places.length, ' ') : text) + parts.slice(last + 1).map(literalOf).join('');
}

function fixedDenominator(parts: readonly Part[]): number | undefined {
  const text = parts.map((part) => (part.type === 'literal' ? part.text : part.type === 'digit' && part.digit === '0' ? '0' : '')).join('').trim();
  return /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

function nearestFraction(value: number, fixed: number | undefined, largest: number): [number, number] {
  if (fixed !== undefined) return [Math.round(value * fixed), fixed];
  let best: [number, number] = [Math.round(value), 1];
  let bestError = Math.abs(value - Math.round(value));
  for (let bottom = 2; bottom <= Math.min(largest, 9999) && bestError > 1e-12; bottom++) {
    const top = Math.round(value * bottom);
    const error = Math.abs(value - top / bottom);
    if (error < bestError - 1e-13) {
      best = [top, bottom];
      bestError = error;
    }
  }
  return best;
}
