import { letters, workbookOf, type BenchModel, type CellContents } from './benchModel';

const PERIODS = 40;
const FIRST = 2;

/** A plant with a loan whose life is uncertain: value, rate of return and sums over as many periods as it lives. */
export function projectFinance(): BenchModel {
  const cells: CellContents = {
    B1: '=ROI.PERT(120,150,190)',
    B2: '=ROI.DISCRETE({20,25,30,35,40},{0.1,0.2,0.4,0.2,0.1})',
    B3: '=ROI.PERT(22,26,31)',
    B4: '=ROI.NORMAL(0.02,0.004)',
    B5: '=ROI.TRIANG(5,6,8)',
    B6: '=ROI.PERT(0.002,0.005,0.01)',
    B7: 0.08,
    B8: 0.7,
    B9: 0.055,
    B10: 0.25,
    C20: '=-B1',
    C25: '=B1*B8',
    C26: '=-B1*(1-B8)',
  };
  for (let period = 1; period <= PERIODS; period++) {
    const [at, before] = [letters(FIRST + period), letters(FIRST + period - 1)];
    cells[`${at}14`] = period;
    cells[`${at}15`] = `=$B$3*(1-$B$6)^(${at}14-1)*(1+$B$4)^(${at}14-1)`;
    cells[`${at}16`] = `=$B$5*(1+$B$4)^(${at}14-1)`;
    cells[`${at}17`] = `=$B$1/$B$2`;
    cells[`${at}18`] = `=MAX(0,${at}15-${at}16-${at}17-${at}24)*$B$10`;
    cells[`${at}19`] = `=${at}15-${at}16`;
    cells[`${at}20`] = `=${at}19-${at}18`;
    cells[`${at}23`] = `=IF(${at}14<=15,$C$25/15,0)`;
    cells[`${at}24`] = `=${before}25*$B$9`;
    cells[`${at}25`] = `=${before}25-${at}23`;
    cells[`${at}26`] = `=${at}20-${at}23-${at}24`;
  }
  const [first, last] = [letters(FIRST + 1), letters(FIRST + PERIODS)];
  const living = (row: number): string => `${first}${row}:INDEX(${first}${row}:${last}${row},$B$2)`;
  cells.B30 = `=NPV(B7,${living(20)})+C20`;
  cells.B31 = `=IRR(C20:INDEX(C20:${last}20,B2+1))`;
  cells.B32 = `=SUM(${living(19)})`;
  cells.B33 = `=IRR(C26:INDEX(C26:${last}26,B2+1))`;
  cells.B34 = `=SUM(OFFSET(${first}15,0,0,1,B2))`;
  cells.B35 = `=AVERAGE(${living(26)})`;
  return { name: 'project finance of an uncertain life', workbook: workbookOf(cells, ['B30', 'B31', 'B32', 'B33', 'B34', 'B35']) };
}
