import { withoutMarkers } from '../../../../src/workbook/share/withoutMarkers';

describe('a formula without the marks of results', () => {
  it.each([
    ['ROI.OUTPUT("Profit")+B3*C3', 'B3*C3'],
    ['ROI.OUTPUT() + B3', ' B3'],
    ['B3+ROI.OUTPUT("Profit")', 'B3+0'],
    ['IF(A1,ROI.OUTPUT("a, b")+B3,0)', 'IF(A1,B3,0)'],
    ['2*(ROI.OUTPUT()+B3)', '2*(B3)'],
    ['B3-ROI.OUTPUT()', 'B3-0'],
    ['ROI.OUTPUT()*2', '0*2'],
    ['ROI.OUTPUT()*2+B3', '0*2+B3'],
    ['ROI.OUTPUT()-B3', '0-B3'],
    ['ROI.OUTPUT()', '0'],
    ['SUM(ROI.OUTPUT(),B1)', 'SUM(0,B1)'],
    ['SUM(B1,ROI.OUTPUT("a"))', 'SUM(B1,0)'],
    ['2^ROI.OUTPUT()+B3', '2^0+B3'],
    ['-ROI.OUTPUT()+B3', '-0+B3'],
    ['ROI.OUTPUT("a")+ROI.OUTPUT("b")+B3', 'B3'],
  ])('%s calculates as %s', (formula, native) => {
    expect(withoutMarkers(formula)).toBe(native);
  });

  it.each(['B3*2', 'ROI.PERT(1,2,3)', 'ROI.OUTPUT()+ROI.PERT(1,2,3)', '"ROI.OUTPUT()"&B3'])('%s is left to its value or as it is', (formula) => {
    expect(withoutMarkers(formula)).toBeNull();
  });
});
