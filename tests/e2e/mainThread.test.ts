import type { Browser, Frame } from 'playwright-core';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { openPart, runAndWait } from './simulateTab';
import { locale } from '../support/words';

jest.setTimeout(120_000);

const { decide: words, simulate } = locale('en-US');

/** Tasks of the page above 50 ms, in milliseconds. Workbench and pane share their thread, as Excel and an add-in do not. */
interface Watch {
  began: number;
  longTasks: number[];
  beats: number;
}

declare const window: { watch: Watch };

/**
 * The longest task as a share of all the time that passed: close to 1 where the model is compiled, simulated or evaluated in
 * the page's thread. A ratio, because other work of a busy machine lengthens both.
 */
const LARGEST_SHARE = { run: 0.5, breakEven: 0.25 };

interface Watched {
  readonly longestShare: number;
  readonly beats: number;
}

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

  const watched = async (work: () => Promise<void>): Promise<Watched> => {
    await pane.evaluate(() => {
      const watch: Watch = { began: performance.now(), longTasks: [], beats: 0 };
      window.watch = watch;
      new PerformanceObserver((list) => watch.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      setInterval(() => (watch.beats += 1), 10);
    });
    await work();
    return pane.evaluate(() => ({ longestShare: Math.max(0, ...window.watch.longTasks) / (performance.now() - window.watch.began), beats: window.watch.beats }));
  };

  it('a million trials leave the pane’s thread to the user', async () => {
    await workbench.pane.getByRole('button', { name: simulate.run.settings, exact: true }).click();
    await workbench.pane.getByLabel(simulate.settings.trials, { exact: true }).fill('1,000,000');
    const { longestShare, beats } = await watched(async () => {
      await workbench.pane.getByRole('button', { name: simulate.run.runAgain, exact: true }).click();
      await workbench.pane.getByText(/^1,000,000 trials in /).waitFor();
    });
    expect(longestShare).toBeLessThan(LARGEST_SHARE.run);
    expect(beats).toBeGreaterThan(5);
  });

  it('so does the break-even of every number behind a result', async () => {
    await openPart(workbench, 'decide');
    await workbench.pane.getByRole('button', { name: new RegExp(`^${words.tools.breakEven.title}`) }).click();
    const { longestShare, beats } = await watched(async () => {
      await workbench.pane.getByRole('button', { name: words.work.calculate, exact: true }).click();
      await workbench.pane.getByRole('button', { name: words.sheet.insert, exact: true }).waitFor();
    });
    expect(longestShare).toBeLessThan(LARGEST_SHARE.breakEven);
    expect(beats).toBeGreaterThan(5);
  });
});
