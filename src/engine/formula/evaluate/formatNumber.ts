import type { CellValue } from '../../core/cellValue';
import { eachDigit, spokenNumber } from './chineseNumerals';
import { formatDate, isDateSection } from './formatDate';
import { formatDecimal, formatFraction, formatScientific } from './formatDecimal';
import { holds, type Part, readSections, type Section } from './numberFormat';
import { numberToText } from './numberToText';
import { isError } from './value';

/**
 * The text a cell shows for a value under an Excel number format (`#,##0.00;(#,##0.00)`, `0.0%`, `yyyy-mm-dd`,
 * `[h]:mm`, `# ?/?`, `[$¥-804]#,##0`, `[DBNum2][$-804]General`, …). Sections, conditions, text sections, elapsed times, fractions,
 * scientific notation and Chinese numerals are understood; colours and column-filling characters leave no trace. undefined for a format that cannot be read.
 *
 * Linear in the length of the format; formats are read once and remembered.
 */
export function formatNumber(value: CellValue, format: string, date1904 = false): string | undefined {
  if (isError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value === null) return '';
  const sections = readSections(format);
  if (sections === undefined) return undefined;
  if (typeof value === 'string') return formatText(value, sections);
  const { section, size } = chooseSection(value, sections);
  if (section === undefined) return sections.length === 1 ? generalText(value) : '########';
  return formatWith(section, size, date1904);
}

function formatText(text: string, sections: readonly Section[]): string {
  const section = sections.length === 4 ? sections[3] : sections.findLast(({ parts }) => parts.some(({ type }) => type === 'text'));
  if (section === undefined) return text;
  return section.parts.map((part) => (part.type === 'text' ? text : part.type === 'literal' ? part.text : '')).join('');
}

/** The section for a number, and the number without the sign that the section stands for. */
function chooseSection(value: number, sections: readonly Section[]): { section: Section | undefined; size: number } {
  const last = sections[sections.length - 1];
  const forText = sections.length === 4 || last?.parts.some(({ type }) => type === 'text') === true;
  const numeric = forText && sections.length > 1 ? sections.slice(0, -1) : sections;
  const [first, second, third] = numeric;
  if (first?.condition !== undefined || second?.condition !== undefined) return chooseByCondition(value, numeric);
  if (value < 0 && second !== undefined) return { section: second, size: -value };
  return { section: value === 0 && third !== undefined ? third : first, size: value };
}

/** With conditions, what meets none of them falls to the last section, and only a section for negative numbers alone stands for their sign. */
function chooseByCondition(value: number, [first, second, third]: readonly Section[]): { section: Section | undefined; size: number } {
  const firstHolds = first?.condition === undefined ? value > 0 : holds(first.condition, value);
  if (firstHolds) return { section: first, size: first !== undefined && isForNegatives(first) ? Math.abs(value) : value };
  if (second === undefined) return { section: undefined, size: value };
  if (third === undefined && second.condition === undefined) return { section: second, size: isForPositives(first) ? Math.abs(value) : value };
  const secondHolds = second.condition === undefined ? value < 0 : holds(second.condition, value);
  if (!secondHolds) return { section: third, size: value };
  return { section: second, size: second.condition === undefined || isForNegatives(second) ? Math.abs(value) : value };
}

function isForNegatives({ condition }: Section): boolean {
  return condition?.limit === 0 && (condition.operator === '<' || condition.operator === '<=');
}

function isForPositives(section: Section | undefined): boolean {
  return section?.condition?.limit === 0 && (section.condition.operator === '>' || section.condition.operator === '>=');
}

function formatWith(section: Section, value: number, date1904: boolean): string | undefined {
  const { parts, numerals } = section;
  const has = (type: Part['type']): boolean => parts.some((part) => part.type === type);
  if (has('general') || has('text')) return formatGeneralSection(section, value);
  if (isDateSection(section)) return formatDate(section, value, date1904);
  const text = has('fraction') ? formatFraction(section, value) : has('exponent') ? formatScientific(section, value) : formatDecimal(section, value);
  return numerals === undefined ? text : eachDigit(text, numerals);
}

function formatGeneralSection({ parts, numerals }: Section, value: number): string {
  const size = Math.abs(value);
  const shown = ({ type }: Part): string => (type === 'general' && numerals === undefined ? generalText(size) : numberToText(size));
  const body = parts.map((part) => {
    if (part.type === 'literal') return part.text;
    if (part.type === 'percent') return '%';
    if (part.type !== 'general' && part.type !== 'text') return '';
    return numerals === undefined ? shown(part) : spokenNumber(shown(part), numerals);
  });
  return (value < 0 ? '-' : '') + body.join('');
}

/** A number in the General format of a cell of ordinary width: up to eleven characters, then scientific. */
export function generalText(value: number): string {
  if (value === 0) return '0';
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  if (Number.isInteger(size) && size < 1e11) return sign + String(size);
  const exponent = Number(size.toExponential(9).split('e')[1]);
  if (exponent >= 11 || exponent < -9 || (exponent < -4 && needsScientific(size))) return sign + scientific(size);
  const whole = Math.max(exponent, 0) + 1;
  const text = size.toFixed(Math.max(0, Math.min(20, 10 - whole)));
  return sign + trimZeros(text);
}

function needsScientific(size: number): boolean {
  return Math.abs(Number(size.toFixed(9)) - size) > size * 1e-9;
}

function scientific(size: number): string {
  const [mantissa = '', exponent = '0'] = size.toExponential(5).split('e');
  const power = Number(exponent);
  return `${trimZeros(mantissa)}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
