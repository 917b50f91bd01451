import { errorNumber } from '../ir/pass';
import type { CellErrorCode } from '../../core/error';
import type { Graph, NodeId } from '../ir/graph';
import { isLoweredMatrix, MaskedMatrix, type Matrix, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';
import { WholeFormula } from './problem';

/** Larger arrays are left to the evaluator, which reads only what is there in a trial. */
export const LARGEST_MASKED = 5000;

/** A column that is not finite where the mask does not hold, for an error of its own or for one of the operands'. */
export function failureUnless({ columns, graph }: Lowering, valid: NodeId, code: NodeId, operands: readonly Uncertain[]): Uncertain | null {
  const allowed = operands.reduce((mask, { node }) => graph.and(mask, graph.isSound(node)), valid);
  const outcome = columns.number(graph.select(allowed, graph.constant(0), graph.constant(NaN)), operands, code);
  return outcome.error === null ? null : outcome;
}

export function errorCode(graph: Graph, code: CellErrorCode): NodeId {
  return graph.constant(errorNumber(code));
}

/** The failure of several parts: that of the first one that fails. */
export function firstFailure({ columns, graph }: Lowering, failures: readonly (Uncertain | null)[]): Uncertain | null {
  const given = failures.filter((failure) => failure !== null);
  if (given.length < 2) return given[0] ?? null;
  return columns.number(graph.carryFault(graph.constant(0), given.map(({ node }) => node)), given);
}

/** The mask of the trials without failure. */
export function soundness(graph: Graph, failure: Uncertain | null): NodeId {
  return failure === null ? graph.truth(true) : graph.isSound(failure.node);
}

export function isAlways(graph: Graph, mask: NodeId, truth: boolean): boolean {
  const { operation, value } = graph.node(mask);
  return operation === 'truth' && (value === 1) === truth;
}

/** The array without the lines that are there in no trial; a plain one, or an error, where nothing else differs. */
export function maskedOrPlain(lowering: Lowering, given: MaskedMatrix): Matrix | MaskedMatrix | Scalar {
  const { graph } = lowering;
  const { failure, otherwise } = given;
  const ofRows = kept(graph, given.rows, given.values.length);
  const ofColumns = kept(graph, given.columns, given.values[0]?.length ?? 0);
  const values = ofRows.places.map((row) => ofColumns.places.map((column) => given.values[row]![column]!));
  if (values.length === 0 || values[0]!.length === 0) {
    if (otherwise !== null) return failure === null ? otherwise.value : lowering.columns.carryError(otherwise.value, failure);
    if (failure !== null) return failure;
    throw new WholeFormula();
  }
  if (ofRows.masks === null && ofColumns.masks === null && failure === null) return values;
  return new MaskedMatrix(values, ofRows.masks, ofColumns.masks, failure, otherwise, given.leading, given.ofCells);
}

function kept(graph: Graph, masks: readonly NodeId[] | null, size: number): { readonly places: readonly number[]; readonly masks: readonly NodeId[] | null } {
  const all = Array.from({ length: size }, (_, place) => place);
  if (masks === null) return { places: all, masks: null };
  const places = all.filter((place) => !isAlways(graph, masks[place]!, false));
  const left = places.map((place) => masks[place]!);
  return { places, masks: left.every((mask) => isAlways(graph, mask, true)) ? null : left };
}

/** The mask of the trials in which an element is there. */
export function presence(graph: Graph, { rows, columns, failure }: MaskedMatrix, row: number, column: number): NodeId {
  if (rows === null && columns === null) return soundness(graph, failure);
  return graph.and(rows?.[row] ?? graph.truth(true), columns?.[column] ?? graph.truth(true));
}

/** Applies a function of single values to masked arrays whose lines are there in the same trials, and to single values. */
export function broadcastMasked(lowering: Lowering, values: readonly (Scalar | Matrix | MaskedMatrix)[], apply: (...one: Scalar[]) => Scalar): MaskedMatrix {
  const masked = values.filter((value) => value instanceof MaskedMatrix);
  const [first] = masked;
  if (first === undefined || values.some((value) => isLoweredMatrix(value)) || masked.some((other) => !hasSameLines(first, other))) throw new WholeFormula();
  const at = (row: number, column: number): Scalar => apply(...values.map((value) => (value instanceof MaskedMatrix ? value.values[row]![column]! : (value as Scalar))));
  const otherwise = otherwiseOf(values, masked, apply);
  const failure = firstFailure(lowering, masked.map((one) => one.failure));
  return new MaskedMatrix(first.values.map((line, row) => line.map((_, column) => at(row, column))), first.rows, first.columns, failure, otherwise, first.leading, masked.some(({ ofCells }) => ofCells));
}

function otherwiseOf(values: readonly (Scalar | Matrix | MaskedMatrix)[], masked: readonly MaskedMatrix[], apply: (...one: Scalar[]) => Scalar): MaskedMatrix['otherwise'] {
  const otherwise = masked[0]!.otherwise;
  if (masked.every((one) => one.otherwise === null)) return null;
  if (otherwise === null || masked.length > 1) throw new WholeFormula();
  return { present: otherwise.present, value: apply(...values.map((value) => (value instanceof MaskedMatrix ? value.otherwise!.value : (value as Scalar)))) };
}

/** True where the same lines of two arrays are there in every trial. */
export function hasSameLines(first: MaskedMatrix, second: MaskedMatrix): boolean {
  if (first === second) return true;
  if (first.values.length !== second.values.length || first.values[0]!.length !== second.values[0]!.length) return false;
  return sameMasks(first.rows, second.rows) && sameMasks(first.columns, second.columns);
}

function sameMasks(first: readonly NodeId[] | null, second: readonly NodeId[] | null): boolean {
  if (first === null || second === null) return first === second;
  return first.every((mask, place) => mask === second[place]);
}

/** The number of lines that are there; 1 where a single value stands for the array. */
export function lineCount(lowering: Lowering, masked: MaskedMatrix, of: 'rows' | 'columns'): Scalar {
  const { columns, graph } = lowering;
  const masks = masked[of];
  const size = of === 'rows' ? masked.values.length : masked.values[0]!.length;
  let count = masks === null ? graph.constant(size) : masks.reduce((sum, mask) => graph.sum(sum, graph.numberOf(mask)), graph.constant(0));
  if (masked.otherwise !== null) count = graph.select(masked.otherwise.present, graph.constant(1), count);
  const value = columns.number(count, []);
  return masked.failure === null ? value : columns.carryError(value, masked.failure);
}

/** The value where the mask holds, else 0: what is not there has no error either. */
export function whereThere({ columns }: Lowering, mask: NodeId, value: Scalar): Uncertain {
  return columns.toNumber(columns.select(mask, value, 0));
}