import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { Label } from '../../core/roiFunction';
import type { FunctionCall } from '../parse/ast';
import type { Binding, CellPosition } from './binding';
import type { Frame } from './frame';
import type { Area } from './reference';
import type { Value } from './value';

/** What the interpreter and the built-in functions need from the workbook they run in. */
export interface Workbook {
  readonly binding: Binding;
  readonly date1904: boolean;
  readonly sheetNames: readonly string[];
  /** The value of a cell, calculated first where that is still to do. Null for an empty cell. */
  cell(sheet: number, row: number, column: number): CellValue;
  /** The values of an area. Whole columns and rows end where the workbook does. */
  matrix(area: Area): CellMatrix;
  /** The part of an area that can hold anything: cut to the used cells of its sheet; undefined where nothing is left. */
  used(area: Area): Area | undefined;
  /** The rectangle a spill or array formula fills, given its first cell. */
  spill(position: CellPosition): Area | undefined;
  /** The formula of a cell without `=`, or undefined. */
  formula(position: CellPosition): string | undefined;
  isRowHidden(sheet: number, row: number, byFilterOnly: boolean): boolean;
  /** The moment of calculation as a serial; throws a VolatileSignal where volatile cells keep their stored value. */
  now(): number;
  /** A random number in [0, 1); throws a VolatileSignal where volatile cells keep their stored value. */
  random(): number;
  /** Called by functions that search for their answer by trial: Excel stops within 1e-8 of it, not at the last digit. */
  approximate(): void;
  /** In a workbook of trials: what a call yields that draws a value (`ROI.PERT(…)`, `RAND()`); undefined for any other. */
  draw?(call: FunctionCall, frame: Frame): Value | undefined;
  /** Words for a label of a worksheet function, in the language of the workbook. */
  phrase(label: Label): string;
}
