/** Relative width of a bracket that a double cannot narrow further. */
const FINEST = 2 ** -53;

/**
 * A zero of `f` between two points at which it has opposite signs, to the last digit that the rounding of `f` allows.
 * Inverse quadratic interpolation where it is safe, bisection elsewhere: the bracket shrinks in every step and the end
 * is a width, never a small value, so that rounding cannot keep it from ending. `nought` is the distance from 0 below
 * which differences no longer count.
 * @see T. R. Chandrupatla, Advances in Engineering Software 28 (1997) 145–149
 */
export function solveBracketed(f: (x: number) => number, low: number, high: number, nought = 1e-30): number {
  let [x, other] = [low, high];
  let [atX, atOther] = [f(x), f(other)];
  if (atX === 0) return x;
  if (atOther === 0) return other;
  if (atX > 0 === atOther > 0) return NaN;
  let share = 0.5;
  for (let step = 0; step < 2000; step++) {
    const next = x + share * (other - x);
    const atNext = f(next);
    let [previous, atPrevious] = [x, atX];
    if (atNext > 0 !== atX > 0) {
      [previous, atPrevious] = [other, atOther];
      [other, atOther] = [x, atX];
    }
    [x, atX] = [next, atNext];
    const best = Math.abs(atX) < Math.abs(atOther) ? x : other;
    const narrow = (FINEST * Math.abs(best) + nought) / Math.abs(other - x);
    if (narrow > 0.5 || atX === 0) return atX === 0 ? x : best;
    share = interpolated(x, atX, other, atOther, previous, atPrevious);
    share = Math.min(Math.max(share, narrow), 1 - narrow);
  }
  return x;
}

/** Where between x (0) and its opposite (1) inverse quadratic interpolation puts the zero; the middle where it cannot be trusted. */
function interpolated(x: number, atX: number, other: number, atOther: number, previous: number, atPrevious: number): number {
  const place = (x - other) / (previous - other);
  const height = (atX - atOther) / (atPrevious - atOther);
  if (!(height * height < place && (1 - height) * (1 - height) < 1 - place)) return 0.5;
  const first = (atX / (atOther - atX)) * (atPrevious / (atOther - atPrevious));
  const second = ((previous - x) / (other - x)) * (atX / (atPrevious - atX)) * (atOther / (atPrevious - atOther));
  return first + second;
}
