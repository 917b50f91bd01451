/** Two numbers are equal to Excel when their first fifteen digits are. */
export function sameNumber(first: number, second: number): boolean {
  if (first === second) return true;
  const difference = Math.abs(first - second);
  if (difference > 1e-14 * Math.max(Math.abs(first), Math.abs(second))) return false;
  return Number(first.toPrecision(15)) === Number(second.toPrecision(15));
}
