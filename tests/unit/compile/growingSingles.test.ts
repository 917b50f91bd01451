import { heldAgainstRecalculation } from '../../support/differsFromRecalculation';
import { asStored } from '../../support/randomWorkbook/asStored';
import type { RandomCell } from '../../support/randomWorkbook/randomWorkbook';

function differences(cells: Readonly<Record<string, string | number>>): readonly string[] {
  const contents: Record<string, RandomCell> = {};
  for (const [address, content] of Object.entries(cells)) contents[address] = { content };
  const { refused, differences: found } = heldAgainstRecalculation(asStored({ sheets: { Model: contents }, names: [], tables: [], dataTables: {}, settings: {} }), [0.05, 0.3, 0.45, 0.62, 0.81, 0.97].map((probability) => () => probability));
  return [...refused.map(({ error }) => error.code), ...found];
}

describe('dynamic arrays that show one value and fill more cells in other trials', () => {
  it.each([
    ['an array of errors, or one error', '=CHOOSECOLS(RANK.EQ(C1:C4,B1:B4),A1,1)'],
    ['as many rows as are drawn', '=UNIQUE(SEQUENCE(MAX(1,A1-2)))'],
    ['one range or another', '=BYROW(IF(A1>3,B1:C4,{1,2,3}),LAMBDA(r,SUM(r)))'],
  ])('are read by what they fill: %s', (_, formula) => {
    expect(differences({ A1: '=ROI.DISCRETE({1,2,3,4},{0.4,0.1,0.1,0.4})', G1: formula, D1: '=SUM(IFERROR(N(+G1#),3))', D2: '=D1+A1', D3: '=ROI.OUTPUT("o")+D2' })).toEqual([]);
  });
});

describe('formulas recalculated trial by trial', () => {
  it('read cells whose value no draw can change, though they read draws', () => {
    const cells = { A1: '=ROI.DISCRETE({0,1},{0.5,0.5})', C1: 4, D1: '=MAX(IF(C1:C4>MAX(IF(A1:A1>0,A1:A1)),C1:C4))', D2: '=SUM(SCAN(0,IF(C1:C4>C2,D1:D1),LAMBDA(s,v,s+v)))<=A1', D3: '=ROI.OUTPUT("o")+D2+A1' };
    expect(differences(cells)).toEqual([]);
  });

  it('know the cells beyond the results written in LOOKUP', () => {
    const cells = { A1: '=ROI.DISCRETE({1,2,3,4},{0.4,0.1,0.1,0.4})', A5: '=RAND()', D1: 'x', D5: '=INDEX({0,0,0,7},A1)', D6: '=CODE(TEXT(LOOKUP(2,1/(D1:D5>0.5),A1:A4),"0.00"))', D7: '=ROI.OUTPUT("o")+D6' };
    expect(differences(cells)).toEqual([]);
  });

  it('empty the cells of a spill whose formula closes a circle in this trial', () => {
    const cells = { A2: '=ROI.NORMAL(2,1.5)', D1: '=SUM(SCAN(0,(A1:B5+A1:B5),LAMBDA(s,v,s+v)))', D3: '=IF(ISERR(INDEX(E2:F4,A2,0)),1,ISNONTEXT(A1))', D5: '=REDUCE("",UNIQUE(INDEX(E1:E5,{1;3})),LAMBDA(s,v,s&v))', D8: '=ROI.OUTPUT("o")+D1' };
    expect(differences(cells)).toEqual([]);
  });
});
