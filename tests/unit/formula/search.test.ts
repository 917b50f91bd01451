import { valueOf } from './valueOf';

const SHEETS = {
  S: { B1: 1, B2: 2, B3: 'x', B4: 2, B5: 3, C1: 1, C3: 2, C5: 2, C7: 5, D1: 5, D2: 1, D3: 4, D4: 2, D5: 3, E1: 'b', E2: 2, E3: 'a', F1: 0, F2: 'zero', F3: 10, F4: 'ten' },
};

/** Where an approximate search ends: sorted values as documented, others as halving with an early end leads (values stored by Excel). */
describe('halving', () => {
  it.each([
    ['MATCH(0,{0,0,0,0,0.25,0,0.98},1)', 4],
    ['MATCH(3,{1,2,3,3,3,4},1)', 5],
    ['MATCH(2.5,{1,2,3,4},1)', 2],
    ['MATCH(0,{1,2,3},1)', '#N/A'],
    ['MATCH(9,{1,2,3},1)', 3],
    ['MATCH(2,C1:C7,1)', 5],
    ['MATCH(3,C1:C7)', 5],
    ['MATCH(1E+306,C1:C20)', 7],
    ['MATCH("zzz",E1:E3)', 3],
    ['MATCH(2,B1:B5)', 4],
    ['MATCH(3,D1:D5)', '#N/A'],
    ['MATCH(5,D1:D5)', 5],
    ['MATCH(3,{1,3,2,3,9})', 4],
    ['LOOKUP(2,1/({1,0,1,0}=1),{10,20,30,40})', 30],
    ['LOOKUP(1,0/({1,1,1,0}=1),{10,20,30,40})', 30],
    ['LOOKUP(9,{1,5,9,9,10},{1,2,3,4,5})', 4],
    ['HLOOKUP(2,{1,2,2,5;10,20,30,40},2)', 30],
    ['MATCH(4,{9,5,5,3},-1)', 3],
    ['MATCH(5,{9,5,5,3},-1)', 2],
    ['MATCH(10,{9,5},-1)', '#N/A'],
    ['MATCH("b",{"c","b","a"},-1)', 2],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, SHEETS)).toEqual(expected);
  });

  it('reads an empty key as 0', () => {
    expect(valueOf('MATCH(Z9,{0,1},1)', SHEETS)).toBe(1);
    expect(valueOf('VLOOKUP(Z9,{0,"zero";1,"one"},2,FALSE)', SHEETS)).toBe('zero');
  });
});
