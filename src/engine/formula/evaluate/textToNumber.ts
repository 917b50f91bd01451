import { serialOfDate } from './serialDate';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBER = /^([+-]?) ?(\(?) ?([+-]?) ?([$€£¥￥]?) ?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:e([+-]?\d+))? ?(%?) ?(€?) ?(\)?)$/i;
/** No date with a time is written in more characters; longer texts need not be searched. */
const LONGEST_MOMENT = 60;
/** Half of the day before, hours, minutes, seconds, their fraction, half of the day after. */
const TIME = /^(?:(上午|下午) ?)?(\d{1,4}):(?:(\d{1,2})(?::(?:(\d{1,2})(\.\d*)?)?)?)?\s*(am|pm|a|p)?$/i;
const CHINESE_TIME = /^(上午|下午)?(\d{1,2})[时點点](?:(\d{1,2})分(?:(\d{1,2})秒)?)?$/;
const BLANKS = ' \t\r\n';
/** Excel takes an hour alone for a time only where a blank stands before AM or PM: `0a` is a text. */
const HOUR_ONLY = /^(\d{1,2})\s+(am|pm|a|p)$/i;

/** The year of a date that is written without one; undefined where there is no clock to tell, and the text then is no date. */
export type CurrentYear = () => number | undefined;

/**
 * The text as a number, date or time, as arithmetic and VALUE read it in en-US, with the dates and times of Chinese writing besides;
 * undefined where it is none. A no-break space is no blank to Excel.
 */
export function textToNumber(text: string, date1904 = false, currentYear: CurrentYear = () => undefined): number | undefined {
  const plain = halfWidth(text);
  const number = without(BLANKS, plain);
  const first = number.charCodeAt(0) | 32;
  const found = first < 97 || first > 122 ? plainNumber(number) : undefined;
  // Blanks around a number or a time do not matter; around a date they do.
  return found ?? timeOfDay(without(' ', plain)) ?? dateAndTime(plain, date1904, currentYear);
}

/** The text as a date, a time or both, as DATEVALUE and TIMEVALUE read it, whatever spaces surround it; a plain number is neither. */
export function textToMoment(text: string, date1904 = false, currentYear: CurrentYear = () => undefined): number | undefined {
  return dateAndTime(without(' ', halfWidth(text)), date1904, currentYear);
}

/** The text without those characters at its ends; linear, however many there are. */
function without(blanks: string, text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text.charAt(start))) start++;
  while (end > start && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Full-width digits and signs, as Chinese input methods write them, count as their ordinary ones. */
function halfWidth(text: string): string {
  return /[０-９]/.test(text) ? text.replace(/[％＋，－．／０-９：]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)) : text;
}

