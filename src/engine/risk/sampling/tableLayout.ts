/**
 * The layout of sampling tables: one source for the JavaScript kernels, the WebAssembly kernels and the
 * builders. Every value here is part of every result: changing one changes all simulated numbers.
 *
 * OCTAVE TABLE (continuous distributions). The unit interval is halved at p = ½; each half is cut where the
 * distance to its end halves (octaves), each octave into 64 cells of equal probability, and each cell holds the
 * cubic of the quantile. A trial takes two 32-bit draws r, q:
 *
 *   half     = bit 31 of r                       0: lower half, p small; 1: upper half, mirrored
 *   cell     = bits 30…25 of r
 *   octave   = leading zeros of ((r << 7) & −256 | 256), that is of bits 24…1 of r; 0 … 23
 *   offset   = ((half · 24 + octave) · 64 + cell) · 4     in doubles; times 8 in bytes
 *   fraction = q · 2^−32 + 2^−33                          in (0, 1), exact
 *   value    = c0 + fraction · (c1 + fraction · (c2 + fraction · c3))
 *
 * Let t be the distance to the end of the half (t = p below, t = 1 − p above). Octave k < 23 covers
 * t in [2^−(k+2), 2^−(k+1)); its cell j begins at 2^−(k+2) · (1 + j/64). The last octave covers everything that
 * is left, t in (0, 2^−24), its cell j beginning at j · 2^−30: one draw in 8 million comes from it, and its
 * innermost cell stops at t = 2^−34 (|z| = 6.4) so that unbounded quantiles stay finite.
 *
 * SCORE TABLE (correlated inputs). The value as a function of a standard normal score z: cubics on a uniform grid.
 *
 *   position = (z + 8) · 64 held to [0, 1024 − 2^−43]
 *   cell     = ⌊position⌋, fraction = position − cell, offset = cell · 4
 *
 * STEP TABLE (discrete distributions, and quantiles made of straight pieces). `cumulative[i]` is P(X ≤ step i),
 * the last one 1; step i covers u in [cumulative[i−1], cumulative[i]) and yields
 * base[i] + slope[i] · (u − cumulative[i−1]) (slope 0 for a discrete outcome). The guide says where to begin:
 *
 *   u    = uniform of the trial (uniforms.ts)
 *   step = guide[⌊u · guide.length⌋], then step + 1 while u ≥ cumulative[step]
 */

export const OCTAVES = 24;
export const CELLS_PER_OCTAVE = 64;
/** Doubles per cell: the coefficients of its cubic, lowest power first. */
export const CELL_COEFFICIENTS = 4;
export const OCTAVE_TABLE_LENGTH = 2 * OCTAVES * CELLS_PER_OCTAVE * CELL_COEFFICIENTS;

export const SCORE_LIMIT = 8;
export const SCORE_CELLS_PER_UNIT = 64;
export const SCORE_CELLS = 2 * SCORE_LIMIT * SCORE_CELLS_PER_UNIT;
export const SCORE_TABLE_LENGTH = SCORE_CELLS * CELL_COEFFICIENTS;
/** The largest position in a score table: just inside its last cell. */
export const SCORE_LAST_POSITION = SCORE_CELLS - 2 ** -43;

/** Where the cells of an octave begin and how wide they are, as distances t to the end of the half. */
export function octaveStart(octave: number): number {
  return octave === OCTAVES - 1 ? 0 : 2 ** -(octave + 2);
}

export function octaveCellWidth(octave: number): number {
  return (octave === OCTAVES - 1 ? 2 ** -(OCTAVES) : 2 ** -(octave + 2)) / CELLS_PER_OCTAVE;
}

/** Where the innermost cell of the last octave stops. */
export const INNERMOST_DISTANCE = 2 ** -34;
