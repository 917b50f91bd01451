import type { WorkbookPort } from '../port';

/** Sheet names by which a report is known, whatever its sheet is called. */
export const REPORT_NAME = 'ROI_Report';
export const FINGERPRINT_NAME = 'ROI_ReportFingerprint';

export interface WrittenReport {
  readonly sheet: string;
  /** Of the model that it tells of; null where somebody emptied the cell. */
  readonly fingerprint: string | null;
}

/** The reports in the workbook, in the order of their sheets. */
export async function readReports(port: Pick<WorkbookPort, 'names' | 'sheetNames' | 'readRanges'>): Promise<readonly WrittenReport[]> {
  const [names, sheets] = [await port.names(), await port.sheetNames()];
  const named = (wanted: string): ReadonlyMap<string, string> =>
    new Map(names.flatMap(({ name, sheet, address }) => (name === wanted && sheet !== null && address !== null ? [[sheet, address] as const] : [])));
  const [reports, fingerprints] = [named(REPORT_NAME), named(FINGERPRINT_NAME)];
  const found = sheets.filter((sheet) => reports.has(sheet));
  const asked = found.flatMap((sheet) => fingerprints.get(sheet) ?? []);
  const read = new Map((await port.readRanges(asked)).map(({ values }, index) => [asked[index]!, values[0]?.[0] ?? null]));
  return found.map((sheet) => {
    const fingerprint = read.get(fingerprints.get(sheet) ?? '') ?? null;
    return { sheet, fingerprint: typeof fingerprint === 'string' ? fingerprint : null };
  });
}
