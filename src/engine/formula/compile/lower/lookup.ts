import type { CellValue } from '../../../core/cellValue';
import { sameNumber } from '../../evaluate/compare';
import { Reference } from '../../evaluate/reference';
import type { NodeId } from '../ir/graph';
import type { FunctionLowering, LoweringTable } from './functionLowering';
import { isKnown, isKnownError, isLoweredMatrix, isUncertain, type Lowered, type Matrix, type Scalar, type Uncertain } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import type { Expression } from '../../parse/ast';
import { WholeFormula } from './problem';
import { pickWithin } from './logic';

/** Exact searches compare with each value in turn; in longer lists the evaluator searches, trial by trial. */
const LONGEST_SCAN = 400;

/** INDEX with known positions keeps a reference; an uncertain position picks among all it could mean. */
const lowerIndex: FunctionLowering = (lowering, { args }, frame) => {
  const [source, rowNode, columnNode] = args;
  if (source === undefined || args.length > 3) return null;
  const from = lowering.lower(source, { ...frame, arrays: true });
  const matrix = lowering.matrix(from);
  const [rows, width] = [matrix.length, matrix[0]!.length];
  const oneLine = rows === 1 && columnNode === undefined;
  const position = (node: Expression | undefined, otherwise: number): Scalar => (node === undefined || node.type === 'omitted' ? otherwise : lowering.scalar(node, frame));
  const row = oneLine ? 1 : position(rowNode, 0);
  const column = oneLine ? position(rowNode, 0) : position(columnNode, columnNode === undefined && width === 1 ? 1 : 0);
  if (isKnown(row) && isKnown(column)) return knownIndex(from, matrix, row, column);
  if ([row, column].some((at) => mayBeZero(lowering, at))) throw new WholeFormula();
  if (isKnown(column)) {
    const at = wholeNumber(column);
    return at === null || at < 1 || at > width ? null : { value: pickWithin(lowering, lowering.columns.toNumber(row), matrix.map((line) => line[at - 1]!), '#REF!') };
  }
  if (isKnown(row)) {
    const at = wholeNumber(row);
    return at === null || at < 1 || at > rows ? null : { value: pickWithin(lowering, lowering.columns.toNumber(column), matrix[at - 1]!, '#REF!') };
  }
  const lines = matrix.map((line) => pickWithin(lowering, lowering.columns.toNumber(column), line, '#REF!'));
  return { value: pickWithin(lowering, lowering.columns.toNumber(row), lines, '#REF!') };
};

/** Position 0 means the whole row or column: not one value but many. */
function mayBeZero({ columns, graph }: Lowering, position: Scalar): boolean {
  return isKnown(position) ? position === 0 : !(graph.node(columns.toNumber(position).settled).low >= 1);
}

function wholeNumber(value: CellValue): number | null {
  return typeof value === 'number' ? Math.trunc(value) : null;
}

function knownIndex(from: Lowered, matrix: Matrix, row: CellValue, column: CellValue): ReturnType<FunctionLowering> {
  const [atRow, atColumn] = [wholeNumber(row ?? 0), wholeNumber(column ?? 0)];
  if (atRow === null || atColumn === null || atRow < 0 || atColumn < 0 || atRow > matrix.length || atColumn > matrix[0]!.length) return null;
  const area = from instanceof Reference ? from.single : undefined;
  if (area !== undefined) {
    const [top, bottom] = atRow === 0 ? [area.top, area.bottom] : [area.top + atRow - 1, area.top + atRow - 1];
    const [left, right] = atColumn === 0 ? [area.left, area.right] : [area.left + atColumn - 1, area.left + atColumn - 1];
    return { value: new Reference([{ sheet: area.sheet, top, bottom, left, right }]) };
  }
  const lines = atRow === 0 ? matrix : [matrix[atRow - 1]!];
  const picked = atColumn === 0 ? lines : lines.map((line) => [line[atColumn - 1]!]);
  return { value: picked.length === 1 && picked[0]!.length === 1 ? picked[0]![0]! : picked };
}

/** The position (from 1) of a value in a list, #N/A where it is not there; null where the evaluator must search. */
function positionIn(lowering: Lowering, wanted: Scalar, list: readonly Scalar[], mode: 'exact' | 'below' | 'above'): Uncertain | null {
  if (!isUncertain(wanted) || wanted.type !== 'number') return mode === 'exact' ? exactPosition(lowering, wanted, list) : null;
  if (mode === 'exact') return exactPosition(lowering, wanted, list);
  if (!list.every((value) => typeof value === 'number')) return null;
  return sortedPosition(lowering, wanted, list as readonly number[], mode);
}

