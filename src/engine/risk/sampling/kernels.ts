import { BLOCK_TRIALS, LANES } from '../random/stream';
import { CELL_COEFFICIENTS, CELLS_PER_OCTAVE, OCTAVES, SCORE_CELLS_PER_UNIT, SCORE_LAST_POSITION, SCORE_LIMIT } from './tableLayout';
import type { StepTable } from './stepTable';

/**
 * The kernels that read sampling tables, one block at a time. The WebAssembly kernels repeat them operation by
 * operation and give the same bits; tableLayout.ts states the formulas.
 */

const { clz32, floor, imul, max, min } = Math;

const TWO_TO_MINUS_32 = 2.3283064365386963e-10;
const TWO_TO_MINUS_33 = 1.1641532182693481e-10;

/** Draws one block from an octave table, from the state of `RandomStream.seedBlock`. About 3 ns per trial. */
export function fillFromOctaves(state: Int32Array, table: Float64Array, out: Float64Array, offset = 0): void {
  for (let lane = 0; lane < LANES; lane++) {
    let a = state[lane];
    let b = state[LANES + lane];
    let c = state[2 * LANES + lane];
    let d = state[3 * LANES + lane];
    for (let trial = offset + lane; trial < offset + BLOCK_TRIALS; trial += LANES) {
      let r = imul(b, 5);
      r = imul((r << 7) | (r >>> 25), 9);
      let t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = (d << 11) | (d >>> 21);
      let q = imul(b, 5);
      q = imul((q << 7) | (q >>> 25), 9);
      t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = (d << 11) | (d >>> 21);
      const octave = clz32(((r << 7) & -256) | 256);
      const cell = (((r >>> 31) * OCTAVES + octave) * CELLS_PER_OCTAVE + ((r >>> 25) & (CELLS_PER_OCTAVE - 1))) * CELL_COEFFICIENTS;
      const fraction = (q >>> 0) * TWO_TO_MINUS_32 + TWO_TO_MINUS_33;
      out[trial] = table[cell] + fraction * (table[cell + 1] + fraction * (table[cell + 2] + fraction * table[cell + 3]));
    }
  }
}

/** 2^(octave + 2) for the octaves but the last: scales a distance to [1, 2). */
const OCTAVE_SCALE = Float64Array.from({ length: OCTAVES - 1 }, (_, octave) => 2 ** (octave + 2));
const LAST_OCTAVE_SCALE = CELLS_PER_OCTAVE * 2 ** OCTAVES;
const TWO_TO_32 = 4294967296;

/** Reads an octave table at given probabilities in (0, 1), for strata and copulas. */
export function lookUpOctaves(table: Float64Array, probabilities: Float64Array, out: Float64Array, count: number): void {
  for (let trial = 0; trial < count; trial++) {
    const probability = probabilities[trial];
    const upperHalf = probability >= 0.5 ? 1 : 0;
    const distance = upperHalf === 1 ? 1 - probability : probability;
    const octave = min(OCTAVES - 1, max(0, clz32(distance * TWO_TO_32) - 1));
    const position = octave === OCTAVES - 1 ? distance * LAST_OCTAVE_SCALE : (distance * OCTAVE_SCALE[octave] - 1) * CELLS_PER_OCTAVE;
    const inOctave = min(CELLS_PER_OCTAVE - 1, floor(position));
    const fraction = position - inOctave;
    const cell = ((upperHalf * OCTAVES + octave) * CELLS_PER_OCTAVE + inOctave) * CELL_COEFFICIENTS;
    out[trial] = table[cell] + fraction * (table[cell + 1] + fraction * (table[cell + 2] + fraction * table[cell + 3]));
  }
}

/** Reads a step table at given probabilities in (0, 1). About 3 ns per trial. */
export function lookUpSteps(table: StepTable, probabilities: Float64Array, out: Float64Array, count: number): void {
  const { cumulative, below, base, slope, guide } = table;
  const parts = guide.length;
  for (let trial = 0; trial < count; trial++) {
    const probability = probabilities[trial];
    let step = guide[(probability * parts) | 0];
    while (probability >= cumulative[step]) step++;
    out[trial] = base[step] + slope[step] * (probability - below[step]);
  }
}

/** Reads a score table at given standard normal scores. */
export function lookUpScores(table: Float64Array, scores: Float64Array, out: Float64Array, count: number): void {
  for (let trial = 0; trial < count; trial++) {
    const raw = (scores[trial] + SCORE_LIMIT) * SCORE_CELLS_PER_UNIT;
    const position = raw < 0 ? 0 : raw > SCORE_LAST_POSITION ? SCORE_LAST_POSITION : raw;
    const index = floor(position);
    const fraction = position - index;
    const cell = index * CELL_COEFFICIENTS;
    out[trial] = table[cell] + fraction * (table[cell + 1] + fraction * (table[cell + 2] + fraction * table[cell + 3]));
  }
}
