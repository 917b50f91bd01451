import type { Browser } from 'playwright-core';
import { fillPhrase } from '../../src/locales';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { openPart, profitCells, runAndWait, writeCells } from './simulateTab';
import { locale } from '../support/words';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const { decide: words, simulate } = locale('en-US');

/** Two channels with falling returns: of any budget, four fifths belong to the second. */
const channels = { D1: 'Search', E1: 250, D2: 'Fairs', E2: 250, D3: 'Sales', E3: '=100*SQRT(E1)+200*SQRT(E2)' };

describe('the decision tools', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, 'en-US');
    await writeCells(workbench, { ...profitCells, ...channels });
    await openPart(workbench, 'decide');
  });
  afterAll(async () => {
    expect(workbench.story.pageErrors).toEqual([]);
    expect(await workbench.page.evaluate(() => window.workbench.missingMembers())).toEqual([]);
    await workbench.story.close();
    await browser.close();
  });
  afterEach(() => button(simulate.editor.back).click());

  const button = (name: string | RegExp) => workbench.pane.getByRole('button', { name, exact: true });
  const field = (name: string) => workbench.pane.getByLabel(name, { exact: true });
  const choose = async (name: string, cell: string): Promise<void> => {
    const search = workbench.pane.getByRole('combobox', { name, exact: true });
    await search.click();
    await search.fill(cell);
    await workbench.pane.getByRole('option', { name: new RegExp(`^${cell}`) }).first().click();
  };
  const text = (pattern: string | RegExp) => workbench.pane.getByText(pattern);
  const open = (tool: 'goalSeek' | 'sensitivity' | 'table' | 'breakEven' | 'scenarios' | 'allocation') => button(new RegExp(`^${words.tools[tool].title}`)).click();
  const onSheet = (address: string): string => `Sheet1!${address}`;
  const value = async (address: string): Promise<unknown> => (await workbench.read(onSheet(address)))?.value;
  const write = (address: string, content: number): Promise<void> => workbench.write(onSheet(address), content);
  const select = (address: string): Promise<void> => workbench.page.evaluate((at) => window.workbench.select(at), onSheet(address));
  const addAsSheet = async (name: string): Promise<void> => {
    await button(words.sheet.insert).click();
    await text(fillPhrase(words.sheet.inserted, { sheet: name })).waitFor();
    expect(await workbench.sheets()).toContain(name);
  };

  it('find the price at which a profit is likely enough, and write it into its cell', async () => {
    await open('goalSeek');
    await field(words.fields.measure).selectOption('probabilityAtLeast');
    await field(words.goalSeek.target).fill('80%');
    await choose(words.goalSeek.change, 'Price');
    await button(words.goalSeek.find).click();
    await text(/^P\(Profit ≥ 0\) is then 80(\.0)?% ± 0\.\d+% \(standard error, 100,000 trials\)\.$/).waitFor();
    await addAsSheet(words.tools.goalSeek.title);
    await button(words.goalSeek.write).click();
    await text(/^Price is now /).waitFor();
    // Units are Normal(100, 10): in 80% of the trials above 91.584, and 400 ÷ 91.584 is 4.3676.
    expect(Math.abs(Number(await value('B2')) - 4.3676)).toBeLessThan(0.02);
    await write('B2', 5);
    await workbench.calculated();
  });

  it('say when nothing gets there, and what comes nearest', async () => {
    await open('goalSeek');
    await field(words.fields.measure).selectOption('value');
    await field(words.goalSeek.target).fill('900');
    await field(words.goalSeek.low).fill('1');
    await field(words.goalSeek.high).fill('10');
    await button(words.goalSeek.find).click();
    await text(fillPhrase(words.goalSeek.unreachable, { low: '1', high: '10' })).waitFor();
    await text(fillPhrase(words.goalSeek.nearest, { value: '10', reached: '600' })).waitFor();
    await field(words.goalSeek.low).fill('ten');
    await button(words.goalSeek.find).click();
    await text(words.fields.notANumber).waitFor();
    for (const limit of ['low', 'high'] as const) await field(words.goalSeek[limit]).fill('');
  });

  it('show what matters most as tornado and spider, and simulated once there is a run', async () => {
    await open('sensitivity');
    await button(words.work.calculate).click();
    const bars = workbench.pane.locator('[data-chart="tornado"] button');
    await bars.first().waitFor();
    expect(await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')))).toEqual([
      expect.stringMatching(/^Units from 87\.\d+ to 112\.\d+: Profit from 35\.\d+ to 164\.\d+\.$/),
      'Price from 4.5 to 5.5: Profit from 50 to 150.',
      'Cost from 360 to 440: Profit from 140 to 60.',
    ]);
    await addAsSheet(words.tools.sensitivity.title);
    expect(await workbench.page.evaluate(() => window.workbench.charts())).toContain('Tornado');
    await workbench.pane.getByRole('radio', { name: words.sensitivity.spider }).check();
    await workbench.pane.locator('[data-chart="lines"]').waitFor();
    await workbench.pane.getByRole('radio', { name: words.sensitivity.simulated }).check();
    await button(words.sensitivity.toResults).click();
    await runAndWait(workbench);
    await openPart(workbench, 'decide');
    await button(/^Units: mean of Profit 1?\d\.?\d* in its lowest tenth, 1[89]\d\.?\d* in its highest\.$/).waitFor();
  });

  it('say how much room each input has until the profit is gone', async () => {
    await open('breakEven');
    await button(words.work.calculate).click();
    for (const row of [
      { input: 'Price', now: '5', value: '4', margin: '-20%' },
      { input: 'Units', now: '100', value: '80', margin: '-20%' },
      { input: 'Cost', now: '400', value: '500', margin: '+25%' },
    ]) {
      await button(fillPhrase(words.breakEven.row, row)).waitFor();
    }
    await addAsSheet(words.tools.breakEven.title);
  });

  it('tabulate a result by two cells', async () => {
    await open('table');
    await choose(words.table.rows, 'Price');
    await workbench.pane.getByLabel(words.table.second).check();
    await choose(words.table.columns, 'Price');
    await button(words.work.calculate).click();
    await text(words.table.sameCells).waitFor();
    await choose(words.table.columns, 'Cost');
    await text(fillPhrase(words.table.count, { count: 5 })).nth(1).waitFor();
    await button(words.work.calculate).click();
    const table = workbench.pane.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('row').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))).toEqual([
      ['Price', '300', '350', '400', '450', '500'],
      ['4', '100', '50', '0', '-50', '-100'],
      ['4.5', '150', '100', '50', '0', '-50'],
      ['5', '200', '150', '100', '50', '0'],
      ['5.5', '250', '200', '150', '100', '50'],
      ['6', '300', '250', '200', '150', '100'],
    ]);
    await addAsSheet(words.tools.table.title);
  });

  it('keep scenarios in a sheet, put them back and calculate them without touching the inputs', async () => {
    await open('scenarios');
    const inputs = workbench.pane.getByRole('group', { name: words.scenarios.inputs });
    await select('B2:B3');
    await inputs.getByRole('button', { name: words.scenarios.addInput }).click();
    await inputs.getByRole('button', { name: fillPhrase(words.scenarios.remove, { name: 'Cost' }) }).waitFor();
    await field(words.scenarios.name).fill('Base');
    await button(words.scenarios.save).click();
    await workbench.pane.getByRole('list', { name: words.scenarios.list }).getByText('Base').waitFor();

    await write('B2', 4);
    await write('B3', 350);
    await workbench.calculated();
    await field(words.scenarios.saveNew).fill('Discount');
    await button(words.scenarios.save).click();
    await text(fillPhrase(words.scenarios.saved, { name: 'Discount' })).waitFor();
    await button(fillPhrase(words.scenarios.applyNamed, { name: 'Base' })).click();
    await text(fillPhrase(words.scenarios.appliedNow, { name: 'Base' })).waitFor();
    await workbench.calculated();
    expect([await value('B2'), await value('B3')]).toEqual([5, 400]);

    const sheet = words.scenarios.sheet.name;
    await workbench.write(`'${sheet}'!E9`, 'not yet');
    await button(words.scenarios.recalculate).click();
    await workbench.page.waitForFunction((at) => window.workbench.read(at)?.value === 50, `'${sheet}'!E9`);
    expect([await value('B2'), await value('B3')]).toEqual([5, 400]);
  });

  it('split a budget where it brings most', async () => {
    await open('allocation');
    await select('E3');
    await button(fillPhrase(words.fields.useSelectedNamed, { field: words.fields.output })).click();
    await button(onSheet('E3')).waitFor();
    await select('E1:E2');
    await button(words.allocation.add).click();
    await text(fillPhrase(words.allocation.budgetHint, { sum: '500' })).waitFor();
    await button(words.allocation.find).click();
    await button(words.allocation.write).click();
    await text(words.allocation.written).waitFor();
    expect(Number(await value('E1'))).toBeCloseTo(100, 0);
    expect(Number(await value('E2'))).toBeCloseTo(400, 0);
  });
});
