import { IUndoRedoService, LocalUndoRedoService, type DependencyOverride } from '@univerjs/core';
import type { GridContext } from './gridContext';

type Step = Parameters<IUndoRedoService['pushUndoRedo']>[0];

/**
 * Univer's history, with steps made of several changes. Univer's own batching undoes them in the order of doing,
 * which leaves the wrong state where one change builds on another; here the last change is undone first.
 */
class StepHistory extends LocalUndoRedoService {
  #collected: Step[] | null = null;

  override pushUndoRedo(step: Step): void {
    if (this.#collected) this.#collected.push(step);
    else super.pushUndoRedo(step);
  }

  oneStep<T>(work: () => T): T {
    if (this.#collected) return work();
    const collected: Step[] = [];
    this.#collected = collected;
    try {
      return work();
    } finally {
      this.#collected = null;
      const [first] = collected;
      if (first) {
        super.pushUndoRedo({
          ...first,
          redoMutations: collected.flatMap((step) => step.redoMutations),
          undoMutations: [...collected].reverse().flatMap((step) => step.undoMutations),
        });
      }
    }
  }
}

/** To be given to Univer when it is created: what the grid needs otherwise than Univer brings it. */
export const gridOverrides: DependencyOverride = [[IUndoRedoService, { useClass: StepHistory }]];

/** Everything inside `work`, work inside it included, becomes one undo step. */
export function oneUndoStep<T>(grid: GridContext, work: () => T): T {
  return (grid.injector.get(IUndoRedoService) as StepHistory).oneStep(work);
}
