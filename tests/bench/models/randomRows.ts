import { workbookOf, type BenchModel, type CellContents } from './benchModel';

const ROWS = 20_000;

/** Twenty thousand policies that have a claim or none: summed, averaged, counted. */
export function randomRows(): BenchModel {
  const cells: CellContents = {};
  for (let row = 1; row <= ROWS; row++) cells[`A${row}`] = '=RAND()';
  cells.C1 = `=SUM(A1:A${ROWS})`;
  cells.C2 = `=AVERAGE(A1:A${ROWS})`;
  cells.C3 = `=COUNTIF(A1:A${ROWS},"<0.05")`;
  cells.C4 = `=COUNT(A1:A${ROWS})`;
  return { name: '20,000 rows of RAND()', workbook: workbookOf(cells, ['C1', 'C2', 'C3', 'C4']) };
}
