import { normalCumulative, normalDensity } from '../../core/special/normal';
import { writeCubic } from './hermiteCell';
import type { Tabulated } from './octaveTable';
import {
  CELL_COEFFICIENTS,
  CELLS_PER_OCTAVE,
  OCTAVES,
  octaveCellWidth,
  octaveStart,
  SCORE_CELLS,
  SCORE_CELLS_PER_UNIT,
  SCORE_LIMIT,
  SCORE_TABLE_LENGTH,
} from './tableLayout';

/** Beyond this score the probabilities are so small that the octave table is coarse; the quantile itself is asked. */
const DIRECT_SCORE = 5;

interface Node {
  readonly value: number;
  /** By the score. */
  readonly slope: number;
}

/** A table lives as long as the octave table it was made from. */
const tables = new WeakMap<Float64Array, Float64Array>();

/** The score table of a continuous distribution: its value as a function of a standard normal score. A few milliseconds, once. */
export function scoreTable(distribution: Tabulated, octaves: Float64Array): Float64Array {
  const table = tables.get(octaves) ?? tabulated(distribution, octaves);
  tables.set(octaves, table);
  return table;
}

function tabulated(distribution: Tabulated, octaves: Float64Array): Float64Array {
  return tabulateScores((score) => (Math.abs(score) > DIRECT_SCORE ? directNode(distribution, score) : nodeFromOctaves(octaves, score)));
}

/** The score table of the normal distribution function itself: turns scores into uniforms for step tables. */
export function uniformScoreTable(): Float64Array {
  uniformTable ??= tabulateScores((score) => ({ value: normalCumulative(score), slope: normalDensity(score) }));
  return uniformTable;
}
let uniformTable: Float64Array | undefined;

function directNode(distribution: Tabulated, score: number): Node {
  const lower = normalCumulative(score);
  const upper = normalCumulative(-score);
  const value = distribution.quantile(lower, upper);
  const slope = distribution.quantileSlope ? distribution.quantileSlope(lower, upper) : 1 / distribution.density(value);
  return { value, slope: slope * normalDensity(score) };
}

function nodeFromOctaves(octaves: Float64Array, score: number): Node {
  const distance = normalCumulative(-Math.abs(score));
  const fall = score < 0 ? normalDensity(score) : -normalDensity(score);
  const half = score < 0 ? 0 : 1;
  let octave = 0;
  while (octave < OCTAVES - 2 && distance < octaveStart(octave)) octave++;
  const width = octaveCellWidth(octave);
  const position = (distance - octaveStart(octave)) / width;
  const cell = Math.min(CELLS_PER_OCTAVE - 1, Math.floor(position));
  const fraction = position - cell;
  const at = ((half * OCTAVES + octave) * CELLS_PER_OCTAVE + cell) * CELL_COEFFICIENTS;
  const c1 = octaves[at + 1];
  const c2 = octaves[at + 2];
  const c3 = octaves[at + 3];
  return {
    value: octaves[at] + fraction * (c1 + fraction * (c2 + fraction * c3)),
    slope: ((c1 + fraction * (2 * c2 + fraction * 3 * c3)) / width) * fall,
  };
}

function tabulateScores(at: (score: number) => Node): Float64Array {
  const table = new Float64Array(SCORE_TABLE_LENGTH);
  let from = at(-SCORE_LIMIT);
  for (let cell = 0; cell < SCORE_CELLS; cell++) {
    const to = at((cell + 1) / SCORE_CELLS_PER_UNIT - SCORE_LIMIT);
    writeCubic(table, cell * CELL_COEFFICIENTS, from.value, to.value - from.value, from.slope / SCORE_CELLS_PER_UNIT, to.slope / SCORE_CELLS_PER_UNIT);
    from = to;
  }
  return table;
}
