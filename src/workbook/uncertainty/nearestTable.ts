import { rankCorrelation } from '../../engine/risk/correlation/rankCorrelation';

const DECIMALS = 1000;

/** Ever more towards independence, until the rounded numbers can hold together. */
const SHRINKAGES = [0, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064];

/** A matrix of rank correlations that variables can have, near one that they cannot, in numbers of three decimals that keep that property. */
export function nearestTable(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const checked = rankCorrelation(matrix, 'matrix');
  if (!checked.ok || checked.value.largestChange === 0) return matrix;
  const { ranks } = checked.value;
  for (const shrinkage of SHRINKAGES) {
    const rounded = ranks.map((row, i) => row.map((rank, j) => (i === j ? 1 : Math.round(rank * (1 - shrinkage) * DECIMALS) / DECIMALS)));
    const again = rankCorrelation(rounded, 'matrix');
    if (again.ok && again.value.largestChange === 0) return rounded;
  }
  return ranks;
}
