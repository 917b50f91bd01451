import { cellKey } from '../../../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { makeShareCopy } from '../../../../src/workbook/share/makeShareCopy';
import { planShareCopy } from '../../../../src/workbook/share/planShareCopy';
import { planRestore, restoreFormulas } from '../../../../src/workbook/share/restoreFormulas';
import { isSuggested, type RestoreOutcome } from '../../../../src/workbook/share/shareCopy';
import { deleteKeptFormulas, shareState } from '../../../../src/workbook/share/shareState';
import type { WorkbookPort } from '../../../../src/workbook/port';
import { launchWorkbook } from '../../../support/launchWorkbook';
import { locale } from '../../../support/words';

async function formulasOf(port: WorkbookPort): Promise<readonly unknown[]> {
  const [inputs, results] = await port.readRanges(['Inputs!B3:B7', 'Results!A3:B19']);
  return [inputs!.formulas.flat(), results!.formulas.flat()];
}

/** What the pane does for somebody who changes nothing in the list. */
async function restoreSuggested(port: WorkbookPort): Promise<RestoreOutcome> {
  return restoreFormulas(port, (await planRestore(port)).entries.filter(isSuggested));
}

describe('a share copy', () => {
  let port: MemoryWorkbookPort;

  beforeEach(() => {
    port = new MemoryWorkbookPort({ file: launchWorkbook() });
  });

  it('is planned without changing anything', async () => {
    const before = await formulasOf(port);
    const plan = await planShareCopy(port);
    expect(plan.formulas.map(({ place }) => place)).toEqual(['Inputs!B3', 'Inputs!B4', 'Inputs!B5', 'Inputs!B7', 'Results!B3', 'Results!B4', 'Results!A7:B19']);
    expect(plan.formulas[2]).toEqual({ place: 'Inputs!B5', formula: '=ROI.TRIANG(24,27,33)' });
    expect(plan.unfinished).toEqual([]);
    expect(await formulasOf(port)).toEqual(before);
    expect(await shareState(port)).toBeNull();
  });

  it('holds values where our functions were, and plain formulas where they only marked a result', async () => {
    await makeShareCopy(port, locale('en-US'));
    const [inputs, results] = await port.readRanges(['Inputs!B3:B7', 'Results!A3:B8']);
    expect(inputs!.formulas.flat()).toEqual([expect.closeTo(44.6667, 3), 12000, 28, 150000, 115000]);
    expect(results!.formulas[0]).toEqual(['Profit a year', '=(Inputs!B3-Inputs!B5)*Inputs!B4-Inputs!B6']);
    expect(results!.formulas[4]).toEqual(['Measure', 'Value']);
    const texts = await port.readRanges(['Inputs!', 'Results!']);
    expect(JSON.stringify(texts.map(({ formulas }) => formulas))).not.toContain('ROI.');
    expect(await shareState(port)).toEqual({ sheet: 'ROI formulas (kept)', waiting: 7, isOurs: true });
  });

  it('keeps the formulas on a sheet that nobody sees', async () => {
    await makeShareCopy(port, locale('zh-CN'));
    expect(port.written('ROI 公式（留存）').visibility).toBe('veryHidden');
  });

  it('gives every formula back', async () => {
    const before = await formulasOf(port);
    await makeShareCopy(port, locale('en-US'));
    expect(await restoreSuggested(port)).toEqual({ restored: 7, kept: 0 });
    const spilled = (contents: readonly unknown[]): unknown => JSON.parse(JSON.stringify(contents, (_, value: unknown) => (typeof value === 'string' && !value.startsWith('=') ? null : value)));
    const after = await formulasOf(port);
    expect(after[0]).toEqual(before[0]);
    expect((spilled(after) as unknown[][])[1]!.filter((content) => typeof content === 'string')).toEqual((spilled(before) as unknown[][])[1]!.filter((content) => typeof content === 'string'));
    expect(await shareState(port)).toMatchObject({ waiting: 0 });
    await deleteKeptFormulas(port);
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results']);
  });

  it('leaves alone what somebody wrote in the meantime, and goes on keeping its formula', async () => {
    await makeShareCopy(port, locale('en-US'));
    await port.writeRange('Inputs!B4', [[9000]]);
    await port.writeRange('Results!B3', [['=1+1']]);
    expect(await restoreSuggested(port)).toEqual({ restored: 5, kept: 2 });
    const { entries } = await planRestore(port);
    expect(entries.every(({ changed }) => changed)).toBe(true);
    expect(entries.map(({ place, formula }) => ({ place, formula }))).toEqual([
      { place: 'Inputs!B4', formula: '=ROI.NORMAL(12000,1800,,,"Volume")' },
      { place: 'Results!B3', formula: '=ROI.OUTPUT("Profit")+(Inputs!B3-Inputs!B5)*Inputs!B4-Inputs!B6' },
    ]);
    expect((await port.readRanges(['Inputs!B4']))[0]!.formulas).toEqual([[9000]]);
    expect((await restoreFormulas(port, entries)).restored).toBe(2);
    expect((await port.readRanges(['Inputs!B4']))[0]!.formulas).toEqual([['=ROI.NORMAL(12000,1800,,,"Volume")']]);
    expect(await shareState(port)).toMatchObject({ waiting: 0 });
  });

  it('does not mind formulas that are back already, because the copying was undone in part', async () => {
    await makeShareCopy(port, locale('en-US'));
    await port.writeRange('Inputs!B5', [['=ROI.TRIANG(24,27,33)']]);
    expect(await restoreSuggested(port)).toEqual({ restored: 7, kept: 0 });
    expect(await shareState(port)).toMatchObject({ waiting: 0 });
  });

  it('replaces and restores all cells in one request each', async () => {
    const write = jest.spyOn(port, 'writeCells');
    const writeRange = jest.spyOn(port, 'writeRange');
    const requests = (): number => write.mock.calls.filter(([cells]) => cells.size > 0).length;
    await makeShareCopy(port, locale('en-US'));
    expect(requests()).toBe(1);
    await restoreSuggested(port);
    expect(requests()).toBe(3);
    expect(writeRange).not.toHaveBeenCalled();
  });

  it('says which formulas have no place any more', async () => {
    await makeShareCopy(port, locale('en-US'));
    const sheet = 'ROI formulas (kept)';
    await port.writeRange(`'${sheet}'!C4`, [['=ROWS(#REF!)']]);
    const { entries } = await planRestore(port);
    expect(entries.filter(({ refused }) => refused !== null)).toMatchObject([{ place: 'Inputs!B4', formula: '=ROI.NORMAL(12000,1800,,,"Volume")', refused: 'gone' }]);
    expect(await restoreFormulas(port, entries)).toEqual({ restored: 6, kept: 1 });
  });

  it('adds formulas that came later to those it keeps', async () => {
    await makeShareCopy(port, locale('en-US'));
    await port.writeRange('Inputs!B6', [['=ROI.UNIFORM(1,2)']]);
    const plan = await makeShareCopy(port, locale('en-US'));
    expect(plan.formulas).toEqual([{ place: 'Inputs!B6', formula: '=ROI.UNIFORM(1,2)' }]);
    expect((await restoreSuggested(port)).restored).toBe(8);
  });

  it('leaves formulas that have no value yet, and says where', async () => {
    const file = launchWorkbook();
    const cells = new Map(file.sheets[0]!.cells);
    for (const [key, cell] of cells) if (cell.formula?.startsWith('ROI.TRIANG') === true) cells.set(key, { ...cell, value: { error: '#BUSY!' } });
    port = new MemoryWorkbookPort({ file: { ...file, sheets: [{ ...file.sheets[0]!, cells }, file.sheets[1]!] } });
    const plan = await makeShareCopy(port, locale('en-US'));
    expect(plan.unfinished).toEqual(['Inputs!B5']);
    expect((await port.readRanges(['Inputs!B5']))[0]!.formulas).toEqual([['=ROI.TRIANG(24,27,33)']]);
  });

  it('replaces formulas that call our functions through a defined name; the name stays', async () => {
    const file = launchWorkbook();
    const hurdle = { name: 'Hurdle', formula: 'ROI.BASIC(1000,Inputs!$B$6)' };
    const cells = new Map(file.sheets[1]!.cells).set(cellKey(20, 1), { value: 149, formula: 'Hurdle*1' }).set(cellKey(21, 1), { value: 'x', formula: '"Hurdle"&""' });
    port = new MemoryWorkbookPort({ file: { sheets: [file.sheets[0]!, { ...file.sheets[1]!, cells }], names: [hurdle] } });
    await makeShareCopy(port, locale('en-US'));
    expect((await port.readRanges(['Results!B21:B22']))[0]!.formulas).toEqual([[149], ['="Hurdle"&""']]);
    expect((await port.readWorkbook()).names).toContainEqual(hurdle);
    await restoreSuggested(port);
    expect((await port.readRanges(['Results!B21']))[0]!.formulas).toEqual([['=Hurdle*1']]);
  });
});
