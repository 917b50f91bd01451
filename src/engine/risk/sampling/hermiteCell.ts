/** A cubic whose end slopes are at most three times its rise goes from end to end without turning back. */
const STEEPEST = 3;

/**
 * Writes the cubic with a given start, rise and end slopes over one cell, the cell being 1 wide. Slopes that would lead it
 * beyond its ends are held back, so that no drawn value leaves the support.
 * @see F. N. Fritsch, R. E. Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980)
 */
export function writeCubic(table: Float64Array, offset: number, from: number, rise: number, startSlope: number, endSlope: number): void {
  const start = within(rise, startSlope);
  const end = within(rise, endSlope);
  table[offset] = from;
  table[offset + 1] = start;
  table[offset + 2] = 3 * rise - 2 * start - end;
  table[offset + 3] = start + end - 2 * rise;
}

function within(rise: number, slope: number): number {
  const most = STEEPEST * rise;
  return rise >= 0 ? Math.min(most, Math.max(0, slope)) : Math.max(most, Math.min(0, slope));
}
