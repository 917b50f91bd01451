import { letters, workbookOf, type BenchModel, type CellContents } from './benchModel';

const YEARS = 8;
const GRADES = 12;

/**
 * A business plan whose interest on the average balance would be a circle, which a switch keeps open, and whose prices, volumes
 * and rates are looked up by uncertain keys.
 */
export function lookUps(): BenchModel {
  const cells: CellContents = {
    B1: 0,
    B2: '=ROI.DISCRETE({1,2,3,4,5,6,7,8,9,10,11,12},{0.02,0.04,0.07,0.1,0.12,0.15,0.15,0.12,0.1,0.07,0.04,0.02})',
    B3: '=ROI.PERT(5,40,110)',
    B4: '=ROI.DISCRETE({1,2,3},{0.2,0.5,0.3})',
    B5: '=ROI.PERT(0.3,0.4,0.5)',
    B6: '=ROI.NORMAL(0.03,0.01)',
    C60: 400,
  };
  for (let grade = 1; grade <= GRADES; grade++) {
    const row = 10 + grade;
    cells[`A${row}`] = grade;
    cells[`B${row}`] = grade * 10 - 10;
    cells[`C${row}`] = 0.03 + 0.004 * grade;
    cells[`D${row}`] = 200 + 9 * grade;
    cells[`E${row}`] = 180 + 12 * grade;
    cells[`F${row}`] = 150 + 15 * grade;
  }
  for (let year = 1; year <= YEARS; year++) {
    const [c, p] = [letters(2 + year), letters(1 + year)];
    cells[`${c}50`] = year;
    cells[`${c}51`] = `=MIN(12,MAX(1,ROUND($B$2,0)+IF(${c}50>4,1,0)))`;
    cells[`${c}52`] = `=INDEX($D$11:$F$22,MATCH(${c}51,$A$11:$A$22,0),$B$4)`;
    cells[`${c}53`] = `=VLOOKUP($B$3,$B$11:$F$22,2,TRUE)`;
    cells[`${c}54`] = `=XLOOKUP(${c}51,$A$11:$A$22,$E$11:$E$22,0)`;
    cells[`${c}55`] = `=(${c}52+${c}54)/2*(1+$B$6)^(${c}50-1)*$B$5`;
    cells[`${c}56`] = `=IF($B$1=1,AVERAGE(${p}60,${c}60),${p}60)*${c}53`;
    cells[`${c}57`] = `=${c}55-${c}56`;
    cells[`${c}60`] = `=${p}60-0.5*${c}57`;
  }
  const last = letters(2 + YEARS);
  cells.B70 = `=NPV(0.08,D57:${last}57)`;
  cells.B71 = `=${last}60+0`;
  cells.B72 = `=SUM(D56:${last}56)`;
  return { name: 'look-ups by uncertain keys, a circle switched off', workbook: workbookOf(cells, ['B70', 'B71', 'B72'], { iterative: true }) };
}
