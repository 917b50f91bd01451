import type { ContinuousDistribution, QuantileBranch } from '../distributions/distribution';
import { QuantileFollower, type FollowedPlaces } from './followQuantile';
import { writeCubic } from './hermiteCell';
import { CELL_COEFFICIENTS, CELLS_PER_OCTAVE, INNERMOST_DISTANCE, OCTAVES, OCTAVE_TABLE_LENGTH, octaveCellWidth, octaveStart } from './tableLayout';

/** As much of a distribution as its tables need. */
export type Tabulated = Pick<ContinuousDistribution, 'quantile' | 'quantileSlope' | 'density' | 'branches'>;

const LAST = OCTAVES - 1;

/** The ends of an octave's cells: values and their derivatives by the distance t to the end of the half. */
class OctaveNodes {
  readonly values = new Float64Array(CELLS_PER_OCTAVE + 1);
  readonly slopes = new Float64Array(CELLS_PER_OCTAVE + 1);
}

/** Fills the nodes of an octave; octaves are asked for from 0 upwards. */
type FillNodes = (octave: number, nodes: OctaveNodes) => void;

/**
 * The octave table of a continuous distribution (tableLayout.ts): the cubic Hermite interpolant of its quantile.
 * Error below 1e-10 of the range where the density is smooth (1e-7 for beta shapes below 0.3); up to 1e-6 of the range
 * in the one cell that holds a corner of the density. About 1 ms.
 */
export function octaveTable(distribution: Tabulated): Float64Array {
  const table = new Float64Array(OCTAVE_TABLE_LENGTH);
  const { branches } = distribution;
  fillHalf(table, 0, branches ? followedNodes(branches.lower) : directNodes(distribution, false));
  fillHalf(table, 1, branches ? followedNodes(branches.upper) : directNodes(distribution, true));
  return table;
}

function fillHalf(table: Float64Array, half: number, fillNodes: FillNodes): void {
  const nodes = new OctaveNodes();
  const { values, slopes } = nodes;
  for (let octave = 0; octave < OCTAVES; octave++) {
    const width = octaveCellWidth(octave);
    fillNodes(octave, nodes);
    for (let cell = 0; cell < CELLS_PER_OCTAVE; cell++) {
      const offset = ((half * OCTAVES + octave) * CELLS_PER_OCTAVE + cell) * CELL_COEFFICIENTS;
      const rise = values[cell + 1] - values[cell];
      const straight = octave === LAST && cell === 0;
      writeCubic(table, offset, values[cell], rise, straight ? rise : slopes[cell] * width, straight ? rise : slopes[cell + 1] * width);
    }
  }
}

/** Asks the quantile itself at every node. */
function directNodes(distribution: Tabulated, upperHalf: boolean): FillNodes {
  return (octave, { values, slopes }) => {
    const start = octaveStart(octave);
    const width = octaveCellWidth(octave);
    for (let node = 0; node <= CELLS_PER_OCTAVE; node++) {
      const distance = octave === LAST && node === 0 ? INNERMOST_DISTANCE : start + node * width;
      const lower = upperHalf ? 1 - distance : distance;
      const upper = upperHalf ? distance : 1 - distance;
      values[node] = distribution.quantile(lower, upper);
      const slope = distribution.quantileSlope ? distribution.quantileSlope(lower, upper) : 1 / distribution.density(values[node]);
      slopes[node] = upperHalf ? -slope : slope;
    }
  };
}

/** Places per octave where a quantile is followed exactly; quintics give the nodes between. In the last octave fewer will do. */
const FINE_STEPS = 16;
const COARSE_STEPS = 8;
/** After so many octaves the follower starts afresh from an exact place, so that its rounding does not add up. */
const FRESH_START = 8;

function followedNodes(branch: QuantileBranch): FillNodes {
  const places: FollowedPlaces = {
    coordinate: new Float64Array(FINE_STEPS + 1),
    slope: new Float64Array(FINE_STEPS + 1),
    curvature: new Float64Array(FINE_STEPS + 1),
  };
  let follower = new QuantileFollower(branch, 0.5);
  const descend = (start: number, steps: number): void => follower.descend(start / steps, steps, places);
  return (octave, nodes) => {
    if (octave > 0 && octave % FRESH_START === 0) follower = new QuantileFollower(branch, 2 * 2 ** -(octave + 2));
    if (octave === LAST) {
      fillInnermost(branch, descend, places, nodes);
      return;
    }
    const start = octaveStart(octave);
    descend(start, FINE_STEPS);
    const perStep = CELLS_PER_OCTAVE / FINE_STEPS;
    for (let node = 0; node <= CELLS_PER_OCTAVE; node++) {
      const from = Math.min(FINE_STEPS - 1, Math.floor(node / perStep));
      quintic(branch, places, from, start / FINE_STEPS, node / perStep - from, nodes, node);
    }
  };
}

/** The last octave spans all that is left: its nodes are met on the way down through six octaves more, and the innermost after another four. */
function fillInnermost(branch: QuantileBranch, descend: (start: number, steps: number) => void, places: FollowedPlaces, nodes: OctaveNodes): void {
  const unit = octaveCellWidth(LAST);
  for (let first = CELLS_PER_OCTAVE / 2; first >= 1; first /= 2) {
    descend(first * unit, COARSE_STEPS);
    for (let node = first; node <= 2 * first; node++) {
      const position = ((node - first) / first) * COARSE_STEPS;
      const from = Math.min(COARSE_STEPS - 1, Math.floor(position));
      quintic(branch, places, from, (first * unit) / COARSE_STEPS, position - from, nodes, node);
    }
  }
  for (let start = unit / 2; start >= INNERMOST_DISTANCE; start /= 2) descend(start, COARSE_STEPS);
  nodes.values[0] = branch.value(places.coordinate[0]);
}

/** Value and slope at a share of the way from one followed place to the next, whose first two derivatives are known. */
function quintic(branch: QuantileBranch, places: FollowedPlaces, from: number, width: number, share: number, nodes: OctaveNodes, node: number): void {
  const { coordinate, slope, curvature } = places;
  const rise = coordinate[from + 1] - coordinate[from];
  const d0 = slope[from] * width;
  const d1 = slope[from + 1] * width;
  const e0 = curvature[from] * width * width;
  const e1 = curvature[from + 1] * width * width;
  const c3 = 10 * rise - 6 * d0 - 4 * d1 - 1.5 * e0 + 0.5 * e1;
  const c4 = -15 * rise + 8 * d0 + 7 * d1 + 1.5 * e0 - e1;
  const c5 = 6 * rise - 3 * d0 - 3 * d1 - 0.5 * e0 + 0.5 * e1;
  const inside = share * (d0 + share * (0.5 * e0 + share * (c3 + share * (c4 + share * c5))));
  nodes.values[node] = branch.value(share === 1 ? coordinate[from + 1] : coordinate[from] + inside);
  nodes.slopes[node] = (branch.valueSlope * (d0 + share * (e0 + share * (3 * c3 + share * (4 * c4 + share * 5 * c5))))) / width;
}
