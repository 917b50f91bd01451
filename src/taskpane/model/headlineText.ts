import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { type HeadlineKind } from '../../templates/modelNames';
import { type Headline } from '../../workbook/readModel';

const fractions: ReadonlySet<HeadlineKind> = new Set<HeadlineKind>(['returnOnInvestment', 'internalRateOfReturn', 'chanceOfLoss']);

/** The headline as the sheet shows it; a cell too narrow to show its number is formatted here. Empty for an empty cell. */
export function headlineText({ kind, value, text }: Headline, language: string): string {
  if (text !== null) return text;
  if (typeof value !== 'number') return plainText(value);
  return new Intl.NumberFormat(language, fractions.has(kind) ? { style: 'percent', maximumFractionDigits: 1 } : { maximumFractionDigits: 2 }).format(value);
}

function plainText(value: CellValue): string {
  return isCellError(value) ? value.error : String(value ?? '');
}
