import { ok, type Result } from '../engine/core/result';
import type { CellModel } from '../engine/formula/workbookModel';
import type { CellFile, SheetFile, TableFile, WorkbookFile } from './workbookFile';
import { readAddinSettings } from './xlsx/readAddinSettings';
import { removeFilePrefixes } from './xlsx/filePrefixes';
import { readLooks } from './xlsx/looks/readLooks';
import type { CellLooks } from './xlsx/looks/sheetLooks';
import { readPackageModel } from './xlsx/readModel';
import { AUTO_OPEN_SETTING } from './xlsx/write/addinParts';
import { requireReadable } from './xlsx/write/requireReadable';
import { writePackage } from './xlsx/write/writePackage';
import { openPackage } from './xlsx/xlsxPackage';

/**
 * Workbooks to bytes and back. Contents are read by the reader that calculation uses (spills, data tables, serial dates,
 * formulas as stored), so that a workbook is opened or refused alike everywhere; then the looks, as far as they are sound.
 */

/** Reads an xlsx file whole. A file that is not one, is damaged, encrypted or too large is a failure with a reason. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<WorkbookFile>> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const model = readPackageModel(opened.value);
  if (!model.ok) return model;
  const { sheets: looks, unread } = readLooks(opened.value, model.value.sheets);
  const { sheets, tables, names, activeSheet, ...settings } = model.value;
  return ok({
    sheets: sheets.map(({ name, cells, part, visibility, dataTables }): SheetFile => {
      const sheetLooks = looks.get(part);
      const ownTables = tables.filter(({ sheet }) => sheet === name);
      return {
        ...sheetLooks?.sheet,
        name,
        visibility: visibility ?? 'visible',
        charts: sheetLooks?.charts ?? [],
        ...(dataTables && { dataTables }),
        cells: joinCells(cells, sheetLooks?.cells ?? new Map()),
        tables: ownTables.map(({ sheet: _, ...table }): TableFile => {
          const style = sheetLooks?.tableStyles.get(table.name);
          return style === undefined ? table : { ...table, style };
        }),
      };
    }),
    names: names.map((name) => ({ ...name, formula: removeFilePrefixes(name.formula) })),
    ...settings,
    ...(activeSheet === undefined ? {} : { activeSheet }),
    ...addinPart(readAddinSettings(opened.value)),
    ...(unread.length > 0 && { unread }),
  });
}

/** Writes an xlsx file as Excel would save it, and reads it back; the same workbook always gives the same bytes. */
export async function writeWorkbook(file: WorkbookFile): Promise<Uint8Array> {
  const bytes = writePackage(file);
  requireReadable(file, bytes);
  return bytes;
}

function addinPart(settings: Readonly<Record<string, string>>): Pick<WorkbookFile, 'autoOpenTaskpane' | 'addinSettings'> {
  const { [AUTO_OPEN_SETTING]: autoOpen, ...addinSettings } = settings;
  return { autoOpenTaskpane: autoOpen === 'true', ...(Object.keys(addinSettings).length > 0 && { addinSettings }) };
}

function joinCells(contents: ReadonlyMap<number, CellModel>, looks: ReadonlyMap<number, CellLooks>): Map<number, CellFile> {
  const cells = new Map<number, CellFile>();
  for (const [key, cell] of contents) {
    const formula = cell.formula === undefined ? undefined : { formula: removeFilePrefixes(cell.formula) };
    cells.set(key, { ...cell, ...formula, ...looks.get(key) });
  }
  for (const [key, look] of looks) {
    if (!cells.has(key)) cells.set(key, { value: null, ...look });
  }
  return cells;
}
