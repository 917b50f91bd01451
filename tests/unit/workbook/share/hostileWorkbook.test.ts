import { cellKey } from '../../../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { makeShareCopy } from '../../../../src/workbook/share/makeShareCopy';
import { planRestore, restoreFormulas } from '../../../../src/workbook/share/restoreFormulas';
import { isSuggested } from '../../../../src/workbook/share/shareCopy';
import { deleteKeptFormulas, shareState } from '../../../../src/workbook/share/shareState';
import { forgedShareCopy } from '../../../support/tamperedWorkbook';
import { locale } from '../../../support/words';

function forgedWorkbook(...forged: Parameters<typeof forgedShareCopy>): MemoryWorkbookPort {
  return new MemoryWorkbookPort({ file: forgedShareCopy(...forged) });
}

const contents = async (port: MemoryWorkbookPort): Promise<readonly unknown[]> => (await port.readRanges(['Model!']))[0]!.formulas.flat();

describe('a workbook whose maker wrote the kept formulas', () => {
  const foreign = [
    'WEBSERVICE("https://evil.example")',
    'HYPERLINK("https://evil.example","click")',
    'IMAGE("https://evil.example/p.png")',
    'CALL("kernel32","WinExec","JCJ","calc",0)',
    "cmd|'/c calc'!A0",
    "'\\\\evil\\share\\[b.xlsx]S'!A1",
    'WEBSERVICE("ROI.BASIC(1,2)")',
    '1+1',
  ];
  const mixed = ['ROI.BASIC(1,2)&WEBSERVICE("https://evil.example")', 'ROI.OUTPUT("x")+[Book.xlsx]S!A1', 'IF(TRUE,⟦0⟧,ROI.BASIC(1,2))'];

  it('gets none of its formulas written that call none of our functions, whatever is picked', async () => {
    const port = forgedWorkbook(foreign);
    const before = await contents(port);
    const { entries } = await planRestore(port);
    expect(entries.map(({ formula, refused }) => [formula, refused])).toEqual(foreign.map((text) => [`=${text}`, text.startsWith('cmd') ? 'unreadable' : 'noFunction']));
    expect(await restoreFormulas(port, entries)).toEqual({ restored: 0, kept: foreign.length });
    expect(await contents(port)).toEqual(before);
    expect(await port.sheetNames()).toEqual(['Model', 'Kept']);
  });

  it('gets what reaches outside written only where that very formula was picked', async () => {
    const port = forgedWorkbook([mixed[0]!, mixed[1]!, { text: mixed[2]!, references: ['A1)+HYPERLINK("https://evil.example")+ROWS(A1'] }, { text: 'ROI.BASIC(⟦0⟧,2)', references: ['Model!A1'] }]);
    const { entries } = await planRestore(port);
    expect(entries.map(isSuggested)).toEqual([false, false, true, true]);
    expect(entries.map(({ outside }) => outside)).toEqual([['WEBSERVICE'], ['[Book.xlsx]S'], [], []]);
    // What stood in a reference's place and was none is gone.
    expect(entries[2]!.formula).toBe('=IF(TRUE,#REF!,ROI.BASIC(1,2))');
    await restoreFormulas(port, entries.filter(isSuggested));
    expect(await contents(port)).toEqual([1, 2, '=IF(TRUE,#REF!,ROI.BASIC(1,2))', '=ROI.BASIC(A1,2)']);
    await restoreFormulas(port, [entries[1]!]);
    expect((await contents(port)).slice(0, 2)).toEqual([1, '=ROI.OUTPUT("x")+[Book.xlsx]S!A1']);
  });

  it('cannot exchange a formula between the list and the click', async () => {
    const port = forgedWorkbook(['ROI.BASIC(1,2)']);
    const { entries } = await planRestore(port);
    await port.writeRange('Kept!D3', [['ROI.BASIC(1,2)&WEBSERVICE("https://evil.example")']]);
    expect(await restoreFormulas(port, entries)).toEqual({ restored: 0, kept: 1 });
    expect(await contents(port)).toEqual([1]);
  });

  it('does not get a sheet deleted or emptied that holds anything else', async () => {
    for (const extra of [[3, 0, { value: 'salaries' }], [0, 3, { value: 12 }], [1, 0, { value: 'Kind', formula: 'Model!A1' }]] as const) {
      const port = forgedWorkbook(['ROI.BASIC(1,2)'], [extra]);
      expect(await shareState(port)).toMatchObject({ isOurs: false });
      await restoreFormulas(port, (await planRestore(port)).entries);
      await deleteKeptFormulas(port);
      const [cell] = await port.readRanges([`Kept!${'ABCD'[extra[1]]}${extra[0] + 1}`]);
      expect(cell!.values).toEqual([[extra[2].value]]);
      await port.writeRange('Model!A1', [['=ROI.BASIC(3,4)']]);
      await makeShareCopy(port, locale('en-US'));
      expect((await port.readRanges([`Kept!${'ABCD'[extra[1]]}${extra[0] + 1}`]))[0]!.values).toEqual([[extra[2].value]]);
    }
  });

  it('has no list where the marked sheet is something else altogether', async () => {
    const port = new MemoryWorkbookPort({ file: { sheets: [{ name: 'Data', cells: new Map([[cellKey(4, 4), { value: 'values' }]]) }], names: [{ name: 'ROI_KeptFormulas', sheet: 'Data', formula: 'Data!$A$1' }] } });
    expect(await shareState(port)).toEqual({ sheet: 'Data', waiting: 0, isOurs: false });
    expect((await planRestore(port)).entries).toEqual([]);
  });

  it('does not make the whole sheet be read or emptied', async () => {
    const port = forgedWorkbook([{ text: 'ROI.BASIC(1,2)', now: 'Model!A1:XFD1048576' }]);
    expect((await planRestore(port)).entries).toMatchObject([{ refused: 'gone' }]);
  });
});

describe('what a share copy leaves', () => {
  it('is a text where the result was a text that begins with an equals sign', async () => {
    const shown = '=HYPERLINK("https://evil.example")';
    const port = new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells: new Map([[cellKey(0, 0), { value: shown, formula: 'ROI.BASIC(1,2)&A2' }]]) }], names: [] } });
    await makeShareCopy(port, locale('en-US'));
    expect((await port.readRanges(['Model!A1']))[0]).toMatchObject({ values: [[shown]], formulas: [[{ text: shown }]] });
    await restoreFormulas(port, (await planRestore(port)).entries.filter(isSuggested));
    expect(await contents(port)).toEqual(['=ROI.BASIC(1,2)&A2']);
  });

  it('is the formula itself where it cannot be read, since it could not be put back', async () => {
    const formula = "ROI.BASIC(cmd|'/c calc'!A0,1)";
    const port = new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells: new Map([[cellKey(0, 0), { value: 1, formula }], [cellKey(1, 0), { value: 2, formula: 'ROI.BASIC(1,2)' }]]) }], names: [] } });
    expect((await makeShareCopy(port, locale('en-US'))).unreadable).toEqual(['Model!A1']);
    expect(await contents(port)).toEqual([`=${formula}`, 2]);
  });
});
