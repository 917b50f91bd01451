import { isCellError, type CellValue } from '../core/cellValue';
import type { EngineError } from '../core/error';
import type { Label } from '../core/roiFunction';
import type { CellPosition } from '../formula/evaluate/binding';
import { Calculator, type WhatIfScope } from '../formula/evaluate/calculator';
import { dataTableAt, tableCell, type Replacement, type TableCell } from '../formula/evaluate/dataTableValues';
import { missingFeature } from '../formula/evaluate/signals';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../formula/workbookModel';

/** A workbook as the sheets would show it if some cells held other values. */
export interface WhatIfModel {
  readonly model: WorkbookModel;
  /** Formula cells that may differ from the workbook as it stands. */
  readonly changing: readonly CellPosition[];
}

/** What the data tables of a workbook say, and the workbook as each of their cells sees it. */
export class DataTables {
  private calculator: Calculator | undefined;
  private readonly changes = new Map<string, (cell: CellPosition) => boolean>();
  private readonly scopes = new Map<string, WhatIfScope>();

  constructor(
    private readonly model: WorkbookModel,
    private readonly phrase: ((label: Label) => string) | undefined,
    /** Formula cells that are held at the value they show, and those whose value is given. */
    private readonly held: readonly CellPosition[],
  ) {}

  /** How a cell of a table comes about; null where an input cell was deleted, undefined for a cell of no table. */
  cell(sheet: number, key: number): TableCell | null | undefined {
    const [row, column] = [rowOf(key), columnOf(key)];
    const table = dataTableAt(this.model.sheets[sheet]!, row, column);
    return table === undefined ? undefined : tableCell(table, row, column);
  }

  /** The workbook in which a cell is calculated with other values in some cells. Linear in the cells of the workbook and in what is calculated anew. */
  whatIf(head: CellPosition, replaced: readonly Replacement[]): WhatIfModel {
    const calculator = this.evaluator();
    const scope = this.scopeOf(calculator, head, replaced);
    const values = calculator.whatIf(scope, replaced, () => scope.cells.map((cell): Replacement => ({ ...cell, value: calculator.shownNow(cell) })));
    return { model: this.withValues([...values, ...replaced]), changing: scope.cells };
  }

  /** True where a value at the edge of a table would change with the cells that it is to replace: Excel gives no dependable numbers then. */
  edgeChanges(sheet: number, { replaced }: TableCell): boolean {
    const inputs = replaced.map(({ input }) => ({ sheet, ...input }));
    const changesWith = this.changes.get(nameOf(inputs)) ?? this.evaluator().changesWith(inputs);
    this.changes.set(nameOf(inputs), changesWith);
    return replaced.some(({ edge }) => changesWith({ sheet, ...edge }));
  }

  private evaluator(): Calculator {
    this.calculator ??= new Calculator(this.model, { values: 'stored', ...(this.phrase && { phrase: this.phrase }) });
    return this.calculator;
  }

  private scopeOf(calculator: Calculator, head: CellPosition, inputs: readonly CellPosition[]): WhatIfScope {
    const name = nameOf([head, ...inputs]);
    const scope = this.scopes.get(name) ?? calculator.whatIfScope(head, inputs, this.held);
    this.scopes.set(name, scope);
    return scope;
  }

  private withValues(values: readonly Replacement[]): WorkbookModel {
    const sheets = this.model.sheets.map((sheet, number) => {
      const here = values.filter((one) => one.sheet === number);
      if (here.length === 0) return sheet;
      const cells = new Map<number, CellModel>(sheet.cells);
      for (const { row, column, value } of here) cells.set(cellKey(row, column), { ...cells.get(cellKey(row, column)), value });
      return { ...sheet, cells };
    });
    return { ...this.model, sheets };
  }
}

function nameOf(cells: readonly CellPosition[]): string {
  return cells.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`).join();
}

/** Why a value is none: the cell could not be calculated, or is on a circular reference. */
export function reasonWithoutValue(value: CellValue): EngineError | undefined {
  if (!isCellError(value)) return undefined;
  const { reason } = value;
  if (reason?.code === 'circularReference') return { code: 'simulationCircular', cellError: '#REF!', details: { chain: String(reason.details?.['chain'] ?? '') } };
  const feature = missingFeature(reason);
  if (feature !== undefined && reason?.code !== 'unsupportedFunction') return { ...reason!, cellError: '#VALUE!' };
  if (feature !== undefined) return { code: 'simulationUnsupportedFunction', cellError: '#VALUE!', details: { function: feature } };
  return undefined;
}
