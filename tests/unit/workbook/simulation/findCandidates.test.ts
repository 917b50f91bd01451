import { cellKey, type WorkbookModel } from '../../../../src/engine/formula/workbookModel';
import { findCandidates } from '../../../../src/workbook/simulation/findCandidates';
import { sheetModel } from '../../../support/sheetModel';

const model: WorkbookModel = {
  ...sheetModel({
    A1: 'Price',
    B1: 12,
    A2: 'Volume',
    B2: 100,
    A3: 'Sales',
    B3: '=B1*B2',
    A4: 'With tax?',
    B4: true,
    A5: 'Profit',
    B5: '=IF(B4,0.75,1)*B3-SUM(D1:D3)-rent',
    C1: 'Costs',
    D1: 5,
    D2: '=D4*2',
    D4: 9,
    B7: 30,
    B8: 'text',
    B9: '=B5+LEN(B8)',
    F1: 99,
  }),
  names: [{ name: 'rent', formula: 'Model!$B$7' }],
};

describe('candidates for change', () => {
  it('are the numbers and switches a result is calculated from, nearest first', () => {
    expect(findCandidates(model, 'Model!B5').map(({ address }) => address)).toEqual(['Model!B4', 'Model!D1', 'Model!B7', 'Model!B1', 'Model!B2', 'Model!D4']);
  });

  it('carry their name, their label and their value', () => {
    const found = findCandidates(model, 'B5');
    expect(found.find(({ address }) => address === 'Model!B7')).toEqual({ address: 'Model!B7', name: 'rent', label: null, value: 30 });
    expect(found.find(({ address }) => address === 'Model!B1')).toEqual({ address: 'Model!B1', name: null, label: 'Price', value: 12 });
    expect(found.find(({ address }) => address === 'Model!B4')!.value).toBe(true);
  });

  it('are told apart by the first text of their row and, where that is not enough, by the head of their column', () => {
    const plan = sheetModel({
      B1: 'One-off',
      D1: 'Per year',
      A2: 'Migration',
      B2: 100,
      C2: 'EUR',
      D2: 20,
      A3: 'Training',
      B3: 50,
      F3: '=SUM(B2:D3)',
    });
    expect(findCandidates(plan, 'F3').map(({ address, label }) => [address, label])).toEqual([
      ['Model!B2', 'Migration – One-off'],
      ['Model!D2', 'Migration – Per year'],
      ['Model!B3', 'Training'],
    ]);
  });

  it('reach through array formulas from any of their cells', () => {
    const base = sheetModel({ A1: 2, A2: 3 });
    const cells = new Map(base.sheets[0]!.cells);
    cells.set(cellKey(0, 2), { value: 4, formula: 'A1:A2*2', arrayRange: { top: 0, bottom: 1, left: 2, right: 2 } });
    cells.set(cellKey(1, 2), { value: 6, spilled: true });
    cells.set(cellKey(0, 3), { value: 7, formula: 'C2+1' });
    const spilled = { ...base, sheets: [{ ...base.sheets[0]!, cells }] };
    expect(findCandidates(spilled, 'D1').map(({ address }) => address)).toEqual(['Model!A1', 'Model!A2']);
  });

  it('are found for a marked output by its name, which need not be that of a cell', () => {
    const marked = sheetModel({ A1: 7, A2: '=ROI.OUTPUT("Gain")+A1', A3: '=ROI.OUTPUT("A1")+2*B3', B3: 4 });
    expect(findCandidates(marked, 'Gain').map(({ address }) => address)).toEqual(['Model!A1']);
    expect(findCandidates(marked, 'A1').map(({ address }) => address)).toEqual(['Model!B3']);
  });

  it('are few in a list, whatever a formula reads', () => {
    const numbers = Object.fromEntries(Array.from({ length: 2000 }, (_, row) => [`A${row + 1}`, row]));
    expect(findCandidates(sheetModel({ ...numbers, B1: '=SUM(A:A)' }), 'B1')).toHaveLength(300);
  });

  it('are none for a number, an empty cell or no cell at all', () => {
    expect([findCandidates(model, 'B1'), findCandidates(model, 'Z9'), findCandidates(model, 'Other!A1'), findCandidates(model, 'A1:A3')]).toEqual([[], [], [], []]);
  });

  it('end where formulas go round in a circle', () => {
    const circle = sheetModel({ A1: 1, C1: 5 });
    const cells = new Map(circle.sheets[0]!.cells);
    cells.set(cellKey(0, 0), { value: 1, formula: 'B1+C1' });
    cells.set(cellKey(0, 1), { value: 1, formula: 'A1' });
    expect(findCandidates({ ...circle, sheets: [{ ...circle.sheets[0]!, cells }] }, 'A1').map(({ address }) => address)).toEqual(['Model!C1']);
  });
});
