/** A search that asks for the value of a function at one point after the other, however that value comes about. */
export type Probe<T, P = number> = Generator<P, T, number>;

/** Answers a search at once. */
export function answer<T, P>(probe: Probe<T, P>, valueAt: (point: P) => number): T {
  let step = probe.next();
  while (step.done !== true) step = probe.next(valueAt(step.value));
  return step.value;
}

/** Answers a search from a function that takes its time. */
export async function answerLater<T, P>(probe: Probe<T, P>, valueAt: (point: P) => Promise<number>): Promise<T> {
  let step = probe.next();
  while (step.done !== true) step = probe.next(await valueAt(step.value));
  return step.value;
}
