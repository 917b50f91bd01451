import { roundHalfAway } from '../../core/rounding';
import { isDateSection } from './formatDate';
import { formatFraction, formatScientific, shownDecimals } from './formatDecimal';
import { chooseSection } from './formatNumber';
import { readSections, type Section } from './numberFormat';

/**
 * A number as a workbook with precision as displayed keeps it: rounded to what its number format shows. The General format,
 * dates, and formats without digits leave it as it is. Excel: "Set precision as displayed" (File, Options, Advanced).
 */
export function asShown(value: number, format: string | undefined): number {
  const sections = format === undefined ? undefined : readSections(format);
  if (sections === undefined || !Number.isFinite(value)) return value;
  const { section } = chooseSection(value, sections);
  if (section === undefined || !showsDigits(section)) return value;
  if (section.parts.some(({ type }) => type === 'fraction')) return Math.sign(value) * fractionOf(formatFraction(onlyDigits(section), Math.abs(value)));
  if (section.parts.some(({ type }) => type === 'exponent')) return Math.sign(value) * Number(formatScientific(onlyDigits(section), Math.abs(value)));
  return roundHalfAway(value, shownDecimals(section));
}

/** The decimals to which every number is rounded; undefined where that differs with the number, null where nothing is rounded. */
export function decimalsAsShown(format: string | undefined): number | null | undefined {
  const sections = format === undefined ? undefined : readSections(format);
  if (sections === undefined) return null;
  const kinds = new Set(sections.slice(0, 3).map(decimalsOf));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function decimalsOf(section: Section): number | null | undefined {
  if (!showsDigits(section)) return null;
  return section.parts.some(({ type }) => type === 'fraction' || type === 'exponent') ? undefined : shownDecimals(section);
}

function showsDigits(section: Section): boolean {
  return !section.parts.some(({ type }) => type === 'general') && !isDateSection(section) && section.parts.some(({ type }) => type === 'digit');
}

/** Without the words around the number; the blank between a whole number and its fraction stays. */
function onlyDigits(section: Section): Section {
  const parts = section.parts.filter((part) => part.type !== 'literal' || part.text === ' ' || /^\d$/.test(part.text));
  return { ...section, parts };
}

function fractionOf(text: string): number {
  const [, whole = '', top, bottom] = /^\s*(\d+)?\s*(?:(\d+)\/(\d+))?\s*$/.exec(text) ?? [];
  return Number(whole) + (top === undefined || bottom === undefined ? 0 : Number(top) / Number(bottom));
}
