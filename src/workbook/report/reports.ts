import { languages } from '../../locales/languages';
import { formatReference, parseReference } from '../../engine/formula/parse/address';
import type { WorkbookName, WorkbookPort } from '../port';

/** Sheet names by which a report is known, whatever its sheet is called. */
export const REPORT_NAME = 'ROI_Report';
export const FINGERPRINT_NAME = 'ROI_ReportFingerprint';

export interface WrittenReport {
  readonly sheet: string;
  /** Of the model that it tells of; null where somebody emptied the cell. */
  readonly fingerprint: string | null;
}

/**
 * The reports in the workbook, in the order of their sheets. A name alone makes no report: anybody can give it to a sheet of
 * theirs, and a report is written over. It has to stand at our title, and beside our word for the fingerprint.
 */
export async function readReports(port: Pick<WorkbookPort, 'names' | 'sheetNames' | 'readRanges'>): Promise<readonly WrittenReport[]> {
  const [names, sheets] = [await port.names(), await port.sheetNames()];
  const placed = sheets.flatMap((sheet) => {
    const [title, fingerprint] = [placeOf(names, REPORT_NAME, sheet), placeOf(names, FINGERPRINT_NAME, sheet)];
    return title === null || fingerprint === null || fingerprint.left === 0 ? [] : [{ sheet, title, fingerprint }];
  });
  const read = await port.readRanges(
    placed.flatMap(({ sheet, title, fingerprint }) => [
      formatReference({ sheet, range: { ...title, bottom: title.top, right: title.left } }),
      formatReference({ sheet, range: { top: fingerprint.top, left: fingerprint.left - 1, bottom: fingerprint.top, right: fingerprint.left } }),
    ]),
  );
  return placed.flatMap(({ sheet }, index): WrittenReport[] => {
    const [[title] = []] = read[2 * index]!.values;
    const [[label, fingerprint] = []] = read[2 * index + 1]!.values;
    const isReport = languages.some(({ report }) => title === report.title && label === report.fingerprint);
    return isReport ? [{ sheet, fingerprint: typeof fingerprint === 'string' ? fingerprint : null }] : [];
  });
}

/** Where a name of a sheet points, if that is on this sheet. */
function placeOf(names: readonly WorkbookName[], wanted: string, sheet: string): { readonly top: number; readonly left: number } | null {
  const found = names.find(({ name, sheet: owner }) => name === wanted && owner === sheet);
  const place = parseReference(found?.address ?? '');
  return place?.sheet === sheet ? place.range : null;
}
