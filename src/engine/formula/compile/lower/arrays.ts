import type { FunctionLowering, LoweringTable } from './functionLowering';
import { firstOf, LoweredLambda, type Lowered, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { NamedFunction } from '../../evaluate/value';
import type { Expression } from '../../parse/ast';

/** Rearrangements: the same values at other places. `known` arguments steer them. */
function rearranged(arrange: (matrix: Matrix, steering: readonly (number | null)[]) => Matrix | null): FunctionLowering {
  return (lowering, { args }, frame) => {
    const [source, ...rest] = args;
    if (source === undefined) return null;
    const steering = rest.map((argument) => (argument.type === 'omitted' ? null : lowering.scalar(argument, frame)));
    if (steering.some((value) => value !== null && typeof value !== 'number')) return null;
    const matrix = arrange(lowering.matrix(lowering.lower(source, { ...frame, arrays: true })), steering as (number | null)[]);
    return matrix === null || matrix.length === 0 || matrix[0]!.length === 0 ? null : { value: matrix };
  };
}

const transpose = rearranged((matrix) => matrix[0]!.map((_, column) => matrix.map((row) => row[column]!)));
const take = rearranged((matrix, [rows = null, columns = null]) => part(matrix, rows, columns, (list, count) => (count >= 0 ? list.slice(0, count) : list.slice(count))));
const drop = rearranged((matrix, [rows = null, columns = null]) => part(matrix, rows, columns, (list, count) => (count >= 0 ? list.slice(count) : list.slice(0, count))));

function part(matrix: Matrix, rows: number | null, columns: number | null, cut: <T>(list: readonly T[], count: number) => readonly T[]): Matrix {
  const kept = rows === null ? matrix : cut(matrix, Math.trunc(rows));
  return columns === null ? kept : kept.map((row) => cut(row, Math.trunc(columns)));
}

function lines(byRow: boolean): FunctionLowering {
  return rearranged((matrix, wanted) => {
    const count = byRow ? matrix.length : matrix[0]!.length;
    const positions = wanted.map((position) => (position === null ? -1 : position < 0 ? count + Math.trunc(position) : Math.trunc(position) - 1));
    if (positions.length === 0 || positions.some((position) => position < 0 || position >= count)) return null;
    return byRow ? positions.map((position) => matrix[position]!) : matrix.map((row) => positions.map((position) => row[position]!));
  });
}

/** VSTACK and HSTACK of parts of equal width or height; others are filled up by the evaluator. */
function stack(below: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const parts = args.map((argument) => lowering.matrix(lowering.lower(argument, { ...frame, arrays: true })));
    const [first] = parts;
    if (first === undefined) return null;
    if (below) return parts.every((matrix) => matrix[0]!.length === first[0]!.length) ? { value: parts.flat() } : null;
    if (!parts.every((matrix) => matrix.length === first.length)) return null;
    return { value: first.map((_, row) => parts.flatMap((matrix) => matrix[row]!)) };
  };
}

/** The arrays of a call and the LAMBDA behind them. */
function withLambda(lowering: Lowering, args: readonly Expression[], frame: LoweringFrame): { readonly arrays: readonly Lowered[]; readonly lambda: LoweredLambda } | null {
  const last = args.at(-1);
  if (last?.type === 'name' && lowering.evaluate(last, frame) instanceof NamedFunction) return null;
  const values = args.map((argument) => lowering.lower(argument, { ...frame, arrays: true }));
  const lambda = values.at(-1);
  return lambda instanceof LoweredLambda ? { arrays: values.slice(0, -1), lambda } : null;
}

const map: FunctionLowering = (lowering, { args }, frame) => {
  const call = withLambda(lowering, args, frame);
  if (call === null || call.arrays.length === 0) return null;
  const inner = { ...frame, arrays: true };
  return { value: lowering.broadcast(call.arrays.map((array) => lowering.matrix(array)), (...one) => firstOf(lowering.resolve(lowering.applyValues(call.lambda, one, inner), inner))) };
};

/** REDUCE keeps the last accumulated value, SCAN all of them. */
function accumulate(keepAll: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const call = withLambda(lowering, args, frame);
    if (call === null || call.arrays.length !== 2) return null;
    const inner = { ...frame, arrays: true };
    const [start, array] = call.arrays;
    let accumulated: Lowered = start;
    const matrix = lowering.matrix(array);
    const all = matrix.map((row) =>
      row.map((value): Scalar => {
        accumulated = lowering.resolve(lowering.applyValues(call.lambda, [accumulated, value], inner), inner);
        return firstOf(accumulated);
      }),
    );
    return { value: keepAll ? all : accumulated };
  };
}

function byLine(rows: boolean): FunctionLowering {
  return (lowering, { args }, frame) => {
    const call = withLambda(lowering, args, frame);
    if (call === null || call.arrays.length !== 1) return null;
    const inner = { ...frame, arrays: true };
    const matrix = lowering.matrix(call.arrays[0]);
    const apply = (line: Matrix): Scalar => firstOf(lowering.resolve(lowering.applyValues(call.lambda, [line], inner), inner));
    if (rows) return { value: matrix.map((row) => [apply([row])]) };
    return { value: [matrix[0]!.map((_, column) => apply(matrix.map((row) => [row[column]!])))] };
  };
}

/** A function that sees uncertain variables of its surroundings. */
const lambda: FunctionLowering = (_, { args }, frame) => {
  const parameters = args.slice(0, -1).map((argument) => (argument.type === 'name' ? argument.name.toUpperCase() : null));
  const body = args.at(-1);
  if (body === undefined || parameters.includes(null)) return null;
  return { value: new LoweredLambda(parameters as string[], body, frame.scope) };
};

export const arrayLowerings: LoweringTable = {
  TRANSPOSE: transpose,
  TAKE: take,
  DROP: drop,
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
