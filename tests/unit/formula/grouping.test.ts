import { valueOf } from './valueOf';

const DATA = {
  A1: 'Cat', B1: 'Prod', C1: 'Year', D1: 'Sales', A2: 'b', B2: 'x', C2: 2020, D2: 10, A3: 'a', B3: 'y', C3: 2021, D3: 20,
  A4: 'b', B4: 'y', C4: 2021, D4: 30, A5: 'a', B5: 'x', C5: 2020, D5: 40, A6: 'B', B6: 'x', C6: 2021, D6: 5,
};

/** Layout and arguments as Microsoft documents GROUPBY, PIVOTBY and PERCENTOF; sums by hand. */
describe('grouping', () => {
  it.each([
    ['GROUPBY(A2:A6,D2:D6,SUM)', [['a', 60], ['b', 45], ['Total', 105]]],
    ['GROUPBY(A1:A6,D1:D6,_xleta.SUM)', [['a', 60], ['b', 45], ['Total', 105]]],
    ['GROUPBY(A1:A6,D1:D6,SUM,3)', [['Cat', 'Sales'], ['a', 60], ['b', 45], ['Total', 105]]],
    ['GROUPBY(A2:A6,D2:D6,SUM,2,0)', [['Row Field 1', 'Value 1'], ['a', 60], ['b', 45]]],
    ['GROUPBY(A2:B6,D2:D6,SUM,,1)', [['a', 'x', 40], ['a', 'y', 20], ['b', 'x', 15], ['b', 'y', 30], ['Total', '', 105]]],
    ['GROUPBY(A2:B6,D2:D6,SUM,,2)', [['a', 'x', 40], ['a', 'y', 20], ['a', '', 60], ['b', 'x', 15], ['b', 'y', 30], ['b', '', 45], ['Grand Total', '', 105]]],
    ['GROUPBY(A2:B6,D2:D6,SUM,,-2)', [['Grand Total', '', 105], ['a', '', 60], ['a', 'x', 40], ['a', 'y', 20], ['b', '', 45], ['b', 'x', 15], ['b', 'y', 30]]],
    ['GROUPBY(A2:A6,D2:D6,SUM,,0,-1)', [['b', 45], ['a', 60]]],
    ['GROUPBY(A2:A6,D2:D6,SUM,,0,2)', [['b', 45], ['a', 60]]],
    ['GROUPBY(A2:B6,D2:D6,SUM,,0,3,,1)', [['b', 'x', 15], ['a', 'y', 20], ['b', 'y', 30], ['a', 'x', 40]]],
    ['GROUPBY(A2:A6,D2:D6,SUM,,,,C2:C6=2021)', [['a', 20], ['b', 35], ['Total', 55]]],
    ['GROUPBY(A2:A6,D2:D6,SUM,,,,C2:C6=1999)', '#CALC!'],
    ['GROUPBY(A2:A6,D2:D6,HSTACK(SUM,AVERAGE))', [['', 'SUM', 'AVERAGE'], ['a', 60, 30], ['b', 45, 15], ['Total', 105, 21]]],
    ['GROUPBY(A2:A6,D2:D6,VSTACK(SUM,COUNT),,0)', [['a', 'SUM', 60], ['a', 'COUNT', 2], ['b', 'SUM', 45], ['b', 'COUNT', 3]]],
    ['GROUPBY(A2:A6,C2:D6,SUM,,0)', [['a', 4041, 60], ['b', 6062, 45]]],
    ['GROUPBY(A2:A6,D2:D6,LAMBDA(x,MAX(x)-MIN(x)),,0)', [['a', 20], ['b', 25]]],
    ['GROUPBY(A2:A6,D2:D6,PERCENTOF)', [['a', expect.closeTo(60 / 105, 12)], ['b', expect.closeTo(45 / 105, 12)], ['Total', 1]]],
    ['GROUPBY(A2:A6,D2:D5,SUM)', '#VALUE!'],
    ['GROUPBY(A2:A6,D2:D6,SUM,,2)', '#VALUE!'],
    ['PIVOTBY(A2:A6,C2:C6,D2:D6,SUM)', [['', 2020, 2021, 'Total'], ['a', 40, 20, 60], ['b', 10, 35, 45], ['Total', 50, 55, 105]]],
    ['PIVOTBY(A2:A6,C2:C6,D2:D6,SUM,,0,-2,0,-1)', [['', 2021, 2020], ['a', 20, 40], ['b', 35, 10]]],
    ['PIVOTBY(A2:A6,C2:C6,D2:D6,PERCENTOF,,0,,0)', [['', 2020, 2021], ['a', 0.8, expect.closeTo(20 / 55, 12)], ['b', 0.2, expect.closeTo(35 / 55, 12)]]],
    ['PIVOTBY(A2:A6,C2:C6,D2:D6,PERCENTOF,,0,,0,,,1)', [['', 2020, 2021], ['a', expect.closeTo(2 / 3, 12), expect.closeTo(1 / 3, 12)], ['b', expect.closeTo(10 / 45, 12), expect.closeTo(35 / 45, 12)]]],
    ['PIVOTBY(A2:A3,C2:C3,D2:D3,SUM,,0,,0)', [['', 2020, 2021], ['a', '', 20], ['b', 10, '']]],
    ['PIVOTBY(A2:A6,C2:C6,C2:D6,SUM)', 'unsupportedFunction'],
    ['PIVOTBY(A2:A6,,D2:D6,SUM)', 'unsupportedFunction'],
    ['GROUPBY(A2:A6,C2:D6,HSTACK(SUM,MAX))', 'unsupportedFunction'],
    ['PIVOTBY(A2:B6,C2:C6,D2:D6,SUM,,2,,0)', [['', '', 2020, 2021], ['a', 'x', 40, ''], ['a', 'y', '', 20], ['a', '', 40, 20], ['b', 'x', 10, 5], ['b', 'y', '', 30], ['b', '', 10, 35], ['Grand Total', '', 50, 55]]],
    ['PERCENTOF(D2:D3,D2:D6)', expect.closeTo(30 / 105, 12)],
    ['PERCENTOF(D2:D3,{0})', '#DIV/0!'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, { S: DATA })).toEqual(expected);
  });
});
