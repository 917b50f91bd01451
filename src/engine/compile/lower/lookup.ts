import { cellError, isCellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import { sameNumber } from '../../formula/evaluate/compare';
import { Reference, type Area } from '../../formula/evaluate/reference';
import type { Scope, Value } from '../../formula/evaluate/value';
import { hasWildcard } from '../../formula/evaluate/wildcard';
import type { NodeId } from '../ir/graph';
import { takingArguments, type FunctionLowering, type LoweringTable } from './functionLowering';
import { isChoice, isKnown, isKnownError, isLoweredMatrix, isUncertain, MaskedMatrix, UncertainReference, type Lowered, type Matrix, type Scalar, type Uncertain } from './lowered';
import { arrayFrame, evaluationFrame } from './frames';
import type { Lowering, LoweringFrame } from './lowering';
import type { Expression } from '../../formula/parse/ast';
import { namingProblems } from './problem';
import { pickWithin } from './logic';
import { allLines, crossing, isAnyReference, knownPosition, lineFound, linesAt, moved, wholeNumber, type Lines } from './uncertainReferences';

/** Searches among values that differ from trial to trial compare with each in turn; in longer lists the evaluator searches, trial by trial. */
const LONGEST_SCAN = 400;

/** In longer lists of known values the evaluator searches, trial by trial. */
const LONGEST_TABLE = 5000;

/** INDEX: a reference keeps being one, wherever it points; of an array, an uncertain position picks among all it could mean. */
const lowerIndex: FunctionLowering = (lowering, { args }, frame) => {
  const [source, rowNode, columnNode] = args;
  if (source === undefined || args.length > 3) return null;
  const from = lowering.lower(source, arrayFrame(frame));
  if (from instanceof UncertainReference || from instanceof MaskedMatrix) return null;
  const area = from instanceof Reference ? from.single : undefined;
  if (from instanceof Reference && area === undefined) return null;
  const matrix = area === undefined ? lowering.matrix(from) : null;
  const [rows, width] = matrix === null ? [area!.bottom - area!.top + 1, area!.right - area!.left + 1] : [matrix.length, matrix[0]!.length];
  const position = (node: Expression | undefined): Scalar => (node === undefined || node.type === 'omitted' ? 0 : lowering.scalar(node, frame));
  const [first, second] = [position(rowNode), position(columnNode)];
  const alongRow = columnNode === undefined && rows === 1 && width > 1;
  const row: Scalar = alongRow ? 1 : first;
  const column: Scalar = alongRow ? first : columnNode === undefined && width === 1 ? 1 : second;
  if (isKnownError(row) || isKnownError(column)) return isKnown(row) && isKnown(column) ? { value: isKnownError(row) ? row : column } : null;
  if (area !== undefined) return { value: indexOfArea(lowering, area, row, column) };
  return indexOfArray(lowering, matrix!, row, column);
};

function indexOfArea(lowering: Lowering, { sheet, top, left, bottom, right }: Area, row: Scalar, column: Scalar): Lowered {
  const rows = linesAt(lowering, top, bottom - top + 1, row);
  const columns = linesAt(lowering, left, right - left + 1, column);
  if (!('start' in rows)) return rows;
  if (!('start' in columns)) return columns;
  return crossing(lowering, sheet, rows, columns);
}

/** Position 0 means the whole row or column: not one value but many. */
function indexOfArray(lowering: Lowering, matrix: Matrix, row: Scalar, column: Scalar): ReturnType<FunctionLowering> {
  const [rows, width] = [matrix.length, matrix[0]!.length];
  const [atRow, atColumn] = [knownPosition(lowering, row), knownPosition(lowering, column)];
  if ([[row, atRow] as const, [column, atColumn] as const].some(([given, known]) => (known === null ? isKnown(given) || !(wholeNumber(lowering, given).edge.low >= 1) : known < 0))) return null;
  if ((atRow ?? 0) > rows || (atColumn ?? 0) > width) return null;
  const lines = atRow === null || atRow === 0 ? matrix : [matrix[atRow - 1]!];
  const parts = lines.map((line) => {
    if (atColumn === 0) return line;
    return [atColumn === null ? pickWithin(lowering, lowering.columns.toNumber(column), line, '#REF!') : line[atColumn - 1]!];
  });
  if (atRow !== null) return { value: parts.length === 1 && parts[0]!.length === 1 ? parts[0]![0]! : parts };
  if (parts[0]!.length > 1) return null;
  return { value: pickWithin(lowering, lowering.columns.toNumber(row), parts.map((line) => line[0]!), '#REF!') };
}

/** How a list is searched: by the function of that name, with the arguments that follow value and list. */
interface Search {
  readonly name: 'MATCH' | 'XMATCH';
  readonly modes: readonly CellValue[];
  /** True where only an equal value counts, and the first of several. */
  readonly exact: boolean;
}

/** The position (from 1) of a value in a list, #N/A where it is not there; null where the evaluator must search. */
function positionIn(lowering: Lowering, wanted: Scalar, list: readonly Scalar[], search: Search): Uncertain | null {
  const known = list.every(isKnown) ? (list as readonly CellValue[]) : null;
  if (known !== null && isKnown(wanted)) return knownAnswer(lowering, evaluatedPosition(lowering, wanted, columnOf(known), search));
  if (known !== null && isUncertain(wanted) && wanted.type === 'number') return positionByTable(lowering, wanted, known, search);
  return search.exact ? exactPosition(lowering, wanted, list, search) : null;
}

function knownAnswer({ columns }: Lowering, value: CellValue): Uncertain | null {
  if (typeof value === 'number') return columns.constant(value);
  return value !== null && isCellError(value) ? columns.error(value) : null;
}

function columnOf(list: readonly CellValue[]): CellMatrix {
  return list.map((value) => [value]);
}

/** What the evaluator finds for one value in a column. */
function evaluatedPosition(lowering: Lowering, wanted: CellValue, list: CellMatrix, { name, modes }: Search): CellValue {
  const given: readonly Value[] = [wanted, list, ...modes];
  let scope: Scope | undefined;
  const args = given.map((value, place): Expression => {
    const variable = `\u0003${place}`;
    scope = { name: variable, value, outer: scope };
    return { type: 'name', at: 0, name: variable };
  });
  const frame = { ...evaluationFrame({ sheet: 0, row: 0, column: 0, arrays: true, scope: undefined }), scope };
  return namingProblems(() => lowering.interpreter.operand({ type: 'call', at: 0, name, args }, frame)) as CellValue;
}

function exactPosition(lowering: Lowering, wanted: Scalar, list: readonly Scalar[], { name }: Search): Uncertain | null {
  const { columns, graph } = lowering;
  if (list.length > LONGEST_SCAN || !isComparable(wanted, name)) return null;
  const sources: Uncertain[] = isUncertain(wanted) ? [wanted] : [];
  let position = graph.constant(NaN);
  for (let index = list.length - 1; index >= 0; index--) {
    const candidate = list[index]!;
    if (candidate === null && wanted === null) position = graph.constant(index + 1);
    if (candidate === null || wanted === null || isKnownError(candidate)) continue;
    if (isChoice(candidate) && candidate.options.includes(null)) return null;
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

/** A value for which equality is what the operator finds: no pattern, no error, and no empty cell but for the functions that look for one. */
function isComparable(wanted: Scalar, name: Search['name']): boolean {
  if (isUncertain(wanted)) return true;
  if (isChoice(wanted)) return wanted.options.every((option) => option !== null && (isUncertain(option) ? option.error === null : isComparable(option, name)));
  if (wanted === null) return name === 'XMATCH';
  return typeof wanted === 'string' ? !hasWildcard(wanted) : !isKnownError(wanted);
}

/** The mask behind a comparison, where the wanted value's own fault is carried separately. */
function maskOf({ graph }: Lowering, same: Uncertain): NodeId {
  return graph.and(graph.isSound(same.node), graph.nonZero(same.node));
}

/** Where a search changes its answer: the answer behind each threshold, and the one before the first. */
interface SearchTable {
  readonly thresholds: readonly number[];
  readonly positions: readonly CellValue[];
}

/** Tables of the lists searched so far: many formulas search the same one. */
const searchTables = new WeakMap<Lowering, Map<string, SearchTable>>();

function searchTable(lowering: Lowering, list: readonly CellValue[], search: Search): SearchTable {
  let known = searchTables.get(lowering);
  if (known === undefined) searchTables.set(lowering, (known = new Map()));
  const key = JSON.stringify([search.name, search.modes, list]);
  const table = known.get(key) ?? newSearchTable(lowering, list, search);
  known.set(key, table);
  return table;
}

function newSearchTable(lowering: Lowering, list: readonly CellValue[], search: Search): SearchTable {
  const numbers = [...new Set(list.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  const thresholds: number[] = [];
  const column = columnOf(list);
  const positionOf = (number: number): CellValue => evaluatedPosition(lowering, number, column, search);
  const positions = [positionOf(numbers.length === 0 ? 0 : below(numbers[0]!))];
  numbers.forEach((number, place) => {
    const [least, above] = [leastAlike(number), nextAboveAlike(number)];
    const next = numbers[place + 1];
    if (thresholds.length > 0 && thresholds.at(-1)! >= least) {
      thresholds.pop();
      positions.pop();
    }
    thresholds.push(least, above);
    positions.push(positionOf(number), positionOf(next === undefined ? beyond(number) : between(number, next)));
  });
  return { thresholds, positions };
}

/**
 * The position as a function of the number wanted: between two neighbouring numbers of the list, and where it equals one to
 * fifteen digits, the answer is always the same, and the evaluator's own.
 */
function positionByTable(lowering: Lowering, wanted: Uncertain, list: readonly CellValue[], search: Search): Uncertain | null {
  const { columns, graph } = lowering;
  if (list.length > LONGEST_TABLE) return null;
  const { thresholds, positions } = searchTable(lowering, list, search);
  const places = Float64Array.from(positions, (position) => (typeof position === 'number' ? position : NaN));
  if (positions.some((position) => typeof position !== 'number' && !(position !== null && isCellError(position) && position.error === '#N/A'))) return null;
  const region = graph.search(Float64Array.from(thresholds), wanted.settled);
  const node = places.every((place) => Object.is(place, places[0])) ? graph.constant(places[0]!) : graph.lookup(places, region);
  return columns.number(graph.carryFault(node, [wanted.node]), [wanted], columns.error(cellError('#N/A')).error!());
}

function below(number: number): number {
  return number - Math.max(1, Math.abs(number));
}

function beyond(number: number): number {
  return number + Math.max(1, Math.abs(number));
}

function between(low: number, high: number): number {
  return low + (high - low) / 2;
}

const ULPS_OF_FIFTEEN_DIGITS = 128;

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

/** A single row or column. */
function vectorOf(matrix: Matrix): readonly Scalar[] | null {
  if (matrix.length === 1) return matrix[0]!;
  return matrix[0]!.length === 1 ? matrix.map((line) => line[0]!) : null;
}

/** A mode or type that is the same in every trial, as a number; undefined where it differs. */
function knownMode(lowering: Lowering, node: Expression | undefined, otherwise: number, whenEmpty: number, frame: LoweringFrame): number | undefined {
  if (node === undefined) return otherwise;
  if (node.type === 'omitted') return whenEmpty;
  const value = lowering.scalar(node, frame);
  const known = isKnown(value) ? lowering.graph.node(lowering.columns.toNumber(value).node).value : NaN;
  return Number.isFinite(known) ? known : undefined;
}

const lowerMatch: FunctionLowering = (lowering, { args }, frame) => {
  const [wantedNode, listNode, typeNode] = args;
  if (wantedNode === undefined || listNode === undefined || args.length > 3) return null;
  const type = knownMode(lowering, typeNode, 1, 0, frame);
  const list = vectorOf(lowering.matrix(lowering.lower(listNode, frame)));
  if (list === null || type === undefined) return null;
  const wanted = subjectOf(lowering, wantedNode, frame);
  if (isKnownError(wanted)) return { value: wanted };
  const position = positionIn(lowering, wanted, list, matchSearch(type));
  return position === null ? null : { value: position };
};

/** An empty cell looks for 0. */
function subjectOf(lowering: Lowering, node: Expression, frame: LoweringFrame): Scalar {
  return lowering.scalar(node, frame) ?? 0;
}

function matchSearch(type: number): Search {
  return { name: 'MATCH', modes: [type], exact: type === 0 };
}

/** The modes of XLOOKUP and XMATCH. */
function extendedSearch(lowering: Lowering, modeNode: Expression | undefined, orderNode: Expression | undefined, frame: LoweringFrame): Search | null {
  const [mode, order] = [knownMode(lowering, modeNode, 0, 0, frame), knownMode(lowering, orderNode, 1, 1, frame)];
  return mode === undefined || order === undefined ? null : { name: 'XMATCH', modes: [mode, order], exact: Math.trunc(mode) === 0 && Math.trunc(order) === 1 };
}

const lowerXMatch: FunctionLowering = (lowering, { args }, frame) => {
  const [wantedNode, listNode, modeNode, orderNode] = args;
  if (wantedNode === undefined || listNode === undefined || args.length > 4) return null;
  const search = extendedSearch(lowering, modeNode, orderNode, frame);
  const list = targetOf(lowering, lowering.lower(listNode, arrayFrame(frame)));
  if (list === null || search === null || (list.rows > 1 && list.columns > 1)) return null;
  const wanted = lowering.scalar(wantedNode, frame);
  if (isKnownError(wanted)) return { value: wanted };
  const values = valuesSearched(lowering, list, list.columns === 1, wanted, search);
  const position = values === null ? null : positionIn(lowering, wanted, values, search);
  return position === null ? null : { value: position };
};

/** The values searched, without the empty cells at the end of a range: the first of those is there for who looks for an empty one. */
function valuesSearched(lowering: Lowering, list: Target, byRow: boolean, wanted: Scalar, { exact }: Search): readonly Scalar[] | null {
  const values = firstLine(lowering, list, byRow);
  if (wanted !== null || values.length === (byRow ? list.rows : list.columns)) return values;
  return exact ? [...values, null] : null;
}

/** A range or array from which a search takes its answer. */
interface Target {
  readonly area: Area | undefined;
  readonly matrix: Matrix | null;
  readonly rows: number;
  readonly columns: number;
}

function targetOf(lowering: Lowering, given: Lowered): Target | null {
  if (given instanceof UncertainReference || given instanceof MaskedMatrix) return null;
  if (!(given instanceof Reference)) {
    const matrix = lowering.matrix(given);
    return { area: undefined, matrix, rows: matrix.length, columns: matrix[0]!.length };
  }
  const area = given.single;
  return area === undefined ? null : { area, matrix: null, rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 };
}

/** The line of a target that a search has found: one cell of it, or all. */
function answerAt(lowering: Lowering, { area, matrix, rows, columns }: Target, position: Uncertain, byRow: boolean, line: number | null): Lowered | null {
  const size = byRow ? rows : columns;
  const across = byRow ? columns : rows;
  if (area !== undefined) {
    const found = lineFound(lowering, byRow ? area.top : area.left, size, position);
    const start = byRow ? area.left : area.top;
    const other: Lines = line === null ? allLines(lowering, start, across) : allLines(lowering, start + line, 1);
    const place = byRow ? crossing(lowering, area.sheet, found, other) : crossing(lowering, area.sheet, other, found);
    return isAlwaysMissing(lowering, position) ? position : place;
  }
  if (line === null && across > 1) return null;
  const at = line ?? 0;
  return pickWithin(lowering, position, Array.from({ length: size }, (_, place) => (byRow ? matrix![place]![at]! : matrix![at]![place]!)), '#N/A');
}

function isAlwaysMissing({ graph }: Lowering, { node }: Uncertain): boolean {
  const { operation, value } = graph.node(node);
  return operation === 'constant' && Number.isNaN(value);
}

/** VLOOKUP and HLOOKUP: search along the first line, answer from another. */
function tableLookup(byRow: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [wantedNode, tableNode, lineNode, approximateNode] = args;
    if (wantedNode === undefined || tableNode === undefined || lineNode === undefined || args.length > 4) return null;
    const line = lowering.scalar(lineNode, frame);
    const approximate = knownMode(lowering, approximateNode, 1, 0, frame);
    const target = targetOf(lowering, lowering.lower(tableNode, frame));
    if (approximate === undefined || target === null) return null;
    const at = knownPosition(lowering, line);
    const lines = byRow ? target.columns : target.rows;
    if (at === null || at < 1 || at > lines) return null;
    const wanted = subjectOf(lowering, wantedNode, frame);
    if (isKnownError(wanted)) return { value: wanted };
    const position = positionIn(lowering, wanted, firstLine(lowering, target, byRow), matchSearch(approximate === 0 ? 0 : 1));
    const value = position === null ? null : answerAt(lowering, target, position, byRow, at - 1);
    return value === null ? null : { value };
  };
}

function firstLine(lowering: Lowering, { area, matrix, rows, columns }: Target, byRow: boolean): readonly Scalar[] {
  const first = area === undefined ? null : new Reference([byRow ? { ...area, right: area.left } : { ...area, bottom: area.top }]);
  const values = first === null ? matrix! : lowering.matrix(first);
  const size = byRow ? Math.min(rows, values.length) : Math.min(columns, values[0]!.length);
  return Array.from({ length: size }, (_, place) => (byRow ? values[place]![0]! : values[0]![place]!));
}

const lowerXLookup: FunctionLowering = (lowering, { args }, frame) => {
  const [wantedNode, listNode, resultNode, absentNode, modeNode, orderNode] = args;
  if (wantedNode === undefined || listNode === undefined || resultNode === undefined || args.length > 6) return null;
  const search = extendedSearch(lowering, modeNode, orderNode, frame);
  const list = targetOf(lowering, lowering.lower(listNode, arrayFrame(frame)));
  const target = targetOf(lowering, lowering.lower(resultNode, arrayFrame(frame)));
  if (list === null || target === null || search === null || (list.rows > 1 && list.columns > 1)) return null;
  const byRow = list.columns === 1 && (list.rows > 1 || target.rows === 1);
  if (byRow ? target.rows !== list.rows : target.columns !== list.columns) return { value: { error: '#VALUE!' } };
  const wanted = lowering.scalar(wantedNode, frame);
  if (isKnownError(wanted)) return { value: wanted };
  const values = valuesSearched(lowering, list, byRow, wanted, search);
  const position = values === null ? null : positionIn(lowering, wanted, values, search);
  if (position === null) return null;
  const found = answerAt(lowering, target, position, byRow, null);
  if (found === null) return null;
  if (absentNode === undefined || absentNode.type === 'omitted') return { value: found };
  return otherwise(lowering, wanted, position, found, absentNode, frame);
};

/** What XLOOKUP gives in trials in which the value is not there. */
function otherwise(lowering: Lowering, wanted: Scalar, position: Uncertain, found: Lowered, absentNode: Expression, frame: LoweringFrame): ReturnType<FunctionLowering> {
  const { columns, graph } = lowering;
  if (isAlwaysMissing(lowering, position) && isKnown(wanted)) return { value: lowering.lower(absentNode, frame) };
  if (!graph.mayFault(position.node)) return { value: found };
  const [value, absent] = [lowering.array(found), lowering.array(lowering.lower(absentNode, frame))];
  if (isLoweredMatrix(value) || value instanceof MaskedMatrix || isLoweredMatrix(absent) || absent instanceof MaskedMatrix) return null;
  const chosen = columns.select(graph.not(graph.isSound(position.node)), absent, value);
  return { value: isUncertain(wanted) ? columns.carryError(chosen, wanted) : chosen };
}

/** LOOKUP in vector form: the last value not above the wanted one. */
const lowerLookup: FunctionLowering = (lowering, { args }, frame: LoweringFrame) => {
  const [wantedNode, listNode, resultNode] = args;
  if (wantedNode === undefined || listNode === undefined || args.length > 3) return null;
  const list = targetOf(lowering, lowering.lower(listNode, arrayFrame(frame)));
  const target = resultNode === undefined ? list : targetOf(lowering, lowering.lower(resultNode, arrayFrame(frame)));
  if (list === null || target === null || (list.rows > 1 && list.columns > 1) || (target.rows > 1 && target.columns > 1)) return null;
  if (target.rows * target.columns !== list.rows * list.columns) return null;
  const wanted = subjectOf(lowering, wantedNode, frame);
  if (isKnownError(wanted)) return { value: wanted };
  const position = positionIn(lowering, wanted, firstLine(lowering, list, list.columns === 1), matchSearch(1));
  const value = position === null ? null : answerAt(lowering, target, position, target.columns === 1, 0);
  return value === null ? null : { value };
};

/** OFFSET: the reference may point elsewhere in every trial. */
const lowerOffset = takingArguments((lowering, { args }, frame) => {
  const [base, ...numbers] = args;
  if (base === undefined || numbers.length < 2 || numbers.length > 4) return null;
  const from = lowering.lower(base, frame);
  if (!isAnyReference(from)) return isKnown(from as Scalar) && isKnownError(from as Scalar) ? { value: from } : null;
  const given = numbers.map((node) => (node.type === 'omitted' ? undefined : lowering.scalar(node, frame)));
  const error = given.find((value) => value !== undefined && isKnownError(value));
  if (error !== undefined) return given.every((value) => value === undefined || isKnown(value)) ? { value: error } : null;
  const [rows = 0, columns = 0, height, width] = given;
  const value = moved(lowering, from, [rows, columns], [height, width]);
  if (value instanceof Reference) for (const area of value.areas) lowering.require(area);
  return { value };
});

/** INDIRECT: what it points at must not depend on a trial. */
const lowerIndirect = takingArguments((lowering, node, frame) => (lowering.areAllKnown(node.args, frame) ? { value: lowering.referenceOf(node, frame) } : null));

export const lookupLowerings: LoweringTable = {
  INDEX: lowerIndex,
  MATCH: lowerMatch,
  XMATCH: lowerXMatch,
  VLOOKUP: tableLookup(true),
  HLOOKUP: tableLookup(false),
  XLOOKUP: lowerXLookup,
  LOOKUP: lowerLookup,
  OFFSET: lowerOffset,
  INDIRECT: lowerIndirect,
};
