import { ICommandService, ObjectMatrix, type ICellData, type ICommandInfo, type IObjectMatrixPrimitiveType, type IRange, type Nullable } from '@univerjs/core';
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange } from '../../engine/formula/workbookModel';
import type { SpreadsheetEvent } from '../object-model/spreadsheet';
import { fromGridValue } from './file/cell';
import { fromGridRange, union } from './file/range';
import type { GridContext } from './gridContext';

type CellPatch = Nullable<IObjectMatrixPrimitiveType<Nullable<ICellData>>>;
type Shift = { readonly kind: 'inserted' | 'deleted'; readonly shift: 'down' | 'right' | 'up' | 'left' };

interface SheetTarget {
  readonly unitId: string;
  readonly subUnitId: string;
}

const wholeLines: Readonly<Record<string, Shift>> = {
  [InsertRowMutation.id]: { kind: 'inserted', shift: 'down' },
  [InsertColMutation.id]: { kind: 'inserted', shift: 'right' },
  [RemoveRowMutation.id]: { kind: 'deleted', shift: 'up' },
  [RemoveColMutation.id]: { kind: 'deleted', shift: 'left' },
};

const cellShifts: Readonly<Record<string, Shift>> = {
  [InsertRangeMoveDownCommand.id]: { kind: 'inserted', shift: 'down' },
  [InsertRangeMoveRightCommand.id]: { kind: 'inserted', shift: 'right' },
  [DeleteRangeMoveUpCommand.id]: { kind: 'deleted', shift: 'up' },
  [DeleteRangeMoveLeftCommand.id]: { kind: 'deleted', shift: 'left' },
};

/** Only contents count as a change: formats alone do not raise Excel's event either. */
function changedRange(cells: CellPatch): CellRange | null {
  let changed: CellRange | null = null;
  new ObjectMatrix(cells ?? {}).forValue((row, column, cell) => {
    if (!cell || 'v' in cell || 'f' in cell || 'p' in cell || 'si' in cell) changed = union(changed, { top: row, left: column, bottom: row, right: column });
  });
  return changed;
}

function isOneCell(range: CellRange): boolean {
  return range.top === range.bottom && range.left === range.right;
}

/** Turns Univer's commands into the few events the Office host knows. Calculated results are no change. */
export function observeChanges(grid: GridContext, emit: (event: SpreadsheetEvent) => void): void {
  const commands = grid.injector.get(ICommandService);
  const source = () => (grid.byApi ? ('api' as const) : ('user' as const));
  let before: CellValue | undefined;
  let shifting: { readonly shift: Shift; readonly sheetId: string; readonly source: 'user' | 'api' } | null = null;

  const edited = (sheetId: string, cells: CellPatch) => {
    const range = changedRange(cells);
    if (range && !shifting) emit({ type: 'changed', sheetId, range, source: source(), kind: 'edited', ...(isOneCell(range) && before !== undefined && { before }) });
  };

  const calculated = (options: object | undefined) => options !== undefined && 'fromFormula' in options;

  commands.beforeCommandExecuted((command, options) => {
    const shift = cellShifts[command.id];
    if (shift) shifting = { shift, sheetId: grid.workbook.getActiveSheet().getSheetId(), source: source() };
    if (command.id !== SetRangeValuesMutation.id || calculated(options)) return;
    const { unitId, subUnitId, cellValue } = command.params as SheetTarget & { readonly cellValue: CellPatch };
    const range = unitId === grid.unitId ? changedRange(cellValue) : null;
    before = range && isOneCell(range) ? fromGridValue(grid.workbook.getSheetBySheetId(subUnitId)?.getCellRaw(range.top, range.left)) : undefined;
  });

  commands.onCommandExecuted((command, options) => {
    if (calculated(options)) return;
    const finished = cellShifts[command.id] && shifting;
    if (finished) {
      shifting = null;
      const range = (command.params as { readonly range?: IRange } | undefined)?.range;
      if (range) emit({ type: 'changed', sheetId: finished.sheetId, range: fromGridRange(range), source: finished.source, ...finished.shift });
      return;
    }
    if ((command.params as Partial<SheetTarget> | undefined)?.unitId === grid.unitId) readMutation(command);
  });

  const readMutation = ({ id, params }: ICommandInfo) => {
    const lines = wholeLines[id];
    if (lines && !shifting) {
      const { subUnitId, range } = params as SheetTarget & { readonly range: IRange };
      emit({ type: 'changed', sheetId: subUnitId, range: fromGridRange(range), source: source(), ...lines });
    } else if (id === SetRangeValuesMutation.id) {
      const { subUnitId, cellValue } = params as SheetTarget & { readonly cellValue: CellPatch };
      edited(subUnitId, cellValue);
    } else if (id === MoveRangeMutation.id) {
      const { from, to } = params as Readonly<Record<'from' | 'to', { readonly subUnitId: string; readonly value: CellPatch }>>;
      edited(from.subUnitId, from.value);
      edited(to.subUnitId, to.value);
    } else if (id === InsertSheetMutation.id) {
      emit({ type: 'sheetAdded', sheetId: (params as { readonly sheet: { readonly id: string } }).sheet.id });
    } else if (id === RemoveSheetMutation.id) {
      emit({ type: 'sheetRemoved', sheetId: (params as SheetTarget).subUnitId });
    }
  };

  grid.injector.get(SheetsSelectionsService).selectionMoveEnd$.subscribe((selections) => {
    const range = selections.at(-1)?.range;
    if (range) emit({ type: 'selection', sheetId: grid.workbook.getActiveSheet().getSheetId(), range: fromGridRange(range) });
  });
}
