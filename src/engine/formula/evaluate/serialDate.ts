/** Day 0 of the two date systems, as days before 1970-01-01. Serial 60 of the 1900 system is a day that never was. */
const EPOCH_1900 = 25568;
const EPOCH_1904 = 24107;
const LAST_SERIAL_1900 = 2958465;

export interface CalendarDate {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  /** 1 … 31; 0 for serial 0 of the 1900 system. */
  readonly day: number;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. @see https://howardhinnant.github.io/date_algorithms.html */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function civilFromDays(days: number): CalendarDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The date of a serial day, 1900-02-29 (serial 60) included as Excel has it; undefined outside 0 … 9999-12-31. */
export function dateOfSerial(serial: number, date1904 = false): CalendarDate | undefined {
  const day = Math.floor(serial);
  if (!(day >= 0) || day > (date1904 ? LAST_SERIAL_1900 - 1462 : LAST_SERIAL_1900)) return undefined;
  if (date1904) return civilFromDays(day - EPOCH_1904);
  if (day === 60) return { year: 1900, month: 2, day: 29 };
  if (day === 0) return { year: 1900, month: 1, day: 0 };
  return civilFromDays(day - EPOCH_1900 - (day > 60 ? 1 : 0));
}

/**
 * The serial of a date; months and days beyond their range carry over, as DATE does. NaN outside the calendar.
 */
export function serialOfDate(year: number, month: number, day: number, date1904 = false): number {
  const months = year * 12 + Math.trunc(month) - 1;
  const carriedYear = Math.floor(months / 12);
  const firstOfMonth = daysFromCivil(carriedYear, months - carriedYear * 12 + 1, 1);
  const offset = Math.trunc(day) - 1;
  if (date1904) {
    const serial = firstOfMonth + EPOCH_1904 + offset;
    return serial >= 0 && serial <= LAST_SERIAL_1900 - 1462 ? serial : NaN;
  }
  const beforeLeapBug = firstOfMonth + EPOCH_1900;
  const serial = (beforeLeapBug >= 60 ? beforeLeapBug + 1 : beforeLeapBug) + offset;
  return serial >= 0 && serial <= LAST_SERIAL_1900 ? serial : NaN;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 0 = Sunday … 6 = Saturday. Excel counts on from the day that never was, so early 1900 is a day off. */
export function dayOfWeek(serial: number, date1904 = false): number {
  const day = Math.floor(serial) + (date1904 ? 1462 : 0);
  return (((day - 1) % 7) + 7) % 7;
}

/** Whole seconds since midnight of the fraction of a serial, rounded as the clock shows them. */
export function secondsOfDay(serial: number): number {
  const seconds = Math.round((serial - Math.floor(serial)) * 86400);
  return seconds === 86400 ? 0 : seconds;
}
