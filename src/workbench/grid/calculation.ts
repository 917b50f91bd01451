import { ICommandService, type IDisposable } from '@univerjs/core';
import { SetTriggerFormulaCalculationStartMutation } from '@univerjs/engine-formula';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import { filter, firstValueFrom } from 'rxjs';
import type { CellPlace } from './custom-functions/customFunctionCalls';
import type { GridContext } from './gridContext';

/** How long a start may take, in milliseconds, before the request counts as lost. */
const START_PATIENCE = 1500;

/** Starts calculations of the formula engine and tells when their results stand in the cells. */
export class Calculation {
  constructor(private readonly grid: GridContext) {}

  /** Recalculates the given formula cells and everything that depends on them. */
  recalculate(cells: readonly CellPlace[]): void {
    this.#trigger(this.#dirty(cells));
  }

  /** Calculates what is due, or everything, and resolves when the results are applied. */
  run(full: boolean): Promise<void> {
    return this.#applied({ forceCalculation: full });
  }

  /**
   * The engine gathers changes for a tenth of a second before it starts, so the start is awaited first: an earlier run
   * may still be ending. A request that meets the very end of an earlier run can be lost by the engine, and is then
   * made again.
   */
  async #applied(params: object): Promise<void> {
    const session = this.grid.injector.get(FormulaCalculationSessionService);
    const before = session.state.id;
    const started = firstValueFrom(session.state$.pipe(filter((state) => state.id > before)));
    const request = () => this.#trigger(params);
    request();
    const again = setInterval(request, START_PATIENCE);
    await started;
    clearInterval(again);
    await session.waitForLatestApplied();
  }

  onApplied(listener: () => void): IDisposable {
    const subscription = this.grid.injector.get(FormulaCalculationSessionService).resultApplied$.subscribe(() => listener());
    return { dispose: () => subscription.unsubscribe() };
  }

  #dirty(cells: readonly CellPlace[]): object {
    const { unitId } = this.grid;
    return { dirtyRanges: cells.map(({ sheetId, row, column }) => ({ unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } })) };
  }

  #trigger(params: object): void {
    void this.grid.injector.get(ICommandService).executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { commands: [], forceCalculation: false, dirtyRanges: [], dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtySuperTableMap: {}, dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {}, clearDependencyTreeCache: {}, ...params },
      { onlyLocal: true },
    );
  }
}
