import { addFilePrefixes, removeFilePrefixes } from '../../../src/file/xlsx/filePrefixes';

const pairs: readonly (readonly [typed: string, stored: string])[] = [
  ['SUM(A1:A3)', 'SUM(A1:A3)'],
  ['ROI.PHASED(B2:B9,Rate)', '_xldudf_ROI_PHASED(B2:B9,Rate)'],
  ['1+ROI.BASIC(A1,ROI.PAYBACK(B1))', '1+_xldudf_ROI_BASIC(A1,_xldudf_ROI_PAYBACK(B1))'],
  ['XLOOKUP(A1,B:B,C:C)', '_xlfn.XLOOKUP(A1,B:B,C:C)'],
  ['SORT(FILTER(A1:A9,A1:A9>0))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,A1:A9>0))'],
  ['LET(x,2,y,x*3,x+y)', '_xlfn.LET(_xlpm.x,2,_xlpm.y,_xlpm.x*3,_xlpm.x+_xlpm.y)'],
  ['MAP(A1:A3,LAMBDA(v,v*2))', '_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.v,_xlpm.v*2))'],
  ['SUM(A1#)', 'SUM(_xlfn.ANCHORARRAY(A1))'],
  ['@A1:A9', '_xlfn.SINGLE(A1:A9)'],
  ['STDEV.S(A1:A9)+STDEV(A1:A9)', '_xlfn.STDEV.S(A1:A9)+STDEV(A1:A9)'],
  ['"XLOOKUP(A1#)"&IFNA(A1,"ROI.BASIC(1)")', '"XLOOKUP(A1#)"&_xlfn.IFNA(A1,"ROI.BASIC(1)")'],
  ["'CONCAT(A1#)'!B2+DAYS(1,2)", "'CONCAT(A1#)'!B2+_xlfn.DAYS(1,2)"],
  ['SUM(Lines[Cost])', 'SUM(Lines[Cost])'],
  ['Lines[@Cost]*2', 'Lines[[#This Row],[Cost]]*2'],
  ['Lines[@[Unit cost]]*2', 'Lines[[#This Row],[Unit cost]]*2'],
];

test.each(pairs)('%s is stored as %s', (typed, stored) => {
  expect(addFilePrefixes(typed)).toBe(stored);
});

test.each(pairs)('%s comes back from its stored form', (typed, stored) => {
  expect(removeFilePrefixes(stored)).toBe(typed);
});

test('a column of the same row takes the name of the table around the cell', () => {
  expect(addFilePrefixes('[@Cost]+1', 'Lines')).toBe('Lines[[#This Row],[Cost]]+1');
});

test('a name that only resembles a function is left alone', () => {
  expect(addFilePrefixes('Days+Sequence*2')).toBe('Days+Sequence*2');
});
