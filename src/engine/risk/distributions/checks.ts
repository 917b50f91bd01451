import { invalidArgument } from '../../core/error';
import { fail, ok, type Result } from '../../core/result';

/** Each named value must be at most the next: `{ min: 80, likely: 100, max: 150 }`. */
export function checkOrder(values: Readonly<Record<string, number>>): Result<null> {
  const entries = Object.entries(values);
  for (let index = 1; index < entries.length; index++) {
    const [lowName, low] = entries[index - 1];
    const [highName, high] = entries[index];
    if (low > high) {
      return fail(invalidArgument('aboveOtherArgument', { parameter: lowName, received: low, details: { other: highName, limit: high } }));
    }
  }
  return ok(null);
}

/** Each named value must be above zero. */
export function checkPositive(values: Readonly<Record<string, number>>): Result<null> {
  for (const [parameter, received] of Object.entries(values)) {
    if (!(received > 0)) return fail(invalidArgument('notPositive', { parameter, received }));
  }
  return ok(null);
}

/** Every number of a list must be above the one before. */
export function checkRising(parameter: string, values: readonly number[]): Result<null> {
  for (let index = 1; index < values.length; index++) {
    if (!(values[index] > values[index - 1])) {
      return fail(invalidArgument('notRising', { parameter, received: values[index], details: { position: index + 1, before: values[index - 1] } }));
    }
  }
  return ok(null);
}

export function checkSameLength(parameter: string, received: number, other: string, expected: number): Result<null> {
  return received === expected ? ok(null) : fail(invalidArgument('lengthsDiffer', { parameter, received, details: { other, expected } }));
}
