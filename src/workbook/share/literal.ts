import { isCellError, type CellValue } from '../../engine/core/cellValue';

/** A value as a formula writes it. */
export function literal(value: CellValue): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isCellError(value) ? value.error : String(value ?? 0);
}
