import { serialOfDate } from './serialDate';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBER = /^([+-]?)\s*(\(?)\s*([+-]?)\s*([$€£¥]?)\s*([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:e([+-]?\d+))?\s*(%?)\s*(\)?)$/i;
const TIME = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2})(\.\d+)?)?\s*(am|pm|a|p)?$/i;
const HOUR_ONLY = /^(\d{1,2})\s*(am|pm|a|p)$/i;

/** The text as a number, date or time, as arithmetic and VALUE read it in en-US; undefined where it is none. */
export function textToNumber(text: string, date1904 = false, currentYear = 2026): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const first = trimmed.charCodeAt(0) | 32;
  if (first < 97 || first > 122) {
    const plain = plainNumber(trimmed);
    if (plain !== undefined) return plain;
  }
  // Blanks around a number do not matter; around a date they do.
  return text.length === trimmed.length ? dateAndTime(text, date1904, currentYear) : undefined;
}

function plainNumber(text: string): number | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return fractionNumber(text);
  const [, sign1 = '', open = '', sign2 = '', , sign3 = '', whole, fraction, exponent, percent = '', close = ''] = match;
  if (whole === undefined && (fraction === undefined || fraction === '.')) return undefined;
  if ((open === '') !== (close === '')) return undefined;
  const signs = sign1 + sign2 + sign3;
  if (signs.length > 1 || (open !== '' && signs !== '')) return undefined;
  const size = Number(`${(whole ?? '0').replaceAll(',', '')}${fraction ?? ''}e${exponent ?? '0'}`) / (percent === '' ? 1 : 100);
  if (!Number.isFinite(size)) return undefined;
  return signs === '-' || open !== '' ? -size : size;
}

/** `1 1/2` and `0 3/4`: a fraction needs its whole part, otherwise it is a date. */
function fractionNumber(text: string): number | undefined {
  const match = /^([+-]?)(\d+) +(\d{1,5})\/(\d{1,5})$/.exec(text);
  if (match === null || Number(match[4]) === 0) return undefined;
  const size = Number(match[2]) + Number(match[3]) / Number(match[4]);
  return match[1] === '-' ? -size : size;
}

function dateAndTime(text: string, date1904: boolean, currentYear: number): number | undefined {
  const time = timeOfDay(text);
  if (time !== undefined) return time;
  const date = calendarDay(text, date1904, currentYear);
  if (date !== undefined) return date;
  for (let split = text.lastIndexOf(' '); split > 0; split = text.lastIndexOf(' ', split - 1)) {
    const dayPart = calendarDay(text.slice(0, split).trim(), date1904, currentYear);
    const timePart = dayPart === undefined ? undefined : timeOfDay(text.slice(split + 1).trim());
    if (dayPart !== undefined && timePart !== undefined) return dayPart + timePart;
  }
  const iso = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)$/i.exec(text);
  return iso === null ? undefined : dateAndTime(`${iso[1] ?? ''} ${iso[2] ?? ''}`, date1904, currentYear);
}

/** A fraction of a day, or undefined. */
function timeOfDay(text: string): number | undefined {
  const hourOnly = HOUR_ONLY.exec(text);
  const match = hourOnly === null ? TIME.exec(text) : null;
  if (hourOnly === null && match === null) return undefined;
  let hours = Number(hourOnly?.[1] ?? match?.[1]);
  const minutes = Number(match?.[2] ?? 0);
  const seconds = Number(match?.[3] ?? 0) + Number(match?.[4] ?? 0);
  const half = (hourOnly?.[2] ?? match?.[5])?.toLowerCase();
  if (minutes > 59 || seconds >= 60 || (half !== undefined && (hours > 12 || hours === 0))) return undefined;
  if (half !== undefined) hours = (hours % 12) + (half.startsWith('p') ? 12 : 0);
  return (hours * 3600 + minutes * 60 + seconds) / 86400;
}

function calendarDay(text: string, date1904: boolean, currentYear: number): number | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso !== null) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]), date1904);
  const american = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(text);
  if (american !== null) return validDay(fullYear(american[3] ?? ''), Number(american[1]), Number(american[2]), date1904);
  const monthDay = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (monthDay !== null) return validDay(currentYear, Number(monthDay[1]), Number(monthDay[2]), date1904);
  const dayMonth = /^(\d{1,2})[-\s]?([a-z]{3,9})\.?(?:[-\s,]\s*(\d{4}|\d{2}))?$/i.exec(text);
  if (dayMonth !== null) return named(dayMonth[2], dayMonth[1], dayMonth[3], date1904, currentYear);
  const monthFirst = /^([a-z]{3,9})\.?\s*[-\s]?(\d{1,2})(?:,\s*|\s+|-)(\d{4})$/i.exec(text);
  if (monthFirst !== null) return named(monthFirst[1], monthFirst[2], monthFirst[3], date1904, currentYear);
  const monthYear = /^([a-z]{3,9})[-\s,]\s*(\d{4})$/i.exec(text);
  if (monthYear !== null) return named(monthYear[1], '1', monthYear[2], date1904, currentYear);
  const monthNumber = /^([a-z]{3,9})[-\s](\d{1,2})$/i.exec(text);
  if (monthNumber === null) return undefined;
  const number = Number(monthNumber[2]);
  return number >= 1 && number <= 31
    ? named(monthNumber[1], monthNumber[2], undefined, date1904, currentYear)
    : named(monthNumber[1], '1', monthNumber[2], date1904, currentYear);
}

function named(month = '', day = '', year: string | undefined, date1904: boolean, currentYear: number): number | undefined {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const full = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
  if (index < 0 || !(month.length === 3 || full[index] === month.toLowerCase() || month.toLowerCase() === 'sept')) return undefined;
  return validDay(year === undefined ? currentYear : fullYear(year), index + 1, Number(day), date1904);
}

/** Two digits mean 1930 … 2029. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function validDay(year: number, month: number, day: number, date1904: boolean): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 9999) return undefined;
  if (year === 1900 && month === 2 && day === 29 && !date1904) return 60;
  const serial = serialOfDate(year, month, day, date1904);
  if (Number.isNaN(serial)) return undefined;
  const next = serialOfDate(year, month + 1, 1, date1904);
  return Number.isNaN(next) || serial < next ? serial : undefined;
}
