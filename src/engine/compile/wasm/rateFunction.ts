import { CONVERGED, MOST_STEPS } from '../passes/internalRateOfReturn';
import { FunctionWriter, type Local } from './functionWriter';
import type { Place } from './memoryLayout';
import { BLOCK_END, BLOCK_OFFSET, STRIP_OFFSET, STRIP_PARAMETERS, VECTOR_BYTES } from './straightFunction';

/** Vectors iterated side by side: Newton's steps wait for divisions, so several are kept in flight. */
export const VECTORS_IN_FLIGHT = 4;

/** A flow: a column, or the same amount in every trial. */
export type Flow = Place | number;

/**
 * Internal rate of return for a strip, `VECTORS_IN_FLIGHT` vectors at a time. A lane that has converged or failed is
 * frozen (its steps are 0 from then on), so its value does not depend on its neighbours. Returns whether some lane found no rate.
 */
export function rateFunction(flows: readonly Flow[], guess: number, result: Place): FunctionWriter {
  const writer = new FunctionWriter(STRIP_PARAMETERS, ['i32']);
  const vectors = Array.from({ length: VECTORS_IN_FLIGHT }, (_, index) => ({
    offset: index * VECTOR_BYTES,
    factor: writer.local('v128'),
    /** Lanes still under way. */
    active: writer.local('v128'),
    value: writer.local('v128'),
    slope: writer.local('v128'),
    change: writer.local('v128'),
    flows: flows.map((flow) => (typeof flow === 'number' ? null : writer.local('v128'))),
  }));
  const steps = writer.local('i32');
  const failed = writer.local('v128');
  const each = (write: (vector: (typeof vectors)[number]) => void): void => vectors.forEach(write);
  const flow = (vector: (typeof vectors)[number], time: number): void => {
    const local = vector.flows[time]!;
    if (local === null) writer.pair(flows[time] as number);
    else writer.get(local);
  };

  writer.begin('loop');
  each((vector) => {
    flows.forEach((place, time) => {
      if (typeof place === 'number') return;
      offset(writer, place);
      writer.load('load', place.address + vector.offset).set(vector.flows[time]!);
    });
    writer.pair(1 / (1 + guess)).set(vector.factor);
    writer.words(-1).set(vector.active);
  });
  writer.i32(0).set(steps);
  writer.begin('block').begin('loop');
  const last = flows.length - 1;
  each((vector) => {
    flow(vector, last);
    writer.set(vector.value).pair(0).set(vector.slope);
  });
  for (let time = last - 1; time >= 0; time--) {
    each((vector) => {
      writer.get(vector.slope).get(vector.factor).vector('f64Multiply').get(vector.value).vector('f64Add').set(vector.slope);
      writer.get(vector.value).get(vector.factor).vector('f64Multiply');
      flow(vector, time);
      writer.vector('f64Add').set(vector.value);
    });
  }
  each((vector) => {
    writer.get(vector.value).get(vector.slope).vector('f64Divide').pair(0).get(vector.slope).vector('f64Multiply').vector('f64Add');
    writer.get(vector.active).vector('and').set(vector.change);
    writer.get(vector.factor).get(vector.change).vector('f64Subtract').set(vector.factor);
    writer.get(vector.change).vector('f64Absolute').pair(CONVERGED).vector('f64GreaterOrEqual');
    writer.get(vector.factor).pair(0).vector('f64Greater').vector('and').set(vector.active);
  });
  each(({ active, offset: position }) => {
    writer.get(active);
    if (position > 0) writer.vector('or');
  });
  writer.vector('anyTrue').plain('i32EqualZero').branch('branchIf', 1);
  writer.get(steps).i32(1).plain('i32Add').tee(steps).i32(MOST_STEPS).plain('i32LessUnsigned').branch('branchIf', 0);
  writer.end().end();
  each((vector) => {
    offset(writer, result);
    writer.pair(1).get(vector.factor).vector('f64Divide').pair(1).vector('f64Subtract');
    writer.pair(NaN);
    writer.get(vector.factor).pair(0).vector('f64Greater').get(vector.active).vector('andNot').vector('bitSelect').tee(vector.value).store(result.address + vector.offset);
    writer.get(failed).get(vector.value).get(vector.value).vector('f64NotEqual').vector('or').set(failed);
  });
  const stride = VECTORS_IN_FLIGHT * VECTOR_BYTES;
  writer.get(STRIP_OFFSET).i32(stride).plain('i32Add').set(STRIP_OFFSET);
  writer.get(BLOCK_OFFSET).i32(stride).plain('i32Add').tee(BLOCK_OFFSET);
  writer.get(BLOCK_END).plain('i32LessUnsigned').branch('branchIf', 0).end();
  writer.get(failed).vector('anyTrue');
  return writer;
}

function offset(writer: FunctionWriter, place: Place): void {
  const local: Local = place.scope === 'block' ? BLOCK_OFFSET : STRIP_OFFSET;
  writer.get(local);
}
