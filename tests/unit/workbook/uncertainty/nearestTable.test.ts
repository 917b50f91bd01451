import { rankCorrelation } from '../../../../src/engine/risk/correlation/rankCorrelation';
import { nearestTable } from '../../../../src/workbook/uncertainty/nearestTable';

const impossible = [
  [1, 0.9, 0.9],
  [0.9, 1, -0.5],
  [0.9, -0.5, 1],
];

it('numbers that cannot hold together are replaced by near ones of three decimals that can', () => {
  const near = nearestTable(impossible);
  const checked = rankCorrelation(near, 'matrix');
  expect(checked.ok && checked.value.largestChange).toBe(0);
  for (const value of near.flat()) expect(Math.round(value * 1000)).toBeCloseTo(value * 1000, 9);
  expect(Math.abs(near[0]![1]! - 0.9)).toBeLessThan(0.35);
});

it('numbers that can hold together stay as they are', () => {
  const valid = [
    [1, 0.5],
    [0.5, 1],
  ];
  expect(nearestTable(valid)).toBe(valid);
});
