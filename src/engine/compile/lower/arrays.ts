import type { NodeId } from '../ir/graph';
import type { FunctionLowering, LoweringTable } from './functionLowering';
import { elementOfLambda } from './lambdas';
import { isLoweredMatrix, LoweredLambda, MaskedMatrix, type Lowered, type Matrix, type Scalar } from './lowered';
import { arrayFrame } from './frames';
import type { Lowering, LoweringFrame } from './lowering';
import { presence } from './masks';

const transpose: FunctionLowering = (lowering, { args }, frame) => {
  const [source] = args;
  if (source === undefined || args.length > 1) return null;
  const given = lowering.array(lowering.lower(source, arrayFrame(frame)));
  if (given instanceof MaskedMatrix) return { value: new MaskedMatrix(turned(given.values), given.columns, given.rows, given.failure, given.otherwise, given.leading) };
  return { value: turned(isLoweredMatrix(given) ? given : [[given]]) };
};

function turned(matrix: Matrix): Matrix {
  return matrix[0]!.map((_, column) => matrix.map((row) => row[column]!));
}

/** CHOOSEROWS and CHOOSECOLS with known positions, which may be arrays. */
function lines(byRow: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [source, ...wanted] = args;
    if (source === undefined || wanted.length === 0 || wanted.some(({ type }) => type === 'omitted')) return null;
    const matrix = lowering.matrix(lowering.lower(source, arrayFrame(frame)));
    const count = byRow ? matrix.length : matrix[0]!.length;
    const positions = wanted.flatMap((node) => lowering.matrix(lowering.lower(node, arrayFrame(frame))).flat()).map((position) => lineNumber(position, count));
    if (positions.includes(null)) return null;
    return { value: byRow ? positions.map((position) => matrix[position!]!) : matrix.map((row) => positions.map((position) => row[position!]!)) };
  };
}

/** From 0; counted from the back where the position is below 0; null where there is no such line. */
function lineNumber(position: Scalar, count: number): number | null {
  if (typeof position !== 'number') return null;
  const whole = Math.trunc(position);
  const line = whole < 0 ? count + whole : whole - 1;
  return line >= 0 && line < count ? line : null;
}

/** VSTACK and HSTACK of parts of equal width or height; others are filled up by the evaluator. */
function stack(below: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const parts = args.map((argument) => lowering.array(lowering.lower(argument, arrayFrame(frame))));
    if (parts.length === 0) return null;
    if (parts.some((part) => part instanceof MaskedMatrix)) return stackMasked(lowering, parts, below);
    const matrices = parts.map((part): Matrix => (isLoweredMatrix(part) ? part : [[part as Scalar]]));
    const [first] = matrices;
    if (below) return matrices.every((matrix) => matrix[0]!.length === first![0]!.length) ? { value: matrices.flat() } : null;
    if (!matrices.every((matrix) => matrix.length === first!.length)) return null;
    return { value: first!.map((_, row) => matrices.flatMap((matrix) => matrix[row]!)) };
  };
}

/** Parts that have only whole rows to miss, one below the other. */
function stackMasked(lowering: Lowering, parts: readonly (Scalar | Matrix | MaskedMatrix)[], below: boolean): { readonly value: MaskedMatrix } | null {
  const { graph } = lowering;
  const rows: Matrix[number][] = [];
  const masks: NodeId[] = [];
  for (const part of parts) {
    if (part instanceof MaskedMatrix && (part.columns !== null || part.failure !== null || part.otherwise !== null)) return null;
    const values = part instanceof MaskedMatrix ? part.values : isLoweredMatrix(part) ? part : [[part]];
    rows.push(...values);
    masks.push(...values.map((_, row) => (part instanceof MaskedMatrix ? presence(graph, part, row, 0) : graph.truth(true))));
  }
  if (!below || rows.some((row) => row.length !== rows[0]!.length)) return null;
  return { value: new MaskedMatrix(rows, masks, null, null, null, false) };
}

/** MAP: an answer for each element. */
const map: FunctionLowering = (lowering, { args }, frame) => {
  const values = args.map((argument) => lowering.lower(argument, frame));
  const lambda = values.at(-1);
  if (!(lambda instanceof LoweredLambda) || values.length < 2 || values.slice(0, -1).some((value) => value instanceof LoweredLambda)) return null;
  const arrays = values.slice(0, -1).map((value) => lowering.array(value)).map((value) => (value instanceof MaskedMatrix || isLoweredMatrix(value) ? value : [[value]]));
  if (arrays.some((array) => array instanceof MaskedMatrix && (array.failure !== null || array.otherwise !== null))) return null;
  return { value: lowering.broadcastAny(arrays, (...one) => elementOfLambda(lowering, lambda, one, frame)) };
};

