/** How a table writes the fraction of a number; thousands are grouped with the other sign. */
export type Decimal = 'point' | 'comma';

/** A field that a reader of that habit takes for a number. */
export interface WrittenNumber {
  readonly value: number;
  /** Its currency; undefined where it has none. */
  readonly currency: string | undefined;
  readonly percent: boolean;
  /** Groups with spaces and nothing else that a number has: a telephone number looks the same. */
  readonly onlySpaced: boolean;
}

const CURRENCY = String.raw`\p{Sc}|R\$|元|zł|kr\.?|Fr\.?|(?:USD|EUR|GBP|CNY|RMB|JPY|CHF|HKD|TWD|INR|AUD|CAD|SGD|KRW|SEK|NOK|DKK|PLN|CZK|BRL|MXN|ZAR|RUB|TRY)`;
const SIGN = '[+\\-\u2212]';
const FIELD = new RegExp(
  `^(?<open>\\()?\\s*(?<sign>${SIGN})?\\s*(?<before>${CURRENCY})?\\s*(?<inner>${SIGN})?\\s*(?<digits>[\\d.,].*?)\\s*(?<percent>%)?\\s*(?<after>${CURRENCY})?\\s*(?<last>-)?\\s*(?<close>\\))?$`,
  'u',
);
/** Spaces that group digits, the ones that do not break among them, and the apostrophe of Switzerland. */
const SPACES = "[ \u00a0\u2009\u202f]|['\u2019]";
const grammars: Readonly<Record<Decimal, RegExp>> = { point: grammar(',', '\\.'), comma: grammar('\\.', ',') };
/** More digits than a number in a cell keeps, or zeros in front, are an identifier. */
const MOST_DIGITS = 15;

/** Signs and codes that stand for one currency in one column. */
const sameCurrency: Readonly<Record<string, string>> = { '￥': '¥', 元: 'CNY', RMB: 'CNY', '€': 'EUR', '£': 'GBP', $: 'USD', '₹': 'INR' };

function grammar(group: string, decimal: string): RegExp {
  // In India thousands are followed by groups of two: 12,34,567. With points that would be a version, such as 1.10.100.
  const indian = group === ',' ? '|[1-9]\\d?(?:,\\d{2})+,\\d{3}' : '';
  const grouped = `[1-9]\\d{0,2}(?:${group}\\d{3})+${indian}`;
  const spaced = `[1-9]\\d{0,2}(?:(?:${SPACES})\\d{3})+`;
  return new RegExp(`^(?<whole>(?<grouped>${grouped})|(?<spaced>${spaced})|\\d+)?(?:${decimal}(?<fraction>\\d*))?(?<exponent>e[+-]?\\d+)?$`, 'i');
}

/** Reads a field as a number with that decimal sign; undefined for text, identifiers included. */
export function writtenNumber(field: string, decimal: Decimal): WrittenNumber | undefined {
  const parts = FIELD.exec(field)?.groups;
  if (parts === undefined || (parts['open'] === undefined) !== (parts['close'] === undefined)) return undefined;
  const signs = [parts['sign'], parts['inner'], parts['last'], parts['open']].filter((sign) => sign !== undefined);
  if (signs.length > 1 || (parts['before'] !== undefined && parts['after'] !== undefined)) return undefined;
  const match = grammars[decimal].exec(parts['digits'] ?? '')?.groups;
  if (match === undefined) return undefined;
  const { whole = '', fraction = '', exponent = '' } = match;
  const digits = whole.replace(/\D/g, '');
  if (digits + fraction === '' || /^0\d/.test(digits) || digits.replace(/^0/, '').length > MOST_DIGITS) return undefined;
  const size = Number(`${digits === '' ? '0' : digits}.${fraction === '' ? '0' : fraction}${exponent}`);
  if (!Number.isFinite(size)) return undefined;
  const percent = parts['percent'] !== undefined;
  const written = parts['before'] ?? parts['after'];
  const currency = written === undefined ? undefined : (sameCurrency[written] ?? written);
  const negative = signs.length === 1 && signs[0] !== '+';
  const magnitude = percent ? Number((size / 100).toPrecision(MOST_DIGITS)) : size;
  return {
    value: negative ? -magnitude : magnitude,
    currency,
    percent,
    onlySpaced: match['spaced'] !== undefined && fraction === '' && currency === undefined && !percent,
  };
}

/** True for a number as programs write it: no groups, no currency, a point for the fraction. */
export function isPlainNumber(field: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(field);
}
