import { IDefinedNamesService, type IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import { InsertDefinedNameCommand, RemoveDefinedNameCommand, SetDefinedNameCommand, SheetRangeThemeModel, RangeThemeStyle } from '@univerjs/sheets';
import { AddSheetTableCommand, DeleteSheetTableCommand, TableManager } from '@univerjs/sheets-table';
import type { DefinedName } from '../../engine/formula/workbookModel';
import type { TableFile } from '../../file/workbookFile';
import { fromGridName, toGridName, WORKBOOK_SCOPE } from './file/name';
import { tableTheme, toGridTable, fromGridTable } from './file/table';
import type { GridContext } from './gridContext';

/** Defined names and tables of the workbook. */
export class NamesAndTables {
  constructor(private readonly grid: GridContext) {}

  names(): readonly DefinedName[] {
    return this.#gridNames().map((name) => fromGridName(name, (id) => this.grid.workbook.getSheetBySheetId(id)?.getName()));
  }

  setName(name: DefinedName): void {
    const sheetId = name.sheet === undefined ? undefined : this.grid.workbook.getSheetBySheetName(name.sheet)?.getSheetId();
    const existing = this.#find(name.name, sheetId);
    const id = existing?.id ?? `name-${crypto.randomUUID()}`;
    this.grid.command(existing ? SetDefinedNameCommand.id : InsertDefinedNameCommand.id, { unitId: this.grid.unitId, ...toGridName(name, id, sheetId) });
  }

  removeName(name: string, sheet?: string): void {
    const sheetId = sheet === undefined ? undefined : this.grid.workbook.getSheetBySheetName(sheet)?.getSheetId();
    const existing = this.#find(name, sheetId);
    if (existing) this.grid.command(RemoveDefinedNameCommand.id, { unitId: this.grid.unitId, ...existing });
  }

  #gridNames(): readonly IDefinedNamesServiceParam[] {
    return Object.values(this.grid.injector.get(IDefinedNamesService).getDefinedNameMap(this.grid.unitId) ?? {});
  }

  #find(name: string, sheetId: string | undefined): IDefinedNamesServiceParam | undefined {
    const scope = sheetId ?? WORKBOOK_SCOPE;
    return this.#gridNames().find((entry) => entry.name.toLowerCase() === name.toLowerCase() && (entry.localSheetId ?? WORKBOOK_SCOPE) === scope);
  }

  tables(): readonly (TableFile & { readonly sheetId: string })[] {
    const manager = this.grid.injector.get(TableManager);
    return manager.getTableList(this.grid.unitId).flatMap(({ id, subUnitId }) => {
      const table = manager.getTableById(this.grid.unitId, id);
      return table ? [{ ...fromGridTable(table.toJSON()), sheetId: subUnitId }] : [];
    });
  }

  addTable(sheetId: string, table: TableFile): void {
    const { unitId } = this.grid;
    const theme = tableTheme(table.style);
    const themes = this.grid.injector.get(SheetRangeThemeModel);
    if (!themes.getRangeThemeStyle(unitId, theme.name)) themes.registerRangeThemeStyle(unitId, new RangeThemeStyle(theme.name, theme));
    const id = `table-${crypto.randomUUID()}`;
    const { range, name, options, meta } = toGridTable(table, id);
    this.grid.command(AddSheetTableCommand.id, { unitId, subUnitId: sheetId, id, name, range, options });
    this.grid.injector.get(TableManager).getTableById(unitId, id)?.setTableMeta(meta);
  }

  removeTable(name: string): void {
    const { unitId } = this.grid;
    const table = this.grid.injector.get(TableManager).getTableList(unitId).find((entry) => entry.name.toLowerCase() === name.toLowerCase());
    if (table) this.grid.command(DeleteSheetTableCommand.id, { unitId, subUnitId: table.subUnitId, tableId: table.id });
  }
}
