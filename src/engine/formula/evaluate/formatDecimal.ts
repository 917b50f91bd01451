import { roundHalfAway } from '../../core/rounding';
import type { Part, Section } from './numberFormat';

/** `12345.678` as `#,##0.0` and its kin show it. */
export function formatDecimal(section: Section, value: number): string {
  const { parts } = section;
  const scaled = Math.abs(value) * 100 ** parts.filter(({ type }) => type === 'percent').length;
  const firstDigit = parts.findIndex(({ type }) => type === 'digit');
  const lastDigit = parts.findLastIndex(({ type }) => type === 'digit');
  if (firstDigit < 0) return (value < 0 ? '-' : '') + parts.map(literalOf).join('');
  const point = parts.findIndex(({ type }) => type === 'point');
  const lastWhole = point < 0 ? lastDigit : Math.min(lastDigit, lastWholeDigit(parts, point));
  const thousands = countTrailingCommas(parts, lastWhole) + (lastWhole === lastDigit ? 0 : countTrailingCommas(parts, lastDigit));
  const decimals = point < 0 ? [] : parts.slice(point).filter(({ type }) => type === 'digit');
  const shown = roundHalfAway(scaled / 1000 ** thousands, decimals.length);
  const [whole, fraction] = splitNumber(shown, decimals.length);
  const grouped = parts.some((part, index) => part.type === 'comma' && index > firstDigit && index < (point < 0 ? lastDigit : lastWholeDigit(parts, point)));
  const wholePart = layOutWhole(parts, whole, point < 0 ? parts.length : point, grouped);
  const fractionPart = point < 0 ? '' : layOutFraction(parts, fraction, point);
  // What rounds to nothing loses its sign.
  return (value < 0 && shown !== 0 ? '-' : '') + wholePart + fractionPart;
}

/** The decimals to which a section rounds: percent signs add two each, commas behind the digits take three away. */
export function shownDecimals({ parts }: Section): number {
  const lastDigit = parts.findLastIndex(({ type }) => type === 'digit');
  const point = parts.findIndex(({ type }) => type === 'point');
  const lastWhole = point < 0 ? lastDigit : Math.min(lastDigit, lastWholeDigit(parts, point));
  const thousands = countTrailingCommas(parts, lastWhole) + (lastWhole === lastDigit ? 0 : countTrailingCommas(parts, lastDigit));
  const decimals = point < 0 ? 0 : parts.slice(point).filter(({ type }) => type === 'digit').length;
  return decimals + 2 * parts.filter(({ type }) => type === 'percent').length - 3 * thousands;
}

function lastWholeDigit(parts: readonly Part[], point: number): number {
  return parts.slice(0, point).findLastIndex(({ type }) => type === 'digit');
}

/** Commas right after the last digit, or the last one before the point, each divide by a thousand. */
function countTrailingCommas(parts: readonly Part[], lastDigit: number): number {
  let count = 0;
  for (let index = lastDigit + 1; parts[index]?.type === 'comma'; index++) count++;
  return count;
}

function literalOf(part: Part): string {
  if (part.type === 'literal') return part.text;
  return part.type === 'percent' ? '%' : '';
}

/** Digits before and after the point; plain notation for any size. */
function splitNumber(value: number, decimals: number): [string, string] {
  if (value >= 1e21) return [BigInt(value).toString(), '0'.repeat(decimals)];
  const [whole = '0', fraction = ''] = value.toFixed(Math.min(decimals, 100)).split('.');
  return [fifteenDigits(whole), fraction];
}

/** Excel shows fifteen digits; what follows is zeros. */
function fifteenDigits(whole: string): string {
  return whole.length <= 15 ? whole : Number(whole).toPrecision(15).includes('e') ? BigInt(Number(Number(whole).toPrecision(15))).toString() : whole;
}

