import { isCellError, type CellValue } from '../../core/cellValue';
import type { EngineError } from '../../core/error';
import type { Proof } from './compiledModel';
import type { DisplayedValues } from './displayedValues';
import type { Graph, NodeId } from './ir/graph';
import { errorNumber } from './ir/pass';
import { isChoice, isUncertain, type Scalar } from './lower/lowered';

/** A cell of the compiled model beside what the sheet shows. */
export interface ProofCell {
  readonly address: string;
  readonly value: Scalar;
  readonly shown: CellValue;
}

const TOLERANCE = 1e-9;
/** Rates found by iteration: Excel stops within 1e-8 of the answer. */
const ITERATION_TOLERANCE = 1e-7;
/** A difference of nearly equal amounts may be off by this share of the amounts. */
const CANCELLATION = 1e-12;
const LONGEST_CHAIN = 64;

type ProofOutcome = { readonly ok: true; readonly value: Proof } | { readonly ok: false; readonly cell: string; readonly error: EngineError };

/** Compares every cell of the model, computed from the displayed inputs, with the sheet. The first difference is named. */
export function proveCells(graph: Graph, displayed: DisplayedValues, cells: readonly ProofCell[]): ProofOutcome {
  let maxRelativeDifference = 0;
  const iterated = dependsOnPass(graph);
  for (const { address, value, shown } of cells) {
    const computed = displayedValue(displayed, value);
    const difference = differenceOf(computed, shown, isUncertain(value) ? () => magnitude(graph, displayed, value.node) : () => 0);
    const approximate = isUncertain(value) && iterated[value.node] === 1;
    if (!(difference <= (approximate ? ITERATION_TOLERANCE : TOLERANCE))) {
      return { ok: false, cell: address, error: { code: 'simulationProofFailed', cellError: '#VALUE!', details: { computed: asText(computed), shown: asText(shown) } } };
    }
    if (!approximate) maxRelativeDifference = Math.max(maxRelativeDifference, difference);
  }
  return { ok: true, value: { cells: cells.length, maxRelativeDifference } };
}

/** By node: 1 where its value comes, in part, from a pass. */
function dependsOnPass({ nodes }: Graph): Uint8Array {
  const depends = new Uint8Array(nodes.length);
  nodes.forEach(({ operation, operands }, id) => {
    if (operation === 'pass' || operands.some((operand) => depends[operand] === 1)) depends[id] = 1;
  });
  return depends;
}

/** What the model computes for a cell at the displayed inputs; an error is told by the number of its code. */
function displayedValue(displayed: DisplayedValues, value: Scalar): CellValue | { readonly errorNumber: number } {
  if (isChoice(value)) return displayedValue(displayed, value.options[displayed.at(value.index)]!);
  if (!isUncertain(value)) return value;
  const number = displayed.at(value.settled);
  if (!Number.isFinite(number)) return { errorNumber: value.error === null ? 0 : displayed.at(value.error()) };
  return value.type === 'boolean' ? number !== 0 : number;
}

function differenceOf(computed: ReturnType<typeof displayedValue>, shown: CellValue, scale: () => number): number {
  if (typeof computed === 'number' && (typeof shown === 'number' || shown === null)) {
    const expected = shown ?? 0;
    const size = Math.max(Math.abs(computed), Math.abs(expected));
    const gap = Math.abs(computed - expected);
    if (gap === 0) return 0;
    if (gap > TOLERANCE * size && gap <= CANCELLATION * scale()) return 0;
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

function asText(value: ReturnType<typeof displayedValue>): string {
  if (typeof value === 'object' && value !== null) return 'error' in value ? value.error : `error ${value.errorNumber}`;
  return value === null ? '' : String(value);
}
