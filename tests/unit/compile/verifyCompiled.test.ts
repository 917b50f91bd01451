import { readFileSync } from 'node:fs';
import type { CellValue } from '../../../src/engine/core/cellValue';
import { verifyCompiled, type CompiledVerification } from '../../../src/engine/compile/verify/verifyCompiled';
import { verifyWorkbook } from '../../../src/engine/formula/evaluate/verifyWorkbook';
import { cellKey, type CellModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { labelText } from '../../../src/locales/labelText';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { placeOf, sheetModel } from '../../support/sheetModel';
import { locale } from '../../support/words';

const ENGINES = ['kernels', 'wasm'] as const;

const MODEL = {
  A1: 1000,
  A2: 0.08,
  A3: 'north',
  A4: true,
  A5: 3,
  B1: '=A1*(1+A2)^A5',
  B2: '=IF(A4,B1,"none")',
  B3: '=SUM(A1:A5)-B1',
  B4: '=NPV(A2,-A1,B1,B2)',
  B5: '=IRR(C1:C4)',
  B6: '=A1/(A5-3)',
  B7: '=A1>B1',
  C1: -1000,
  C2: 400,
  C3: 500,
  C4: 600,
  D1: '=A3&" east"',
  D2: '="growth "&A2',
  D3: '=MOD(A5,A5-1)',
  D4: '=NOW()',
  D5: '=OFFSET(A1,A5-3,0)',
  D6: '=SUMIF(A1:A5,">"&A5)',
};

function tampered(cells: Readonly<Record<string, CellValue>>, address: string, value: CellValue): WorkbookModel {
  const model = sheetModel(cells);
  const [row, column] = placeOf(address);
  const changed = new Map<number, CellModel>(model.sheets[0]!.cells);
  changed.set(cellKey(row, column), { ...changed.get(cellKey(row, column))!, value });
  return { ...model, sheets: [{ ...model.sheets[0]!, cells: changed }] };
}

function leftToEvaluator({ perTrial }: CompiledVerification): number {
  return Object.values(perTrial).reduce((sum, cells) => sum + cells, 0);
}

describe.each(ENGINES)('verification by %s', (engine) => {
  it('reports what the evaluator reports, and says how each compared cell was computed', () => {
    const model = sheetModel(MODEL);
    const report = verifyCompiled(model, engine);
    expect(report).toMatchObject(verifyWorkbook(model));
    expect(report).toMatchObject({ engine, mismatched: [], volatile: 1, compiled: 7, folded: 1 });
    expect(report.perTrial).toEqual({ '&': 1, MOD: 1, OFFSET: 1, SUMIF: 1 });
    expect(report.compiled + report.folded + leftToEvaluator(report)).toBe(report.matched);
  });

  it.each([
    ['B1', 1259.7],
    ['B2', 'none'],
    ['B4', 0],
    ['B5', 0.5],
    ['B6', { error: '#N/A' }],
    ['B7', true],
    ['D1', 'north'],
  ] as const)('names %s when its stored value is not what the formula gives', (address, value) => {
    const model = tampered(MODEL, address, value);
    const { mismatched } = verifyCompiled(model, engine);
    const reference = verifyWorkbook(model).mismatched.map((difference) => ({ ...difference, got: typeof difference.got === 'number' ? (expect.closeTo(difference.got, 9) as number) : difference.got }));
    expect(mismatched).toEqual(reference);
    expect(mismatched).toContainEqual(expect.objectContaining({ cell: `Model!${address}`, expected: value }));
  });

  it('computes from stored values, so that a wrong precedent hides nothing behind it', () => {
    const model = tampered({ A1: 2, A2: '=A1*2', A3: '=A2+1' }, 'A2', 5);
    const { mismatched } = verifyCompiled(model, engine);
    expect(mismatched.map(({ cell, expected, got }) => [cell, expected, got])).toEqual([
      ['Model!A2', 5, 4],
      ['Model!A3', 5, 6],
    ]);
  });

  it('matches every formula of the template', () => {
    const model = readWorkbookModel(new Uint8Array(readFileSync('assets/templates/crmInputOutput.en-US.xlsx')));
    if (!model.ok) throw new Error(model.error.code);
    const report = verifyCompiled(model.value, engine, { phrase: (label) => labelText(label, locale('en-US')) });
    expect(report).toMatchObject({ mismatched: [], unsupported: {}, volatile: 0, matched: report.formulaCells });
    expect(report.compiled).toBeGreaterThan(1200);
  });

  it('spreads many formulas over several programs', () => {
    const cells: Record<string, CellValue> = { A1: 1 };
    for (let row = 2; row <= 1500; row++) cells[`A${row}`] = `=A${row - 1}*1.001+SUM(A$1:A${Math.min(row - 1, 20)})`;
    expect(verifyCompiled(sheetModel(cells), engine)).toMatchObject({ formulaCells: 1499, matched: 1499, compiled: 1499, perTrial: {} });
  });
});

describe.each(ENGINES)('what a sheet means by its empty cells, in %s', (engine) => {
  it.each([
    ['PRODUCT of no number is 0', { A1: 1, A2: 'x', B1: '=PRODUCT(A2:A3)+A1' }],
    ['MIN and MAX of no number are 0', { A1: 1, A2: 'x', B1: '=MIN(A2:A3)+MAX(A2)+A1' }],
    ['COUNTIF counts the empty rest of a column', { A1: 1, A2: 2, B1: '=COUNTIF(A:A,"<>"&A1)', B2: '=COUNTIFS(A:A,"<>1")' }],
    ['a matrix keeps its empty last row', { A1: 1, A2: 2, B1: 3, B2: 4, D1: 5, D2: 6, F1: '=IFERROR(MMULT(A1:B2,D1:D3),"size")', F2: '=IFERROR(MDETERM(A1:C3),-1)' }],
    ['a whole column begins in its first row', { B3: 2014, B4: 2015, B5: 2015, C3: 1, C4: 2, C5: 3, D3: 'a', D4: 'b', D5: 'b', E9: 2015, E3: '=SUMIFS(C:C,D:D,"b*",B:B,E9)' }],
    ['a subtotal leaves out other subtotals', { A1: 1, A2: 2, A3: '=SUBTOTAL(9,A1:A2)', A4: '=SUBTOTAL(9,A1:A3)' }],
    ['QUOTIENT takes no truth value', { A1: true, A2: 2, B1: '=QUOTIENT(A1,A2)' }],
  ] as [string, Record<string, CellValue>][])('%s', (_, cells) => {
    const report = verifyCompiled(sheetModel(cells), engine);
    expect(report).toMatchObject({ mismatched: [], unsupported: {}, matched: report.formulaCells });
  });
});
