import { formatReference } from '../../engine/formula/parse/address';

/** The address of something that stands in one cell. */
export function cellAddressOf({ sheet, row, column }: { readonly sheet: string; readonly row: number; readonly column: number }): string {
  return formatReference({ sheet, range: { top: row, left: column, bottom: row, right: column } });
}
