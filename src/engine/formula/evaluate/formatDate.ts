import type { Part, Section } from './numberFormat';
import { dateOfSerial, dayOfWeek } from './serialDate';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const CHINESE_DIGITS = ['日', '一', '二', '三', '四', '五', '六'];
const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

export function isDateSection({ parts }: Section): boolean {
  return parts.some(({ type }) => type === 'date' || type === 'elapsed');
}

/** A serial under a date or time format; undefined for one outside the calendar. */
export function formatDate(section: Section, serial: number, date1904: boolean): string | undefined {
  const { parts } = section;
  if (parts.some(({ type }) => type === 'digit')) return undefined;
  const elapsed = parts.some(({ type }) => type === 'elapsed');
  const negative = serial < 0;
  if (negative && !(elapsed || date1904)) return '########';
  const tenths = Math.max(0, ...parts.map((part) => (part.type === 'date' && part.code.startsWith('.') ? part.code.length - 1 : 0)));
  const scale = 10 ** tenths;
  const showsSeconds = parts.some((part) => (part.type === 'date' || part.type === 'elapsed') && part.code.startsWith('s'));
  const units = Math.round(Math.abs(serial) * 86400 * scale * 1e4) / 1e4;
  const total = showsSeconds ? Math.round(units) / scale : Math.floor(units + 0.5) / scale;
  const days = Math.floor(total / 86400);
  const clock = { seconds: total - days * 86400, total };
  const date = dateOfSerial(days, date1904);
  if (date === undefined) return '########';
  const weekday = dayOfWeek(days, date1904);
  const half = parts.some((part) => part.type === 'date' && /^(AM\/PM|A\/P|CHINESE)$/i.test(part.code));
  return (
    (negative ? '-' : '') +
    parts
      .map((part, index) => {
        if (part.type === 'elapsed') return elapsedText(part.code, clock.total);
        if (part.type !== 'date') return literal(part);
        if (part.code.startsWith('m') && isMinute(parts, index)) return pad(Math.floor((clock.seconds % 3600) / 60), part.code.length);
        return dateText(part.code, date, weekday, clock.seconds, half, section.chinese, tenths);
      })
      .join('')
  );
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

function elapsedText(code: string, total: number): string {
  const size = code.startsWith('h') ? 3600 : code.startsWith('m') ? 60 : 1;
  return pad(Math.floor(total / size + 1e-9), code.length);
}

function dateText(
  code: string,
  date: { year: number; month: number; day: number },
  weekday: number,
  seconds: number,
  half: boolean,
  chinese: boolean,
  tenths: number,
): string {
  const hours = Math.floor(seconds / 3600);
  if (/^a\/p$/i.test(code)) return code.charAt(hours < 12 ? 0 : 2);
  switch (code.charAt(0)) {
    case 'y':
      return code.length <= 2 ? pad(date.year % 100, 2) : String(date.year);
    case 'm':
      return monthText(date.month, code.length, chinese);
    case 'd':
      if (code.length <= 2) return pad(date.day, code.length);
      if (chinese) return (code.length === 3 ? '周' : '星期') + (CHINESE_DIGITS[weekday] ?? '');
      return code.length === 3 ? (DAYS[weekday] ?? '').slice(0, 3) : (DAYS[weekday] ?? '');
    case 'a':
      return (code.length === 3 ? '' : '星期') + (CHINESE_DIGITS[weekday] ?? '');
    case 'h':
      return pad(half ? ((hours + 11) % 12) + 1 : hours, code.length);
    case 's':
      return pad(Math.floor(seconds % 60), code.length);
    case '.':
      return `.${String(Math.round((seconds % 1) * 10 ** tenths)).padStart(tenths, '0')}`;
    case 'C':
      return hours < 12 ? '上午' : '下午';
    default:
      return hours < 12 ? 'AM' : 'PM';
  }
}

function monthText(month: number, length: number, chinese: boolean): string {
  const name = MONTHS[month - 1] ?? '';
  if (length <= 2) return pad(month, length);
  if (chinese) return length === 3 ? `${month}月` : `${CHINESE_NUMBERS[month - 1] ?? ''}月`;
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name.charAt(0) : name;
}

function pad(value: number, length: number): string {
  return String(value).padStart(Math.min(length, 20), '0');
}
