import type { Browser } from 'playwright-core';
import golden from '../golden/risk/sipmath.json';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';

jest.setTimeout(120_000);

const atRisk: Readonly<Record<string, string | number>> = {
  A1: 'Users',
  B1: '=RiskNormal(100,10,RiskCorrmat(D1:E2,1))',
  A2: 'Price',
  B2: '=RiskTriang(1,2,3,RiskCorrmat(D1:E2,2))',
  A3: 'Profit',
  B3: '=RiskOutput()+B1*B2',
  A4: 'Skewness',
  B4: '=RiskSkewness(B3)',
  D1: 1,
  E1: 0.5,
  D2: 0.5,
  E2: 1,
};

describe('a workbook of another simulation add-in', () => {
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

  const formula = async (address: string): Promise<unknown> => (await workbench.read(address))?.formula;

  it('is converted at a click, simulates, and comes back with one Undo', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    for (const [address, content] of Object.entries(atRisk)) await workbench.write(address, content);
    const { pane, page } = workbench;
    await pane.getByRole('tab', { name: 'Simulate' }).click();
    await pane.getByText('@RISK: 4').waitFor();
    await pane.getByText('=ROI.OUTPUT("Profit")+B1*B2').waitFor();
    await pane.getByText('RiskSkewness has no equal here.').waitFor();
    await pane.getByRole('button', { name: 'Convert formulas (3)' }).click();
    await pane.getByText('Formulas converted: 3. The sheet “Moved in” lists each one.').waitFor();
    await workbench.calculated();
    expect(await formula('Sheet1!B1')).toBe('=ROI.NORMAL(100,10,,,"Users")');
    expect(await formula('Sheet1!B4')).toBe('=RiskSkewness(B3)');
    expect((await workbench.read('Sheet1!B3'))?.value).toBe(200);
    expect(await workbench.sheets()).toContain('Moved in');

    await pane.getByText('Users, Price').waitFor();
    await pane.getByRole('button', { name: 'Run', exact: true }).click();
    await pane.getByRole('tab', { name: 'Results' }).click();
    await pane.getByText(/trials in/).waitFor();

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await workbench.calculated();
    expect(await formula('Sheet1!B1')).toBe(atRisk['B1']);
    expect(await formula('Sheet1!B3')).toBe(atRisk['B3']);
  });

  it('of a SIPmath library gets its inputs as formulas', async () => {
    workbench = await openWorkbench(browser, 'zh-CN');
    const { pane } = workbench;
    await pane.getByRole('tab', { name: '模拟' }).click();
    await pane.getByRole('button', { name: '从 @RISK' }).click();
    await pane.locator('input[type="file"]').setInputFiles({ name: 'library.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(golden.copulaLibrary)) });
    await pane.getByText('已在工作表“SIPmath 输入”中插入 3 个输入。').waitFor();
    await workbench.calculated();
    expect((await workbench.read("'SIPmath 输入'!A5"))?.value).toBe('A');
    expect(typeof (await workbench.read("'SIPmath 输入'!B5"))?.value).toBe('number');
    expect((await workbench.read("'SIPmath 输入'!B10"))?.value).toBe(1);
  });
});
