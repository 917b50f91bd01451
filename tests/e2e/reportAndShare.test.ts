import type { Browser } from 'playwright-core';
import { fillPhrase } from '../../src/locales';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { openPart, profitCells, runAndWait, writeCells } from './simulateTab';
import { locale } from '../support/words';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const { decide: words, report } = locale('en-US');

describe('what goes to others', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, 'en-US');
    await writeCells(workbench, { ...profitCells, A5: 'Units twice', B5: '=2*B1' });
  });
  afterAll(async () => {
    // The grid's formula engine says so of formulas that were replaced while it was about to calculate them.
    expect(workbench.story.pageErrors.filter((error) => !error.startsWith('Dependency tree not found'))).toEqual([]);
    expect(workbench.story.outsideRequests).toEqual([]);
    expect(await workbench.page.evaluate(() => window.workbench.missingMembers())).toEqual([]);
    await workbench.story.close();
    await browser.close();
  });

  const button = (name: string) => workbench.pane.getByRole('button', { name, exact: true });
  const text = (pattern: string | RegExp) => workbench.pane.getByText(pattern);
  const reportSheet = async () => (await workbench.page.evaluate((at) => window.workbench.readRange(at).map((row) => row.map(({ text: shown }) => shown)), `'${report.simulation.sheet}'!A1:F80`));

  it('is a report with statistics, the run record and charts of Excel’s own', async () => {
    await openPart(workbench, 'report');
    await text(words.report.needsRun).waitFor();
    await runAndWait(workbench);
    await openPart(workbench, 'report');
    await button(words.report.insert).click();
    await text(fillPhrase(words.report.written, { sheet: report.simulation.sheet })).waitFor();
    const cells = await reportSheet();
    const line = (label: string): readonly string[] => cells.find(([, shown]) => shown === label) ?? [];
    expect(line(report.simulation.mean)[2]).toMatch(/^(99|100)/);
    expect(line(report.simulation.trials)[2]).toBe('100,000');
    expect(line(locale('en-US').language.report.fingerprint)[2]).toMatch(/^[0-9a-f]{6,}/i);
    expect(cells.flat()).toContain(report.simulation.current);
    expect(await workbench.page.evaluate(() => window.workbench.charts())).toEqual(expect.arrayContaining(['Histogram 1', 'S-curve 1', 'Tornado 1']));
  });

  it('says on the sheet and in the pane that the model has changed, and is brought up to date', async () => {
    await workbench.write('Sheet1!B2', 6);
    await workbench.calculated();
    expect((await reportSheet()).flat()).toContain(report.simulation.changed);
    await text(words.report.stale).waitFor();
    await runAndWait(workbench);
    await openPart(workbench, 'report');
    await button(words.report.insert).click();
    await text(fillPhrase(words.report.written, { sheet: report.simulation.sheet })).waitFor();
    await workbench.calculated();
    expect((await reportSheet()).flat()).toContain(report.simulation.current);
    expect((await workbench.sheets()).filter((name) => name.startsWith(report.simulation.sheet))).toEqual([report.simulation.sheet]);
  });

  it('is a copy with values for formulas of the add-in, and gets them back', async () => {
    const formulas = async (): Promise<unknown[]> => Promise.all(['B1', 'B4', 'B5'].map(async (address) => (await workbench.read(`Sheet1!${address}`))?.formula ?? null));
    const before = await formulas();
    await button(words.share.make).click();
    const question = workbench.pane.getByRole('alertdialog', { name: words.share.confirmTitle });
    await question.getByText(fillPhrase(words.share.which, { count: 2 })).click();
    await question.getByText('Sheet1!B1: =ROI.NORMAL(100,10,,,"Units")').waitFor();
    await question.getByRole('button', { name: words.share.here }).click();
    await text(words.share.active).waitFor();
    // The result stays a formula that everybody can follow; only the mark of the add-in is gone.
    expect(await formulas()).toEqual([null, '=B1*B2-B3', '=2*B1']);
    expect((await workbench.read('Sheet1!B1'))?.value).toBe(100);
    expect(await workbench.page.evaluate(() => window.workbench.readRange('Sheet1!A1:F9').flat().some(({ formula }) => /ROI\./.test(formula ?? '')))).toBe(false);

    await button(words.share.restore).click();
    const list = workbench.pane.getByRole('dialog', { name: words.share.restoreTitle });
    await list.getByText('=ROI.NORMAL(100,10,,,"Units")').waitFor();
    expect(await formulas()).toEqual([null, '=B1*B2-B3', '=2*B1']);
    await list.getByRole('button', { name: fillPhrase(words.share.putBack, { count: 2 }) }).click();
    await text(fillPhrase(words.share.restored, { count: 2 })).waitFor();
    await workbench.calculated();
    expect(await formulas()).toEqual(before);
    await button(words.share.make).waitFor();
    const sheets = await workbench.sheets();
    await button(words.share.deleteSheet).click();
    await text(words.share.deleted).waitFor();
    expect(await workbench.sheets()).toHaveLength(sheets.length - 1);
  });

  it('leaves what somebody changed meanwhile, until asked to put the formula back', async () => {
    await button(words.share.make).click();
    await workbench.pane.getByRole('alertdialog').getByRole('button', { name: words.share.here }).click();
    await text(words.share.active).waitFor();
    await workbench.write('Sheet1!B1', 120);
    await workbench.calculated();
    const list = workbench.pane.getByRole('dialog', { name: words.share.restoreTitle });
    await button(words.share.restore).click();
    await list.getByRole('button', { name: fillPhrase(words.share.putBack, { count: 1 }) }).click();
    await text(fillPhrase(words.share.kept, { count: 1 })).waitFor();
    expect((await workbench.read('Sheet1!B1'))?.value).toBe(120);
    await button(words.share.restore).click();
    await list.getByText(words.share.changed).waitFor();
    await list.getByRole('checkbox', { name: /Sheet1!B1/ }).check();
    await list.getByRole('button', { name: fillPhrase(words.share.putBack, { count: 1 }) }).click();
    await text(fillPhrase(words.share.restored, { count: 1 })).waitFor();
    expect((await workbench.read('Sheet1!B1'))?.formula).toBe('=ROI.NORMAL(100,10,,,"Units")');
  });
});
