import { FunctionWriter } from './functionWriter';

/**
 * How many entries of an ascending table are not above each number of the pair. Parameters: the pair, the address
 * of the table, its length. Binary search, lane by lane.
 */
export function searchFunction(): FunctionWriter {
  const writer = new FunctionWriter(['v128', 'i32', 'i32'], ['v128']);
  const [pair, table, length] = [0, 1, 2];
  const number = writer.local('f64');
  const low = writer.local('i32');
  const high = writer.local('i32');
  const middle = writer.local('i32');
  for (const lane of [0, 1]) {
    writer.get(pair).lane('f64ExtractLane', lane).set(number);
    writer.i32(0).set(low).get(length).set(high);
    writer.begin('block').begin('loop');
    writer.get(low).get(high).plain('i32LessUnsigned').plain('i32EqualZero').branch('branchIf', 1);
    writer.get(low).get(high).plain('i32Add').i32(1).plain('i32ShiftRightUnsigned').set(middle);
    writer.get(table).get(middle).i32(3).plain('i32ShiftLeft').plain('i32Add').loadDouble(0);
    writer.get(number).plain('f64LessOrEqual').begin('if');
    writer.get(middle).i32(1).plain('i32Add').set(low).branch('branch', 1).end();
    writer.get(middle).set(high).branch('branch', 0);
    writer.end().end();
    writer.get(pair).get(low).plain('f64ConvertUnsigned').lane('f64ReplaceLane', lane).set(pair);
  }
  writer.get(pair);
  return writer;
}

/** Applies a scalar function to both lanes of its vector arguments. */
export function perLaneFunction(scalarFunction: number, parameters: 1 | 2): FunctionWriter {
  const writer = new FunctionWriter(Array.from({ length: parameters }, () => 'v128' as const), ['v128']);
  const results = [writer.local('f64'), writer.local('f64')] as const;
  results.forEach((result, lane) => {
    for (let parameter = 0; parameter < parameters; parameter++) writer.get(parameter).lane('f64ExtractLane', lane);
    writer.call(scalarFunction).set(result);
  });
  writer.get(results[0]).vector('f64Splat').get(results[1]).lane('f64ReplaceLane', 1);
  return writer;
}

/** The mask of pairs that agree to fifteen digits, by the scalar function that decides it. */
export function alikeFunction(sameNumber: number): FunctionWriter {
  const writer = new FunctionWriter(['v128', 'v128'], ['v128']);
  for (const lane of [0, 1]) {
    for (const parameter of [0, 1]) writer.get(parameter).lane('f64ExtractLane', lane);
    writer.call(sameNumber).plain('f64ConvertUnsigned');
    if (lane === 0) writer.vector('f64Splat');
    else writer.lane('f64ReplaceLane', 1);
  }
  writer.pair(1).vector('f64Equal');
  return writer;
}
