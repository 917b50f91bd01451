import { normalCumulative, normalDensity } from '../../core/special/normal';
import type { ContinuousDistribution, QuantileBranch } from '../distributions/distribution';
import { followQuantile } from './followQuantile';
import {
  CELL_COEFFICIENTS,
  CELLS_PER_OCTAVE,
  INNERMOST_DISTANCE,
  OCTAVES,
  OCTAVE_TABLE_LENGTH,
  octaveCellWidth,
  octaveStart,
  SCORE_CELLS,
  SCORE_CELLS_PER_UNIT,
  SCORE_LIMIT,
  SCORE_TABLE_LENGTH,
} from './tableLayout';

/** As much of a distribution as its tables need. */
export type Tabulated = Pick<ContinuousDistribution, 'quantile' | 'quantileSlope' | 'density' | 'branches'>;

/** A quantile at one place: its value and its derivative by the distance t to the end of the half. */
interface Node {
  readonly value: number;
  readonly slope: number;
}

/**
 * The octave table of a continuous distribution (tableLayout.ts): the cubic Hermite interpolant of its quantile.
 * Error below 1e-10 of the range where the density is smooth; in the one cell that holds a corner of the density,
 * up to 1e-6 of the range. About 1 ms.
 */
export function octaveTable(distribution: Tabulated): Float64Array {
  const table = new Float64Array(OCTAVE_TABLE_LENGTH);
  const { branches } = distribution;
  fillHalf(table, 0, branches ? followedNodes(branches.lower) : directNodes(distribution, false));
  fillHalf(table, 1, branches ? followedNodes(branches.upper) : directNodes(distribution, true));
  return table;
}

/** The nodes of a half by octave: `CELLS_PER_OCTAVE + 1` of them, the ends of its cells. */
type NodesOfOctave = (octave: number) => readonly Node[];

function fillHalf(table: Float64Array, half: number, nodesOf: NodesOfOctave): void {
  for (let octave = 0; octave < OCTAVES; octave++) {
    const width = octaveCellWidth(octave);
    const nodes = nodesOf(octave);
    for (let cell = 0; cell < CELLS_PER_OCTAVE; cell++) {
      const offset = ((half * OCTAVES + octave) * CELLS_PER_OCTAVE + cell) * CELL_COEFFICIENTS;
      const innermost = octave === OCTAVES - 1 && cell === 0;
      writeCubic(table, offset, nodes[cell], nodes[cell + 1], innermost ? 0 : width);
    }
  }
}

/** The cubic through two nodes; with width 0 the straight line between their values. */
function writeCubic(table: Float64Array, offset: number, from: Node, to: Node, width: number): void {
  const rise = to.value - from.value;
  const start = width === 0 ? rise : from.slope * width;
  const end = width === 0 ? rise : to.slope * width;
  table[offset] = from.value;
  table[offset + 1] = start;
  table[offset + 2] = 3 * rise - 2 * start - end;
  table[offset + 3] = start + end - 2 * rise;
}

/** Where the ends of an octave's cells lie. */
function cellEnd(octave: number, cell: number): number {
  if (octave === OCTAVES - 1 && cell === 0) return INNERMOST_DISTANCE;
  return octaveStart(octave) + cell * octaveCellWidth(octave);
}

function directNodes(distribution: Tabulated, upperHalf: boolean): NodesOfOctave {
  const node = (distance: number): Node => {
    const lower = upperHalf ? 1 - distance : distance;
    const upper = upperHalf ? distance : 1 - distance;
    const value = distribution.quantile(lower, upper);
    const slope = distribution.quantileSlope ? distribution.quantileSlope(lower, upper) : 1 / distribution.density(value);
    return { value, slope: upperHalf ? -slope : slope };
  };
  return (octave) => Array.from({ length: CELLS_PER_OCTAVE + 1 }, (_, cell) => node(cellEnd(octave, cell)));
}

/** Exactly solved places per octave when a quantile is followed; the places between come from quintics. */
const FOLLOWED_STEPS = 16;

function followedNodes(branch: QuantileBranch): NodesOfOctave {
  return (octave) => {
    if (octave === OCTAVES - 1) return innermostNodes(branch);
    const start = octaveStart(octave);
    const followed = followQuantile(branch, start, start / FOLLOWED_STEPS, FOLLOWED_STEPS);
    const nodes: Node[] = [];
    const perStep = CELLS_PER_OCTAVE / FOLLOWED_STEPS;
    const width = start / FOLLOWED_STEPS;
    for (let step = 0; step < FOLLOWED_STEPS; step++) {
      const from = followed[step];
      const to = followed[step + 1];
      nodes.push(scaled(branch, from.coordinate, from.slope));
      for (let inner = 1; inner < perStep; inner++) {
        const { value, slope } = quintic(from, to, width, inner / perStep);
        nodes.push(scaled(branch, value, slope));
      }
    }
    const last = followed[FOLLOWED_STEPS];
    nodes.push(scaled(branch, last.coordinate, last.slope));
    return nodes;
  };
}

