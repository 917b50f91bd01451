import type { CellError, CellValue } from '../../../core/cellValue';
import { dayOfWeek } from '../serialDate';
import { isError, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, type RangeValue } from './define';
import { visitValues } from './numbers';

/** For each day from Monday: true where nobody works. */
type Weekend = readonly boolean[];

const SATURDAY_SUNDAY: Weekend = [false, false, false, false, false, true, true];
const FURTHEST = 2958465;

function weekendOf(value: CellValue | undefined): Weekend | CellError {
  if (value === undefined || value === null) return SATURDAY_SUNDAY;
  if (isError(value)) return value;
  if (typeof value === 'string') {
    if (!/^[01]{7}$/.test(value)) return VALUE_ERROR;
    return [...value].map((digit) => digit === '1');
  }
  const kind = Math.trunc(Number(value));
  const days = Array.from({ length: 7 }, (_, day) => day);
  if (kind >= 1 && kind <= 7) return days.map((day) => day === (kind + 4) % 7 || day === (kind + 5) % 7);
  return kind >= 11 && kind <= 17 ? days.map((day) => day === (kind - 11 + 6) % 7) : NUMBER_ERROR;
}

function holidaysIn(range: RangeValue | undefined, call: Call): ReadonlySet<number> | CellError {
  const holidays = new Set<number>();
  if (range === undefined || range === null) return holidays;
  const stopped = visitValues(range, call, (value) => {
    if (value === null || value === '') return undefined;
    const serial = call.interpreter.toNumber(value);
    if (typeof serial !== 'number') return serial;
    holidays.add(Math.floor(serial));
    return undefined;
  });
  return stopped ?? holidays;
}

function isWorkday(serial: number, weekend: Weekend, holidays: ReadonlySet<number>, date1904: boolean): boolean {
  return weekend[(dayOfWeek(serial, date1904) + 6) % 7] !== true && !holidays.has(serial);
}

function networkDays(start: number, end: number, weekendKind: CellValue | undefined, range: RangeValue | undefined, call: Call): Value {
  const weekend = weekendOf(weekendKind);
  const holidays = holidaysIn(range, call);
  if (isError(weekend)) return weekend;
  if (isError(holidays)) return holidays;
  const { date1904 } = call.workbook;
  const first = Math.floor(Math.min(start, end));
  const last = Math.floor(Math.max(start, end));
  if (first < 0 || last > FURTHEST) return NUMBER_ERROR;
  const perWeek = weekend.filter((free) => !free).length;
  const weeks = Math.floor((last - first + 1) / 7);
  let days = weeks * perWeek;
  for (let serial = first + weeks * 7; serial <= last; serial++) if (isWorkday(serial, weekend, new Set(), date1904)) days++;
  for (const holiday of holidays) if (holiday >= first && holiday <= last && isWorkday(holiday, weekend, new Set(), date1904)) days--;
  return start > end ? -days : days;
}

/** Looking at one day of many. */
const STEPS_OF_A_DAY = 8;

function workday(start: number, days: number, weekendKind: CellValue | undefined, range: RangeValue | undefined, call: Call): Value {
  const weekend = weekendOf(weekendKind);
  const holidays = holidaysIn(range, call);
  if (isError(weekend)) return weekend;
  if (isError(holidays)) return holidays;
  if (weekend.every(Boolean)) return VALUE_ERROR;
  call.interpreter.spend(STEPS_OF_A_DAY * Math.min(Math.abs(days), FURTHEST));
  let serial = Math.floor(start);
  const step = days < 0 ? -1 : 1;
  for (let left = Math.abs(Math.trunc(days)); left > 0; ) {
    serial += step;
    if (serial < 0 || serial > FURTHEST) return NUMBER_ERROR;
    if (isWorkday(serial, weekend, holidays, call.workbook.date1904)) left--;
  }
  return serial;
}

export const workdayFunctions: readonly Builtin[] = [
  define('NETWORKDAYS', ['number', 'number', 'range?'], ([start, end, holidays], call) => networkDays(start, end, undefined, holidays, call)),
  define('NETWORKDAYS.INTL', ['number', 'number', 'scalar?', 'range?'], ([start, end, weekend, holidays], call) => networkDays(start, end, weekend, holidays, call), {
    emptyMeansDefault: true,
  }),
  define('WORKDAY', ['number', 'number', 'range?'], ([start, days, holidays], call) => workday(start, days, undefined, holidays, call)),
  define('WORKDAY.INTL', ['number', 'number', 'scalar?', 'range?'], ([start, days, weekend, holidays], call) => workday(start, days, weekend, holidays, call), {
    emptyMeansDefault: true,
  }),
];
