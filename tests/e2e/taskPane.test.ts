import type { Browser } from 'playwright-core';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { dashboardAt, inputsAt } from '../../src/templates/crmInputOutput/layout';
import { connectBrowser } from './browser';
import { insertTemplate, openWorkbench, waitForAddin, type Workbench } from './openWorkbench';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const english = { offer: /^Insert .+/, agree: 'Insert' };
const contingency = `Inputs!${inputsAt.contingency.replaceAll('$', '')}`;
const roi = `Dashboard!${dashboardAt.roi}`;

describe('the task pane in the workbench', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => workbench.story.close());

  it('inserts the template beside what is there; sheet and pane follow a changed input, another language and a reloaded pane', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const { page, pane } = workbench;
    await workbench.write('A1', 'mine');
    await insertTemplate(workbench, english);
    await pane.getByRole('button', { name: /^Return on investment: 28%/ }).waitFor();
    await pane.getByRole('button', { name: /^Payback: [\d.]+ months/ }).waitFor();
    expect(await workbench.sheets()).toEqual(expect.arrayContaining(['Sheet1', 'Inputs', 'Dashboard', 'Checks']));
    expect((await workbench.read('Sheet1!A1'))?.value).toBe('mine');

    await workbench.write(contingency, 0.3);
    await workbench.calculated();
    const changed = await workbench.read(roi);
    expect(changed?.value).toBeLessThan(0.2);
    await pane.getByRole('button', { name: `Return on investment: ${changed?.text}` }).waitFor();

    const sheets = await workbench.sheets();
    await page.getByLabel('Display language').selectOption('zh-CN');
    await page.waitForFunction(() => window.workbench.addinLanguage === 'zh-CN');
    await pane.getByRole('button', { name: `投资回报率（ROI）：${changed?.text}` }).waitFor();
    expect(await workbench.sheets()).toEqual(sheets);
    expect((await workbench.read(contingency))?.value).toBe(0.3);
    expect((await workbench.read(roi))?.value).toBe(changed?.value);

    const frame = page.frames().find((candidate) => candidate.url().includes('taskpane'));
    await frame?.evaluate(() => location.reload());
    await pane.getByRole('button', { name: `投资回报率（ROI）：${changed?.text}` }).waitFor();
    await workbench.write(contingency, 0.1);
    await workbench.calculated();
    await pane.getByRole('button', { name: `投资回报率（ROI）：${(await workbench.read(roi))?.text}` }).waitFor();
  });

  it('opens a second model in a window of its own and leaves this one as it is', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const { page, pane } = workbench;
    await insertTemplate(workbench, english);
    await pane.getByRole('button', { name: /^Return on investment: 28%/ }).waitFor();
    await workbench.write(contingency, 0.3);
    await workbench.calculated();
    const sheets = await workbench.sheets();
    await pane.getByRole('button', { name: 'Templates', exact: true }).click();
    const [other] = await Promise.all([workbench.story.context.waitForEvent('page'), insertTemplate(workbench, { ...english, agree: 'Open as new workbook' })]);
    await waitForAddin(other);
    await other.frameLocator('.pane iframe').getByRole('button', { name: /^Return on investment: 28%/ }).waitFor();
    expect(await other.getByTestId('document-name').textContent()).toBe('Book2');
    expect(await workbench.sheets()).toEqual(sheets);
    expect((await workbench.read(contingency))?.value).toBe(0.3);
    expect(await page.getByTestId('document-name').textContent()).toBe('Book1');
  });

  it('wears the theme of the workbench', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const frame = workbench.page.frames().find((candidate) => candidate.url().includes('taskpane'));
    const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
    const ground = () => getComputedStyle(document.querySelector('.fui-FluentProvider') ?? document.body).backgroundColor;
    expect(await frame?.evaluate(isDark)).toBe(false);
    const light = await frame?.evaluate(ground);
    await workbench.page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    await frame?.waitForFunction(isDark);
    await frame?.waitForFunction((before) => getComputedStyle(document.querySelector('.fui-FluentProvider') ?? document.body).backgroundColor !== before, light);
  });
});
