import type { Browser } from 'playwright-core';
import type { Language } from '../../src/locales';
import type { Fault } from '../../src/workbench/office-host/faults';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser } from './browser';
import { insertTemplate, openWorkbench, type Workbench } from './openWorkbench';
import { locale } from '../support/words';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const offers: Readonly<Record<Language, RegExp>> = { 'en-US': /^Insert .+/, 'zh-CN': /^插入“/ };
const faults: readonly (readonly [Fault, 'cellEditMode' | 'payloadTooLarge' | 'sessionLost'])[] = [
  ['cellEditMode', 'cellEditMode'],
  ['requestTooLarge', 'payloadTooLarge'],
  ['sessionLost', 'sessionLost'],
];

describe.each<Language>(['en-US', 'zh-CN'])('when Excel refuses, in %s', (language) => {
  let browser: Browser;
  let workbench: Workbench;
  const { problems, templates } = locale(language).pane;

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, language);
  });
  afterAll(async () => {
    await workbench.story.close();
    await browser.close();
  });

  it.each(faults)('%s: the pane says so while a template is inserted, and nothing is written', async (fault, problem) => {
    const { page, pane } = workbench;
    const sheets = await workbench.sheets();
    await pane.getByRole('button', { name: offers[language] }).first().click();
    const agree = pane.getByRole('alertdialog').getByRole('button', { name: templates.insert, exact: true });
    await agree.waitFor();
    await page.evaluate((injected) => window.workbench.injectFault(injected), fault);
    await agree.click();
    await pane.getByText(problems[problem].title).waitFor();
    await pane.getByText(problems[problem].text).first().waitFor();
    await page.evaluate(() => window.workbench.clearFaults());
    expect(await workbench.sheets()).toEqual(sheets);
    await pane.getByRole('button', { name: problems.dismiss }).click();
    await pane.getByText(problems[problem].title).waitFor({ state: 'detached' });
  });

  it('inserts the template once Excel answers again', async () => {
    await insertTemplate(workbench, { offer: offers[language], agree: templates.insert });
    await workbench.pane.getByRole('button', { name: new RegExp(`${locale(language).pane.headlines.returnOnInvestment}.*28%`) }).waitFor();
  });
});
