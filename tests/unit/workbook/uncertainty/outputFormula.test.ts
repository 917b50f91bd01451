import { markedFormula, unmarkedFormula } from '../../../../src/workbook/uncertainty/outputFormula';

describe('a watched cell', () => {
  it.each([
    ['=B4*2', '=ROI.OUTPUT("Profit")+B4*2'],
    ['=A1-B1', '=ROI.OUTPUT("Profit")+A1-B1'],
    ['=A1>B1', '=ROI.OUTPUT("Profit")+(A1>B1)'],
    ['=A1&B1', '=ROI.OUTPUT("Profit")+(A1&B1)'],
    [12.5, '=ROI.OUTPUT("Profit")+12.5'],
    [-3, '=ROI.OUTPUT("Profit")+-3'],
  ])('adds the mark to %s without changing its value', (contents, marked) => {
    expect(markedFormula(contents, 'Profit')).toBe(marked);
  });

  it('quotes names as formulas do', () => {
    expect(markedFormula('=A1', 'The "big" one')).toBe('=ROI.OUTPUT("The ""big"" one")+A1');
  });

  it.each(['=B4*2', '=A1-B1', '=A1>B1', '=SUM(A1:A9)', '=IF(A1>0,"(",1)', 12.5, -3])('is %s again when it is no longer watched', (contents) => {
    expect(unmarkedFormula(markedFormula(contents, 'Profit') as string)).toBe(contents);
  });

  it('takes a mark off wherever it stands in the formula', () => {
    expect(unmarkedFormula('=A1*2+ROI.OUTPUT("x")')).toBe('=A1*2');
    expect(unmarkedFormula('=MAX(ROI.OUTPUT("x"),A1)')).toBe('=MAX(0,A1)');
    expect(unmarkedFormula('=(A1+B1)*(C1+D1)')).toBe('=(A1+B1)*(C1+D1)');
  });

  it.each([
    ['=ROI.OUTPUT("x")*2', '=0*2'],
    ['=ROI.OUTPUT("x")*2+A1', '=0*2+A1'],
    ['=B1-ROI.OUTPUT("x")', '=B1-0'],
    ['=A1&B1+ROI.OUTPUT("x")', '=A1&B1+0'],
    ['=ROI.OUTPUT("x")+A1>B1', '=0+A1>B1'],
    ['=A1++ROI.OUTPUT("x")', '=A1++0'],
    ['=+ROI.OUTPUT("x")', 0],
    ['=ROI.OUTPUT("x")', 0],
  ])('takes the mark of %s as the 0 that it is', (formula, bare) => {
    expect(unmarkedFormula(formula)).toBe(bare);
  });

  it('keeps parentheses that do not enclose the whole rest', () => {
    expect(unmarkedFormula('=ROI.OUTPUT("x")+(A1+B1)*(C1+D1)')).toBe('=(A1+B1)*(C1+D1)');
  });
});