function exactPosition(lowering: Lowering, wanted: Scalar, list: readonly Scalar[]): Uncertain | null {
  const { columns, graph } = lowering;
  if (list.length > LONGEST_SCAN || typeof wanted === 'string' || isKnownError(wanted)) return null;
  const sources: Uncertain[] = isUncertain(wanted) ? [wanted] : [];
  let position = graph.constant(NaN);
  for (let index = list.length - 1; index >= 0; index--) {
    const candidate = list[index]!;
    if (candidate === null || isKnownError(candidate)) continue;
    const same = columns.binary('=', wanted, candidate);
    if (isKnown(same)) {
      if (same === true) position = graph.constant(index + 1);
      continue;
    }
    if (!isUncertain(same) || (isUncertain(candidate) && candidate.error !== null)) return null;
    position = graph.select(maskOf(lowering, same), graph.constant(index + 1), position);
  }
  return columns.number(graph.carryFault(position, sources.map(({ node }) => node)), sources, columns.error({ error: '#N/A' }).error!());
}

/** The mask behind a comparison, where the wanted value's own fault is carried separately. */
function maskOf({ graph }: Lowering, same: Uncertain): NodeId {
  return graph.and(graph.isSound(same.node), graph.nonZero(same.node));
}

/** Binary search in a rising list: the last value not above the wanted one, or the first not below it. */
function sortedPosition(lowering: Lowering, wanted: Uncertain, list: readonly number[], mode: 'below' | 'above'): Uncertain | null {
  const { columns, graph } = lowering;
  for (let index = 1; index < list.length; index++) if (!(list[index]! >= list[index - 1]!)) return null;
  const thresholds = Float64Array.from(list, mode === 'below' ? leastAlike : nextAboveAlike);
  const count = graph.search(thresholds, wanted.settled);
  const position = mode === 'below' ? count : graph.sum(count, graph.constant(1));
  const found = mode === 'below' ? graph.compare('less', graph.constant(0), position) : graph.compare('lessOrEqual', position, graph.constant(list.length));
  const node = graph.carryFault(graph.select(found, position, graph.constant(NaN)), [wanted.node]);
  return columns.number(node, [wanted], columns.error({ error: '#N/A' }).error!());
}

const ULPS_OF_FIFTEEN_DIGITS = 64;

/** The least double that equals the number to fifteen digits: comparing with it is comparing as a sheet does. */
function leastAlike(number: number): number {
  let least = number;
  for (let step = 1; step <= ULPS_OF_FIFTEEN_DIGITS; step++) {
    const below = number - step * ulp(number);
    if (!sameNumber(below, number)) break;
    least = below;
  }
  return least;
}

function nextAboveAlike(number: number): number {
  let above = number;
  for (let step = 1; step <= ULPS_OF_FIFTEEN_DIGITS; step++) {
    above = number + step * ulp(number);
    if (!sameNumber(above, number)) break;
  }
  return above;
}

/** Distance between neighbouring doubles near the number; the step below a power of two is half of it, which is fine enough. */
function ulp(number: number): number {
  const size = Math.abs(number);
  if (size < 2 ** -1021) return Number.MIN_VALUE;
  let power = 2 ** Math.floor(Math.log2(size));
  if (power > size) power /= 2;
  return (power * 2 ** -53);
}

function vectorOf(matrix: Matrix): readonly Scalar[] | null {
  if (matrix.length === 1) return matrix[0]!;
  return matrix[0]!.length === 1 ? matrix.map((line) => line[0]!) : null;
}

const lowerMatch: FunctionLowering = (lowering, { args }, frame) => {
  const [wantedNode, listNode, typeNode] = args;
  if (wantedNode === undefined || listNode === undefined) return null;
  const type = typeNode === undefined ? 1 : lowering.scalar(typeNode, frame);
  const wanted = lowering.operand(wantedNode, frame);
  const list = vectorOf(lowering.matrix(lowering.lower(listNode, frame)));
  if (list === null || isLoweredMatrix(wanted) || (type !== 0 && type !== 1 && type !== false && type !== true)) return null;
  const position = positionIn(lowering, wanted, list, type === 0 || type === false ? 'exact' : 'below');
  return position === null ? null : { value: position };
};