/** In the last octave the steps grow against the distance to the end, so its inner places are solved one by one. */
function innermostNodes(branch: QuantileBranch): readonly Node[] {
  const width = octaveCellWidth(OCTAVES - 1);
  const nodes: Node[] = [];
  for (let cell = 0; cell < FOLLOWED_STEPS; cell++) {
    const coordinate = branch.coordinate(cellEnd(OCTAVES - 1, cell));
    nodes.push(scaled(branch, coordinate, 1 / branch.density(coordinate)));
  }
  const rest = CELLS_PER_OCTAVE - FOLLOWED_STEPS;
  for (const { coordinate, slope } of followQuantile(branch, FOLLOWED_STEPS * width, width, rest)) nodes.push(scaled(branch, coordinate, slope));
  return nodes;
}

function scaled(branch: QuantileBranch, coordinate: number, slope: number): Node {
  return { value: branch.value(coordinate), slope: slope * branch.valueSlope };
}

interface CurvedNode {
  readonly coordinate: number;
  readonly slope: number;
  readonly curvature: number;
}

/** Value and slope at a share of the way between two places whose first two derivatives are known. */
function quintic(from: CurvedNode, to: CurvedNode, width: number, share: number): Node {
  const rise = to.coordinate - from.coordinate;
  const d0 = from.slope * width;
  const d1 = to.slope * width;
  const e0 = from.curvature * width * width;
  const e1 = to.curvature * width * width;
  const c3 = 10 * rise - 6 * d0 - 4 * d1 - 1.5 * e0 + 0.5 * e1;
  const c4 = -15 * rise + 8 * d0 + 7 * d1 + 1.5 * e0 - e1;
  const c5 = 6 * rise - 3 * d0 - 3 * d1 - 0.5 * e0 + 0.5 * e1;
  return {
    value: from.coordinate + share * (d0 + share * (0.5 * e0 + share * (c3 + share * (c4 + share * c5)))),
    slope: (d0 + share * (e0 + share * (3 * c3 + share * (4 * c4 + share * 5 * c5)))) / width,
  };
}

/** Beyond this score the probabilities are so small that the octave table is coarse; the quantile itself is asked. */
const DIRECT_SCORE = 5;

/** The score table of a continuous distribution: its value as a function of a standard normal score. About 1 ms. */
export function scoreTable(distribution: Tabulated, octaves: Float64Array): Float64Array {
  return tabulateScores((score) => {
    const distance = normalCumulative(-Math.abs(score));
    const fall = score < 0 ? normalDensity(score) : -normalDensity(score);
    if (Math.abs(score) > DIRECT_SCORE) {
      const lower = score < 0 ? distance : 1 - distance;
      const upper = score < 0 ? 1 - distance : distance;
      const value = distribution.quantile(lower, upper);
      const slope = distribution.quantileSlope ? distribution.quantileSlope(lower, upper) : 1 / distribution.density(value);
      return { value, slope: slope * normalDensity(score) };
    }
    const half = score < 0 ? 0 : 1;
    let octave = 0;
    while (octave < OCTAVES - 2 && distance < octaveStart(octave)) octave++;
    const width = octaveCellWidth(octave);
    const position = (distance - octaveStart(octave)) / width;
    const cell = Math.min(CELLS_PER_OCTAVE - 1, Math.floor(position));
    const fraction = position - cell;
    const at = ((half * OCTAVES + octave) * CELLS_PER_OCTAVE + cell) * CELL_COEFFICIENTS;
    const [c0, c1, c2, c3] = octaves.subarray(at, at + CELL_COEFFICIENTS);
    return {
      value: c0 + fraction * (c1 + fraction * (c2 + fraction * c3)),
      slope: ((c1 + fraction * (2 * c2 + fraction * 3 * c3)) / width) * fall,
    };
  });
}

/** The score table of the normal distribution function itself: turns scores into uniforms for step tables. */
export function uniformScoreTable(): Float64Array {
  return tabulateScores((score) => ({ value: normalCumulative(score), slope: normalDensity(score) }));
}

function tabulateScores(at: (score: number) => Node): Float64Array {
  const table = new Float64Array(SCORE_TABLE_LENGTH);
  let from = at(-SCORE_LIMIT);
  for (let cell = 0; cell < SCORE_CELLS; cell++) {
    const to = at((cell + 1) / SCORE_CELLS_PER_UNIT - SCORE_LIMIT);
    writeCubic(table, cell * CELL_COEFFICIENTS, from, to, 1 / SCORE_CELLS_PER_UNIT);
    from = to;
  }
  return table;
}
