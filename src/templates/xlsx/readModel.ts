import { fail, ok, type Result } from '../../engine/core/result';
import type { CellRange, SheetModel, TableModel, WorkbookModel } from '../../engine/formula/workbookModel';
import { cellFormats, readNumberFormats } from './numberFormats';
import { readRichErrors } from './richErrors';
import { readSheetCells } from './sheetCells';
import { readDynamicArrayMetadata, readSharedStrings, readTables, readWorkbookParts, type SheetPart } from './workbookParts';
import { decodePart } from './partText';
import { damaged, readFailure, TooLargeError } from './readProblem';
import { countFilledCells } from './countFilledCells';
import { LIMITS, openPackage, type XlsxPackage } from './xlsxPackage';

/**
 * What calculation needs from an xlsx file, and nothing else: no looks, formulas as stored.
 * Fails with a reason for a file that is damaged, encrypted, too large or not an xlsx workbook.
 */
export function readWorkbookModel(bytes: Uint8Array): Result<WorkbookModel> {
  const opened = openPackage(bytes);
  return opened.ok ? readPackageModel(opened.value) : opened;
}

/** Also used where the package is already open. Part names of the sheets come along for those who go on to edit them. */
export function readPackageModel(pack: XlsxPackage): Result<PackageModel> {
  let current = 'xl/workbook.xml';
  try {
    const workbook = readWorkbookParts(pack);
    if (!workbook) return fail({ code: 'fileNotXlsx', cellError: '#VALUE!' });
    if (workbook.sheets.length === 0) return fail({ code: 'fileWithoutSheets', cellError: '#VALUE!' });
    const text = (part: string | undefined) => (part === undefined ? undefined : pack.text((current = part)));
    const metadata = text(workbook.metadataPart);
    const context = {
      sharedStrings: readSharedStrings(text(workbook.sharedStringsPart) ?? ''),
      dynamicArrayMetadata: metadata === undefined ? [] : readDynamicArrayMetadata(metadata),
      richErrors: metadata === undefined ? [] : readRichErrors(metadata, text(workbook.richValuesPart) ?? '', text(workbook.richStructuresPart) ?? ''),
      date1904: workbook.date1904,
    };
    const formats = workbook.settings.precisionAsDisplayed === true ? readNumberFormats(text(workbook.stylesPart) ?? '') : null;
    const sheets: (SheetModel & SheetPart)[] = [];
    const tables: TableModel[] = [];
    let room = LIMITS.cells;
    for (const sheet of workbook.sheets) {
      const content = pack.bytes((current = sheet.part));
      if (content === undefined) return damaged(sheet.part);
      room -= countFilledCells(content);
      // Said before the sheet is read: what is too much would take minutes.
      if (room < 0) throw TooLargeError.cells(LIMITS.cells);
      const { text: sheetXml } = decodePart(content);
      const { cells, hiddenRows, filter, dataTables } = readSheetCells(sheetXml, context);
      const { tables: ownTables, filters } = readTables(pack, sheet);
      const filteredRows = rowsInside(hiddenRows, filter ? [filter, ...filters] : filters);
      sheets.push({ ...sheet, cells, hiddenRows, filteredRows, ...(dataTables.length > 0 && { dataTables }), ...(formats && { numberFormats: cellFormats(sheetXml, formats) }) });
      tables.push(...ownTables);
    }
    const { names, date1904, settings, activeSheet } = workbook;
    return ok({ sheets, tables, names, date1904, ...settings, activeSheet });
  } catch (thrown) {
    // Whatever a broken part throws (bad XML, a broken deflate stream), the user needs to know where.
    return readFailure(thrown, current);
  }
}

/** Rows that a filter hides: the hidden ones within its range. */
function rowsInside(rows: ReadonlySet<number>, filters: readonly CellRange[]): ReadonlySet<number> {
  return new Set([...rows].filter((row) => filters.some(({ top, bottom }) => row > top && row <= bottom)));
}

export interface PackageModel extends WorkbookModel {
  readonly sheets: readonly (SheetModel & SheetPart)[];
  readonly activeSheet: string | undefined;
}