const lowerXMatch: FunctionLowering = (lowering, { args }, frame) => {
  const [wantedNode, listNode, modeNode, ...rest] = args;
  if (wantedNode === undefined || listNode === undefined || rest.length > 0) return null;
  const mode = searchMode(modeNode === undefined ? 0 : lowering.scalar(modeNode, frame));
  const wanted = lowering.operand(wantedNode, frame);
  const list = vectorOf(lowering.matrix(lowering.lower(listNode, frame)));
  if (list === null || mode === null || isLoweredMatrix(wanted)) return null;
  const position = positionIn(lowering, wanted, list, mode);
  return position === null ? null : { value: position };
};

function searchMode(mode: Scalar): 'exact' | 'below' | 'above' | null {
  if (mode === 0 || mode === null) return 'exact';
  return mode === -1 ? 'below' : mode === 1 ? 'above' : null;
}

/** VLOOKUP and HLOOKUP: search along the first line, answer from another. */
function tableLookup(byRow: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [wantedNode, tableNode, lineNode, approximateNode] = args;
    if (wantedNode === undefined || tableNode === undefined || lineNode === undefined) return null;
    const wanted = lowering.operand(wantedNode, frame);
    const line = lowering.scalar(lineNode, frame);
    const approximate = approximateNode === undefined ? true : lowering.scalar(approximateNode, frame);
    if (isLoweredMatrix(wanted) || typeof line !== 'number' || !isKnown(approximate) || typeof approximate === 'string') return null;
    const table = lowering.matrix(lowering.lower(tableNode, frame));
    const lines = byRow ? table[0]!.length : table.length;
    const at = Math.trunc(line) - 1;
    if (at < 0 || at >= lines) return null;
    const along = (number: number): readonly Scalar[] => (byRow ? table.map((row) => row[number]!) : table[number]!);
    const exact = approximate === false || approximate === 0;
    const position = positionIn(lowering, wanted, along(0), exact ? 'exact' : 'below');
    return position === null ? null : { value: pickWithin(lowering, position, along(at), '#N/A') };
  };
}

const lowerXLookup: FunctionLowering = (lowering, { args }, frame) => {
  const [wantedNode, listNode, resultNode, absentNode, modeNode, ...rest] = args;
  if (wantedNode === undefined || listNode === undefined || resultNode === undefined || rest.length > 0) return null;
  const mode = searchMode(modeNode === undefined ? 0 : lowering.scalar(modeNode, frame));
  const wanted = lowering.operand(wantedNode, frame);
  const list = vectorOf(lowering.matrix(lowering.lower(listNode, frame)));
  const results = vectorOf(lowering.matrix(lowering.lower(resultNode, frame)));
  if (list === null || results === null || list.length !== results.length || mode === null || isLoweredMatrix(wanted)) return null;
  const position = positionIn(lowering, wanted, list, mode);
  if (position === null) return null;
  const found = pickWithin(lowering, position, results, '#N/A');
  if (absentNode === undefined || absentNode.type === 'omitted') return { value: found };
  const { columns, graph } = lowering;
  const absent = graph.not(graph.isSound(position.node));
  const value = columns.select(absent, lowering.scalar(absentNode, frame), found);
  return { value: isUncertain(wanted) ? columns.carryError(value, wanted) : value };
};

/** LOOKUP in vector form: the last value not above the wanted one. */
const lowerLookup: FunctionLowering = (lowering, { args }, frame: LoweringFrame) => {
  const [wantedNode, listNode, resultNode] = args;
  if (wantedNode === undefined || listNode === undefined) return null;
  const wanted = lowering.operand(wantedNode, frame);
  const list = vectorOf(lowering.matrix(lowering.lower(listNode, { ...frame, arrays: true })));
  const results = resultNode === undefined ? list : vectorOf(lowering.matrix(lowering.lower(resultNode, { ...frame, arrays: true })));
  if (list === null || results === null || results.length !== list.length || isLoweredMatrix(wanted)) return null;
  const position = positionIn(lowering, wanted, list, 'below');
  return position === null ? null : { value: pickWithin(lowering, position, results, '#N/A') };
};

export const lookupLowerings: LoweringTable = {
  INDEX: lowerIndex,
  MATCH: lowerMatch,
  XMATCH: lowerXMatch,
  VLOOKUP: tableLookup(true),
  HLOOKUP: tableLookup(false),
  XLOOKUP: lowerXLookup,
  LOOKUP: lowerLookup,
};
