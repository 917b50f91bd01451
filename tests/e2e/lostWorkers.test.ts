import type { Browser, Worker } from 'playwright-core';
import { locale } from '../../src/locales';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { profitCells, runAndWait, writeCells } from './simulateTab';

jest.setTimeout(120_000);

/** Ends the workers of a file from within: their page hears no event of it. */
async function silence(workbench: Workbench, file: string): Promise<void> {
  const workers = workbench.page.workers().filter((worker) => worker.url().endsWith(`workers/${file}.js`));
  expect(workers.length).toBeGreaterThan(0);
  await Promise.all(
    workers.map(async (worker: Worker) => {
      const closed = new Promise((resolve) => worker.once('close', resolve));
      await worker.evaluate(() => self.close()).catch(() => undefined);
      await closed;
    }),
  );
}

describe('workers that die without a word', () => {
  let browser: Browser;
  let workbench: Workbench;
  const { simulate } = locale('en-US');

  beforeAll(async () => {
    browser = await connectBrowser();
    workbench = await openWorkbench(browser, 'en-US');
    await writeCells(workbench, profitCells);
  });
  afterAll(async () => {
    await workbench.story.close();
    await browser.close();
  });

  it('are replaced, and the next run has the same numbers', async () => {
    await runAndWait(workbench);
    const mean = (): Promise<string> => workbench.pane.getByRole('row', { name: new RegExp(`^${simulate.results.mean}`) }).first().innerText();
    const before = await mean();
    await silence(workbench, 'compile');
    await silence(workbench, 'simulation');
    await workbench.write('D1', 'touched');
    await workbench.calculated();
    await runAndWait(workbench);
    expect(await mean()).toBe(before);
  });
});
