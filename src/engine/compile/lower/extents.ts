import { toLogical } from '../../formula/evaluate/coerce';
import { Reference } from '../../formula/evaluate/reference';
import { MAX_COLUMNS, MAX_ROWS } from '../../formula/workbookModel';
import type { Expression } from '../../formula/parse/ast';
import type { Graph, NodeId } from '../ir/graph';
import { countsEitherWay, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isKnown, isKnownError, isLoweredMatrix, isSingleValue, LoweredLambda, MaskedMatrix, type Edge, type Matrix, type Scalar, type Uncertain } from './lowered';
import { arrayFrame } from './frames';
import type { Lowering, LoweringFrame } from './lowering';
import { elementOfLambda } from './lambdas';
import { errorCode, failureUnless, firstFailure, isAlways, LARGEST_MASKED, maskedOrPlain, soundness } from './masks';
import { WholeFormula } from './problem';
import { wholeNumber } from './uncertainReferences';

/** Which lines of an array are there, and when there is an error instead. `masks` do not count the failure yet. */
interface Extent {
  readonly masks: readonly NodeId[] | null;
  readonly failure: Uncertain | null;
  readonly leading: boolean;
}

const WHOLE: Extent = { masks: null, failure: null, leading: true };

function arrayOf(lowering: Lowering, node: Expression, frame: LoweringFrame): Matrix | MaskedMatrix | Scalar {
  return lowering.array(lowering.lower(node, arrayFrame(frame)));
}

/** An array of which some lines are there; nothing left is #CALC! or stands in `failure` already. */
function withExtents(lowering: Lowering, source: Matrix | MaskedMatrix, rows: Extent, columns: Extent): Matrix | MaskedMatrix | Scalar {
  const { graph } = lowering;
  if (source instanceof MaskedMatrix) throw new WholeFormula();
  const failure = firstFailure(lowering, [rows.failure, columns.failure]);
  const sound = soundness(graph, failure);
  const masked = (masks: readonly NodeId[] | null): NodeId[] | null => masks?.map((mask) => graph.and(sound, mask)) ?? null;
  const rowMasks = masked(rows.masks);
  const columnMasks = masked(columns.masks);
  return maskedOrPlain(lowering, new MaskedMatrix(source, rowMasks, columnMasks, failure, null, rows.leading && columns.leading));
}

/** TAKE and DROP: so many lines from the front or, below 0, from the back are kept or left out. */
function cut(drops: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [source, rows, columns] = args;
    if (source === undefined || args.length > 3) return null;
    const given = arrayOf(lowering, source, frame);
    if (!isLoweredMatrix(given) && !(given instanceof MaskedMatrix)) return isKnownError(given) ? { value: given } : cutFrom(lowering, [[given]], [rows, columns], frame, drops);
    return cutFrom(lowering, given, [rows, columns], frame, drops);
  };
}

function cutFrom(lowering: Lowering, source: Matrix | MaskedMatrix, counts: readonly (Expression | undefined)[], frame: LoweringFrame, drops: boolean): { readonly value: Matrix | MaskedMatrix | Scalar } {
  if (source instanceof MaskedMatrix) throw new WholeFormula();
  const [rows, columns] = [source.length, source[0]!.length].map((size, side) => {
    const count = counts[side];
    return count === undefined || count.type === 'omitted' ? WHOLE : keptLines(lowering, size, lowering.scalar(count, frame), drops);
  });
  return { value: withExtents(lowering, source, rows!, columns!) };
}

function keptLines(lowering: Lowering, size: number, wanted: Scalar, drops: boolean): Extent {
  const { graph } = lowering;
  const { number, edge } = wholeNumber(lowering, wanted);
  const zero = graph.constant(0);
  const count = edge.node;
  const [fromFront, fromBack] = [graph.compare('lessOrEqual', zero, count), graph.compare('less', count, zero)];
  const end = graph.sum(graph.constant(size), count);
  const masks = Array.from({ length: size }, (_, place) => {
    const line = graph.constant(place);
    const before = (limit: NodeId): NodeId => graph.compare('less', line, limit);
    const inFront = drops ? graph.compare('lessOrEqual', count, line) : before(count);
    const behind = drops ? before(end) : graph.compare('lessOrEqual', end, line);
    return graph.or(graph.and(fromFront, inFront), graph.and(fromBack, behind));
  });
  const left = masks.reduce((one, other) => graph.or(one, other), graph.truth(false));
  const failure = failureUnless(lowering, left, errorCode(graph, '#CALC!'), [number]);
  return { masks, failure, leading: drops ? edge.high <= 0 : edge.low >= 0 };
}

