import type { Browser } from 'playwright-core';
import type { CellValue } from '../../src/engine/core/cellValue';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser, openStory, type Story } from './browser';

/** The page's own handle, as the functions evaluated there see it. */
declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const workbook = '/assets/templates/crmInputOutput.en-US.xlsx';

describe('the workbench', () => {
  let browser: Browser;
  let story: Story;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => story.close());

  const open = async (query = '') => {
    story = await openStory(browser, `/?lang=en-US&theme=light${query}`);
    await story.page.waitForFunction(() => 'workbench' in window);
    await story.page.evaluate(() => window.workbench.ready());
    return story.page;
  };
  const read = (address: string) => story.page.evaluate((at) => window.workbench.read(at), address);
  const text = async (address: string) => (await read(address))?.text;
  const calculated = () => story.page.evaluate(() => window.workbench.calculated());
  const write = (address: string, content: CellValue) => story.page.evaluate(([at, value]) => window.workbench.write(at, value), [address, content] as const);

  /** Types as a person does: the formula help reads along. */
  const type = async (address: string, content: string) => {
    await story.page.evaluate((at) => window.workbench.select(at), address);
    await story.page.keyboard.type(content, { delay: 30 });
    await story.page.waitForTimeout(400);
  };
  const enter = () => story.page.keyboard.press('Enter');

  const switchToChinese = async () => {
    await story.page.getByLabel('Display language').selectOption('zh-CN');
    await story.page.waitForFunction(() => window.workbench.addinLanguage === 'zh-CN');
    await story.page.evaluate(() => window.workbench.ready());
  };

  it('runs a typed ROI formula in the add-in: busy first, then a table that spills', async () => {
    await open();
    const seen = story.page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const states: string[] = [];
          const look = () => {
            const value = window.workbench.read('B2')?.value;
            const state = JSON.stringify(value ?? null);
            if (states.at(-1) !== state) states.push(state);
            if (typeof value === 'string') resolve(states);
            else setTimeout(look, 5);
          };
          look();
        }),
    );
    await type('B2', '=ROI.SUMMARY({100,10},{0,200},0.1)');
    await enter();
    expect(await seen).toEqual(['null', '{"error":"#BUSY!"}', '"Measure"']);
    await calculated();
    expect(await text('B3')).toBe('Total costs');
    expect((await read('C3'))?.value).toBe(110);
    expect((await read('C4'))?.spillRange).toMatchObject({ top: 1, left: 1 });
    expect(story.outsideRequests).toEqual([]);
  });

  it('refuses to spill over a value and says so', async () => {
    await open();
    await write('B4', 'taken');
    await write('B2', '=ROI.SUMMARY({100,10},{0,200},0.1)');
    await calculated();
    expect((await read('B2'))?.value).toEqual({ error: '#SPILL!' });
    expect(await text('B4')).toBe('taken');
  });

  it('offers our functions with their descriptions while a formula is typed, in the display language', async () => {
    const page = await open();
    await type('B2', '=ROI.SUMM');
    await page.getByText('ROI.SUMMARY').first().waitFor();
    expect(await page.getByText(/Totals, present values, NPV/).count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await switchToChinese();
    await type('B4', '=ROI.PHAS');
    await page.getByText('ROI.PHASED').first().waitFor();
    expect(await page.getByText(/分阶段/).count()).toBeGreaterThan(0);
  });

  it('tells beside the cell why a formula failed', async () => {
    const page = await open();
    await write('B2', '=ROI.SUMMARY({1,2},{1},0.1)');
    await calculated();
    await page.evaluate(() => window.workbench.select('B2'));
    expect((await read('B2'))?.value).toEqual({ error: '#VALUE!' });
    const message = await page.evaluate(() => window.workbench.errorMessage('B2'));
    expect(message).toContain('benefits');
    await page.getByText(message ?? '').waitFor();
  });

  it('opens a template, follows a changed input, and gives it back from a file as it was', async () => {
    const page = await open(`&workbook=${workbook}`);
    await calculated();
    const [costs, benefits] = [Number((await read('Dashboard!C12'))?.value), Number((await read('Dashboard!C13'))?.value)];
    expect(benefits).toBe(2_520_000);
    const returned = (benefits - costs) / costs;
    expect((await read('Dashboard!C4'))?.value).toBeCloseTo(returned, 12);
    const sheets = await page.evaluate(() => window.workbench.sheets());
    const names = await page.evaluate(() => window.workbench.names());
    const charts = await page.evaluate(() => window.workbench.charts());
    expect(charts.length).toBeGreaterThan(3);
    const bytes = await page.evaluate(() => window.workbench.save());
    await page.evaluate((saved) => window.workbench.open(saved, 'again.xlsx'), bytes);
    await calculated();
    expect(await page.getByTestId('document-name').textContent()).toBe('again');
    expect((await read('Dashboard!C4'))?.value).toBeCloseTo(returned, 12);
    expect(await page.evaluate(() => window.workbench.sheets())).toEqual(sheets);
    expect(await page.evaluate(() => window.workbench.names())).toEqual(names);
    expect(await page.evaluate(() => window.workbench.charts())).toEqual(charts);
  });

  it('draws the charts of the sheet in view and redraws them with their data', async () => {
    const page = await open(`&workbook=${workbook}`);
    await calculated();
    const figure = page.locator('.workbench-chart').first();
    await figure.locator('rect').first().waitFor();
    const before = await figure.locator('svg').innerHTML();
    const [series] = await page.evaluate(() => window.workbench.chartSources());
    await write(series ?? '', 987654);
    await calculated();
    await page.waitForFunction((old) => document.querySelector('.workbench-chart svg')?.innerHTML !== old, before);
  });

  it('keeps the open workbook when a file is damaged, and says what is wrong', async () => {
    const page = await open();
    await write('A1', 42);
    await page.evaluate(() => window.workbench.open([80, 75, 3, 4, 1, 2, 3], 'broken.xlsx'));
    const notice = page.getByTestId('notice');
    expect(await notice.textContent()).toContain('broken.xlsx');
    expect(await notice.textContent()).toContain('damaged');
    expect((await read('A1'))?.value).toBe(42);
    await notice.getByRole('button').click();
    expect(await notice.count()).toBe(0);
  });

  it('asks before unsaved changes are given up', async () => {
    const page = await open();
    await write('A1', 42);
    expect(await page.getByTestId('saved-state').textContent()).toBe('Unsaved changes');
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByTestId('notice').getByRole('button', { name: 'Cancel' }).click();
    expect((await read('A1'))?.value).toBe(42);
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByTestId('notice').getByRole('button', { name: 'Go on' }).click();
    await page.waitForFunction(() => window.workbench.read('A1')?.value === null);
  });

  it('downloads the workbook and counts it as saved', async () => {
    const page = await open();
    await write('A1', 42);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save', exact: true }).click()]);
    expect(download.suggestedFilename()).toBe('Book1.xlsx');
    await page.waitForFunction(() => document.querySelector('[data-testid="saved-state"]')?.textContent === 'Saved');
  });

  it('switches language without losing anything in the workbook', async () => {
    const page = await open();
    await write('A1', 42);
    await write('B2', '=ROI.SUMMARY({100,10},{0,200},0.1)');
    await calculated();
    await switchToChinese();
    await calculated();
    expect(await page.getByRole('tab', { name: '开始' }).count()).toBe(1);
    expect(await text('B2')).toBe('指标');
    expect((await read('A1'))?.value).toBe(42);
  });

  it('shows the ribbon of the manifest, and closes and reopens the pane', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'ROI' }).click();
    for (const label of ['Open pane', 'Insert template', 'Check model', 'Functions help']) expect(await page.getByRole('button', { name: label }).count()).toBe(1);
    await page.getByRole('button', { name: 'Close the pane' }).click();
    expect(await page.locator('.pane').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open pane' }).click();
    expect(await page.locator('.pane').isVisible()).toBe(true);
  });

  it('talks to nobody but its own server and has every part of Excel the add-in asks for', async () => {
    const page = await open(`&workbook=${workbook}`);
    await calculated();
    expect(story.outsideRequests).toEqual([]);
    expect(story.pageErrors).toEqual([]);
    expect(await page.evaluate(() => window.workbench.missingMembers())).toEqual([]);
  });
});
