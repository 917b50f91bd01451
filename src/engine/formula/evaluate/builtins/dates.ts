import type { CellError } from '../../../core/cellValue';
import { currentYear } from '../currentYear';
import { type CalendarDate, dateOfSerial, dayOfWeek, daysInMonth, secondsOfDay, serialOfDate } from '../serialDate';
import { textToMoment } from '../textToNumber';
import { NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, fromAnalysisToolPak } from './define';
import { yearFraction } from './dayCount';

/** A function of the calendar date of a serial. */
function ofDate(name: string, evaluate: (date: CalendarDate) => number): Builtin {
  return define(name, ['number'], ([serial], { workbook }) => {
    const date = dateOfSerial(serial, workbook.date1904);
    return date === undefined ? NUMBER_ERROR : evaluate(date);
  });
}

function ofTime(name: string, evaluate: (seconds: number) => number): Builtin {
  return define(name, ['number'], ([serial]) => (serial < 0 ? NUMBER_ERROR : evaluate(secondsOfDay(serial))));
}

function shiftMonths(serial: number, months: number, call: Call, endOfMonth: boolean): Value {
  const date = dateOfSerial(serial, call.workbook.date1904);
  if (date === undefined) return NUMBER_ERROR;
  const count = date.year * 12 + date.month - 1 + Math.trunc(months);
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const last = daysInMonth(year, month);
  return serialOfDate(year, month, endOfMonth ? last : Math.min(date.day, last), call.workbook.date1904);
}

/** DATE reads years 0 … 1899 as counted from 1900. */
function date(year: number, month: number, day: number, call: Call): Value {
  const whole = Math.trunc(year);
  if (whole < 0 || whole > 9999) return NUMBER_ERROR;
  const first = call.workbook.date1904 ? 1904 : 1900;
  if (whole * 12 + Math.floor(month) > 9999 * 12 + 12) return NUMBER_ERROR;
  return serialOfDate(whole < first ? (call.workbook.date1904 && whole >= 1900 ? whole : whole + 1900) : whole, Math.floor(month), Math.floor(day), call.workbook.date1904);
}

/** 1 for the day that `kind` calls the first of the week. */
function weekday(serial: number, kind: number, date1904: boolean): number | CellError {
  if (dateOfSerial(serial, date1904) === undefined) return NUMBER_ERROR;
  const day = dayOfWeek(serial, date1904);
  if (kind === 1 || kind === 17) return day + 1;
  if (kind === 2 || kind === 11) return ((day + 6) % 7) + 1;
  if (kind === 3) return (day + 6) % 7;
  return kind >= 12 && kind <= 16 ? ((day - (kind - 10) + 7) % 7) + 1 : NUMBER_ERROR;
}

function weekNumber(serial: number, kind: number, date1904: boolean): Value {
  if (kind === 21) return isoWeek(serial, date1904);
  const date = dateOfSerial(serial, date1904);
  const start = { 1: 0, 17: 0, 2: 1, 11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 16: 6 }[kind];
  if (date === undefined || start === undefined) return NUMBER_ERROR;
  const newYear = serialOfDate(date.year, 1, 1, date1904);
  const shift = (dayOfWeek(newYear, date1904) - start + 7) % 7;
  return Math.floor((Math.floor(serial) - newYear + shift) / 7) + 1;
}

function isoWeek(serial: number, date1904: boolean): Value {
  if (dateOfSerial(serial, date1904) === undefined) return NUMBER_ERROR;
  const thursday = Math.floor(serial) - ((dayOfWeek(serial, date1904) + 6) % 7) + 3;
  const year = dateOfSerial(thursday, date1904)?.year;
  const firstDay = date1904 ? 0 : 1;
  // The first days of the calendar may belong to the last week of the year before it, which has 365 days.
  const newYear = year === undefined || thursday < firstDay ? firstDay - 365 : serialOfDate(year, 1, 1, date1904);
  return Math.floor((thursday - newYear) / 7) + 1;
}

function dateDifference(start: number, end: number, unit: string, date1904: boolean): Value {
  if (start > end) return NUMBER_ERROR;
  const from = dateOfSerial(start, date1904);
  const to = dateOfSerial(end, date1904);
  if (from === undefined || to === undefined) return NUMBER_ERROR;
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return Math.floor(end) - Math.floor(start);
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD': {
      if (to.day >= from.day) return to.day - from.day;
      const previous = serialOfDate(to.year, to.month - 1, from.day, date1904);
      return Math.floor(end) - previous;
    }
    case 'YD': {
      const anniversary = serialOfDate(from.year + Math.floor(months / 12), from.month, from.day, date1904);
      return Math.floor(end) - anniversary;
    }
    default:
      return NUMBER_ERROR;
  }
}

