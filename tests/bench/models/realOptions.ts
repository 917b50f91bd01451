import { workbookOf, type BenchModel, type CellContents } from './benchModel';

const PROJECTS = 12;

/** Options to invest later, to expand and to abandon in twelve projects, worth what Black and Scholes give them. */
export function realOptions(): BenchModel {
  const cells: CellContents = { B1: '=ROI.PERT(0.02,0.03,0.045)', B2: '=ROI.PERT(0.2,0.3,0.45)', B3: '=ROI.NORMAL(1,0.1)' };
  for (let project = 0; project < PROJECTS; project++) {
    const row = 6 + project;
    cells[`B${row}`] = `=ROI.PERT(${60 + 5 * project},${90 + 5 * project},${130 + 5 * project})`;
    cells[`C${row}`] = 80 + 6 * project;
    cells[`D${row}`] = 1 + (project % 5);
    cells[`E${row}`] = `=B${row}*$B$3`;
    cells[`F${row}`] = `=(LN(E${row}/C${row})+($B$1+$B$2^2/2)*D${row})/($B$2*SQRT(D${row}))`;
    cells[`G${row}`] = `=F${row}-$B$2*SQRT(D${row})`;
    cells[`H${row}`] = `=E${row}*NORM.S.DIST(F${row},TRUE)-C${row}*EXP(-$B$1*D${row})*NORM.S.DIST(G${row},TRUE)`;
    cells[`I${row}`] = `=C${row}*EXP(-$B$1*D${row})*NORM.S.DIST(-G${row},TRUE)-E${row}*NORM.S.DIST(-F${row},TRUE)`;
    cells[`J${row}`] = `=MAX(E${row}-C${row},0)`;
    cells[`K${row}`] = `=H${row}-J${row}`;
  }
  const last = 5 + PROJECTS;
  cells.H20 = `=SUM(H6:H${last})`;
  cells.I20 = `=SUM(I6:I${last})`;
  cells.K20 = `=SUM(K6:K${last})`;
  cells.H21 = `=MAX(H6:H${last})`;
  return { name: 'real options', workbook: workbookOf(cells, ['H20', 'I20', 'K20', 'H21']) };
}
