import { distributionCall, withCallReplaced, withFactor, writtenName } from '../../../../src/workbook/uncertainty/distributionCall';
import { treeOf, treeWith } from '../../../support/randomExpressions';

describe('the call of a distribution', () => {
  const pert = { family: 'PERT', shape: ['80', '100', '150', ''], truncLow: '', truncHigh: '', name: '' };

  it('leaves out what is left out at the end, and keeps what stands before something given', () => {
    expect(distributionCall(pert)).toBe('ROI.PERT(80,100,150)');
    expect(distributionCall({ ...pert, truncHigh: '140' })).toBe('ROI.PERT(80,100,150,,,140)');
    expect(distributionCall({ ...pert, name: 'Price' })).toBe('ROI.PERT(80,100,150,,,,"Price")');
  });

  it('writes a name that comes from a cell as that cell, and reads both back', () => {
    expect(distributionCall({ ...pert, name: '=B7' })).toBe('ROI.PERT(80,100,150,,,,B7)');
    expect(writtenName('B7')).toBe('=B7');
    expect(writtenName('"He said ""go"""')).toBe('He said "go"');
    expect(writtenName('')).toBe('');
  });

  it('multiplies a formula by a factor as a whole', () => {
    expect(withFactor('=A1+B1', 'ROI.PERT(1,2,3)')).toBe('=(A1+B1)*ROI.PERT(1,2,3)');
    expect(withFactor('=SUM(A1:A9)', 'ROI.PERT(1,2,3)')).toBe('=SUM(A1:A9)*ROI.PERT(1,2,3)');
  });

  it.each(['=A1-B1', '=A1=B1', '=-A1', '=A1*B1', '=A1/B1', '=A1^2', '=(A1+B1)*(A1-B1)'])('multiplies all of %s', (formula) => {
    const factor = 'ROI.PERT(1,2,3)';
    expect(treeOf(withFactor(formula, factor).slice(1))).toEqual(treeWith('formula*factor', { formula: formula.slice(1), factor }));
  });

  it('multiplies a formula that it cannot read as a whole', () => {
    expect(withFactor('=[Book.xlsx]Sheet1!A1+1', 'ROI.PERT(1,2,3)')).toBe('=([Book.xlsx]Sheet1!A1+1)*ROI.PERT(1,2,3)');
  });

  it('takes the place of another call, and becomes a plain number where only that is left', () => {
    expect(withCallReplaced('=2*ROI.PERT(1,2,3)+A1', 'ROI.PERT(1,2,3)', 3, 'ROI.UNIFORM(1,3)')).toBe('=2*ROI.UNIFORM(1,3)+A1');
    expect(withCallReplaced('=ROI.PERT(1,2,3)', 'ROI.PERT(1,2,3)', 1, '2')).toBe(2);
    expect(withCallReplaced('=2^ROI.PERT(1,2,3)', 'ROI.PERT(1,2,3)', 3, '-5')).toBe('=2^(-5)');
    expect(withCallReplaced('=ROI.PERT(1,2,3)', 'ROI.PERT(1,2,3)', 1, '-5')).toBe(-5);
  });
});