/** Days between two dates in a year of twelve months of thirty days. */
/** A moment less than this before midnight is the next day to Excel, which rounds times to seconds. */
const HALF_A_SECOND = 0.5 / 86_400;

function days360(start: number, end: number, european: boolean, date1904: boolean): Value {
  const from = dateOfSerial(start + HALF_A_SECOND, date1904);
  const to = dateOfSerial(end + HALF_A_SECOND, date1904);
  if (from === undefined || to === undefined) return NUMBER_ERROR;
  let firstDay = from.day;
  let lastDay = to.day;
  let lastMonth = to.month;
  if (european) {
    firstDay = Math.min(firstDay, 30);
    lastDay = Math.min(lastDay, 30);
  } else {
    if (firstDay === 31 || (from.month === 2 && firstDay === daysInMonth(from.year, 2))) firstDay = 30;
    if (lastDay === 31) {
      if (firstDay < 30) {
        lastDay = 1;
        lastMonth++;
      } else lastDay = 30;
    }
  }
  return (to.year - from.year) * 360 + (lastMonth - from.month) * 30 + lastDay - firstDay;
}

export const dateFunctions: readonly Builtin[] = [
  define('DATE', ['number', 'number', 'number'], ([year, month, day], call) => date(year, month, day, call)),
  ofDate('YEAR', ({ year }) => year),
  ofDate('MONTH', ({ month }) => month),
  ofDate('DAY', ({ day }) => day),
  ofTime('HOUR', (seconds) => Math.floor(seconds / 3600)),
  ofTime('MINUTE', (seconds) => Math.floor((seconds % 3600) / 60)),
  ofTime('SECOND', (seconds) => seconds % 60),
  define('TIME', ['number', 'number', 'number'], ([hours, minutes, seconds]) => {
    const total = Math.trunc(hours) * 3600 + Math.trunc(minutes) * 60 + Math.trunc(seconds);
    return total < 0 ? NUMBER_ERROR : (total % 86400) / 86400;
  }),
  define('DATEVALUE', ['plain'], ([text], { workbook }) => {
    const moment = typeof text === 'string' ? textToMoment(text, workbook.date1904, () => currentYear(workbook)) : undefined;
    return moment === undefined ? VALUE_ERROR : Math.floor(moment);
  }),
  define('TIMEVALUE', ['plain'], ([text], { workbook }) => {
    const moment = typeof text === 'string' ? textToMoment(text, workbook.date1904, () => currentYear(workbook)) : undefined;
    return moment === undefined ? VALUE_ERROR : moment - Math.floor(moment);
  }),
  ...fromAnalysisToolPak(
    define('EDATE', ['number', 'number'], ([serial, months], call) => shiftMonths(serial, months, call, false)),
    define('EOMONTH', ['number', 'number'], ([serial, months], call) => shiftMonths(serial, months, call, true)),
    define('WEEKNUM', ['number', 'number?'], ([serial, kind = 1], { workbook }) => weekNumber(serial, Math.trunc(kind), workbook.date1904)),
    define('YEARFRAC', ['number', 'number', 'number?'], ([start, end, basis = 0], { workbook }) => yearFraction(start, end, Math.trunc(basis), workbook.date1904)),
  ),
  define('DAYS', ['number', 'number'], ([end, start]) => (end < 0 || start < 0 ? NUMBER_ERROR : Math.floor(end) - Math.floor(start))),
  define('DAYS360', ['number', 'number', 'logical?'], ([start, end, european = false], { workbook }) => days360(start, end, european, workbook.date1904)),
  define('DATEDIF', ['number', 'number', 'text'], ([start, end, unit], { workbook }) => dateDifference(start, end, unit, workbook.date1904)),
  define('WEEKDAY', ['number', 'number?'], ([serial, kind = 1], { workbook }) => weekday(serial, Math.trunc(kind), workbook.date1904)),
  define('ISOWEEKNUM', ['number'], ([serial], { workbook }) => isoWeek(serial, workbook.date1904)),
  define('NOW', [], (_, { workbook }) => workbook.now()),
  define('TODAY', [], (_, { workbook }) => Math.floor(workbook.now())),
];
