import { cellKey, type WorkbookModel } from '../../../../src/engine/formula/workbookModel';
import { cellLabel } from '../../../../src/workbook/simulation/cellLabel';
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
    expect(found.find(({ address }) => address === 'Model!B7')).toEqual({ address: 'Model!B7', name: 'rent', label: null, value: 30, role: 'estimate' });
    expect(found.find(({ address }) => address === 'Model!B1')).toEqual({ address: 'Model!B1', name: null, label: 'Price', value: 12, role: 'estimate' });
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

describe('what the result follows, and what only chooses', () => {
  const roles = (cells: Readonly<Record<string, string | number | boolean>>, output = 'Z1'): Readonly<Record<string, string>> =>
    Object.fromEntries(findCandidates(sheetModel(cells), output).map(({ address, role }) => [address.replace('Model!', ''), role]));

  it('tells the first quarter, the horizon and a scenario from prices, however small these are', () => {
    expect(
      roles({ A1: 5, A2: 3, A3: 4, A4: 2, B1: 1, B2: 2, B3: 3, C1: '=A1*(B1>=A2)*(B1<=A3)', C2: '=INDEX(A5:A7,A4)', A5: 1.1, A6: 1, A7: 0.9, Z1: '=SUM(C1)*C2' }),
    ).toEqual({ A1: 'estimate', A2: 'selector', A3: 'selector', A4: 'selector', B1: 'selector', A5: 'estimate', A6: 'estimate', A7: 'estimate' });
  });

  it('follows a use through other cells: what only passes a value on decides nothing', () => {
    expect(roles({ A1: 4, A2: 7, B1: '=A1', B2: '=A2', C1: '=(3<=B1)*B2', Z1: '=C1' })).toEqual({ A1: 'selector', A2: 'estimate' });
  });

  it('takes a number for an estimate that is used as one anywhere', () => {
    expect(roles({ A1: 4, Z1: '=IF(A1>3,A1*2,0)' })).toEqual({ A1: 'estimate' });
  });

  it.each([
    ['=100*(1+A1)^A2', { A1: 'estimate', A2: 'selector' }],
    ['=PMT(A1,A2,A3)', { A1: 'estimate', A2: 'selector', A3: 'estimate' }],
    ['=ROUND(A1,A2)', { A1: 'estimate', A2: 'selector' }],
    ['=VLOOKUP(A1,B1:C2,A2)', { A1: 'selector', A2: 'selector', B1: 'estimate', C1: 'estimate' }],
    ['=SUMIF(B1:B2,A1,C1:C2)', { A1: 'selector', B1: 'selector', C1: 'estimate' }],
    ['=IFS(A1=1,A2,TRUE,A3)', { A1: 'selector', A2: 'estimate', A3: 'estimate' }],
    ['=SWITCH(A1,1,A2,A3)', { A1: 'selector', A2: 'estimate', A3: 'estimate' }],
    ['=A1*COUNTIF(B1:B2,A2)', { A1: 'estimate', A2: 'selector', B1: 'selector' }],
  ])('in %s', (formula, expected) => {
    expect(roles({ A1: 2, A2: 3, A3: 4, B1: 1, C1: 9, Z1: formula })).toEqual(expected);
  });
});

describe('labels', () => {
  it('are never a unit: neither a sign of money nor what a whole column repeats', () => {
    const found = findCandidates(
      sheetModel({
        A1: 'Item', C1: 'Share', D1: 'Unit', E1: 'Amount',
        A2: 'Implementation', C2: 0.2, D2: 'CNY', E2: 100,
        A3: 'Training', C3: 0.3, D3: 'quarters', E3: 50,
        A4: 'Operations', C4: 0.1, D4: 'quarters', E4: 70,
        Z1: '=SUM(C2:C4)*SUM(E2:E4)',
      }),
      'Z1',
    );
    expect(Object.fromEntries(found.map(({ address, label }) => [address, label]))).toEqual({
      'Model!C2': 'Implementation – Share',
      'Model!C3': 'Training – Share',
      'Model!C4': 'Operations – Share',
      'Model!E2': 'Implementation – Amount',
      'Model!E3': 'Training – Amount',
      'Model!E4': 'Operations – Amount',
    });
  });

  it('of results skip the unit beside them', () => {
    const { cells, ...rest } = sheetModel({ B1: 'Purchase', D1: '€', E1: 5, B2: 'Sales', D2: 'k€', E2: 6 }).sheets[0]!;
    expect([cellLabel({ ...rest, cells }, 0, 4), cellLabel({ ...rest, cells }, 1, 4)]).toEqual(['Purchase', 'Sales']);
  });
});
