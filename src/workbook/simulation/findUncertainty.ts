import type { CellMatrix, CellValue } from '../../engine/core/cellValue';
import type { WorkbookModel } from '../../engine/formula/workbookModel';

/** What a workbook declares for a simulation, and what it could declare. */
export interface Uncertainty {
  readonly inputs: readonly FoundInput[];
  readonly outputs: readonly FoundOutput[];
  readonly correlations: readonly FoundCorrelation[];
  /** Cells that look like results and are not marked: named results first, then formulas that nothing else uses. */
  readonly outputCandidates: readonly FoundCell[];
}

export interface FoundCell {
  /** Such as `Model!C7`. */
  readonly address: string;
  /** A name for it: the defined name of the cell, else its label; null where there is neither. */
  readonly name: string | null;
  /** The text left of the cell or above it. */
  readonly label: string | null;
  readonly value: CellValue;
}

export interface FoundOutput extends FoundCell {
  /** As ROI.OUTPUT names it; the address where it names nothing. */
  readonly name: string;
}

export interface FoundInput extends FoundCell {
  /** As the formula names the input; null where it does not. */
  readonly name: string | null;
  /** `PERT` for ROI.PERT; null for RAND and the like. */
  readonly family: string | null;
  /** Of the whole cell, with `=`. */
  readonly formula: string;
  /** The call that declares the input, as it stands in the formula. */
  readonly call: string;
  /** Offset of the call in `formula`. */
  readonly at: number;
  readonly args: readonly FoundArgument[];
}

export interface FoundArgument {
  /** As it stands in the formula; empty where it is left out. */
  readonly formula: string;
  /** Its value on the sheet; undefined where it is left out or cannot be known without calculating. */
  readonly value: CellValue | CellMatrix | undefined;
}

export interface FoundCorrelation {
  /** Of the cell with ROI.CORRELATE. */
  readonly address: string;
  readonly names: readonly string[];
  /** As declared; empty where it cannot be read. */
  readonly matrix: readonly (readonly number[])[];
  /** Where names and matrix stand; null where they are written in the formula itself. */
  readonly namesAddress: string | null;
  readonly matrixAddress: string | null;
  readonly degreesOfFreedom: number | null;
}

/**
 * Finds uncertain inputs, marked outputs, declared correlations and likely outputs without compiling anything.
 * Reads every formula once; a few microseconds per formula cell.
 */
export declare function findUncertainty(model: WorkbookModel): Uncertainty;
