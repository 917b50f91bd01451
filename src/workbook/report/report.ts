import type { EngineWords, Words } from '../../locales';
import type { Looks } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { ReportedCells } from './reportedCells';
import type { ReportedRun } from './reportedRun';

/** What every part of the report is made from. Rows and columns are zero-based, as everywhere but in `SheetBuilder`. */
export interface Report {
  readonly run: ReportedRun;
  readonly cells: ReportedCells;
  readonly words: Words<'report'>['report']['simulation'];
  /** For errors, and with the language itself. */
  readonly engineWords: EngineWords;
  readonly looks: Looks;
  readonly sheet: SheetBuilder;
}

/** Last column that sections reach to. */
export const LAST_COLUMN = 'M';
