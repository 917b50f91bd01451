import type { CellStyle } from '../../file/workbookFile';

/** The look of a number. */
export function figureLook(look: CellStyle, numberFormat: string): CellStyle {
  return { ...look, numberFormat, horizontal: 'right' };
}

/** A number for a cell: none where there is none. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
