import type { Browser, Frame } from 'playwright-core';
import { locale } from '../../src/locales';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { openPart, runAndWait } from './simulateTab';

jest.setTimeout(120_000);

const { decide: words, simulate } = locale('en-US');

/** Long tasks of the page, in milliseconds. Workbench and pane share their thread, as Excel and an add-in do not. */
interface Watch {
  longTasks: number[];
  beats: number;
}

declare const window: { watch: Watch };

/**
 * How long a task may take here: other work of a busy machine counts as part of it. What blocks the page – compiling,
 * simulating or evaluating the model in its thread – would take many times this for the model of this story.
 */
const LONGEST_MS = 250;

describe('while the workbook is simulated and asked for decisions', () => {
  let browser: Browser;
  let workbench: Workbench;
  let pane: Frame;

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, 'en-US', '&workbook=/assets/templates/crmInputOutput.en-US.xlsx');
    await workbench.calculated();
    await openPart(workbench, 'model');
    await runAndWait(workbench);
    const frame = workbench.page.frames().find((candidate) => candidate.url().includes('taskpane'));
    if (frame === undefined) throw new Error('The pane has no frame');
    pane = frame;
  });
  afterAll(async () => {
    await workbench.story.close();
    await browser.close();
  });

  const watched = async (work: () => Promise<void>): Promise<Watch> => {
    await pane.evaluate(() => {
      const watch: Watch = { longTasks: [], beats: 0 };
      window.watch = watch;
      new PerformanceObserver((list) => watch.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      setInterval(() => (watch.beats += 1), 10);
    });
    await work();
    return pane.evaluate(() => window.watch);
  };

  it('a million trials leave the pane’s thread to the user', async () => {
    await workbench.pane.getByRole('button', { name: simulate.run.settings, exact: true }).click();
    await workbench.pane.getByLabel(simulate.settings.trials, { exact: true }).fill('1,000,000');
    const { longTasks, beats } = await watched(async () => {
      await workbench.pane.getByRole('button', { name: simulate.run.runAgain, exact: true }).click();
      await workbench.pane.getByText(/^1,000,000 trials in /).waitFor();
    });
    expect(Math.max(0, ...longTasks)).toBeLessThan(LONGEST_MS);
    expect(beats).toBeGreaterThan(5);
  });

  it('so does the break-even of every number behind a result', async () => {
    await openPart(workbench, 'decide');
    await workbench.pane.getByRole('button', { name: new RegExp(`^${words.tools.breakEven.title}`) }).click();
    const { longTasks, beats } = await watched(async () => {
      await workbench.pane.getByRole('button', { name: words.work.calculate, exact: true }).click();
      await workbench.pane.getByRole('button', { name: words.sheet.insert, exact: true }).waitFor();
    });
    expect(Math.max(0, ...longTasks)).toBeLessThan(LONGEST_MS);
    expect(beats).toBeGreaterThan(5);
  });
});
