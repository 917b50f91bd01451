import type { CellValue } from '../../../../src/engine/core/cellValue';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { canBeWatched } from '../../../../src/workbook/uncertainty/watchedCells';

describe('a cell that can be watched', () => {
  it.each<[CellValue, boolean]>([
    [12, true],
    [{ error: '#BUSY!' }, true],
    [{ error: '#REF!' }, false],
    ['twelve', false],
    [true, false],
    [null, false],
  ])('shows a number or is still calculated: %j', async (value, expected) => {
    const port = new MemoryWorkbookPort();
    const [range] = await port.readRanges(['Sheet1!B1']);
    jest.spyOn(port, 'readRanges').mockResolvedValue([{ ...range!, values: [[value]] }]);
    expect(await canBeWatched(port, 'Sheet1!B1')).toBe(expected);
  });
});
