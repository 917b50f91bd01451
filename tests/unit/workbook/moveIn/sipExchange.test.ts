import golden from '../../../golden/risk/sipmath.json';
import { cellKey } from '../../../../src/engine/formula/workbookModel';
import { compileModel } from '../../../../src/engine/compile/compileModel';
import { readSipLibrary } from '../../../../src/engine/risk/sipmath/readSipLibrary';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { findUncertainty } from '../../../../src/workbook/simulation/findUncertainty';
import { insertSipLibrary, saveSipLibrary } from '../../../../src/workbook/moveIn/sipExchange';
import type { CellFile } from '../../../../src/file/workbookFile';
import { displayed } from '../../../support/sheetModel';
import { locale } from '../../../support/words';

describe('SIPmath libraries in a workbook', () => {
  it('come in as a sheet of formulas with their correlations', async () => {
    const port = new MemoryWorkbookPort();
    const inserted = await insertSipLibrary(port, JSON.stringify(golden.copulaLibrary), locale('en-US'));
    expect(inserted).toEqual({ ok: true, value: { sheet: 'SIPmath inputs', count: 3, left: [] } });
    const [range] = await port.readRanges(["'SIPmath inputs'!A5:B7"]);
    expect(range!.formulas.map(([name]) => name)).toEqual(['A', 'B', 'C']);
    expect(range!.formulas[1]![1]).toMatch(/^=ROI\.METALOG\(\{[\d.,]+\},\{0\.05,0\.3,0\.7,0\.95\},5,,,,"B"\)$/);
    const compiled = compileModel(displayed(await withOutput(port)));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.model.inputs.map(({ name }) => name).sort()).toEqual(['A', 'B', 'C']);
    expect(compiled.model.correlations).toHaveLength(1);
    const rank = (score: number): number => (6 / Math.PI) * Math.asin(score / 2);
    expect(compiled.model.correlations[0]!.correlation.ranks[0]![1]).toBeCloseTo(rank(0.6), 10);
  });

  it('declare no correlation of a single input', async () => {
    const { sips } = golden.copulaLibrary;
    const port = new MemoryWorkbookPort();
    await insertSipLibrary(port, JSON.stringify({ ...golden.copulaLibrary, sips: sips.slice(0, 1) }), locale('en-US'));
    const formulas = [...port.written('SIPmath inputs').cells.values()].flatMap(({ formula }) => formula ?? []);
    expect(formulas).toEqual([expect.stringMatching(/^ROI\.METALOG\(/)]);
  });

  it('tell inputs of one name apart by their cells', async () => {
    const cells = new Map<number, CellFile>([[cellKey(0, 1), { value: 0, formula: 'ROI.NORMAL(1,1,,,"Users")' }], [cellKey(1, 1), { value: 0, formula: 'ROI.NORMAL(2,1,,,"Users")' }]]);
    const port = new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells }], names: [] } });
    const library = readSipLibrary(saveSipLibrary(findUncertainty(await port.readWorkbook()), { name: 'Plan', date: '2026-11-21' }).text);
    expect(library.ok && library.value.sips.map(({ name }) => name).toSorted()).toEqual(['Users', expect.stringMatching(/^Users \(Model!B[12]\)$/)]);
  });

  it('that are broken say where, and nothing is written', async () => {
    const port = new MemoryWorkbookPort();
    expect(await insertSipLibrary(port, '{"name":"x"}', locale('en-US'))).toMatchObject({ ok: false, error: { code: 'sipMissing', details: { path: 'U01' } } });
    expect(await port.sheetNames()).toEqual(['Sheet1']);
  });

  it('go out with every continuous input, and come back in', async () => {
    const formulas = ['ROI.NORMAL(100,10,,,"Users")', 'ROI.PERT(1,2,4)', 'ROI.BINOMIAL(10,0.5,,,"Wins")', 'RAND()', 'ROI.CORRELATE({"Users","Wins"},{1,0.5;0.5,1})'];
    const cells = new Map<number, CellFile>(formulas.map((formula, row) => [cellKey(row, 1), { value: 0, formula }]));
    cells.set(cellKey(1, 0), { value: 'Price' });
    const port = new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells }], names: [] } });
    const saved = saveSipLibrary(findUncertainty(await port.readWorkbook()), { name: 'Plan', date: '2026-11-21' });
    expect([saved.count, saved.left]).toEqual([2, ['Model!B4', 'Wins']]);
    const library = readSipLibrary(saved.text);
    expect(library.ok && library.value.sips.map(({ name }) => name)).toEqual(['Users', 'Price']);
    expect(await insertSipLibrary(port, saved.text, locale('zh-CN'))).toMatchObject({ ok: true, value: { sheet: 'SIPmath 输入', count: 2 } });
  });
});

async function withOutput(port: MemoryWorkbookPort) {
  await port.writeCells(new Map([['Sheet1!A1', "=ROI.OUTPUT(\"all\")+SUM('SIPmath inputs'!B5:B7)"]]));
  return port.readWorkbook();
}
