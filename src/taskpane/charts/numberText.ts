import type { Language } from '../../locales';

/** How the numbers of one quantity are written: as its cell shows them, in percent or plain. */
export type NumberKind = 'amount' | 'percent';

const formats = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (found === undefined) formats.set(key, (found = new Intl.NumberFormat(language, options)));
  return found;
}

/** A number in full, with as many digits as it takes to tell it from its neighbours. */
export function numberText(value: number, kind: NumberKind, language: Language): string {
  if (!Number.isFinite(value)) return '–';
  if (kind === 'percent') return format(language, { style: 'percent', maximumFractionDigits: Math.abs(value) < 0.1 ? 2 : 1 }).format(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-4)) return format(language, { notation: 'scientific', maximumSignificantDigits: 4 }).format(value);
  return size >= 1000 ? format(language, { maximumFractionDigits: 0 }).format(value) : format(language, { maximumSignificantDigits: 4 }).format(value);
}

/**
 * Writes numbers of one quantity with the same decimals, so that they stand well below each other: three digits of their
 * spread, and `more` beyond that.
 */
export function evenText(spread: number, kind: NumberKind, language: Language, more = 0): (value: number) => string {
  const shown = Math.abs(spread) * (kind === 'percent' ? 100 : 1);
  const usual = Number.isFinite(shown) && shown > 0 ? 2 - Math.floor(Math.log10(shown)) : 0;
  if (usual > 6 || usual < -12) return (value) => numberText(value, kind, language);
  const decimals = Math.max(0, usual) + (usual >= 0 ? more : 0);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const style = format(language, kind === 'percent' ? { style: 'percent', ...digits } : digits);
  return (value) => (Number.isFinite(value) ? style.format(value) : '–');
}

/** A number for the axis of a chart: 1.2M, 120万. */
export function shortNumberText(value: number, kind: NumberKind, language: Language): string {
  if (!Number.isFinite(value)) return '–';
  if (kind === 'percent') return format(language, { style: 'percent', maximumSignificantDigits: 3 }).format(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e13 || size < 1e-3)) return format(language, { notation: 'scientific', maximumSignificantDigits: 2 }).format(value);
  return format(language, { notation: size >= 10_000 ? 'compact' : 'standard', maximumSignificantDigits: 3 }).format(value);
}

/** A probability: 83.2%, and never 0% or 100% for what can happen. */
export function probabilityText(share: number, language: Language): string {
  if (!Number.isFinite(share)) return '–';
  const percent = (value: number): string => format(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (share > 0 && share < 0.0005) return `<${percent(0.001)}`;
  if (share < 1 && share >= 0.9995) return `>${percent(0.999)}`;
  return percent(share);
}

/** How far chance may have moved a probability: one digit that counts, of hundredths of a percent at most. */
export function shareErrorText(error: number, language: Language): string {
  if (!Number.isFinite(error)) return '–';
  return format(language, { style: 'percent', maximumFractionDigits: error >= 0.0005 ? 1 : 2 }).format(error);
}

export function countText(count: number, language: Language): string {
  return format(language, { maximumFractionDigits: 0 }).format(count);
}

/** A number with three digits. */
export function threeDigits(value: number, language: Language): string {
  return format(language, { maximumSignificantDigits: 3 }).format(value);
}

/** A correlation: +0.42, −0.10. */
export function signedText(value: number, language: Language): string {
  return Number.isFinite(value) ? format(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(value) : '–';
}
