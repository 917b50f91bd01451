import type { Browser } from 'playwright-core';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { profitCells, writeCells } from './simulateTab';
import { locale } from '../support/words';

jest.setTimeout(120_000);

const { decide, pane: words, simulate } = locale('en-US');
const tools = ['goalSeek', 'sensitivity', 'breakEven', 'table', 'scenarios', 'allocation'] as const;

/** More stops than any part of the pane has. */
const MOST_STOPS = 120;

describe('the pane without a mouse', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, 'en-US');
    await writeCells(workbench, profitCells);
    await workbench.pane.getByRole('tab', { name: words.nav.model, exact: true }).focus();
  });
  afterAll(async () => {
    expect(workbench.story.pageErrors).toEqual([]);
    await workbench.story.close();
    await browser.close();
  });

  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);
  const named = (role: 'button' | 'tab' | 'heading' | 'combobox' | 'textbox', name: string | RegExp) => workbench.pane.getByRole(role, { name, exact: true }).first();

  /** What has the focus, as a reader of the page would find it again: its number among all elements, and what it is called. */
  const focused = (): Promise<{ readonly place: number; readonly name: string; readonly tag: string }> =>
    workbench.pane.locator('body').evaluate((body) => {
      const element = body.ownerDocument.activeElement ?? body;
      return { place: [...body.querySelectorAll('*')].indexOf(element), name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(), tag: element.tagName };
    });

  /** Presses Tab until what has the focus is called so; fails where the focus stays where it is, or comes round without having met it. */
  async function tabTo(name: string | RegExp): Promise<void> {
    let before = await focused();
    const met: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await press('Tab');
      const now = await focused();
      if (now.place === before.place) throw new Error(`Tab stays on ${now.tag} “${now.name.slice(0, 60)}”, after ${met.join(' → ')}`);
      met.push(now.name.slice(0, 30));
      if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
      before = now;
    }
    throw new Error(`Tab never comes to ${String(name)}: ${met.join(' → ')}`);
  }

  it('goes from the tabs to the Simulate tab and through all of it', async () => {
    await press('ArrowRight');
    await named('tab', simulate.views.model).waitFor();
    await named('heading', new RegExp(`^${simulate.model.inputs}`)).waitFor();
    await tabTo(simulate.views.model);
    await tabTo(simulate.model.addInput);
    await tabTo(/Sheet1!B1$/);
    await tabTo(/Units$/);
    await tabTo(simulate.quickStart.suggest);
  });

  it('opens the editor of an input, goes through its fields, and comes back by Esc', async () => {
    await named('button', simulate.model.addInput).focus();
    await press('Enter');
    await named('heading', simulate.editor.titleNew).waitFor();
    await tabTo(simulate.editor.back);
    await tabTo(simulate.editor.cancel);
    await press('Escape');
    await named('button', simulate.model.addInput).waitFor();
    await tabTo(simulate.views.model);
  });

  it('runs a simulation and reads its results', async () => {
    await press('ArrowRight');
    await named('tab', simulate.views.results).waitFor();
    await workbench.page.keyboard.press('Shift+Tab');
    await workbench.pane.getByRole('button', { name: simulate.run.run, exact: true }).focus();
    await press('Enter');
    await workbench.pane.getByRole('button', { name: simulate.run.runAgain, exact: true }).waitFor();
    await named('heading', simulate.results.statistics).waitFor();
    await tabTo(simulate.views.results);
    await workbench.pane.locator('[role="slider"]').first().waitFor();
    await tabTo(/Target|target/);
  });

  it('opens each decision tool, goes through its fields, and comes back by Esc', async () => {
    await named('tab', simulate.views.results).focus();
    await press('ArrowRight');
    await named('heading', decide.tools.heading).waitFor();
    for (const tool of tools) {
      const { title } = decide.tools[tool];
      await named('tab', simulate.views.decide).focus();
      await tabTo(new RegExp(`^${title}`));
      await press('Enter');
      await named('heading', title).waitFor();
      await tabTo(simulate.editor.back);
      const action = tool === 'goalSeek' ? decide.goalSeek.find : tool === 'scenarios' ? decide.scenarios.save : tool === 'allocation' ? decide.allocation.find : decide.work.calculate;
      await tabTo(action);
      await press('Escape');
      await named('heading', decide.tools.heading).waitFor();
    }
  });
});
