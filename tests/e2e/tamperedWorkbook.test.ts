import type { Browser } from 'playwright-core';
import { fillPhrase } from '../../src/locales';
import { writeWorkbook } from '../../src/file/xlsx';
import type { WorkbookFile } from '../../src/file/workbookFile';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { damagedSettings } from '../support/damagedSettings';
import { forgedFormulas, forgedShareCopy, withSettings } from '../support/tamperedWorkbook';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { openPart, profitCells, runAndWait } from './simulateTab';
import { locale } from '../support/words';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(240_000);

const { decide, simulate } = locale('en-US');
const words = decide.share;

describe('a workbook whose maker means harm', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, 'en-US');
  });
  afterAll(async () => {
    expect(workbench.story.pageErrors.filter((error) => !error.startsWith('Dependency tree not found'))).toEqual([]);
    expect(workbench.story.outsideRequests).toEqual([]);
    expect(await workbench.page.evaluate(() => window.workbench.missingMembers())).toEqual([]);
    await workbench.story.close();
    await browser.close();
  });

  const open = async (file: WorkbookFile): Promise<void> => {
    const bytes = [...(await writeWorkbook(file))];
    await workbench.page.evaluate((content) => window.workbench.open(content, 'received.xlsx'), bytes);
    await workbench.page.evaluate(() => window.workbench.ready());
  };
  const contents = (): Promise<unknown[]> =>
    workbench.page.evaluate((rows) => window.workbench.readRange(`Model!A1:A${rows}`).map(([cell]) => cell?.formula ?? cell?.value), forgedFormulas.length);
  const button = (name: string) => workbench.pane.getByRole('button', { name, exact: true });
  const list = () => workbench.pane.getByRole('dialog', { name: words.restoreTitle });

  it('has its kept formulas listed, and none written that was not picked', async () => {
    await open(forgedShareCopy());
    const before = await contents();
    await openPart(workbench, 'report');
    await button(words.restore).click();
    for (const formula of forgedFormulas) await list().getByText(`=${formula}`, { exact: true }).waitFor();
    expect(await list().getByRole('checkbox').count()).toBe(3);
    expect(await list().getByRole('checkbox', { checked: true }).count()).toBe(1);
    await list().getByText(fillPhrase(words.outside, { what: 'WEBSERVICE' })).waitFor();
    expect(await list().getByText(words.refusals.noFunction).count()).toBe(4);
    expect(await list().getByText(words.refusals.unreadable).count()).toBe(1);
    expect(await contents()).toEqual(before);

    await list().getByRole('button', { name: words.cancel }).click();
    expect(await contents()).toEqual(before);
    await button(words.restore).click();
    await list().getByRole('button', { name: fillPhrase(words.putBack, { count: 1 }) }).click();
    await workbench.pane.getByText(fillPhrase(words.kept, { count: forgedFormulas.length - 1 })).waitFor();
    expect(await contents()).toEqual([`=${forgedFormulas[0]}`, ...before.slice(1)]);
  });

  it('gets one of them written by who picks it with the keyboard, and keeps the rest until told to delete it', async () => {
    const before = await contents();
    await button(words.restore).click();
    const box = list().getByRole('checkbox', { name: /WEBSERVICE/ });
    await box.focus();
    await workbench.page.keyboard.press('Space');
    expect(await box.isChecked()).toBe(true);
    await workbench.page.keyboard.press('Space');
    expect(await list().getByRole('button', { name: fillPhrase(words.putBack, { count: 0 }) }).isDisabled()).toBe(true);
    await workbench.page.keyboard.press('Escape');
    await list().waitFor({ state: 'hidden' });
    expect(await contents()).toEqual(before);
    expect(await workbench.sheets()).toContain('Kept');
    await button(words.deleteSheet).click();
    await workbench.pane.getByRole('alertdialog', { name: words.deleteQuestion }).getByRole('button', { name: words.delete, exact: true }).click();
    await workbench.pane.getByText(words.deleted).waitFor();
    expect(await workbench.sheets()).toEqual(['Model']);
    expect(await contents()).toEqual(before);
  });

  it('does not take away the simulation with what it keeps as settings', async () => {
    // One of each few: what is done with every one of them, the reading of settings shows by itself.
    for (const [index, text] of damagedSettings.filter((_, position) => position % 5 === 0).entries()) {
      await open(withSettings(profitCells, { 'roi.simulationSettings': text }));
      await openPart(workbench, 'model');
      await workbench.pane.getByText(simulate.run.settingsLeftAside).waitFor();
      await workbench.pane.getByRole('button', { name: simulate.run.run, exact: true, disabled: false }).waitFor();
      if (index % 4 === 0) await runAndWait(workbench);
    }
  });

  it('does not have a result shown that no run gave', async () => {
    const forged = { version: 1, record: { outputs: [{ name: 'Profit', address: 'Model!B4', mean: 1e9 }], finishedAt: 'never' } };
    for (const text of [JSON.stringify(forged), '{', '{"version":1,"record":null}']) {
      await open(withSettings({ ...profitCells, D1: '=ROI.SIMSTAT("Profit","mean")' }, { 'roi.lastSimulation': text }));
      await openPart(workbench, 'results');
      await workbench.pane.getByText(simulate.run.recordLeftAside).waitFor();
      await workbench.calculated();
      expect((await workbench.read('Model!D1'))?.value).toMatchObject({ error: '#N/A' });
    }
    await runAndWait(workbench);
    await workbench.pane.getByText(simulate.run.recordLeftAside).waitFor({ state: 'hidden' });
  });
});
