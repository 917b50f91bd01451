import type { Browser } from 'playwright-core';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser } from './browser';
import { openWorkbench, waitForAddin, type Workbench } from './openWorkbench';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const sheet: Readonly<Record<string, string | number>> = {
  A1: 'Units',
  B1: '=ROI.PERT(80,100,160,,,,"Units")',
  A2: 'Price',
  B2: 5,
  A3: 'Profit',
  B3: '=ROI.OUTPUT("Profit")+B1*B2-400',
};

const statistics = { D1: '=ROI.SIMSTAT("Profit","mean")', D2: '=ROI.SIMSTAT("Profit","target",100)', D3: '=2*D1' };

describe('a simulation that cells of the sheet tell of', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    expect(workbench.story.pageErrors).toEqual([]);
    await workbench.story.close();
  });

  const open = async (cells: Readonly<Record<string, string | number>>): Promise<void> => {
    workbench = await openWorkbench(browser, 'en-US');
    for (const [address, content] of Object.entries(cells)) await workbench.write(address, content);
    await workbench.calculated();
  };
  const simulateFromTheRibbon = async (): Promise<void> => {
    await workbench.page.getByRole('tab', { name: 'ROI', exact: true }).click();
    await workbench.page.getByRole('button', { name: 'Simulate', exact: true }).click();
  };
  const value = async (address: string): Promise<unknown> => (await workbench.read(address))?.value;
  const message = (address: string): Promise<string | undefined> => workbench.page.evaluate((at) => window.workbench.errorMessage(at), address);
  /** Waits until a cell shows what it should: cells are calculated anew some time after what they tell of has changed. */
  const shows = async (address: string, expected: (shown: unknown) => boolean): Promise<void> => {
    const deadline = Date.now() + 15_000;
    while (!expected(await value(address))) {
      if (Date.now() > deadline) throw new Error(`${address} shows ${JSON.stringify(await value(address))}`);
      await workbench.page.waitForTimeout(100);
    }
  };
  const isNumber = (shown: unknown): boolean => typeof shown === 'number';
  const isMissing = (shown: unknown): boolean => JSON.stringify(shown) === JSON.stringify({ error: '#N/A' });

  it('runs from the ribbon with the pane closed, and shows on the sheet', async () => {
    await open({ ...sheet, ...statistics });
    expect(await message('D1')).toMatch(/No simulation has run/);
    await workbench.page.getByRole('button', { name: 'Close the pane' }).click();
    await simulateFromTheRibbon();
    for (const address of ['D1', 'D2', 'D3']) await shows(address, isNumber);
    const [mean, share, doubled] = [await value('D1'), await value('D2'), await value('D3')];
    // PERT(80,100,160) has the mean 640/6; a hundred thousand trials meet the profit's mean, 400/3, within a unit.
    expect(Math.abs(Number(mean) - 400 / 3)).toBeLessThan(1);
    expect(Number(share)).toBeGreaterThan(0.3);
    expect(Number(share)).toBeLessThan(0.45);
    expect(doubled).toBeCloseTo(2 * Number(mean), 6);
    expect(await workbench.page.locator('.pane iframe').isVisible()).toBe(false);
  });

  it('marks its results stale when the model changes, and takes them back when it is changed back', async () => {
    await open({ ...sheet, ...statistics });
    await simulateFromTheRibbon();
    await shows('D1', isNumber);
    const mean = await value('D1');
    await workbench.write('B2', 6);
    await shows('D1', isMissing);
    expect(await message('D1')).toMatch(/model has changed/);
    await workbench.write('A9', 'a note changes nothing');
    await workbench.write('B2', 5);
    await shows('D1', (shown) => shown === mean);
  });

  it('keeps its results in the document while the add-in is loaded anew', async () => {
    await open({ ...sheet, ...statistics });
    await simulateFromTheRibbon();
    for (const address of ['D1', 'D2']) await shows(address, isNumber);
    const before = [await value('D1'), await value('D2')];
    await workbench.page.getByLabel('Display language').selectOption('zh-CN');
    await workbench.page.waitForFunction(() => window.workbench.addinLanguage === 'zh-CN');
    await waitForAddin(workbench.page);
    await workbench.calculated();
    await shows('D1', isNumber);
    await shows('D2', isNumber);
    expect([await value('D1'), await value('D2')]).toEqual(before);
    await workbench.write('B2', 7);
    await shows('D1', isMissing);
    expect(await message('D1')).toMatch(/模型/);
  });

  it('saves its results with the workbook', async () => {
    await open({ ...sheet, ...statistics });
    await simulateFromTheRibbon();
    for (const address of ['D1', 'D2']) await shows(address, isNumber);
    const before = [await value('D1'), await value('D2')];
    const bytes = await workbench.page.evaluate(() => window.workbench.save());
    await workbench.page.evaluate((content) => window.workbench.open(content, 'saved.xlsx'), bytes);
    await workbench.page.evaluate(() => window.workbench.ready());
    await workbench.write('A9', '=ROI.SIMSTAT("Profit","max")');
    await shows('A9', isNumber);
    for (const address of ['D1', 'D2']) await shows(address, isNumber);
    expect([await value('D1'), await value('D2')]).toEqual(before);
  });

  it('opens the pane with the results where no cell would show them', async () => {
    await open(sheet);
    await workbench.page.getByRole('button', { name: 'Close the pane' }).click();
    await simulateFromTheRibbon();
    await workbench.pane.getByText(/chance that Profit/i).first().waitFor();
    expect(await workbench.page.locator('.pane iframe').isVisible()).toBe(true);
  });
});
