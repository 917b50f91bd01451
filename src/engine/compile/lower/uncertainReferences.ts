import { Reference, type Area } from '../../formula/evaluate/reference';
import { cellKey, MAX_COLUMNS, MAX_ROWS } from '../../formula/workbookModel';
import type { Graph, NodeId } from '../ir/graph';
import { isKnown, isKnownError, MaskedMatrix, UncertainReference, type Edge, type Lowered, type Matrix, type Scalar, type Uncertain } from './lowered';
import type { Lowering } from './lowering';
import { errorCode, failureUnless, firstFailure, LARGEST_MASKED, maskedOrPlain, soundness } from './masks';
import { WholeFormula } from './problem';

/** More cells than this are not put beside each other as alternatives. */
const MOST_ALTERNATIVES = 20_000;

export function edgeAt({ graph }: Lowering, number: number): Edge {
  return { node: graph.constant(number), low: number, high: number };
}

function edgeOf(graph: Graph, node: NodeId, low: number, high: number): Edge {
  const known = graph.node(node);
  if (known.operation === 'constant') return { node, low: known.value, high: known.value };
  const least = Math.max(low, known.low);
  return { node, low: least, high: Math.max(least, Math.min(high, known.high)) };
}

function isFixed({ low, high }: Edge): boolean {
  return low === high;
}

/** A value cut to a whole number as a position, with the bounds that it keeps. */
export function wholeNumber({ columns, graph }: Lowering, value: Scalar): { readonly number: Uncertain; readonly edge: Edge } {
  const number = columns.toNumber(value);
  const node = graph.unary('truncate', number.settled);
  const { low, high } = graph.node(node);
  return { number, edge: { node, low, high } };
}

/** The lines that a position means among `size` of them, the first at `start`; position 0 means all. */
export interface Lines {
  readonly start: Edge;
  readonly count: Edge;
  readonly failure: Uncertain | null;
}

/** What INDEX takes along one side of a range. A position behind the end is #REF!, one below 0 #VALUE!; in all trials, the error alone. */
export function linesAt(lowering: Lowering, start: number, size: number, position: Scalar): Lines | Uncertain {
  const { graph } = lowering;
  const { number, edge } = wholeNumber(lowering, position);
  const at = edge.node;
  const valid = graph.and(graph.compare('lessOrEqual', graph.constant(0), at), graph.compare('lessOrEqual', at, graph.constant(size)));
  const code = graph.select(graph.compare('less', at, graph.constant(0)), errorCode(graph, '#VALUE!'), errorCode(graph, '#REF!'));
  const failure = failureUnless(lowering, valid, code, [number]);
  const [low, high] = [Math.max(edge.low, 0), Math.min(edge.high, size)];
  if (low > high) return failure!;
  const all = graph.compare('equal', at, graph.constant(0));
  const first = graph.select(all, graph.constant(start), graph.sum(at, graph.constant(start - 1)));
  return {
    start: edgeOf(graph, first, start + Math.max(low, 1) - 1, start + Math.max(high, 1) - 1),
    count: low > 0 ? edgeAt(lowering, 1) : edgeOf(graph, graph.select(all, graph.constant(size), graph.constant(1)), Math.min(1, size), size),
    failure,
  };
}

/** The line of a range that a search has found, counted from 1; where it found none, the search's own error. */
export function lineFound(lowering: Lowering, start: number, size: number, position: Uncertain): Lines {
  const { graph } = lowering;
  const first = graph.sum(position.node, graph.constant(start - 1));
  const failure = position.error === null ? null : lowering.columns.number(graph.carryFault(graph.constant(0), [position.node]), [position]);
  return { start: edgeOf(graph, first, start, start + size - 1), count: edgeAt(lowering, 1), failure };
}

export function allLines(lowering: Lowering, start: number, size: number): Lines {
  return { start: edgeAt(lowering, start), count: edgeAt(lowering, size), failure: null };
}

/** The part of a sheet where the rows meet the columns; a plain reference where it is the same in every trial. */
export function crossing(lowering: Lowering, sheet: number, rows: Lines, columns: Lines): Reference | UncertainReference {
  return plainOrUncertain(new UncertainReference(sheet, rows.start, columns.start, rows.count, columns.count, firstFailure(lowering, [rows.failure, columns.failure])));
}

function plainOrUncertain(reference: UncertainReference): Reference | UncertainReference {
  const { sheet, top, left, height, width, failure } = reference;
  if (failure !== null || ![top, left, height, width].every(isFixed)) return reference;
  return new Reference([{ sheet, top: top.low, left: left.low, bottom: top.low + height.low - 1, right: left.low + width.low - 1 }]);
}

