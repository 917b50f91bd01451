import type { CellValue } from '../../../core/cellValue';
import { buildMatrix, CALCULATION_ERROR, columnsOf, isLambda, isMatrix, type LambdaValue, MixedArray, type Value, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, defineList, type KindValues } from './define';
import { elementsOf, linesOf } from './elements';

/** What a LAMBDA answers for one element: it must be one value. */
export function oneResult(lambda: LambdaValue, args: readonly Value[], { interpreter, frame }: Call): CellValue {
  const value = interpreter.apply(lambda, args, frame);
  if (isLambda(value)) return CALCULATION_ERROR;
  const resolved = interpreter.resolve(value, { ...frame, arrays: true });
  if (!isMatrix(resolved)) return resolved;
  return resolved.length === 1 && columnsOf(resolved) === 1 ? (resolved[0]?.[0] ?? null) : CALCULATION_ERROR;
}

function map(args: readonly KindValues['elements'][], lambda: LambdaValue, call: Call): Value {
  const arrays = args.map((argument) => new MixedArray(elementsOf(argument, call)));
  const rows = Math.max(...arrays.map((array) => array.rows.length));
  const columns = Math.max(...arrays.map((array) => array.columns));
  return buildMatrix(rows, columns, (row, column) => oneResult(lambda, arrays.map((array) => array.at(row, column)), call));
}

export const lambdaFunctions: readonly Builtin[] = [
  defineList('MAP', [], 'elements', (_, args, call) => {
    const lambda = args[args.length - 1];
    return isLambda(lambda) ? map(args.slice(0, -1), lambda, call) : VALUE_ERROR;
  }, 2),
  define('REDUCE', ['any?', 'elements', 'lambda'], ([initial, range, lambda], call) => {
    let total: Value = initial ?? null;
    let first = initial === undefined;
    for (const element of elementsOf(range, call).flat()) {
      total = first ? element : call.interpreter.apply(lambda, [total, element], call.frame);
      first = false;
    }
    return total;
  }, { emptyMeansDefault: true }),
  define('SCAN', ['any?', 'elements', 'lambda'], ([initial, range, lambda], call) => {
    let total: Value = initial ?? null;
    let first = initial === undefined;
    return elementsOf(range, call).map((row) =>
      row.map((element) => {
        const value = first ? call.interpreter.firstCell(element, call.frame) : oneResult(lambda, [total, element], call);
        first = false;
        total = value;
        return value;
      }),
    );
  }, { emptyMeansDefault: true }),
  define('BYROW', ['array', 'lambda'], ([range, lambda], call) => linesOf(range, 'row', call).map((row) => [oneResult(lambda, [row], call)])),
  define('BYCOL', ['array', 'lambda'], ([range, lambda], call) => [linesOf(range, 'column', call).map((column) => oneResult(lambda, [column], call))]),
  define('MAKEARRAY', ['number', 'number', 'lambda'], ([rows, columns, lambda], call) =>
    rows < 1 || columns < 1
      ? VALUE_ERROR
      : buildMatrix(Math.trunc(rows), Math.trunc(columns), (row, column) => oneResult(lambda, [row + 1, column + 1], call)),
  ),
];
