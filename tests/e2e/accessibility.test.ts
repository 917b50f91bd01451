import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { locale, type Language } from '../../src/locales';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';

jest.setTimeout(120_000);

const dashboards: Readonly<Record<Language, string>> = {
  'en-US': '/assets/templates/crmInputOutput.en-US.xlsx',
  'zh-CN': '/assets/templates/crmInputOutput.zh-CN.xlsx',
};

describe.each<Language>(['en-US', 'zh-CN'])('the pane for everyone, in %s', (language) => {
  let browser: Browser;
  let workbench: Workbench;
  const words = locale(language).pane;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => workbench.story.close());

  /** What axe finds inside the pane's frame and calls serious or worse. */
  const findings = async () => {
    const { violations } = await new AxeBuilder({ page: workbench.page }).include(['.pane iframe', 'body']).analyze();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  };

  it('has no serious fault in the gallery of templates', async () => {
    workbench = await openWorkbench(browser, language);
    await workbench.pane.getByRole('heading', { name: words.templates.heading }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no serious fault in the results, %s', async (theme) => {
    workbench = await openWorkbench(browser, language, `&workbook=${dashboards[language]}`);
    if (theme === 'dark') await workbench.page.getByRole('button', { name: locale(language).workbench.theme.dark }).click();
    await workbench.pane.getByRole('button', { name: new RegExp(`${words.headlines.returnOnInvestment}.*200%`) }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('has no serious fault in the settings, the diagnostics and the function reference', async () => {
    workbench = await openWorkbench(browser, language);
    for (const page of ['settings', 'diagnostics', 'help'] as const) {
      await workbench.pane.getByRole('button', { name: words.nav.more }).click();
      await workbench.pane.getByRole('menuitem', { name: words.nav[page] }).click();
      await workbench.pane.getByRole('heading', { level: 1, name: words.nav[page] }).waitFor();
      expect(await findings()).toEqual([]);
    }
  });

  it('forbids its pages to talk to anyone else', async () => {
    workbench = await openWorkbench(browser, language);
    const policies = await Promise.all(workbench.page.frames().map((frame) => frame.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '')));
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/connect-src 'self'/);
    }
    expect(workbench.story.outsideRequests).toEqual([]);
  });
});
