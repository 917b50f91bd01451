import type { CellValue } from '../../../core/cellValue';
import { buildMatrix, CALCULATION_ERROR, columnsOf, isMatrix, type LambdaValue, type Value, VALUE_ERROR, broadcastCell, isLambda } from '../value';
import { type Builtin, type Call, define, defineList, type RangeValue } from './define';
import { matrixOf } from './numbers';

/** What a LAMBDA answers for one element: it must be one value. */
function element(lambda: LambdaValue, args: readonly Value[], { interpreter, frame }: Call): CellValue {
  const value = interpreter.apply(lambda, args, frame);
  if (isLambda(value)) return CALCULATION_ERROR;
  const resolved = interpreter.resolve(value, { ...frame, arrays: true });
  if (!isMatrix(resolved)) return resolved;
  return resolved.length === 1 && columnsOf(resolved) === 1 ? (resolved[0]?.[0] ?? null) : CALCULATION_ERROR;
}

function map(args: readonly RangeValue[], lambda: Value, call: Call): Value {
  if (!isLambda(lambda)) return VALUE_ERROR;
  const matrices = args.map((argument) => matrixOf(argument, call));
  const rows = Math.max(...matrices.map((matrix) => matrix.length));
  const columns = Math.max(...matrices.map(columnsOf));
  return buildMatrix(rows, columns, (row, column) => element(lambda, matrices.map((matrix) => broadcastCell(matrix, row, column)), call));
}

export const lambdaFunctions: readonly Builtin[] = [
  defineList('MAP', [], 'any', (_, args, call) => {
    const lambda = args[args.length - 1] ?? null;
    const ranges = args.slice(0, -1).filter((argument): argument is RangeValue => !isLambda(argument));
    return ranges.length === args.length - 1 ? map(ranges, lambda, call) : VALUE_ERROR;
  }, 2),
  define('REDUCE', ['any?', 'array', 'lambda'], ([initial, range, lambda], call) => {
    let total: Value = initial ?? null;
    let first = initial === undefined;
    for (const row of matrixOf(range, call)) {
      for (const value of row) {
        total = first ? value : call.interpreter.apply(lambda, [total, value], call.frame);
        first = false;
      }
    }
    return total;
  }, { emptyMeansDefault: true }),
  define('SCAN', ['any?', 'array', 'lambda'], ([initial, range, lambda], call) => {
    let total: Value = initial ?? null;
    let first = initial === undefined;
    return matrixOf(range, call).map((row) =>
      row.map((value) => {
        total = first ? value : element(lambda, [total, value], call);
        first = false;
        return total;
      }),
    );
  }, { emptyMeansDefault: true }),
  define('BYROW', ['array', 'lambda'], ([range, lambda], call) => matrixOf(range, call).map((row) => [element(lambda, [[row]], call)])),
  define('BYCOL', ['array', 'lambda'], ([range, lambda], call) => {
    const matrix = matrixOf(range, call);
    return [Array.from({ length: columnsOf(matrix) }, (_, column) => element(lambda, [matrix.map((row) => [row[column] ?? null])], call))];
  }),
  define('MAKEARRAY', ['number', 'number', 'lambda'], ([rows, columns, lambda], call) =>
    rows < 1 || columns < 1 ? VALUE_ERROR : buildMatrix(Math.trunc(rows), Math.trunc(columns), (row, column) => element(lambda, [row + 1, column + 1], call)),
  ),
];