/** One element met while values are gathered one after the other. */
interface Step {
  readonly value: Scalar;
  readonly present: NodeId | null;
}

/** REDUCE keeps the last accumulated value, SCAN all of them. */
function accumulate(keepAll: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [startNode, arrayNode, lambdaNode] = args;
    if (startNode === undefined || arrayNode === undefined || lambdaNode === undefined || args.length > 3) return null;
    const lambda = lowering.lower(lambdaNode, frame);
    const array = lowering.array(lowering.lower(arrayNode, arrayFrame(frame)));
    if (!(lambda instanceof LoweredLambda)) return null;
    if (array instanceof MaskedMatrix) return keepAll ? null : reduceMasked(lowering, array, lowering.lower(startNode, frame), lambda, frame);
    let accumulated: Lowered = lowering.lower(startNode, frame);
    let first = startNode.type === 'omitted';
    const all = (isLoweredMatrix(array) ? array : [[array]]).map((row) =>
      row.map((value): Scalar => {
        if (first) accumulated = value;
        else accumulated = keepAll ? elementOfLambda(lowering, lambda, [accumulated, value], frame) : lowering.applyValues(lambda, [accumulated, value], frame);
        first = false;
        return keepAll ? (accumulated as Scalar) : null;
      }),
    );
    return { value: keepAll ? all : accumulated };
  };
}

/** REDUCE over what is there; an array that is an error is one element. */
function reduceMasked(lowering: Lowering, array: MaskedMatrix, start: Lowered, lambda: LoweredLambda, frame: LoweringFrame): { readonly value: Lowered } | null {
  const { columns, graph } = lowering;
  if (start === undefined) return null;
  const steps: Step[] = array.values.flatMap((line, row) => line.map((value, column) => ({ value, present: presence(graph, array, row, column) })));
  if (array.failure !== null) steps.push({ value: array.failure, present: graph.not(graph.isSound(array.failure.node)) });
  if (array.otherwise !== null) steps.push(array.otherwise);
  let accumulated = lowering.resolve(start, { ...frame, arrays: true });
  for (const { value, present } of steps) {
    if (isLoweredMatrix(accumulated)) return null;
    const next = lowering.resolve(lowering.applyValues(lambda, [accumulated, value], frame), { ...frame, arrays: true });
    if (isLoweredMatrix(next)) return null;
    accumulated = present === null ? next : columns.select(present, next, accumulated);
  }
  return { value: accumulated };
}

function byLine(rows: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [arrayNode, lambdaNode] = args;
    if (arrayNode === undefined || lambdaNode === undefined || args.length > 2) return null;
    const lambda = lowering.lower(lambdaNode, frame);
    const array = lowering.array(lowering.lower(arrayNode, arrayFrame(frame)));
    if (!(lambda instanceof LoweredLambda)) return null;
    const apply = (line: Matrix): Scalar => elementOfLambda(lowering, lambda, [line], frame);
    const answers = (matrix: Matrix): Matrix => (rows ? matrix.map((row) => [apply([row])]) : [matrix[0]!.map((_, column) => apply(matrix.map((row) => [row[column]!])))]);
    if (array instanceof MaskedMatrix) {
      if ((rows ? array.columns : array.rows) !== null || array.failure !== null || array.otherwise !== null) return null;
      return { value: new MaskedMatrix(answers(array.values), array.rows, array.columns, null, null, array.leading) };
    }
    return { value: answers(isLoweredMatrix(array) ? array : [[array]]) };
  };
}

/** Parameters that may be left out are for the evaluator alone. */
const OPTIONAL = /^_xlop\./i;

/** A function that sees uncertain variables of its surroundings. */
const lambda: FunctionLowering = (_, { args }, frame) => {
  const parameters = args.slice(0, -1).map((argument) => (argument.type === 'name' && !OPTIONAL.test(argument.name) ? argument.name.toUpperCase() : null));
  const body = args.at(-1);
  if (body === undefined || parameters.includes(null)) return null;
  return { value: new LoweredLambda(parameters as string[], body, frame.scope) };
};

export const arrayLowerings: LoweringTable = {
  TRANSPOSE: transpose,
  CHOOSEROWS: lines(true),
  CHOOSECOLS: lines(false),
  VSTACK: stack(true),
  HSTACK: stack(false),
  LAMBDA: lambda,
  MAP: map,
  REDUCE: accumulate(false),
  SCAN: accumulate(true),
  BYROW: byLine(true),
  BYCOL: byLine(false),
};