function asUncertain(lowering: Lowering, value: Reference | UncertainReference): UncertainReference[] {
  if (value instanceof UncertainReference) return [value];
  return value.areas.map(({ sheet, top, left, bottom, right }) => {
    const [rows, columns] = [allLines(lowering, top, bottom - top + 1), allLines(lowering, left, right - left + 1)];
    return new UncertainReference(sheet, rows.start, columns.start, rows.count, columns.count, null);
  });
}

/** The range operator: the smallest rectangle around both ends. */
export function around(lowering: Lowering, from: Lowered, to: Lowered): Lowered {
  for (const end of [from, to]) if (isScalarError(end)) return end;
  if (!isAnyReference(from) || !isAnyReference(to)) throw new WholeFormula();
  const [first, ...others] = [...asUncertain(lowering, from), ...asUncertain(lowering, to)];
  let both = first!;
  for (const other of others) {
    if (other.sheet !== both.sheet) return { error: '#VALUE!' };
    const rows = enclosing(lowering, both.top, both.height, other.top, other.height);
    const columns = enclosing(lowering, both.left, both.width, other.left, other.width);
    both = new UncertainReference(both.sheet, rows.start, columns.start, rows.count, columns.count, firstFailure(lowering, [both.failure, other.failure]));
  }
  return plainOrUncertain(both);
}

function isScalarError(value: Lowered): value is Scalar {
  return value !== undefined && isScalar(value) && isKnownError(value);
}

function isScalar(value: Lowered): value is Scalar {
  return !Array.isArray(value) && !isAnyReference(value) && !(value instanceof MaskedMatrix);
}

export function isAnyReference(value: Lowered): value is Reference | UncertainReference {
  return value instanceof Reference || value instanceof UncertainReference;
}

function enclosing({ graph }: Lowering, start: Edge, count: Edge, otherStart: Edge, otherCount: Edge): { readonly start: Edge; readonly count: Edge } {
  const first = graph.binary('minimum', start.node, otherStart.node);
  const end = graph.binary('maximum', graph.sum(start.node, count.node), graph.sum(otherStart.node, otherCount.node));
  const [low, high] = [Math.min(start.low, otherStart.low), Math.min(start.high, otherStart.high)];
  const endLow = Math.max(start.low + count.low, otherStart.low + otherCount.low);
  const endHigh = Math.max(start.high + count.high, otherStart.high + otherCount.high);
  return { start: edgeOf(graph, first, low, high), count: edgeOf(graph, graph.difference(end, first), Math.max(1, endLow - high), endHigh - low) };
}

/** OFFSET: a rectangle moved by rows and columns, of the height and width given or its own. A height or width of 0 is #REF!. */
export function moved(lowering: Lowering, base: Reference | UncertainReference, by: readonly [Scalar, Scalar], size: readonly [Scalar | undefined, Scalar | undefined]): Lowered {
  const [from, ...others] = asUncertain(lowering, base);
  if (from === undefined || others.length > 0) return { error: '#VALUE!' };
  const rows = movedLines(lowering, from.top, from.height, by[0], size[0], MAX_ROWS);
  const columns = movedLines(lowering, from.left, from.width, by[1], size[1], MAX_COLUMNS);
  if (!('start' in rows)) return rows;
  if (!('start' in columns)) return columns;
  const reference = new UncertainReference(from.sheet, rows.start, columns.start, rows.count, columns.count, firstFailure(lowering, [from.failure, rows.failure, columns.failure]));
  return plainOrUncertain(reference);
}

/** A height or width: cut to whole cells, but part of a cell is one. */
function wholeSize(lowering: Lowering, value: Scalar): { readonly number: Uncertain; readonly edge: Edge } {
  const { graph } = lowering;
  const { number, edge: cut } = wholeNumber(lowering, value);
  const begun = graph.binary('minimum', graph.constant(1), graph.unary('ceiling', number.settled));
  const node = graph.binary('maximum', cut.node, begun);
  const { low, high } = graph.node(node);
  return { number, edge: { node, low, high } };
}

function movedLines(lowering: Lowering, start: Edge, size: Edge, by: Scalar, wanted: Scalar | undefined, limit: number): Lines | Uncertain {
  const { graph } = lowering;
  const step = wholeNumber(lowering, by);
  const given = wanted === undefined ? null : wholeSize(lowering, wanted);
  const count = given === null ? size : given.edge;
  if (count.low < 0) throw new WholeFormula();
  const first = graph.sum(start.node, step.edge.node);
  const end = graph.sum(first, count.node);
  const valid = graph.and(
    graph.and(graph.compare('lessOrEqual', graph.constant(0), first), graph.compare('less', graph.constant(0), count.node)),
    graph.compare('lessOrEqual', end, graph.constant(limit)),
  );
  const failure = failureUnless(lowering, valid, errorCode(graph, '#REF!'), given === null ? [step.number] : [step.number, given.number]);
  const [low, high] = [Math.max(0, start.low + step.edge.low), Math.min(limit - 1, start.high + step.edge.high)];
  if (low > high || count.high < 1) return failure!;
  return { start: edgeOf(graph, first, low, high), count: edgeOf(graph, count.node, Math.max(1, count.low), Math.min(limit - low, count.high)), failure };
}