/** A number of lines from 1 up to the largest it can be. `code` is the error of numbers that are none. */
function countedLines(lowering: Lowering, wanted: Scalar, limit: number, codeOf: (graph: Graph, count: NodeId) => NodeId, least: (count: Edge) => NodeId): { readonly extent: Extent; readonly size: number } | Uncertain {
  const { graph } = lowering;
  const { number, edge } = wholeNumber(lowering, wanted);
  const valid = graph.and(least(edge), graph.compare('lessOrEqual', edge.node, graph.constant(limit)));
  const failure = failureUnless(lowering, valid, codeOf(graph, edge.node), [number]);
  const size = Math.min(edge.high, limit);
  if (size < 1) return failure!;
  if (size > LARGEST_MASKED) throw new WholeFormula();
  const masks = Array.from({ length: size }, (_, place) => graph.compare('less', graph.constant(place), edge.node));
  return { extent: { masks, failure, leading: true }, size };
}

const sequence: FunctionLowering = (lowering, { args }, frame) => {
  if (args.length === 0 || args.length > 4) return null;
  const { columns, graph } = lowering;
  const given = args.map((argument): Scalar => (argument.type === 'omitted' ? 1 : lowering.scalar(argument, frame)));
  const [tall, wide = 1, start = 1, step = 1] = given;
  const error = given.find(isKnownError);
  if (error !== undefined) return given.every(isKnown) || isKnownError(tall!) ? { value: error } : null;
  const codeOf = (_: Graph, count: NodeId): NodeId => graph.select(graph.compare('equal', count, graph.constant(0)), errorCode(graph, '#CALC!'), errorCode(graph, '#VALUE!'));
  const positive = ({ node }: Edge): NodeId => graph.compare('less', graph.constant(0), node);
  const rows = countedLines(lowering, tall!, MAX_ROWS, codeOf, positive);
  const across = countedLines(lowering, wide, MAX_COLUMNS, codeOf, positive);
  if (!('extent' in rows)) return { value: rows };
  if (!('extent' in across)) return { value: across };
  const width = wholeNumber(lowering, wide);
  if (rows.size * across.size > LARGEST_MASKED) throw new WholeFormula();
  const [from, by] = [columns.toNumber(start), columns.toNumber(step)];
  const values = Array.from({ length: rows.size }, (_, row) =>
    Array.from({ length: across.size }, (__, column): Scalar => {
      const place = columns.number(graph.sum(graph.product(graph.constant(row), row === 0 ? graph.constant(0) : width.edge.node), graph.constant(column)), row === 0 ? [] : [width.number]);
      return columns.arithmetic('+', from, columns.arithmetic('*', by, place));
    }),
  );
  const failure = firstFailure(lowering, [from, by].map((number) => (number.error === null ? null : columns.number(graph.carryFault(graph.constant(0), [number.node]), [number]))));
  const value = withExtents(lowering, values, { ...rows.extent, failure: firstFailure(lowering, [rows.extent.failure, failure]) }, across.extent);
  return { value };
};

/** MAKEARRAY: less than one row or column is #VALUE!. */
const makeArray: FunctionLowering = (lowering, { args }, frame) => {
  const { columns, graph } = lowering;
  const lambda = args.length === 3 ? lowering.lower(args[2]!, arrayFrame(frame)) : undefined;
  if (!(lambda instanceof LoweredLambda)) return null;
  const counts = args.slice(0, 2).map((argument) => (argument.type === 'omitted' ? 0 : lowering.scalar(argument, frame)));
  const error = counts.find(isKnownError);
  if (error !== undefined) return counts.every(isKnown) ? { value: error } : null;
  const ofSize = (count: Scalar, limit: number): ReturnType<typeof countedLines> =>
    countedLines(lowering, count, limit, () => errorCode(graph, '#VALUE!'), () => graph.compare('lessOrEqual', graph.constant(1), columns.toNumber(count).settled));
  const [rows, across] = [ofSize(counts[0]!, MAX_ROWS), ofSize(counts[1]!, MAX_COLUMNS)];
  if (!('extent' in rows)) return { value: rows };
  if (!('extent' in across)) return { value: across };
  if (rows.size * across.size > LARGEST_MASKED) throw new WholeFormula();
  const values = Array.from({ length: rows.size }, (_, row) => Array.from({ length: across.size }, (__, column) => elementOfLambda(lowering, lambda, [row + 1, column + 1], frame)));
  return { value: withExtents(lowering, values, rows.extent, across.extent) };
};

