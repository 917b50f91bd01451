import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import type { Language } from '../../src/locales';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { openPart, runAndWait } from './simulateTab';
import { locale } from '../support/words';

jest.setTimeout(120_000);

const dashboards: Readonly<Record<Language, string>> = {
  'en-US': '/assets/templates/crmInputOutput.en-US.xlsx',
  'zh-CN': '/assets/templates/crmInputOutput.zh-CN.xlsx',
};

/** Each language is looked at in one of them where there is much to look at. */
const themes: Readonly<Record<Language, 'light' | 'dark'>> = { 'en-US': 'light', 'zh-CN': 'dark' };

/** Waits for the transitions that are running: half-way from white to blue, white text has no contrast. */
async function settledColours(): Promise<void> {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
}

describe.each<Language>(['en-US', 'zh-CN'])('the pane for everyone, in %s', (language) => {
  let browser: Browser;
  let workbench: Workbench;
  const words = locale(language).pane;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => workbench.story.close());

  /** What axe finds inside the pane's frame and calls serious or worse, once no colour is on its way to another. */
  const findings = async () => {
    await Promise.all(workbench.page.frames().map((frame) => frame.evaluate(settledColours)));
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
    await workbench.pane.getByRole('button', { name: new RegExp(`${words.headlines.returnOnInvestment}.*28%`) }).waitFor();
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

  it(`has no serious fault in any part of the Simulate tab, ${themes[language]}`, async () => {
    workbench = await openWorkbench(browser, language, `&workbook=${dashboards[language]}`);
    if (themes[language] === 'dark') await workbench.page.getByRole('button', { name: locale(language).workbench.theme.dark }).click();
    await workbench.calculated();
    await openPart(workbench, 'model', language);
    await workbench.pane.getByRole('heading', { name: locale(language).simulate.model.inputs }).first().waitFor();
    expect(await findings()).toEqual([]);
    await runAndWait(workbench, language);
    expect(await findings()).toEqual([]);
    await openPart(workbench, 'report', language);
    await workbench.pane.getByRole('heading', { name: locale(language).decide.share.heading }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('has no serious fault in the decision tools and their answers', async () => {
    const { decide, simulate } = locale(language);
    const button = (name: string | RegExp) => workbench.pane.getByRole('button', { name, exact: true });
    workbench = await openWorkbench(browser, language, `&workbook=${dashboards[language]}`);
    await workbench.calculated();
    await openPart(workbench, 'decide', language);
    await workbench.pane.getByRole('heading', { name: decide.tools.heading }).waitFor();
    expect(await findings()).toEqual([]);
    for (const tool of ['goalSeek', 'sensitivity', 'breakEven', 'table', 'scenarios', 'allocation'] as const) {
      await button(new RegExp(`^${decide.tools[tool].title}`)).click();
      await workbench.pane.getByRole('heading', { name: decide.tools[tool].title }).waitFor();
      if (tool === 'sensitivity' || tool === 'breakEven') {
        await button(decide.work.calculate).click();
        await button(decide.sheet.insert).waitFor();
      }
      expect(await findings()).toEqual([]);
      await button(simulate.editor.back).click();
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