/** What is in the rectangle: one value, an array of fixed size, or one with lines that are there in some trials only. */
export function readUncertain(lowering: Lowering, reference: UncertainReference): Scalar | Matrix | MaskedMatrix {
  const { sheet, top, left, height, width } = reference;
  const rows = top.high - top.low + height.high;
  const columns = left.high - left.low + width.high;
  if (!(rows * columns <= MOST_ALTERNATIVES)) throw new WholeFormula();
  lowering.requireIfMet({ sheet, top: top.low, left: left.low, bottom: top.low + rows - 1, right: left.low + columns - 1 });
  if (!isFixed(height) || !isFixed(width)) return readMasked(lowering, reference, rows, columns);
  const candidates = (top.high - top.low + 1) * (left.high - left.low + 1);
  if (height.low * width.low * candidates > MOST_ALTERNATIVES) throw new WholeFormula();
  const matrix = Array.from({ length: height.low }, (_, row) => Array.from({ length: width.low }, (__, column) => cellAt(lowering, reference, row, column)));
  const single = matrix.length === 1 && matrix[0]!.length === 1;
  if (single) return reference.failure === null ? matrix[0]![0]! : lowering.columns.carryError(matrix[0]![0]!, reference.failure);
  return reference.failure === null ? matrix : new MaskedMatrix(matrix, null, null, reference.failure, null, true);
}

/** The cell so many rows and columns behind the first one, wherever that is. */
function cellAt(lowering: Lowering, { sheet, top, left, failure }: UncertainReference, row: number, column: number): Scalar {
  const lines: Scalar[] = [];
  for (let line = top.low; line <= top.high; line++) {
    const cells: Scalar[] = [];
    for (let place = left.low; place <= left.high; place++) cells.push(lowering.cellValue(sheet, cellKey(line + row, place + column)));
    lines.push(pickAlong(lowering, left, failure, cells));
  }
  return pickAlong(lowering, top, failure, lines);
}

function pickAlong({ columns, graph }: Lowering, edge: Edge, failure: Uncertain | null, options: readonly Scalar[]): Scalar {
  if (options.length === 1) return options[0]!;
  const place = graph.difference(edge.node, graph.constant(edge.low));
  return columns.pick(failure === null ? place : graph.select(soundness(graph, failure), place, graph.constant(0)), options);
}

function readMasked(lowering: Lowering, { sheet, top, left, height, width, failure }: UncertainReference, rows: number, columns: number): Scalar | Matrix | MaskedMatrix {
  if (rows * columns > LARGEST_MASKED) throw new WholeFormula();
  const values = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => lowering.cellValue(sheet, cellKey(top.low + row, left.low + column))));
  const masked = new MaskedMatrix(values, windowMasks(lowering, top, height, failure, rows), windowMasks(lowering, left, width, failure, columns), failure, null, isFixed(top) && isFixed(left), true);
  return maskedOrPlain(lowering, masked);
}

/** By line: the trials in which it lies between the first line and the last one. */
function windowMasks({ graph }: Lowering, start: Edge, count: Edge, failure: Uncertain | null, lines: number): NodeId[] {
  const sound = soundness(graph, failure);
  const end = graph.sum(start.node, count.node);
  return Array.from({ length: lines }, (_, place) => {
    const line = graph.constant(start.low + place);
    return graph.and(sound, graph.and(graph.compare('lessOrEqual', start.node, line), graph.compare('less', line, end)));
  });
}

/** The whole of the cells that a reference may mean in any trial. */
export function largestArea({ sheet, top, left, height, width }: UncertainReference): Area {
  return { sheet, top: top.low, left: left.low, bottom: top.high + height.high - 1, right: left.high + width.high - 1 };
}

/** A position that is the same in every trial, cut to a whole number; null where it differs or is no number. */
export function knownPosition(lowering: Lowering, value: Scalar): number | null {
  if (!isKnown(value)) return null;
  const { operation, value: number } = lowering.graph.node(lowering.columns.toNumber(value).node);
  return operation === 'constant' && Number.isFinite(number) ? Math.trunc(number) : null;
}