/** FILTER: the rows, or columns, for which the condition holds; one that is an error makes the whole an error. */
const filter: FunctionLowering = (lowering, { args }, frame) => {
  const [sourceNode, includeNode, otherwiseNode] = args;
  if (sourceNode === undefined || includeNode === undefined || args.length > 3) return null;
  const source = arrayOf(lowering, sourceNode, frame);
  const include = arrayOf(lowering, includeNode, frame);
  if (source instanceof MaskedMatrix || include instanceof MaskedMatrix) throw new WholeFormula();
  for (const one of [source, include]) if (!isLoweredMatrix(one) && (isKnownError(one) || !isKnown(one))) return isKnown(one) ? { value: one } : null;
  const matrix = isLoweredMatrix(source) ? source : [[source]];
  const wanted = isLoweredMatrix(include) ? include : [[include]];
  const byRow = wanted[0]!.length === 1 && wanted.length === matrix.length;
  if (!byRow && !(wanted.length === 1 && wanted[0]!.length === matrix[0]!.length)) return { value: { error: '#VALUE!' } };
  const masks: NodeId[] = [];
  const sources: Uncertain[] = [];
  for (const value of wanted.flat()) {
    const condition = conditionOf(lowering, value);
    masks.push(condition.mask);
    if (condition.source !== null) sources.push(condition.source);
  }
  return { value: filtered(lowering, matrix, masks, sources, byRow, otherwiseNode, frame) };
};

function conditionOf({ columns, graph }: Lowering, value: Scalar): { readonly mask: NodeId; readonly source: Uncertain | null } {
  if (!isKnown(value)) {
    const { mask, source } = columns.toCondition(value);
    return { mask: graph.and(graph.isSound(source.node), mask), source: source.error === null ? null : source };
  }
  const truth = toLogical(value);
  return typeof truth === 'boolean' ? { mask: graph.truth(truth), source: null } : { mask: graph.truth(false), source: columns.error(truth) };
}

function filtered(
  lowering: Lowering,
  matrix: Matrix,
  masks: readonly NodeId[],
  sources: readonly Uncertain[],
  byRow: boolean,
  otherwiseNode: Expression | undefined,
  frame: LoweringFrame,
): Matrix | MaskedMatrix | Scalar {
  const { columns, graph } = lowering;
  const sound = sources.map(({ node }) => graph.isSound(node)).reduce((one, other) => graph.and(one, other), graph.truth(true));
  const some = masks.reduce((one, other) => graph.or(one, other), graph.truth(false));
  const faults = columns.number(graph.carryFault(graph.constant(0), sources.map(({ node }) => node)), sources);
  const failed = faults.error === null ? null : faults;
  const lines = masks.map((mask) => graph.and(sound, mask));
  const hasOtherwise = otherwiseNode !== undefined && otherwiseNode.type !== 'omitted' && !isAlways(graph, some, true);
  const failure = hasOtherwise ? failed : firstFailure(lowering, [failed, failureUnless(lowering, some, errorCode(graph, '#CALC!'), [])]);
  const otherwise = hasOtherwise ? { present: graph.and(sound, graph.not(some)), value: otherwiseValue(lowering, otherwiseNode, frame) } : null;
  return maskedOrPlain(lowering, new MaskedMatrix(matrix, byRow ? lines : null, byRow ? null : lines, failure, otherwise, false));
}

/** An array in place of nothing would have a size of its own, and a cell counts otherwise than a value. */
function otherwiseValue(lowering: Lowering, node: Expression, frame: LoweringFrame): Scalar {
  const given = lowering.lower(node, frame);
  if (given !== undefined && isSingleValue(given)) return given;
  const value = given instanceof Reference ? lowering.read(given) : null;
  if (value === null || isLoweredMatrix(value) || !countsEitherWay(value)) throw new WholeFormula();
  return value;
}

export const extentLowerings: LoweringTable = {
  TAKE: cut(false),
  DROP: cut(true),
  SEQUENCE: sequence,
  MAKEARRAY: makeArray,
  FILTER: filter,
};
