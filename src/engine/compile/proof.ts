import type { CellValue } from '../core/cellValue';
import type { EngineError } from '../core/error';
import { differenceOf, displayedValue, isWithinTolerance, valueAsText } from './cellDifference';
import type { DisplayedValues } from './displayedValues';
import type { Graph } from './ir/graph';
import { isUncertain, type Scalar } from './lower/lowered';

/** A cell of the compiled model beside what the sheet shows. */
export interface ProofCell {
  readonly address: string;
  /** Address of the cell whose formula fills it. */
  readonly formulaAt: string;
  readonly value: Scalar;
  readonly shown: CellValue;
}

/** What was compared with the sheet. */
export interface DisplayedProof {
  readonly cells: number;
  readonly maxRelativeDifference: number;
}

/** A cell for which the compiled model gives another value than the sheet. */
export interface DisplayedDifference {
  readonly cell: ProofCell;
  readonly error: EngineError;
}

/** Compares every cell of the model, computed from the displayed inputs, with the sheet. O(cells). */
export function proveCells(graph: Graph, displayed: DisplayedValues, cells: readonly ProofCell[]): { readonly proof: DisplayedProof; readonly differences: readonly DisplayedDifference[] } {
  let maxRelativeDifference = 0;
  const iterated = graph.iterated();
  const differences: DisplayedDifference[] = [];
  for (const cell of cells) {
    const { value, shown } = cell;
    const computed = displayedValue(displayed, value);
    const difference = differenceOf(graph, displayed, value, computed, shown);
    const approximate = isUncertain(value) && iterated[value.node] === 1;
    if (!isWithinTolerance(difference, approximate)) {
      const details = { computed: valueAsText(computed), shown: valueAsText(shown) };
      differences.push({ cell, error: { code: 'simulationProofFailed', cellError: '#VALUE!', details } });
    } else if (!approximate) maxRelativeDifference = Math.max(maxRelativeDifference, difference);
  }
  return { proof: { cells: cells.length, maxRelativeDifference }, differences };
}
