import { dateOfSerial } from './serialDate';
import type { Workbook } from './workbook';

/** The year in which the workbook is calculated. As volatile as TODAY. */
export function currentYear(workbook: Workbook): number | undefined {
  return dateOfSerial(Math.floor(workbook.now()), workbook.date1904)?.year;
}
