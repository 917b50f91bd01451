/** 1/3!, 1/5!, …: the Taylor coefficients of the sine, with alternating signs. */
const TAYLOR = [-1 / 6, 1 / 120, -1 / 5040, 1 / 362880, -1 / 39916800, 1 / 6227020800, -1 / 1307674368000];

/** sin x for |x| ≤ π/6, the same bits on every engine; `Math.sin` is not. */
export function smallSine(x: number): number {
  const square = x * x;
  let sum = 0;
  for (let term = TAYLOR.length - 1; term >= 0; term--) sum = (sum + TAYLOR[term]) * square;
  return x + x * sum;
}

/** arcsin y for |y| ≤ ½, by Newton's method on the sine. */
export function smallArcsine(y: number): number {
  let x = y;
  for (let step = 0; step < 5; step++) {
    const sine = smallSine(x);
    x += (y - sine) / Math.sqrt(1 - sine * sine);
  }
  return x;
}
