import type { CellPosition } from './binding';
import type { Scope } from './value';

/** The circumstances in which an expression is evaluated. */
export interface Frame extends CellPosition {
  readonly scope: Scope | undefined;
  /**
   * True inside array formulas and spills: ranges are calculated cell by cell. False in a plain formula, where an
   * operator or function that wants one value takes the cell of the range in the formula's own row or column.
   */
  readonly arrays: boolean;
  /** True where only an argument made for arrays (of SUMPRODUCT, say) is calculated so, inside a plain formula: IF and CHOOSE still decide once. */
  readonly onlyInArgument?: boolean;
}
