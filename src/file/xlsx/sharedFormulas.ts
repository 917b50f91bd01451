import { movableFormula } from '../../engine/formula/parse/translateFormula';

/**
 * A formula that is filled down is stored once, in the first of its cells, and the others point to it by a number. This
 * keeps the first cells while a sheet is read from its beginning; a number may be used again for another formula.
 */
export class SharedFormulas {
  private readonly masters = new Map<string, SharedMaster>();

  add(index: string, row: number, column: number, text: string): SharedMaster {
    const master = new SharedMaster(row, column, text);
    this.masters.set(index, master);
    return master;
  }

  master(index: string): SharedMaster | undefined {
    return this.masters.get(index);
  }
}

export class SharedMaster {
  private readonly copy: (rows: number, columns: number) => string;
  /** False for a formula that nobody can read: its copies are kept as it stands, and whoever evaluates them reports it. */
  readonly movable: boolean;

  constructor(
    readonly row: number,
    readonly column: number,
    text: string,
  ) {
    const movable = movableFormula(text);
    this.movable = movable.ok;
    this.copy = movable.ok ? movable.value : () => text;
  }

  /** The formula as one of the other cells has it. */
  textAt(row: number, column: number): string {
    return this.copy(row - this.row, column - this.column);
  }
}
