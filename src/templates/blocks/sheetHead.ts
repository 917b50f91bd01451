import { colors } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';

/** Where a workbook says whether all its checks hold, as other sheets write it. */
export interface ChecksState {
  /** The cell with the state in words. */
  readonly words: string;
  /** The cell that counts the checks that do not hold. */
  readonly failing: string;
}

/** Title, purpose, and the state of all checks at the top of a sheet. */
export function sheetHead(sheet: SheetBuilder, title: string, subtitle: string, stateCell: string, state: ChecksState): void {
  const { looks } = sheet;
  sheet.put('B1', `${title} · ${sheet.name}`, looks.title).height(1, 26);
  sheet.put('B2', subtitle, looks.subtitle);
  sheet.formula(stateCell, state.words, 'general', { ...looks.label, bold: true, horizontal: 'left' });
  sheet.highlight(stateCell, `${state.failing}=0`, { color: colors.good });
  sheet.highlight(stateCell, `${state.failing}>0`, { color: colors.bad });
}
