import { colors, type Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { ChecksState } from './sheetHead';

/** Something that must be true for the results to be trusted. */
export interface Check {
  readonly description: string;
  /** The cell to look at when it does not hold, as a link. */
  readonly where: string;
  /** A figure that must lie within the allowed distance from zero. */
  readonly found: string;
  readonly allowed?: number;
  readonly format?: Format;
}

export interface ChecksWords {
  readonly columns: { readonly check: string; readonly where: string; readonly found: string; readonly allowed: string; readonly holds: string };
  readonly failing: string;
  readonly state: string;
}

/** The cells with the words for the state of all checks. */
export interface StateWords {
  readonly allHold: string;
  readonly someFail: string;
}

/** Cents: sums of many amounts differ by rounding in the last digits only. */
export const ROUNDING = 0.01;

const FIRST = 6;

export function checksState(sheet: SheetBuilder): ChecksState {
  return { words: sheet.ref('$C$3'), failing: sheet.ref('$C$4') };
}

/** One line for everything that must be true; a cell above counts the lines that are not. Gives the area of the lines. */
export function checksTable(sheet: SheetBuilder, words: ChecksWords, state: StateWords, checks: readonly Check[]): string {
  const { looks } = sheet;
  const last = FIRST + checks.length - 1;
  sheet.columns({ A: 2, B: 76, C: 26, D: 16, E: 14, F: 12 }).freeze(FIRST - 1, 0);
  sheet.put('B3', words.state).formula('C3', `IF(C4=0,${state.allHold},${state.someFail})`, 'general', { ...looks.calculated('general'), bold: true });
  const failing = `ROWS(F${FIRST}:F${last})-COUNTIF(F${FIRST}:F${last},TRUE)`;
  sheet.put('B4', words.failing).formula('C4', failing, 'integer', { ...looks.calculated('integer'), bold: true, horizontal: 'left' });
  sheet.heads(FIRST - 1, { B: words.columns.check, C: words.columns.where, D: words.columns.found, E: words.columns.allowed, F: words.columns.holds }, ['D', 'E']);
  checks.forEach(({ description, where, found, allowed = 0, format = 'factor' }, index) => {
    const row = FIRST + index;
    sheet.put(`B${row}`, description);
    sheet.put(`C${row}`, where, looks.link, { link: where });
    sheet.formula(`D${row}`, found, format);
    sheet.put(`E${row}`, allowed, looks.calculated(format));
    sheet.formula(`F${row}`, `ABS(D${row})<=E${row}`, 'general', { ...looks.calculated('general'), horizontal: 'center' });
  });
  sheet.highlight(`F${FIRST}:F${last}`, `F${FIRST}=TRUE`, { color: colors.good, fill: colors.goodFill, bold: true });
  sheet.highlight(`F${FIRST}:F${last}`, `NOT(IFERROR(F${FIRST},FALSE))`, { color: colors.bad, fill: colors.badFill, bold: true });
  return sheet.ref(`$B$${FIRST}:$F$${last}`);
}