function plainNumber(spaced: string): number | undefined {
  const text = spaced.replace(/ {2,}/g, ' ');
  const match = NUMBER.exec(text);
  if (match === null) return fractionNumber(text);
  const [, sign1 = '', open = '', sign2 = '', currency = '', sign3 = '', whole, fraction, exponent, percent = '', euro = '', close = ''] = match;
  // The euro alone may follow its number; with another sign beside it the text is none.
  if (euro !== '' && (currency !== '' || percent !== '')) return undefined;
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

function dateAndTime(text: string, date1904: boolean, currentYear: CurrentYear): number | undefined {
  if (text.length > LONGEST_MOMENT) return undefined;
  const time = timeOfDay(text);
  if (time !== undefined) return time;
  const date = calendarDay(text, date1904, currentYear);
  if (date !== undefined) return date;
  for (let split = text.lastIndexOf(' '); split > 0; split = text.lastIndexOf(' ', split - 1)) {
    const timePart = timeOfDay(text.slice(split + 1).trim());
    const dayPart = timePart === undefined ? undefined : calendarDay(text.slice(0, split).trim(), date1904, currentYear);
    if (dayPart !== undefined && timePart !== undefined) return dayPart + timePart;
  }
  const iso = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/i.exec(text) ?? /^(\d{4}年\d{1,2}月\d{1,2}日)(\S+)$/.exec(text);
  return iso === null ? undefined : dateAndTime(`${iso[1] ?? ''} ${iso[2] ?? ''}`, date1904, currentYear);
}

/** A fraction of a day, or undefined. */
function timeOfDay(text: string): number | undefined {
  const hourOnly = HOUR_ONLY.exec(text);
  const match = hourOnly === null ? (TIME.exec(text) ?? CHINESE_TIME.exec(text)) : null;
  if (hourOnly === null && match === null) return undefined;
  let hours = Number(hourOnly?.[1] ?? match?.[2]);
  const minutes = Number(match?.[3] ?? 0);
  const seconds = Number(match?.[4] ?? 0) + Number(`0${match?.[5] ?? ''}`);
  const after = hourOnly?.[2] ?? match?.[6];
  const half = match?.[1] === '上午' ? 'a' : match?.[1] === '下午' ? 'p' : after?.toLowerCase();
  if (minutes > 59 || seconds >= 60 || (half !== undefined && hours > 12) || (match?.[1] !== undefined && after !== undefined)) return undefined;
  if (half !== undefined) hours = (hours % 12) + (half.startsWith('p') ? 12 : 0);
  return (hours * 3600 + minutes * 60 + seconds) / 86400;
}

function calendarDay(text: string, date1904: boolean, currentYear: CurrentYear): number | undefined {
  return dayInNumbers(text, date1904, currentYear) ?? dayInChinese(text, date1904, currentYear) ?? dayWithMonthName(text, date1904, currentYear);
}

function dayInNumbers(text: string, date1904: boolean, currentYear: CurrentYear): number | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(text);
  if (iso !== null) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1), date1904);
  const american = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{1,2})$/.exec(text);
  if (american !== null) return validDay(fullYear(american[3] ?? ''), Number(american[1]), Number(american[2]), date1904);
  const monthYear = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (monthYear !== null) return validDay(Number(monthYear[2]), Number(monthYear[1]), 1, date1904);
  const monthDay = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  return monthDay === null ? undefined : validDay(currentYear(), Number(monthDay[1]), Number(monthDay[2]), date1904);
}

function dayInChinese(text: string, date1904: boolean, currentYear: CurrentYear): number | undefined {
  const match = /^(?:(\d{4}|\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  if (match === null || (match[1] === undefined && match[3] === undefined)) return undefined;
  return validDay(match[1] === undefined ? currentYear() : fullYear(match[1]), Number(match[2]), Number(match[3] ?? 1), date1904);
}

function dayWithMonthName(text: string, date1904: boolean, currentYear: CurrentYear): number | undefined {
  const dayMonth = /^(\d{1,2})[-/\s]?([a-z]{3,9})\.?(?:[-/\s,]\s*(\d{4}|\d{1,2}))?$/i.exec(text);
  if (dayMonth !== null) return named(dayMonth[2], dayMonth[1], dayMonth[3], date1904, currentYear);
  const monthFirst = /^([a-z]{3,9})\.?\s*[-/\s]?(\d{1,2})(?:,\s*|\s+|-|\/)(\d{4}|\d{2})$/i.exec(text);
  if (monthFirst !== null) return named(monthFirst[1], monthFirst[2], monthFirst[3], date1904, currentYear);
  const monthYear = /^([a-z]{3,9})\.?[-/\s,]\s*(\d{4})$/i.exec(text);
  if (monthYear !== null) return named(monthYear[1], '1', monthYear[2], date1904, currentYear);
  const monthNumber = /^([a-z]{3,9})\.?[-/\s](\d{1,2})$/i.exec(text);
  if (monthNumber === null) return undefined;
  const number = Number(monthNumber[2]);
  return number >= 1 && number <= 31
    ? named(monthNumber[1], monthNumber[2], undefined, date1904, currentYear)
    : named(monthNumber[1], '1', monthNumber[2], date1904, currentYear);
}

function named(month = '', day = '', year: string | undefined, date1904: boolean, currentYear: CurrentYear): number | undefined {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const full = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
  if (index < 0 || !(month.length === 3 || full[index] === month.toLowerCase() || month.toLowerCase() === 'sept')) return undefined;
  return validDay(year === undefined ? currentYear() : fullYear(year), index + 1, Number(day), date1904);
}

/** Two digits mean 1930 … 2029. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function validDay(year: number | undefined, month: number, day: number, date1904: boolean): number | undefined {
  if (year === undefined || month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 9999) return undefined;
  if (year === 1900 && month === 2 && day === 29 && !date1904) return 60;
  const serial = serialOfDate(year, month, day, date1904);
  if (Number.isNaN(serial)) return undefined;
  const next = serialOfDate(year, month + 1, 1, date1904);
  return Number.isNaN(next) || serial < next ? serial : undefined;
}
