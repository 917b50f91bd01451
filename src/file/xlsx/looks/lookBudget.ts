/** How much of the looks of a workbook is read: what comes beyond is left out, and `exceeded` tells. */
export class LookBudget {
  exceeded = false;
  private cells = LOOK_LIMITS.cells;
  private ranges = LOOK_LIMITS.ranges;
  private columns = LOOK_LIMITS.columns;

  takeCell(): boolean {
    return this.cells-- > 0 || this.refuse();
  }

  takeRange(): boolean {
    return this.ranges-- > 0 || this.refuse();
  }

  takeColumn(): boolean {
    return this.columns-- > 0 || this.refuse();
  }

  private refuse(): false {
    this.exceeded = true;
    return false;
  }
}

export const LOOK_LIMITS = {
  /** Cells with a look of their own. */
  cells: 2_000_000,
  /** Merged ranges, and ranges of validation and of conditional formats, together. */
  ranges: 100_000,
  /** Columns with a width of their own, of all sheets. */
  columns: 2_000_000,
} as const;
