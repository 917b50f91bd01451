import { BLOCK_TRIALS } from '../risk/random/stream';

/** Blocks in which the extremes of a run are looked for. */
export const SEARCHED_BLOCKS = 8;

/** Trials of a block of drawn columns that tell most about a model: where an input is at an end, and where many are. */
export function telltaleTrials(columns: readonly ArrayLike<number>[], length: number): number[] {
  const chosen = new Set<number>();
  const towardsHigh = new Float64Array(length);
  for (const column of columns) {
    let least = 0;
    let most = 0;
    for (let trial = 1; trial < length; trial++) {
      if (column[trial]! < column[least]!) least = trial;
      if (column[trial]! > column[most]!) most = trial;
    }
    chosen.add(least).add(most);
    const width = column[most]! - column[least]!;
    if (width > 0) for (let trial = 0; trial < length; trial++) towardsHigh[trial]! += (column[trial]! - column[least]!) / width;
  }
  for (const sign of [1, -1]) {
    let corner = 0;
    for (let trial = 1; trial < length; trial++) if (sign * towardsHigh[trial]! > sign * towardsHigh[corner]!) corner = trial;
    if (length > 0) chosen.add(corner);
  }
  return [...chosen];
}

/** All trials of a block in an order that jumps about, so that wherever it is broken off it has seen a bit of everything. */
export function* scatteredTrials(length: number): IterableIterator<number> {
  // 389 and the number of trials of a block have no factor in common.
  for (let step = 0; step < BLOCK_TRIALS; step++) {
    const trial = (step * 389) % BLOCK_TRIALS;
    if (trial < length) yield trial;
  }
}
