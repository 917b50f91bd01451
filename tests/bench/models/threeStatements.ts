import { letters, workbookOf, type BenchModel, type CellContents } from './benchModel';

const YEARS = 10;
const BASE = 2;

/** Rows of the statements; `{c}` is the year's column, `{p}` the one before. */
const ROWS: Readonly<Record<number, string>> = {
  21: '{p}21*(1+$B$1-$B$10*({c}20-1))',
  22: '{c}21*$B$2',
  23: '{c}21*$B$3',
  24: '{p}33*$B$8',
  25: '{c}21-{c}22-{c}23-{c}24',
  26: '{p}36*$B$6',
  27: '{c}25-{c}26',
  28: 'MAX(0,{c}27)*$B$7',
  29: '{c}27-{c}28',
  32: '{c}21*$B$4/365',
  33: '{p}33+{c}34-{c}24',
  34: '{c}21*$B$5',
  35: '{c}22*$B$9/365',
  36: '{p}36-MIN({p}36,$B$11)',
  37: '{p}37+{c}29',
  38: '{c}36+{c}37+{c}35-{c}32-{c}33',
  41: '{c}29+{c}24-({c}32-{p}32)+({c}35-{p}35)',
  42: '-{c}34',
  43: '{c}36-{p}36',
  44: '{c}41+{c}42+{c}43',
  45: '{c}25*(1-$B$7)+{c}24-{c}34-({c}32-{p}32)+({c}35-{p}35)',
  46: '1/(1+$B$12)^{c}20',
  47: '{c}45*{c}46',
};
/** A year's lines that a reader of the model wants to know: sixty over ten years. */
const WANTED = [21, 25, 29, 38, 44, 45];

/** Income statement, balance sheet and cash flow over ten years, discounted: sixty outputs. */
export function threeStatements(): BenchModel {
  const cells: CellContents = {
    B1: '=ROI.PERT(0.02,0.06,0.12)',
    B2: '=ROI.PERT(0.5,0.56,0.63)',
    B3: '=ROI.NORMAL(0.18,0.01)',
    B4: '=ROI.PERT(40,50,75)',
    B5: '=ROI.TRIANG(0.04,0.06,0.09)',
    B6: '=ROI.PERT(0.035,0.05,0.075)',
    B7: 0.25,
    B8: 0.12,
    B9: '=ROI.PERT(30,40,50)',
    B10: '=ROI.UNIFORM(0,0.006)',
    B11: 30,
    B12: '=ROI.PERT(0.07,0.085,0.11)',
    B13: '=ROI.TRIANG(0.01,0.02,0.03)',
    C20: 0,
    C21: 1000,
    C32: 137,
    C33: 420,
    C35: 61,
    C36: 300,
    C37: 246,
  };
  for (let year = 1; year <= YEARS; year++) {
    const [c, p] = [letters(BASE + year), letters(BASE + year - 1)];
    cells[`${c}20`] = year;
    for (const [row, formula] of Object.entries(ROWS)) cells[`${c}${row}`] = `=${formula.replaceAll('{c}', c).replaceAll('{p}', p)}`;
  }
  const columns = Array.from({ length: YEARS }, (_, year) => letters(BASE + 1 + year));
  const last = columns.at(-1)!;
  cells.B50 = `=SUM(${columns[0]}47:${last}47)+${last}45*(1+B13)/(B12-B13)*${last}46`;
  const outputs = columns.flatMap((column) => WANTED.map((row) => `${column}${row}`));
  return { name: 'three statements, 60 outputs', workbook: workbookOf(cells, [...outputs.slice(0, -1), 'B50']) };
}
