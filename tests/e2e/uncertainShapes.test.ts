import type { Browser } from 'playwright-core';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';

jest.setTimeout(120_000);

/** A project whose life is uncertain: its value is the sum over as many years as a trial draws; a text says what it brings. */
const project: Readonly<Record<string, string | number>> = {
  A1: 'Life',
  B1: '=ROI.DISCRETE({1,2,3},{0.25,0.5,0.25},,,"Life")',
  A2: 'Cash flow',
  B2: '=ROI.UNIFORM(90,110,,,"Cash flow")',
  C1: '=B2',
  C2: '=B2*2',
  C3: '=B2*3',
  A3: 'Value',
  B3: '=ROI.OUTPUT("Value")+SUM(C1:INDEX(C1:C3,B1))',
  A4: 'Verdict',
  B4: '=TEXT(B2,"0.0")&" a year"',
  A5: 'Letters',
  B5: '=ROI.OUTPUT("Letters")+LEN(B4)',
};

describe.each([
  { language: 'en-US', tab: 'Simulate', run: 'Run', results: 'Results', proved: /Checked against \d+ cells at 1,0\d\d points/, slow: /Recalculated in every trial: 1/, why: /works with text that depends on uncertain values/ },
  { language: 'zh-CN', tab: '模拟', run: '运行', results: '结果', proved: /已在 1,0\d\d 个抽样点与 \d+ 个单元格核对一致/, slow: /每次模拟都重新计算：1 个/, why: /使用了取决于不确定值的文本/ },
] as const)('a model whose ranges and texts depend on uncertain values, in $language', ({ language, tab, run, results, proved, slow, why }) => {
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

  it('is simulated, says at how many points it was checked, and names what was recalculated in every trial', async () => {
    workbench = await openWorkbench(browser, language);
    for (const [address, content] of Object.entries(project)) await workbench.write(address, content);
    const { pane, page } = workbench;
    await pane.getByRole('tab', { name: tab, exact: true }).click();
    await pane.getByRole('button', { name: run, exact: true }).click();
    await pane.getByRole('tab', { name: results }).click();
    await pane.getByText(proved).waitFor();
    await pane.getByText(slow).scrollIntoViewIfNeeded();
    await pane.getByText(slow).click();
    await pane.getByText(why).waitFor();
    // The mean over lives of one, two and three years with flows of 100, 300 and 600 in all.
    await pane.getByText(/^32[45](\.\d+)?$/).first().waitFor();
    const folder = process.env.ROI_PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/uncertain-${language}.png` });
  });
});
