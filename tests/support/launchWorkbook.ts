import { compileModel } from '../../src/engine/compile/compileModel';
import { inProcessPort } from '../../src/engine/simulation/inProcessPort';
import { simulate } from '../../src/engine/simulation/simulate';
import { cellKey } from '../../src/engine/formula/workbookModel';
import { calculateWorkbook } from '../../src/file/calculateWorkbook';
import { toWorkbookModel } from '../../src/file/toWorkbookModel';
import type { CellFile, WorkbookFile } from '../../src/file/workbookFile';
import type { ReportedRun } from '../../src/workbook/report/reportedRun';
import { placeOf } from './sheetModel';
import { locale } from './words';

const inputs: Readonly<Record<string, string | number>> = {
  A1: 'Launch of a product',
  A3: 'Price per piece',
  B3: '=ROI.PERT(38,45,50,,,,"Price")',
  A4: 'Pieces a year',
  B4: '=ROI.NORMAL(12000,1800,,,"Volume")',
  A5: 'Cost per piece',
  B5: '=ROI.TRIANG(24,27,33)',
  A6: 'Fixed cost a year',
  B6: 150000,
  A7: 'Investment',
  B7: '=ROI.PERT(90000,110000,160000,,,,"Investment")',
};
const results: Readonly<Record<string, string | number>> = {
  A3: 'Profit a year',
  B3: "=ROI.OUTPUT(\"Profit\")+(Inputs!B3-Inputs!B5)*Inputs!B4-Inputs!B6",
  A4: 'Return on investment',
  B4: '=ROI.OUTPUT("Return")+B3*3/Inputs!B7-1',
  A6: 'Summary',
};
const SUMMARY = { formula: 'ROI.SUMMARY(Inputs!B7,B3,0.1)', range: { top: 6, left: 0, bottom: 18, right: 1 } };

/** A model with four uncertain inputs, two results and a table that spills, as the sheet shows it. */
export function launchWorkbook(): WorkbookFile {
  return calculateWorkbook(
    {
      sheets: [
        { name: 'Inputs', cells: cellsOf(inputs), columnWidths: { 0: 24, 1: 14 } },
        { name: 'Results', cells: new Map([...cellsOf(results), ...summaryCells()]), columnWidths: { 0: 30, 1: 14 } },
      ],
      names: [{ name: 'ROI_NPV', formula: 'Results!$B$3' }],
    },
    locale('en-US'),
  ).file;
}

function cellsOf(contents: Readonly<Record<string, string | number>>): ReadonlyMap<number, CellFile> {
  return new Map(
    Object.entries(contents).map(([address, content]) => {
      const [row, column] = placeOf(address);
      return [cellKey(row, column), typeof content === 'string' && content.startsWith('=') ? { value: null, formula: content.slice(1), dynamic: true } : { value: content }];
    }),
  );
}

function summaryCells(): ReadonlyMap<number, CellFile> {
  const { formula, range } = SUMMARY;
  const cells = new Map<number, CellFile>();
  for (let row = range.top; row <= range.bottom; row++) for (let column = range.left; column <= range.right; column++) cells.set(cellKey(row, column), { value: null, spilled: true });
  return cells.set(cellKey(range.top, range.left), { value: null, formula, dynamic: true, arrayRange: range });
}

/** The run that a report tells of, done in this thread. */
export async function launchRun(file: WorkbookFile = launchWorkbook(), trials = 20_000): Promise<ReportedRun> {
  const compiled = compileModel(toWorkbookModel(file));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const simulated = await simulate(compiled.model, [inProcessPort()], { trials, seed: '7', method: 'latinHypercube', clock: () => performance.now() });
  if (!simulated.ok) throw new Error(simulated.error.code);
  return { model: compiled.model, result: simulated.value, settings: { method: 'latinHypercube' }, failureOrigins: [], finishedAt: new Date(2026, 4, 21, 9, 30, 15), totalMs: 184, provedPoints: 64 };
}
