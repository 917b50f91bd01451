import { isCellError, type CellValue } from '../core/cellValue';
import type { DisplayedValues } from './displayedValues';
import type { Graph, NodeId } from './ir/graph';
import { errorNumber } from './ir/pass';
import { isChoice, isUncertain, type Scalar } from './lower/lowered';

const TOLERANCE = 1e-9;
/** Rates found by iteration: Excel stops within 1e-8 of the answer. */
const ITERATION_TOLERANCE = 1e-7;
/** A difference of nearly equal amounts may be off by this share of the amounts. */
const CANCELLATION = 1e-12;
const LONGEST_CHAIN = 64;

/** What a compiled cell comes to; an error is told by the number of its code. */
export type CompiledValue = CellValue | { readonly errorNumber: number };

/** True for a difference that rounding explains, or for a number found by iteration, the iteration. */
export function isWithinTolerance(difference: number, iterated: boolean): boolean {
  return difference <= (iterated ? ITERATION_TOLERANCE : TOLERANCE);
}

/** What the model computes for a cell at the values at hand. */
export function displayedValue(displayed: DisplayedValues, value: Scalar): CompiledValue {
  if (isChoice(value)) return displayedValue(displayed, value.options[displayed.at(value.index)]!);
  if (!isUncertain(value)) return value;
  const number = displayed.at(value.settled);
  if (!Number.isFinite(number)) return { errorNumber: value.error === null ? 0 : displayed.at(value.error()) };
  return value.type === 'boolean' ? number !== 0 : number;
}

/** The relative difference between what the model computes for a cell and what a sheet shows; infinite where they are of different kinds. */
export function differenceOf(graph: Graph, displayed: DisplayedValues, value: Scalar, computed: CompiledValue, shown: CellValue): number {
  if (typeof computed === 'number' && (typeof shown === 'number' || shown === null)) {
    const expected = shown ?? 0;
    const size = Math.max(Math.abs(computed), Math.abs(expected));
    const gap = Math.abs(computed - expected);
    if (gap === 0) return 0;
    if (gap > TOLERANCE * size && isUncertain(value) && gap <= CANCELLATION * magnitude(graph, displayed, value.node)) return 0;
    return gap / size;
  }
  if (typeof computed === 'object' && computed !== null) {
    const code = 'errorNumber' in computed ? computed.errorNumber : errorNumber(computed.error);
    return shown !== null && isCellError(shown) && errorNumber(shown.error) === code ? 0 : Infinity;
  }
  return computed === shown || ((computed ?? '') === '' && (shown ?? '') === '') ? 0 : Infinity;
}

/** The largest amount that was added or subtracted on the way to a node, discounting included. */
function magnitude(graph: Graph, displayed: DisplayedValues, node: NodeId): number {
  let largest = 0;
  const open = [node];
  for (let visited = 0; open.length > 0 && visited < LONGEST_CHAIN; visited++) {
    const id = open.pop()!;
    largest = Math.max(largest, Math.abs(displayed.at(id)));
    const { operation, operands } = graph.node(id);
    if (operation === 'add' || operation === 'subtract' || operation === 'negate') open.push(...operands);
    if (operation === 'multiply') open.push(...operands.filter((_, position) => Math.abs(displayed.at(operands[1 - position]!)) <= 1));
    if (operation === 'select') open.push(...operands.slice(1));
  }
  return largest;
}

export function valueAsText(value: CompiledValue): string {
  if (typeof value === 'object' && value !== null) return 'error' in value ? value.error : `error ${value.errorNumber}`;
  return value === null ? '' : String(value);
}
