import { fail, ok, type Result } from '../../engine/core/result';
import type { CellRange, SheetModel, TableModel, WorkbookModel } from '../../engine/formula/workbookModel';
import { cellFormats, readNumberFormats } from './numberFormats';
import { readRichErrors } from './richErrors';
import { readSheetCells, type SheetContext } from './sheetCells';
import { readDynamicArrayMetadata, readSharedStrings, readTables, readWorkbookParts, type SheetPart } from './workbookParts';
import { decodePart } from './partText';
import { damaged, inPart, readFailure, TooLargeError } from './readProblem';
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
  try {
    const workbook = readWorkbookParts(pack);
    if (!workbook) return fail({ code: 'fileNotXlsx', cellError: '#VALUE!' });
    if (workbook.sheets.length === 0) return fail({ code: 'fileWithoutSheets', cellError: '#VALUE!' });
    const { sharedStringsPart = '', metadataPart = '', stylesPart = '', richValuesPart = '', richStructuresPart = '' } = workbook;
    const text = (part: string): string => pack.text(part) ?? '';
    const context: SheetContext = {
      sharedStrings: inPart(sharedStringsPart, () => readSharedStrings(text(sharedStringsPart))),
      dynamicArrayMetadata: inPart(metadataPart, () => readDynamicArrayMetadata(text(metadataPart))),
      richErrors: inPart(metadataPart, () => readRichErrors(text(metadataPart), text(richValuesPart), text(richStructuresPart))),
      date1904: workbook.date1904,
      room: { formulaCharacters: LIMITS.formulaCharacters, dataTableCells: LIMITS.dataTableCells, emptyCells: LIMITS.emptyCells },
    };
    const formats = workbook.settings.precisionAsDisplayed === true ? inPart(stylesPart, () => readNumberFormats(text(stylesPart))) : null;
    const sheets: (SheetModel & SheetPart)[] = [];
    const tables: TableModel[] = [];
    let room = LIMITS.cells;
    let columns = 0;
    for (const sheet of workbook.sheets) {
      const content = pack.bytes(sheet.part);
      if (content === undefined) return damaged(sheet.part);
      room -= countFilledCells(content);
      // Said before the sheet is read: what is too much would take minutes.
      if (room < 0) throw TooLargeError.of('fileTooManyCells', LIMITS.cells);
      sheets.push(inPart(sheet.part, () => readSheet(sheet, decodePart(content).text, context, formats)));
      const { tables: ownTables, filters } = readTables(pack, sheet);
      if (filters.length > 0) sheets.push(withFilters(sheets.pop()!, filters));
      columns += ownTables.reduce((sum, table) => sum + table.columns.length, 0);
      if (columns > LIMITS.tableColumns) throw TooLargeError.of('fileTooManyTableColumns', LIMITS.tableColumns);
      tables.push(...ownTables);
    }
    const { names, date1904, settings, activeSheet } = workbook;
    return ok({ sheets, tables, names, date1904, ...settings, activeSheet });
  } catch (thrown) {
    // Whatever a broken part throws (bad XML, a broken deflate stream), the user needs to know where.
    return readFailure(thrown, 'xl/workbook.xml');
  }
}

function readSheet(sheet: SheetPart, text: string, context: SheetContext, formats: readonly (string | undefined)[] | null): SheetModel & SheetPart {
  const { cells, hiddenRows, filter, dataTables, validations } = readSheetCells(text, context);
  const filteredRows = rowsInside(hiddenRows, filter ? [filter] : []);
  return { ...sheet, cells, hiddenRows, filteredRows, ...(dataTables.length > 0 && { dataTables }), ...(validations.length > 0 && { validations }), ...(formats && { numberFormats: cellFormats(text, formats) }) };
}

/** The same sheet with the rows that the filters of its tables hide. */
function withFilters(sheet: SheetModel & SheetPart, filters: readonly CellRange[]): SheetModel & SheetPart {
  const filteredRows = new Set([...(sheet.filteredRows ?? []), ...rowsInside(sheet.hiddenRows ?? new Set(), filters)]);
  return { ...sheet, filteredRows };
}

/** Rows that a filter hides: the hidden ones within its range. */
function rowsInside(rows: ReadonlySet<number>, filters: readonly CellRange[]): ReadonlySet<number> {
  return new Set([...rows].filter((row) => filters.some(({ top, bottom }) => row > top && row <= bottom)));
}

export interface PackageModel extends WorkbookModel {
  readonly sheets: readonly (SheetModel & SheetPart)[];
  readonly activeSheet: string | undefined;
}
