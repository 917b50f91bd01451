import { dateOfSerial } from '../../formula/evaluate/serialDate';
import type { Graph, NodeId } from '../ir/graph';
import { within } from './distributions';
import { elementwise, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isKnown, isKnownError, isUncertain, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';

/** Serials of days since 1970-01-01, behind the day that never was in early 1900. */
const EPOCH = 25569;
const EPOCH_1904 = 24107;
/** Earlier days of the 1900 system, which counts a 29 February too many, are left to the evaluator. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2958465;
/** Days between the two systems. */
const SYSTEMS_APART = 1462;
const DAYS_TO_EPOCH = 719468;
const DAYS_PER_ERA = 146097;

interface CalendarColumns {
  readonly year: NodeId;
  readonly month: NodeId;
  readonly day: NodeId;
}

/** Whole numbers up to 2^53 are exact, and a quotient that is none is never rounded to one. */
class Calendar {
  constructor(
    private readonly graph: Graph,
    private readonly date1904: boolean,
  ) {}

  get first(): number {
    return this.date1904 ? 0 : FIRST_SERIAL;
  }

  get last(): number {
    return this.date1904 ? LAST_SERIAL - SYSTEMS_APART : LAST_SERIAL;
  }

  plus(a: NodeId, b: NodeId, times = 1): NodeId {
    return this.graph.sum(a, times === 1 ? b : this.graph.product(b, this.graph.constant(times)));
  }

  /** A number further on. */
  by(number: number, a: NodeId): NodeId {
    return this.graph.sum(a, this.graph.constant(number));
  }

  over(a: NodeId, divisor: number): NodeId {
    return this.graph.unary('floor', this.graph.quotient(a, this.graph.constant(divisor)));
  }

  less(a: NodeId, b: NodeId, times = 1): NodeId {
    return this.plus(a, b, -times);
  }

  /** The steps of evaluate/serialDate.ts, column by column. */
  dateOf(serial: NodeId): CalendarColumns {
    const { graph } = this;
    const shifted = this.by(DAYS_TO_EPOCH - (this.date1904 ? EPOCH_1904 : EPOCH), graph.unary('floor', serial));
    const era = this.over(shifted, DAYS_PER_ERA);
    const dayOfEra = this.less(shifted, era, DAYS_PER_ERA);
    const leaps = this.plus(this.less(this.over(dayOfEra, 36524), this.over(dayOfEra, 1460)), this.over(dayOfEra, 146096), -1);
    const yearOfEra = this.over(this.plus(dayOfEra, leaps), 365);
    const dayOfYear = this.less(dayOfEra, this.daysBefore(yearOfEra));
    const shiftedMonth = this.over(this.by(2, graph.product(dayOfYear, graph.constant(5))), 153);
    const day = this.by(1, this.less(dayOfYear, this.over(this.by(2, graph.product(shiftedMonth, graph.constant(153))), 5)));
    const isLate = graph.compare('less', shiftedMonth, graph.constant(10));
    const month = this.plus(shiftedMonth, graph.select(isLate, graph.constant(3), graph.constant(-9)));
    const year = this.plus(this.plus(yearOfEra, era, 400), graph.select(isLate, graph.constant(0), graph.constant(1)));
    return { year, month, day };
  }

  private daysBefore(year: NodeId): NodeId {
    const leaps = this.less(this.over(year, 4), this.over(year, 100));
    return this.plus(leaps, year, 365);
  }

  /** The serial of the first day of a month, counted in months since the year 0. */
  firstOfMonth(months: NodeId): NodeId {
    const { graph } = this;
    const year = this.over(months, 12);
    const month = this.by(1, this.less(months, year, 12));
    const isEarly = graph.compare('lessOrEqual', month, graph.constant(2));
    const shifted = this.plus(year, graph.select(isEarly, graph.constant(-1), graph.constant(0)));
    const era = this.over(shifted, 400);
    const yearOfEra = this.less(shifted, era, 400);
    const shiftedMonth = this.plus(month, graph.select(isEarly, graph.constant(9), graph.constant(-3)));
    const dayOfYear = this.over(this.by(2, graph.product(shiftedMonth, graph.constant(153))), 5);
    const days = this.plus(this.plus(dayOfYear, this.daysBefore(yearOfEra)), era, DAYS_PER_ERA);
    return this.by((this.date1904 ? EPOCH_1904 : EPOCH) - DAYS_TO_EPOCH, days);
  }
}

function calendarOf({ graph, workbook }: Lowering): Calendar {
  return new Calendar(graph, workbook.date1904);
}

/** True for a serial that no trial takes before the days the columns know. Where it may lie behind the last, it is checked. */
function isCovered(calendar: Calendar, graph: Graph, serial: NodeId): boolean {
  const { low, high } = graph.node(serial);
  return low >= calendar.first && high < 2 ** 40;
}

function upTo({ graph }: Lowering, last: number, serial: NodeId): NodeId {
  return graph.compare('less', serial, graph.constant(last + 1));
}

/** A part of the date of a serial, which the columns calculated from it may rely on to be one: `bounds` tell by the first and the last year. */
function ofDate(part: keyof CalendarColumns, bounds: (first: number, last: number) => readonly [number, number]): FunctionLowering {
  return elementwise(1, 1, (lowering, value) => {
    if (isKnownError(value!)) return value;
    const calendar = calendarOf(lowering);
    const serial = lowering.columns.toNumber(value!);
    if (!isCovered(calendar, lowering.graph, serial.node)) return null;
    const { graph, workbook } = lowering;
    const { low, high } = graph.node(serial.node);
    const years = [low, Math.min(high, calendar.last)].map((day) => dateOfSerial(day, workbook.date1904)?.year);
    const [least, most] = bounds(years[0] ?? 0, years[1] ?? 9999);
    const found = graph.binary('minimum', graph.binary('maximum', calendar.dateOf(serial.node)[part], graph.constant(least)), graph.constant(most));
    return within(lowering, upTo(lowering, calendar.last, serial.node), found, [serial]);
  });
}

/** EDATE and EOMONTH: so many months on, on the same day or the last one. */
function monthsOn(toEnd: boolean): FunctionLowering {
  return elementwise(2, 2, (lowering, start, months) => {
    const { columns, graph } = lowering;
    if (![start!, months!].every(isPlainNumber)) return null;
    const calendar = calendarOf(lowering);
    const [serial, moved] = [columns.toNumber(start!), columns.toNumber(months!)];
    const size = graph.node(moved.node);
    if (!isCovered(calendar, graph, serial.node) || !(size.low > -1e6 && size.high < 1e6)) return null;
    const date = calendar.dateOf(serial.node);
    const count = calendar.by(-1, calendar.plus(calendar.plus(date.month, date.year, 12), graph.unary('truncate', moved.node)));
    const [first, next] = [calendar.firstOfMonth(count), calendar.firstOfMonth(calendar.by(1, count))];
    const last = calendar.by(-1, next);
    const value = toEnd ? last : graph.binary('minimum', calendar.by(-1, calendar.plus(first, date.day)), last);
    if (!(earliest(graph, serial, size.low) >= calendar.first)) return null;
    const valid = graph.and(upTo(lowering, calendar.last, serial.node), graph.compare('lessOrEqual', value, graph.constant(calendar.last)));
    return within(lowering, valid, value, [serial, moved]);
  });
}

/** No month has more days than 31. */
function earliest(graph: Graph, serial: Uncertain, months: number): number {
  return graph.node(serial.node).low - 31 + Math.min(0, 31 * months);
}

/** Functions of the Analysis ToolPak take no truth values for numbers. */
function isPlainNumber(value: Scalar): boolean {
  return isUncertain(value) ? value.type === 'number' : isKnown(value) && typeof value === 'number';
}

/** DATE of years from the first of the calendar on; months and days beyond their range carry over. */
const date = elementwise(3, 3, (lowering, ...values) => {
  const { columns, graph } = lowering;
  if (values.some(isKnownError)) return null;
  const calendar = calendarOf(lowering);
  const numbers = values.map((value) => columns.toNumber(value));
  const [year, month, day] = numbers.map(({ node }, place) => graph.unary(place === 0 ? 'truncate' : 'floor', node)) as [NodeId, NodeId, NodeId];
  const [years, months, days] = [graph.node(year), graph.node(month), graph.node(day)];
  const isUsual = years.low >= 1905 && years.high <= 9998 && months.low >= -11 && months.high <= 12 && days.low >= -300 && days.high <= 365;
  if (!isUsual) return null;
  const first = calendar.firstOfMonth(calendar.by(-1, calendar.plus(month, year, 12)));
  return within(lowering, graph.truth(true), calendar.by(-1, calendar.plus(first, day)), numbers);
});

const weekday = elementwise(1, 2, (lowering, value, kind = 1) => {
  if (isKnownError(value!)) return value;
  const { columns, graph, workbook } = lowering;
  const calendar = calendarOf(lowering);
  const serial = columns.toNumber(value!);
  const first = typeof kind === 'number' ? FIRST_DAYS[kind] : undefined;
  if (first === undefined || !isCovered(calendar, graph, serial.node)) return null;
  const days = calendar.by((workbook.date1904 ? SYSTEMS_APART : 0) - first.shift, graph.unary('floor', serial.node));
  const rest = calendar.less(days, calendar.over(days, 7), 7);
  return within(lowering, upTo(lowering, calendar.last, serial.node), calendar.by(first.number, rest), [serial]);
});

/** By kind of WEEKDAY: the serial of a first day of the week, and the number it gets. Serial 1 counts as a Sunday. */
const FIRST_DAYS: Readonly<Record<number, { readonly shift: number; readonly number: number }>> = {
  1: { shift: 1, number: 1 },
  17: { shift: 1, number: 1 },
  2: { shift: 2, number: 1 },
  11: { shift: 2, number: 1 },
  3: { shift: 2, number: 0 },
  12: { shift: 3, number: 1 },
  13: { shift: 4, number: 1 },
  14: { shift: 5, number: 1 },
  15: { shift: 6, number: 1 },
  16: { shift: 7, number: 1 },
};

export const dateLowerings: LoweringTable = {
  YEAR: ofDate('year', (first, last) => [first, last]),
  MONTH: ofDate('month', () => [1, 12]),
  DAY: ofDate('day', () => [1, 31]),
  WEEKDAY: weekday,
  EDATE: monthsOn(false),
  EOMONTH: monthsOn(true),
  DATE: date,
};
