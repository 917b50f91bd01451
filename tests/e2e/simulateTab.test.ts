import type { Browser } from 'playwright-core';
import { fillPhrase } from '../../src/locales';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser } from './browser';
import { insertTemplate, openWorkbench, type Workbench } from './openWorkbench';
import { openPart, profitCells, runAndWait, writeCells } from './simulateTab';
import { locale } from '../support/words';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const { pane: paneWords, simulate: words } = locale('en-US');

describe('the Simulate tab', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    expect(workbench.story.pageErrors).toEqual([]);
    expect(workbench.story.outsideRequests).toEqual([]);
    await workbench.story.close();
  });

  it('shows a first histogram four actions after an empty workbook: choose the template, agree, open the tab, run', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const { pane } = workbench;
    await insertTemplate(workbench, { offer: /^Insert .*CRM/, agree: paneWords.templates.insert });
    await pane.getByRole('tab', { name: paneWords.nav.simulate }).click();
    await pane.getByRole('button', { name: words.run.run, exact: true }).click();
    await pane.locator('[data-chart="histogram"]').waitFor();
    await pane.getByRole('heading', { name: words.results.statistics }).waitFor();
    await pane.getByText(/^100,000 trials in /).waitFor();
  });

  it('makes a number uncertain, watches a result, runs, and reads the chance of a target from the exact trials', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const { page, pane } = workbench;
    await writeCells(workbench, { A1: 'Units', B1: 100, A2: 'Price', B2: 5, A3: 'Profit', B3: '=B1*B2-400' });
    await page.evaluate(() => window.workbench.select('B1'));
    await pane.getByRole('tab', { name: paneWords.nav.simulate }).click();
    await pane.getByRole('button', { name: words.model.emptyAction }).click();
    for (const [field, value] of [['min', '80'], ['likely', '100'], ['max', '160']] as const) await pane.getByLabel(words.fields[field], { exact: true }).fill(value);
    await pane.locator('[data-chart="density"]').waitFor();
    await pane.getByRole('button', { name: words.editor.insert, exact: true }).click();
    await pane.getByRole('heading', { name: words.model.inputs }).waitFor();
    expect((await workbench.read('B1'))?.formula).toMatch(/^=ROI\.PERT\(80,100,160/);

    await pane.getByText(fillPhrase(words.run.idle, { inputs: 1, outputs: 0 })).waitFor();
    await pane.getByRole('button', { name: fillPhrase(words.model.watch, { name: 'Profit (Sheet1!B3)' }) }).click();
    await pane.getByRole('button', { name: fillPhrase(words.model.unmark, { name: 'Profit' }) }).waitFor();
    expect((await workbench.read('B3'))?.formula).toMatch(/ROI\.OUTPUT\(.*\)\+/);

    await runAndWait(workbench);
    await pane.getByLabel(words.results.target, { exact: true }).fill('0');
    // PERT(80,100,160) never falls below 80, where the profit is 0.
    await pane.getByText(/There is a (100|>99\.9)% chance that Profit is at least 0\./).waitFor();
    await pane.getByLabel(words.results.target, { exact: true }).fill('400');
    await pane.getByText(/There is a (0|<0\.1)% chance that Profit is at least 400\./).waitFor();
  });

  it('is cancelled without a trace, and runs again', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const { pane } = workbench;
    // Text takes microseconds a trial: no machine is through with this run before the button is pressed.
    await writeCells(workbench, { ...profitCells, B4: '=ROI.OUTPUT("Profit")+B1*B2-B3+0*VALUE(TEXT(B1,"0.0"))' });
    await openPart(workbench, 'model');
    await pane.getByRole('button', { name: words.run.settings, exact: true }).click();
    const trials = pane.getByLabel(words.settings.trials, { exact: true });
    await trials.fill('20,000,000');
    await pane.getByRole('button', { name: words.run.run, exact: true }).click();
    await pane.getByRole('button', { name: words.run.cancel, exact: true }).click();
    await pane.getByText(words.run.cancelled).waitFor();
    await pane.getByText(words.results.emptyTitle).waitFor();
    await trials.fill('10,000');
    await runAndWait(workbench);
    await pane.getByText(/^10,000 trials in /).waitFor();
  });

  it('says that the model has changed since the run, and no longer once it is changed back', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    await writeCells(workbench, profitCells);
    await runAndWait(workbench);
    await workbench.write('B2', 6);
    await workbench.pane.getByText(words.run.stale).waitFor();
    await workbench.write('B2', 5);
    await workbench.pane.getByText(words.run.stale).waitFor({ state: 'detached' });
  });
});
