import type { CellValue } from '../../core/cellValue';
import { isCellError } from '../../core/cellValue';
import { cellKey, type Iteration, type WorkbookModel } from '../workbookModel';
import type { CellPosition } from './binding';

/** Excel's own settings. */
const USUAL_ITERATION: Iteration = { rounds: 100, change: 0.001 };

export function iterationOf({ iteration = USUAL_ITERATION }: WorkbookModel): Iteration {
  return iteration;
}

/** A circular reference that was iterated. */
export interface IteratedCircle {
  readonly cells: readonly string[];
  readonly rounds: number;
  /** The largest change of a value in the last round; Infinity where something other than a number changed. */
  readonly change: number;
  /** False where the values still changed when the rounds were used up. */
  readonly settled: boolean;
}

interface CircleState {
  readonly rounds: number;
  readonly change: number;
  readonly settled: boolean;
}

const NOT_YET: CircleState = { rounds: 0, change: Infinity, settled: false };

/**
 * The cells of a circular reference that the workbook wants iterated. Excel calculates them sheet by sheet, row by row,
 * each from what the others show at that moment, until no value changes by as much as the setting says or the rounds are
 * used up. The stored values are where it begins.
 */
export class Circle<C extends CellPosition> {
  readonly cells: readonly C[];
  private state: CircleState = NOT_YET;

  constructor(cells: readonly C[]) {
    const place = ({ row, column }: CellPosition): number => cellKey(row, column);
    this.cells = [...cells].sort((a, b) => a.sheet - b.sheet || place(a) - place(b));
  }

  /** Rounds made so far; 0 while the circle is not calculated. */
  get rounds(): number {
    return this.state.rounds;
  }

  iterate({ rounds, change }: Iteration, calculate: (cell: C) => void, valueOf: (cell: C) => CellValue): void {
    for (let round = 1; round <= Math.max(1, rounds); round++) {
      let largest = 0;
      this.state = { ...this.state, rounds: round };
      for (const cell of this.cells) {
        const before = valueOf(cell);
        calculate(cell);
        largest = Math.max(largest, changeOf(before, valueOf(cell)));
      }
      const settled = largest === 0 || largest < change;
      this.state = { rounds: round, change: largest, settled };
      if (settled) return;
    }
  }

  reset(): void {
    this.state = NOT_YET;
  }

  putAside(): CircleState {
    const { state } = this;
    this.reset();
    return state;
  }

  putBack(state: CircleState): void {
    this.state = state;
  }

  report(addressOf: (cell: C) => string): IteratedCircle {
    return { cells: this.cells.map(addressOf), ...this.state };
  }
}

function changeOf(before: CellValue, after: CellValue): number {
  if (before === after) return 0;
  const [first, second] = [before ?? 0, after ?? 0];
  if (typeof first === 'number' && typeof second === 'number') return Math.abs(second - first);
  return isCellError(before) && isCellError(after) && before.error === after.error ? 0 : Infinity;
}
