import { ICommandService, type ISheetDataValidationRule } from '@univerjs/core';
import { AddDataValidationMutation } from '@univerjs/data-validation';
import { IDefinedNamesService, type IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import { InsertDefinedNameCommand, InsertSheetCommand, RangeThemeStyle, SheetRangeThemeModel } from '@univerjs/sheets';
import { AddConditionalRuleMutation, type IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { InsertSheetDrawingCommand, type ISheetDrawing } from '@univerjs/sheets-drawing';
import { AddSheetTableCommand, TableManager } from '@univerjs/sheets-table';
import type { WorkbookFile } from '../../file/workbookFile';
import { renameSheets } from './file/renameSheets';
import { resourceOf } from './file/fromSnapshot';
import { WORKBOOK_SCOPE } from './file/name';
import { tableTheme } from './file/table';
import { toSnapshot, type TableResource } from './file/toSnapshot';
import type { GridContext } from './gridContext';

export interface Insertion {
  /** Keeps the new ids apart from those already there. */
  readonly prefix: string;
  readonly sheetNames?: readonly string[] | undefined;
  readonly position?: number | undefined;
}

/** A name not yet taken: `Inputs`, else `Inputs (2)`, as Excel does. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name} (${number})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** Adds the sheets of a file, with what hangs on them, to the workbook in the grid. Returns the new sheets' ids. */
export function insertFileSheets(grid: GridContext, file: WorkbookFile, insertion: Insertion): readonly string[] {
  const taken = new Set(grid.workbook.getSheets().map((sheet) => sheet.getName().toLowerCase()));
  const chosen = insertion.sheetNames ? file.sheets.filter((sheet) => insertion.sheetNames?.includes(sheet.name)) : file.sheets;
  const renamed = new Map<string, string>();
  for (const { name } of chosen) {
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    if (free !== name) renamed.set(name, free);
  }
  const snapshot = toSnapshot(renameSheets({ ...file, sheets: chosen }, renamed), grid.unitId, insertion.prefix);
  const { unitId } = grid;
  grid.facade.addStyles(Object.fromEntries(Object.entries(snapshot.styles).flatMap(([id, style]) => (style ? [[id, style]] : []))));

  // Names first: the sheets' formulas look them up as soon as they arrive.
  const known = new Set(Object.values(grid.injector.get(IDefinedNamesService).getDefinedNameMap(unitId) ?? {}).map((name) => name.name.toLowerCase()));
  const names = Object.values(resourceOf<Record<string, IDefinedNamesServiceParam>>(snapshot, 'SHEET_DEFINED_NAME_PLUGIN', {}));
  const start = insertion.position ?? grid.workbook.getSheetSize();
  snapshot.sheetOrder.forEach((id, index) => grid.command(InsertSheetCommand.id, { unitId, index: start + index, sheet: snapshot.sheets[id] }));
  for (const name of names) {
    const isTaken = (name.localSheetId ?? WORKBOOK_SCOPE) === WORKBOOK_SCOPE && known.has(name.name.toLowerCase());
    const scope = isTaken ? owner(grid, name.formulaOrRefString, snapshot.sheetOrder) : name.localSheetId;
    // As in Excel: where the workbook has the name already, the one that comes has lost its cell.
    grid.command(InsertDefinedNameCommand.id, { unitId, ...name, ...(isTaken && { formulaOrRefString: '=#REF!' }), localSheetId: scope ?? WORKBOOK_SCOPE });
  }

  const tables = resourceOf<TableResource>(snapshot, 'SHEET_TABLE_PLUGIN', {});
  const validations = resourceOf<Record<string, ISheetDataValidationRule[]>>(snapshot, 'SHEET_DATA_VALIDATION_PLUGIN', {});
  const formats = resourceOf<Record<string, IConditionFormattingRule[]>>(snapshot, 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', {});
  const drawings = resourceOf<Record<string, { readonly data: Record<string, ISheetDrawing>; readonly order: readonly string[] }>>(snapshot, 'SHEET_DRAWING_PLUGIN', {});
  const themes = grid.injector.get(SheetRangeThemeModel);
  for (const subUnitId of snapshot.sheetOrder) {
    for (const { id, name, range, options, meta } of tables[subUnitId]?.tables ?? []) {
      const theme = tableTheme(meta['style'] as string | undefined);
      if (!themes.getRangeThemeStyle(unitId, theme.name)) themes.registerRangeThemeStyle(unitId, new RangeThemeStyle(theme.name, theme));
      grid.command(AddSheetTableCommand.id, { unitId, subUnitId, id, name, range, options });
      grid.injector.get(TableManager).getTableById(unitId, id)?.setTableMeta(meta);
    }
    for (const rule of validations[subUnitId] ?? []) grid.command(AddDataValidationMutation.id, { unitId, subUnitId, rule });
    // The first rule wins, and each addition goes to the front.
    for (const rule of [...(formats[subUnitId] ?? [])].reverse()) grid.command(AddConditionalRuleMutation.id, { unitId, subUnitId, rule });
    const shapes = Object.values(drawings[subUnitId]?.data ?? {});
    if (shapes.length > 0) grid.injector.get(ICommandService).syncExecuteCommand(InsertSheetDrawingCommand.id, { unitId, drawings: shapes });
  }
  return snapshot.sheetOrder;
}

/** The inserted sheet a name refers to: when the workbook already has the name, this one belongs to its sheet. */
function owner(grid: GridContext, reference: string, inserted: readonly string[]): string | undefined {
  return inserted.find((id) => {
    const name = grid.sheet(id).getName();
    return reference.startsWith(`${name}!`) || reference.startsWith(`'${name.replaceAll("'", "''")}'!`);
  });
}
