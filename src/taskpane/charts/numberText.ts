import { type Language } from '../../locales';

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
  if (share < 1 && share > 0.9995) return `>${percent(0.999)}`;
  return percent(share);
}

export function countText(count: number, language: Language): string {
  return format(language, { maximumFractionDigits: 0 }).format(count);
}

/** A correlation: +0.42, −0.10. */
export function signedText(value: number, language: Language): string {
  return Number.isFinite(value) ? format(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(value) : '–';
}
