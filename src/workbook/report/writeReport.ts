import type { PaneWords } from '../../locales';
import type { WorkbookPort } from '../port';
import { readReportedCells } from './reportedCells';
import type { ReportedRun } from './reportedRun';
import { readReports, REPORT_NAME, FINGERPRINT_NAME } from './reports';
import { reportSheet } from './reportSheet';

export interface ReportOptions {
  /** Keeps earlier reports and adds another sheet; else the newest of them is written anew. */
  readonly asNew?: boolean;
}

/** Writes a report of a finished simulation and shows it: one undo step. Returns the name of its sheet. */
export async function writeReport(port: WorkbookPort, run: ReportedRun, words: PaneWords, { asNew = false }: ReportOptions = {}): Promise<string> {
  return port.command(async (inside) => {
    const cells = await readReportedCells(inside, run);
    const earlier = asNew ? [] : await readReports(inside);
    const { sheet, fingerprint } = reportSheet(run, cells, words);
    const replaces = earlier.at(-1)?.sheet;
    return inside.addSheet(sheet, {
      names: [
        { name: REPORT_NAME, range: { top: 0, left: 1, bottom: 0, right: 1 } },
        { name: FINGERPRINT_NAME, range: fingerprint },
      ],
      activate: true,
      ...(replaces === undefined ? {} : { replaces }),
    });
  });
}
