import type { Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { Check } from './checks';
import type { Rows } from './periodAxis';

/** A line of the simulation: a level amount per period, uncertain as the range in `rangeRow` of the same sheet says. */
export interface SimulatedLine {
  readonly type: 'cost' | 'benefit';
  readonly name: { readonly text: string } | { readonly formula: string };
  readonly rangeRow: number;
  /** The formula of its likely amount, and of its first and last period, by the row in which it stands. */
  readonly likely: (row: number) => string;
  readonly start: string;
  readonly end: string;
}

export interface SimulationWords {
  readonly simulationLines: string;
  readonly lineColumns: {
    readonly name: string;
    readonly type: string;
    readonly distribution: string;
    readonly p1: string;
    readonly p2: string;
    readonly p3: string;
    readonly start: string;
    readonly end: string;
    readonly growth: string;
  };
  readonly lineNote: string;
  readonly simulation: string;
  readonly outputs: string;
  readonly outputRoi: string;
  readonly outputNpv: string;
}

/** The table that `ROI.MONTECARLO` returns: a header, fifteen statistics, one column each for ROI, NPV and payback. */
export function simulationPlace(first: number) {
  const rows = 16;
  return { first, rows, area: `L${first}:O${first + rows - 1}`, meanReturn: `$M$${first + 1}`, chanceOfLoss: `$M$${first + 11}`, outputs: first + rows + 3 } as const;
}

export type SimulationPlace = ReturnType<typeof simulationPlace>;

export interface SimulationSources {
  /** Per year. */
  readonly discountRate: string;
  readonly perYear: number;
  readonly trials: string;
  readonly seed: string;
  /** The results that the simulation in the pane looks at. */
  readonly returnCell: string;
  readonly netPresentValueCell: string;
}

export function simulatedLines(sheet: SheetBuilder, { first, rows }: Rows, words: SimulationWords, lines: readonly SimulatedLine[]): void {
  const { looks } = sheet;
  const columns = words.lineColumns;
  sheet.section(`B${first - 3}:O${first - 3}`, words.simulationLines);
  sheet.put(`B${first - 2}`, words.lineNote, looks.subtitle);
  sheet.heads(
    first - 1,
    { B: columns.name, C: columns.type, D: columns.distribution, E: columns.p1, F: columns.p2, G: columns.p3, H: columns.start, I: columns.end, J: columns.growth },
    ['E', 'F', 'G', 'H', 'I', 'J'],
  );
  lines.forEach(({ type, name, rangeRow, likely, start, end }, index) => {
    const row = rows[index];
    if (row === undefined) return;
    if ('text' in name) sheet.put(`B${row}`, name.text);
    else sheet.formula(`B${row}`, name.formula, 'general');
    sheet.put(`C${row}`, type, looks.calculated('text')).put(`D${row}`, 'PERT', looks.calculated('text'));
    sheet.formula(`E${row}`, `F${row}*C${rangeRow}`, 'amount').formula(`F${row}`, likely(row), 'amount').formula(`G${row}`, `F${row}*E${rangeRow}`, 'amount');
    sheet.formula(`H${row}`, start, 'integer').formula(`I${row}`, end, 'integer').put(`J${row}`, 0, looks.calculated('percent'));
  });
}

/** The simulation over the lines, beside the ranges, and the outputs by which the pane finds the results. */
export function simulation(sheet: SheetBuilder, at: SimulationPlace, lines: Rows, words: SimulationWords, sources: SimulationSources): void {
  const { looks } = sheet;
  const rate = `(1+${sources.discountRate})^(1/${sources.perYear})-1`;
  sheet.section(`L${at.first - 1}:O${at.first - 1}`, words.simulation);
  sheet.spill(at.area, `ROI.MONTECARLO(B${lines.first}:J${lines.last},${rate},${sources.trials},${sources.seed})`, (row, column) => {
    if (row === 0) return column === 0 ? looks.columnHead : looks.columnHeadRight;
    return column === 0 ? looks.label : looks.calculated(statisticFormat(at.rows, row, column));
  });
  sheet.section(`L${at.outputs - 1}:O${at.outputs - 1}`, words.outputs);
  sheet.put(`L${at.outputs}`, words.outputRoi).formula(`M${at.outputs}`, `ROI.OUTPUT("ROI")+${sources.returnCell}`, 'percent');
  sheet.put(`L${at.outputs + 1}`, words.outputNpv).formula(`M${at.outputs + 1}`, `ROI.OUTPUT("NPV")+${sources.netPresentValueCell}`, 'amount');
}

/** The last row counts trials and seed; above it one measure to a column. */
function statisticFormat(rows: number, row: number, column: number): Format {
  if (row === rows - 1) return 'quantity';
  if (row === rows - 2) return 'percent';
  return column === 1 ? 'percent' : column === 2 ? 'amount' : 'factor';
}

/** The mean return of the simulation is that of the model, as far as sampling allows. */
export function simulationCheck(sheet: SheetBuilder, at: SimulationPlace, presentReturn: string): Omit<Check, 'description'> {
  const mean = sheet.spilledRef(at.area, at.meanReturn);
  return { where: sheet.ref(at.meanReturn.replace(/\$/g, '')), found: `ABS(${mean}-${presentReturn})/MAX(1+${presentReturn},0.000001)`, allowed: 0.05, format: 'percent' };
}