function layOutWhole(parts: readonly Part[], digits: string, end: number, grouped: boolean): string {
  const significant = digits === '0' ? '' : digits;
  const places = parts.slice(0, end).filter(({ type }) => type === 'digit').length;
  let text = '';
  let used = 0;
  let placeFromRight = 0;
  const group = (position: number): string => (grouped && position > 0 && position % 3 === 0 ? ',' : '');
  for (let index = end - 1; index >= 0; index--) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part.type !== 'digit') {
      text = literalOf(part) + text;
      continue;
    }
    placeFromRight++;
    const last = placeFromRight === places;
    do {
      const digit = significant[significant.length - 1 - used];
      if (digit !== undefined) text = digit + group(used) + text;
      else if (part.digit === '0') text = `0${group(used)}${text}`;
      else if (part.digit === '?') text = ` ${text}`;
      used++;
    } while (last && used < significant.length);
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
  const wholePlaces = before.slice(0, point < 0 ? mark : point).filter(({ type }) => type === 'digit').length;
  const decimals = point < 0 ? 0 : before.slice(point).filter(({ type }) => type === 'digit').length;
  const size = Math.abs(value);
  const step = Math.max(1, wholePlaces);
  let exponent = size === 0 ? 0 : Number(size.toExponential(14).split('e')[1]);
  exponent = wholePlaces > 1 ? Math.floor(exponent / step) * step : exponent - (step - 1);
  let mantissa = roundHalfAway(Number(`${size}e${-exponent}`) || size / 10 ** exponent, decimals);
  if (mantissa >= 10 ** step) {
    exponent += step;
    mantissa = roundHalfAway(size / 10 ** exponent, decimals);
  }
  const [whole, fraction] = splitNumber(mantissa, decimals);
  const marked = parts[mark];
  const sign = exponent < 0 ? '-' : marked?.type === 'exponent' && marked.signed ? '+' : '';
  const body = layOutWhole(before, whole, point < 0 ? before.length : point, false) + (point < 0 ? '' : layOutFraction(before, fraction, point));
  const exponentText = layOutWhole(parts.slice(mark + 1), String(Math.abs(exponent)), parts.length - mark - 1, false);
  return `${value < 0 ? '-' : ''}${body}E${sign}${exponentText === '' ? '0' : exponentText}`;
}

/** `1 1/2`: the nearest fraction whose denominator fits its places, or has the value written in the format. */
export function formatFraction(section: Section, value: number): string {
  const { parts } = section;
  const slash = parts.findIndex(({ type }) => type === 'fraction');
  const fixed = fixedDenominator(parts.slice(slash + 1));
  const denominatorPlaces = parts.slice(slash + 1).filter(({ type }) => type === 'digit').length;
  const size = Math.abs(value);
  const gap = parts.slice(0, slash).findLastIndex((part) => part.type === 'literal' && part.text === ' ');
  const hasWhole = gap > 0 && parts.slice(0, gap).some(({ type }) => type === 'digit');
  let whole = hasWhole ? Math.floor(size) : 0;
  let [top, bottom] = nearestFraction(size - whole, fixed, 10 ** denominatorPlaces - 1);
  if (hasWhole && top === bottom) {
    whole++;
    top = 0;
    if (fixed === undefined) bottom = 1;
  }
  const sign = value < 0 ? '-' : '';
  if (hasWhole && top === 0) {
    const blank = ' '.repeat(parts.slice(gap).filter(({ type }) => type !== 'comma').length);
    return `${sign}${layOutWhole(parts.slice(0, gap), String(whole), gap, false) || '0'}${blank}`.trimEnd() + blank;
  }
  const wholeText = hasWhole ? `${layOutWhole(parts.slice(0, gap), String(whole), gap, false)} ` : '';
  const numeratorParts = parts.slice(hasWhole ? gap + 1 : 0, slash);
  const numerator = layOutWhole(numeratorParts, String(top), numeratorParts.length, false);
  const denominator = fixed === undefined ? String(bottom).padEnd(denominatorPlaces, ' ') : String(bottom);
  return `${sign}${wholeText}${numerator}/${denominator}`;
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
