import { putTogether, takeApart } from '../../../../src/workbook/share/formulaTemplate';

describe('a formula taken apart', () => {
  it.each([
    ['ROI.PERT(B3,$B$4,Inputs!B5)', ['Model!B3', 'Model!$B$4', 'Inputs!B5']],
    ["ROI.X('Cash flow'!C4:H$9)+SUM(C:C)-2:3", ["'Cash flow'!C4:H$9", 'Model!C:C', 'Model!2:3']],
    ['ROI.X("B3 is no reference",Rate,Table1[Col])', []],
    ['ROI.X(A1#)+B2:INDEX(C1:C9,2)', ['Model!A1', 'Model!B2', 'Model!C1:C9']],
    ['ROI.X(((', []],
  ])('%s gives up its references and takes them back', (formula, references) => {
    const template = takeApart(formula, 'Model');
    expect(template.references).toEqual(references);
    expect(putTogether(template, 'Model')).toBe(formula);
  });

  it('follows references that have moved', () => {
    const { text } = takeApart('ROI.PERT(B3,$B$4,Inputs!B5)', 'Model');
    expect(putTogether({ text, references: ['Model!B7', 'Model!$B$8', "'All inputs'!B5"] }, 'Model')).toBe("ROI.PERT(B7,$B$8,'All inputs'!B5)");
  });

  it('names the sheet of a reference once the formula stands on another sheet', () => {
    const { text } = takeApart('ROI.X(B3)', 'Model');
    expect(putTogether({ text, references: ['Model!B3'] }, 'Copy')).toBe('ROI.X(Model!B3)');
  });

  it('says #REF! for what is gone', () => {
    const { text } = takeApart('ROI.X(B3,C4)', 'Model');
    expect(putTogether({ text, references: ['#REF!', 'Model!C4'] }, 'Model')).toBe('ROI.X(#REF!,C4)');
  });
});
