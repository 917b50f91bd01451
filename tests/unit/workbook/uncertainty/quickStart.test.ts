import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { memorySimulator } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';
import { influenceOn } from '../../../../src/workbook/uncertainty/influence';
import type { Candidate } from '../../../../src/workbook/simulation/findCandidates';
import { startUncertain, suggestInputs } from '../../../../src/workbook/uncertainty/quickStart';

async function port(): Promise<MemoryWorkbookPort> {
  const memory = new MemoryWorkbookPort();
  await memory.writeRange('Sheet1!B1', [[1200], [0.95], [4], [2026], [true], [0], [-50], ['=B1*B2']]);
  return memory;
}

const candidate = (cell: string, value: number | boolean, label: string | null, role: Candidate['role'] = 'estimate'): Candidate => ({ address: `Sheet1!${cell}`, name: null, label, value, role });

const unranked = { influence: null, takenNames: [] };

describe('a start where nothing is uncertain', () => {
  it('puts likely estimates before counts and years, and leaves out switches and zeros', async () => {
    const found = await suggestInputs(await port(), [
      candidate('B3', 4, 'Quarters', 'selector'),
      candidate('B1', 1200, 'Price'),
      candidate('B4', 2026, 'Year'),
      candidate('B5', true, 'Switch'),
      candidate('B6', 0, 'Nothing'),
      candidate('B2', 0.95, 'Price'),
    ], unranked);
    expect(found.map(({ name, plausible }) => [name, plausible])).toEqual([
      ['Price', true],
      ['Price 2', true],
      ['Quarters', false],
      ['Year', false],
    ]);
  });

  it('puts first what moves the result most, and what moves nothing behind; names of uncertain inputs are taken', async () => {
    const influence = new Map([
      ['Sheet1!B1', 3],
      ['Sheet1!B2', 80],
      ['Sheet1!B7', 0],
      ['Sheet1!B4', 1000],
    ]);
    const candidates = [candidate('B1', 1200, 'Fee'), candidate('B7', -50, 'Loss'), candidate('B3', 4, 'Units'), candidate('B4', 2026, 'Year'), candidate('B2', 0.95, 'Price')];
    const found = await suggestInputs(await port(), candidates, { influence, takenNames: ['PRICE'] });
    expect(found.map(({ name, plausible, swing }) => [name, plausible, swing])).toEqual([
      ['Price 2', true, 80],
      ['Fee', true, 3],
      ['Year', false, 1000],
      ['Loss', false, 0],
      ['Units', false, null],
    ]);
  });

  it('measures what numbers do to a result by its own formulas, and says where that cannot be calculated', async () => {
    const { simulator } = memorySimulator(sheetModel({ A1: 100, A2: 3, A3: 7, A4: 1, B1: '=A1*(A2-A3)+IF(A4=1,0,5)' }));
    const of = async (cell: string): Promise<unknown> => {
      const candidates = await simulator.candidates(cell);
      return influenceOn(cell, candidates, simulator, []);
    };
    expect(await of('Model!B1')).toEqual(
      new Map([
        ['Model!A1', expect.closeTo(80, 9)],
        ['Model!A2', expect.closeTo(60, 9)],
        ['Model!A3', expect.closeTo(140, 9)],
      ]),
    );
    const unreadable = memorySimulator(sheetModel({ A1: 1, B1: '=A1+B2', B2: '=WEBSERVICE(A1)' })).simulator;
    expect(await influenceOn('Model!B1', await unreadable.candidates('Model!B1'), unreadable, [])).toBeNull();
  });

  it.each<[number, string, boolean]>([
    [5, '5', true],
    [-12, '-12', true],
    [12.5, '12.5', true],
    [1899, '1899', true],
    [1900, '1900', false],
    [2100, '2100', false],
    [2101, '2101', true],
    [1, '100%', true],
    [45000, '2023-03-15', false],
    [0.5, '12:00', false],
  ])('takes %d, shown as %s, for an estimate: %s', async (value, text, plausible) => {
    const ranges = [{ text: [[text]] }] as never;
    const [found] = await suggestInputs({ readRanges: async () => ranges }, [candidate('B1', value, 'Label')], unranked);
    expect(found).toMatchObject({ value, text, plausible });
  });

  it('writes a range around each value, watches the result, and can put everything back', async () => {
    const memory = await port();
    const suggested = await suggestInputs(memory, [candidate('B1', 1200, 'Price'), candidate('B7', -50, 'Loss')], unranked);
    const former = await startUncertain(memory, suggested, 0.2, [{ address: 'Sheet1!B8', name: 'Sales' }]);
    const formulas = async (): Promise<unknown> => (await memory.readRanges(['Sheet1!B1:B8']))[0]!.formulas.map(([cell]) => cell);
    expect(await formulas()).toEqual(['=ROI.PERT(960,1200,1440,,,,"Price")', 0.95, 4, 2026, true, 0, '=ROI.PERT(-60,-50,-40,,,,"Loss")', '=ROI.OUTPUT("Sales")+B1*B2']);
    await memory.writeCells(former);
    expect(await formulas()).toEqual([1200, 0.95, 4, 2026, true, 0, -50, '=B1*B2']);
  });

  it('keeps a share below 100%', async () => {
    const memory = await port();
    await startUncertain(memory, [{ address: 'Sheet1!B2', name: 'Share', value: 0.95, text: '95%', plausible: true, swing: null }], 0.2, []);
    expect((await memory.readRanges(['Sheet1!B2']))[0]!.formulas).toEqual([['=ROI.PERT(0.76,0.95,1,,,,"Share")']]);
  });
});
