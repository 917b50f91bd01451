import { ExcelWorkbookPort } from '../excel/excelWorkbookPort';
import { officeHost, onPaneVisibility } from '../excel/officeHost';
import type { WorkbookPort } from '../workbook/port';
import { functionActivity } from './functionActivity';

let workbook: WorkbookPort | null = null;

/** The open workbook, which pane, ribbon and worksheet functions read through one port. Call only after `Office.onReady`. */
export function pageWorkbook(): WorkbookPort {
  workbook ??= new ExcelWorkbookPort({ ...officeHost(), pendingFunctions: functionActivity.isPending, onVisibility: onPaneVisibility });
  return workbook;
}
