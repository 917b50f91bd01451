import type { CellValue } from '../../core/cellValue';
import { formatDate, isDateSection } from './formatDate';
import { formatDecimal, formatFraction, formatScientific } from './formatDecimal';
import { readSections, type Section } from './numberFormat';
import { isError } from './value';

/**
 * The text a cell shows for a value under an Excel number format (`#,##0.00;(#,##0.00)`, `0.0%`, `yyyy-mm-dd`,
 * `[h]:mm`, `# ?/?`, `[$¥-804]#,##0`, …). Sections, conditions, text sections, elapsed times, fractions and scientific
 * notation are understood; colours and column-filling characters leave no trace. undefined for a format that cannot be read.
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
  const section = sections.length === 4 ? sections[3] : sections.find(({ parts }) => parts.some(({ type }) => type === 'text'));
  if (section === undefined) return text;
  return section.parts.map((part) => (part.type === 'text' ? text : part.type === 'literal' ? part.text : '')).join('');
}

/** The section for a number, and the number without the sign that the section stands for. */
export function chooseSection(value: number, sections: readonly Section[]): { section: Section | undefined; size: number } {
  const numeric = sections.slice(0, 3);
  const conditional = numeric.some(({ condition }) => condition !== undefined);
  if (conditional) {
    const found = numeric.findIndex(({ condition }, index) => (condition === undefined ? index === numeric.length - 1 || index > 0 : condition(value)));
    const section = found < 0 ? undefined : numeric[found];
    const signed = found > 0 && section?.condition === undefined && value < 0 && numeric.length === 2;
    return { section, size: signed || (section?.condition !== undefined && value < 0 && found > 0) ? Math.abs(value) : value };
  }
  const [first, second, third] = numeric;
  if (value < 0 && second !== undefined) {
    return { section: second, size: -value };
  }
  return { section: value === 0 && third !== undefined ? third : first, size: value };
}

function formatWith(section: Section, value: number, date1904: boolean): string | undefined {
  if (section.general) return formatGeneralSection(section, value);
  if (isDateSection(section)) return formatDate(section, value, date1904);
  if (section.parts.some(({ type }) => type === 'fraction')) return formatFraction(section, value);
  return section.parts.some(({ type }) => type === 'exponent') ? formatScientific(section, value) : formatDecimal(section, value);
}

function formatGeneralSection(section: Section, value: number): string {
  const sign = value < 0 ? '-' : '';
  const body = section.parts.map((part) => (part.type === 'literal' ? part.text : part.type === 'general' ? generalText(Math.abs(value)) : '')).join('');
  return sign + body;
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
