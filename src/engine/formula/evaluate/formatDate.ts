import { eachDigit, spokenDatePart, spokenNumber } from './chineseNumerals';
import type { Part, Section } from './numberFormat';
import { type CalendarDate, dateOfSerial, dayOfWeek } from './serialDate';

/** The Buddhist calendar begins its count so many years earlier. */
const BUDDHIST_ERA = 543;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const CHINESE_DIGITS = ['日', '一', '二', '三', '四', '五', '六'];
const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

export function isDateSection({ parts }: Section): boolean {
  return parts.some(({ type }) => type === 'date' || type === 'elapsed');
}

/** What the fields of a date format draw on. */
interface Moment {
  readonly date: CalendarDate;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** Since midnight, with the fraction that the format shows. */
  readonly seconds: number;
  /** Decimals of the seconds. */
  readonly decimals: number;
  /** Whether hours run to twelve. */
  readonly half: boolean;
}

/** A serial under a date or time format; undefined for one outside the calendar. */
export function formatDate(section: Section, serial: number, date1904: boolean): string | undefined {
  const { parts } = section;
  if (parts.some(({ type }) => type === 'digit')) return undefined;
  const elapsed = parts.some(({ type }) => type === 'elapsed');
  const negative = serial < 0;
  if (negative && !(elapsed || date1904)) return '########';
  const decimals = Math.max(0, ...parts.map((part) => (part.type === 'date' && part.code.startsWith('.') ? part.code.length - 1 : 0)));
  const scale = 10 ** decimals;
  // To ten thousandths of the last place shown first: 0.5 s short by a binary digit is still 0.5 s.
  const total = Math.round(Math.round(Math.abs(serial) * 86400 * scale * 1e4) / 1e4) / scale;
  const days = Math.floor(total / 86400);
  const date = dateOfSerial(days, date1904);
  if (date === undefined) return '########';
  const half = parts.some((part) => part.type === 'date' && /^(AM\/PM|A\/P|CHINESE)$/i.test(part.code));
  const moment: Moment = { date, weekday: dayOfWeek(days, date1904), seconds: total - days * 86400, decimals, half };
  const field = (part: Part, index: number): string => {
    if (part.type === 'elapsed') return elapsedText(part.code, total, section);
    if (part.type !== 'date') return literal(part);
    if (part.code.startsWith('m') && isMinute(parts, index)) return numberText(Math.floor((moment.seconds % 3600) / 60), part.code.length, section);
    return dateText(part.code, moment, section);
  };
  return (negative ? '-' : '') + parts.map(field).join('');
}

function literal(part: Part): string {
  if (part.type === 'literal') return part.text;
  if (part.type === 'point') return '.';
  if (part.type === 'comma') return ',';
  return part.type === 'fraction' ? '/' : part.type === 'digit' ? '0' : '';
}

/** `m` means minutes next to hours or seconds, otherwise months. */
function isMinute(parts: readonly Part[], index: number): boolean {
  const coded = (part: Part): part is Extract<Part, { code: string }> => part.type === 'date' || part.type === 'elapsed';
  const before = parts.slice(0, index).findLast(coded);
  const after = parts.slice(index + 1).find(coded);
  const part = parts[index];
  if (part === undefined || !coded(part) || part.code.length > 2) return false;
  return before?.code.startsWith('h') === true || after?.code.startsWith('s') === true;
}

function elapsedText(code: string, total: number, section: Section): string {
  const size = code.startsWith('h') ? 3600 : code.startsWith('m') ? 60 : 1;
  const text = pad(Math.floor(total / size + 1e-9), code.length);
  return section.numerals === undefined ? text : spokenNumber(text, section.numerals);
}

function dateText(code: string, { date, weekday, seconds, decimals, half }: Moment, section: Section): string {
  const hours = Math.floor(seconds / 3600);
  if (/^a\/p$/i.test(code)) return code.charAt(hours < 12 ? 0 : 2);
  switch (code.charAt(0)) {
    case 'y':
      return yearText(date.year, code.length, section);
    case 'b':
      return yearText(date.year + BUDDHIST_ERA, code.length, section);
    case 'm':
      return monthText(date.month, code.length, section);
    case 'd':
      return code.length <= 2 ? numberText(date.day, code.length, section) : weekdayText(weekday, code.length === 3, section.chinese);
    case 'a':
      if (section.english) return weekdayText(weekday, code.length === 3, false);
      return (code.length === 3 ? '' : '星期') + (CHINESE_DIGITS[weekday] ?? '');
    case 'h':
      return numberText(half ? ((hours + 11) % 12) + 1 : hours, code.length, section);
    case 's':
      return numberText(Math.floor(seconds % 60), code.length, section);
    case '.': {
      const fraction = `.${String(Math.round((seconds % 1) * 10 ** decimals)).padStart(decimals, '0').slice(0, code.length - 1)}`;
      return section.numerals === undefined ? fraction : eachDigit(fraction, section.numerals);
    }
    case 'C':
      return hours < 12 ? '上午' : '下午';
    default:
      if (section.chinese) return hours < 12 ? '上午' : '下午';
      return hours < 12 ? 'AM' : 'PM';
  }
}

function weekdayText(weekday: number, short: boolean, chinese: boolean): string {
  if (chinese) return (short ? '周' : '星期') + (CHINESE_DIGITS[weekday] ?? '');
  const name = DAYS[weekday] ?? '';
  return short ? name.slice(0, 3) : name;
}

function yearText(year: number, length: number, { numerals }: Section): string {
  const text = length <= 2 ? pad(year % 100, 2) : String(year);
  return numerals === undefined ? text : eachDigit(text, numerals);
}

function monthText(month: number, length: number, section: Section): string {
  const name = MONTHS[month - 1] ?? '';
  if (length <= 2) return numberText(month, length, section);
  if (section.chinese) return length === 3 ? `${month}月` : `${CHINESE_NUMBERS[month - 1] ?? ''}月`;
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name.charAt(0) : name;
}

function numberText(value: number, length: number, { numerals }: Section): string {
  if (numerals === 3) return eachDigit(pad(value, length), numerals);
  return numerals === undefined ? pad(value, length) : spokenDatePart(value, numerals);
}

function pad(value: number, length: number): string {
  return String(value).padStart(Math.min(length, 20), '0');
}
