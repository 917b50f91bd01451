/** Writes the cubic with a given start, rise and end slopes over one cell, the cell being 1 wide. */
export function writeCubic(table: Float64Array, offset: number, from: number, rise: number, startSlope: number, endSlope: number): void {
  table[offset] = from;
  table[offset + 1] = startSlope;
  table[offset + 2] = 3 * rise - 2 * startSlope - endSlope;
  table[offset + 3] = startSlope + endSlope - 2 * rise;
}
