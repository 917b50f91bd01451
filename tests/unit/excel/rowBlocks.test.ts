import { rowBlocks } from '../../../src/excel/rowBlocks';

describe('rowBlocks', () => {
  it('covers a rectangle with bands of whole rows, each within the limit', () => {
    expect(rowBlocks({ top: 2, left: 1, bottom: 8, right: 3 }, 9)).toEqual([
      { top: 2, left: 1, bottom: 4, right: 3 },
      { top: 5, left: 1, bottom: 7, right: 3 },
      { top: 8, left: 1, bottom: 8, right: 3 },
    ]);
  });

  it('takes a row that is wider than the limit as a whole', () => {
    expect(rowBlocks({ top: 0, left: 0, bottom: 1, right: 99 }, 10)).toHaveLength(2);
  });
});
