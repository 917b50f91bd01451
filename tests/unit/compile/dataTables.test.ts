import type { CellValue } from '../../../src/engine/core/cellValue';
import { compileModel, type CompileOptions } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { kernelRunner } from '../../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import { verifyCompiled } from '../../../src/engine/compile/verify/verifyCompiled';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import type { WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { displayed, placeOf, sheetModel } from '../../support/sheetModel';
import { withDataTables, type TableInputs } from '../../support/withDataTables';

type Cells = Readonly<Record<string, CellValue>>;
type Tables = Readonly<Record<string, TableInputs>>;

function workbookOf(cells: Cells, tables: Tables): WorkbookModel {
  return displayed(withDataTables(sheetModel(cells), tables));
}

function compiled(model: WorkbookModel, options: CompileOptions = {}): CompiledModel {
  const outcome = compileModel(model, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

function problems(model: WorkbookModel, options: CompileOptions = {}): string[] {
  const outcome = compileModel(model, options);
  return outcome.ok ? [] : outcome.problems.map(({ cell, error }) => `${cell ?? ''} ${error.code}`);
}

function trial(model: CompiledModel, values: readonly number[]): number[] {
  const runner = kernelRunner(model.program, callPerTrial);
  values.forEach((value, column) => runner.inputs[column]!.fill(value));
  runner.run(1);
  return runner.outputs.map((column) => column[0]!);
}

/** What the evaluator makes of the output when the cells hold the given numbers. */
function evaluated(model: WorkbookModel, output: string, values: Readonly<Record<string, number>>): CellValue {
  const calculator = new Calculator(model);
  for (const [address, value] of Object.entries(values)) calculator.set(0, ...placeOf(address), value);
  return calculator.value(0, ...placeOf(output));
}

describe('data tables in a simulation', () => {
  const CASES: readonly { readonly name: string; readonly cells: Cells; readonly tables: Tables }[] = [
    {
      name: 'one column of values',
      cells: { A1: 5, D1: '=ROI.NORMAL(2,0.5)', B1: '=A1*D1', A2: 1, A3: 2, A4: 3, Z1: '=ROI.OUTPUT("o")+AVERAGE(B2:B4)+D1' },
      tables: { 'B2:B4': { column: 'A1' } },
    },
    {
      name: 'one row of values and two formulas',
      cells: { F1: 5, D9: '=ROI.NORMAL(2,0.5)', A2: '=F1^2*D9', A3: '=IF(F1>1,D9,-D9)', B1: 1, C1: 2, Z1: '=ROI.OUTPUT("o")+SUM(B2:C3)*C3' },
      tables: { 'B2:C3': { row: 'F1' } },
    },
    {
      name: 'two inputs, with a chain, names of cells, sums and a look-up between',
      cells: {
        F1: 3, F2: 4, G1: '=F1*D9', G2: '=G1+F2', G3: '=SUM(G1:G2)', G4: '=INDEX(G1:G3,IF(F2>10,1,3))', A1: '=G4+F1', D9: '=ROI.NORMAL(2,0.5)',
        B1: 1, C1: 2, A2: 9, A3: 11, Z1: '=ROI.OUTPUT("o")+B2+10*C2+100*B3+1000*C3',
      },
      tables: { 'B2:C3': { row: 'F1', column: 'F2' } },
    },
    {
      name: 'values at the edge that differ from trial to trial',
      cells: { F1: 3, D9: '=ROI.NORMAL(2,0.5)', A2: '=D9+1', A3: '=D9^2', B1: '=F1*10', Z1: '=ROI.OUTPUT("o")+B2*B3' },
      tables: { 'B2:B3': { column: 'F1' } },
    },
    {
      name: 'an input cell that holds a formula, or the uncertain input itself',
      cells: { D9: '=ROI.NORMAL(2,0.5)', F1: '=D9*2', B1: '=F1+D9', A2: 5, C1: '=D9*3', Z1: '=ROI.OUTPUT("o")+B2+C2', H1: '=C1+F1', G2: 7, Z2: '=ROI.OUTPUT("p")+H2+D9' },
      tables: { 'B2:C2': { column: 'F1' }, 'H2:H2': { column: 'D9' } },
    },
    {
      name: 'tables that read tables',
      cells: { A1: 1, D9: '=ROI.NORMAL(2,0.5)', B1: '=A1*D1*D9', A2: 2, A3: 3, D1: 10, E1: '=SUM(B2:B3)', D2: 100, D3: 200, Z1: '=ROI.OUTPUT("o")+SUM(E2:E3)' },
      tables: { 'B2:B3': { column: 'A1' }, 'E2:E3': { column: 'D1' } },
    },
    {
      name: 'formulas left to the evaluator, errors and texts',
      cells: { F1: 3, D9: '=ROI.NORMAL(2,0.5)', B1: '=IFERROR(1/F1,D9)+MOD(D9*F1,1.5)+DAYS360(45000,45000+D9*F1)', C1: '=IF(F1>2,"high",D9)', A2: 0, A3: 4, Z1: '=ROI.OUTPUT("o")+B2+10*B3+SUM(C2:C3)+COUNTIF(C2:C3,"high")' },
      tables: { 'B2:C3': { column: 'F1' } },
    },
    {
      name: 'branches that only the table takes',
      cells: { F1: 0, D9: '=ROI.NORMAL(2,0.5)', G1: '=D9*7', B1: '=IF(F1=0,1,CHOOSE(F1,G1,G2))', G2: '=G1+F1', A2: 1, A3: 2, Z1: '=ROI.OUTPUT("o")+B2+B3+D9' },
      tables: { 'B2:B3': { column: 'F1' } },
    },
  ];

  it.each(CASES)('gives in every trial what the evaluator gives: $name', ({ cells, tables }) => {
    const workbook = workbookOf(cells, tables);
    const model = compiled(workbook);
    const [[inputCell]] = [Object.entries(cells).find(([, content]) => String(content).startsWith('=ROI.NORMAL'))!];
    const outputs = Object.keys(cells).filter((address) => address.startsWith('Z'));
    for (const value of [0.3, 1.1, 2, 2.75, 4.2]) {
      const got = trial(model, [value]);
      outputs.forEach((output, number) => expect(got[number]).toBeCloseTo(evaluated(workbook, output, { [inputCell]: value }) as number, 9));
    }
  });

  it('follow other values of a cell, of their formula or of their edge', () => {
    const cells = { A1: 5, D1: 2, B1: '=A1*D1', A2: 1, A3: 2, A4: 3, A5: '=AVERAGE(B2:B4)+D1' };
    const workbook = workbookOf(cells, { 'B2:B4': { column: 'A1' } });
    const model = compiled(workbook, { parameters: ['A1', 'D1', 'A3'], outputs: ['A5'] });
    for (const [first, second, third] of [[5, 2, 2], [9, 10, 2], [0, 1, 50]] as const) {
      expect(trial(model, [first, second, third])).toEqual([evaluated(workbook, 'A5', { A1: first, D1: second, A3: third })]);
    }
  });

  it('are proved against the sheet, cell by cell', () => {
    const workbook = workbookOf({ A1: 5, D1: '=ROI.NORMAL(2,0.5)', B1: '=A1*D1', A2: 1, Z1: '=ROI.OUTPUT("o")+B2' }, { 'B2:B2': { column: 'A1' } });
    const cells = new Map(workbook.sheets[0]!.cells);
    cells.set(16384 + 1, { value: 3, dataTable: true });
    expect(problems({ ...workbook, sheets: [{ ...workbook.sheets[0]!, cells }] })).toEqual(['Model!B2 simulationProofFailed']);
  });

  it('hold cells at their values where that is asked for', () => {
    const workbook = workbookOf({ A1: 5, D1: '=ROI.NORMAL(2,0.5)', C1: '=A1*10', B1: '=C1+D1', A2: 1, A3: 2, Z1: '=ROI.OUTPUT("o")+B2+100*B3' }, { 'B2:B3': { column: 'A1' } });
    // A held cell no longer follows the table, so that the table would not be the one on the sheet.
    expect(problems(workbook, { freeze: ['Model!C1'] })).toEqual(['Model!B2 simulationProofFailed']);
    expect(trial(compiled(workbook, { freeze: ['Model!B2'] }), [3])).toEqual([12 + 100 * 23]);
  });

  it.each([
    ['a random number of Excel’s own', { A1: 5, C1: '=RAND()', B1: '=A1+C1', A2: 1, Z1: '=ROI.OUTPUT("o")+B2' }, ['Model!C1 simulationTableDraws']],
    ['a distribution that the table would change', { A1: 5, C1: '=ROI.NORMAL(A1,1)', B1: '=C1*2', A2: 1, Z1: '=ROI.OUTPUT("o")+B2+B1' }, ['Model!C1 simulationTableChangesInput']],
    ['values that change with the input cell', { A1: 5, C1: '=ROI.NORMAL(3,1)', B1: '=C1*A1', A2: '=A1+1', Z1: '=ROI.OUTPUT("o")+B1+B2' }, ['Model!B2 simulationUnsupportedFunction']],
    ['a circle through the table', { A1: 5, C1: '=ROI.NORMAL(3,1)', B1: '=C1*A1+B2', A2: 2, Z1: '=ROI.OUTPUT("o")+B2' }, ['Model!B2 simulationCircular']],
    ['a circle that only the table closes', { A1: 0, C1: '=ROI.NORMAL(3,1)', B1: '=IF(A1=0,C1,IFERROR(D1,5))', D1: '=B1+C1', A2: 2, Z1: '=ROI.OUTPUT("o")+B2' }, ['Model!B1 simulationCircular']],
  ] as const)('refuse %s', (_, cells, expected) => {
    expect(problems(workbookOf(cells as Cells, { 'B2:B2': { column: 'A1' } }))).toEqual(expected);
  });

  it('are left to the evaluator when every formula is verified on its own', () => {
    const workbook = workbookOf(CASES[0]!.cells, CASES[0]!.tables);
    expect(verifyCompiled(workbook, 'kernels')).toMatchObject({ mismatched: [], perTrial: { TABLE: 1 } });
  });
});

describe('branches that are never taken', () => {
  it.each([
    ['=IF(B1=0,0,A2/2)'],
    ['=IF(B1<>0,A2/2,0)'],
    ['=IF(B1,A2/2,0)'],
    ['=CHOOSE(B1+1,0,A2/2)'],
    ['=IFS(B1=1,A2/2,TRUE,0)'],
    ['=IFS(B1=0,0,TRUE,A2/2)'],
    ['=SWITCH(B1,1,A2/2,0,0)'],
    ['=SWITCH(B1,1,A2/2,0)'],
    ['=IFERROR(B1,A2/2)'],
    ['=IFNA(B1,A2/2)'],
    ['=LET(x,B1,IF(x=0,0,A2/2))'],
    ['=SUM(IF(B1=0,0,A2:A9))'],
  ])('close no circle: %s', (formula) => {
    const model = compiled(sheetModel({ A1: formula, B1: 0, C1: '=ROI.PERT(1,5,9)', A2: '=ROI.OUTPUT("x")+A1+C1' }));
    expect(trial(model, [4])).toEqual([4]);
  });

  it('hold no uncertainty either', () => {
    expect(problems(sheetModel({ B1: 0, C1: '=ROI.PERT(1,5,9)', A2: '=ROI.OUTPUT("x")+IF(B1=0,7,C1)' }))).toEqual(['Model!A2 simulationOutputWithoutInput']);
  });

  it('are followed where a trial may take them', () => {
    expect(problems(sheetModel({ A1: '=IF(C1<0,A2/2,0)', C1: '=ROI.PERT(1,5,9)', A2: '=ROI.OUTPUT("x")+A1+C1' }))).toEqual([]);
  });

  it('do not hide a circle that is closed', () => {
    expect(problems(sheetModel({ A1: '=IF(B1=0,0,A2/2)', B1: 1, C1: '=ROI.PERT(1,5,9)', A2: '=ROI.OUTPUT("x")+IFERROR(A1,0)+C1' }))).toEqual(['Model!A2 simulationCircular']);
  });
});
