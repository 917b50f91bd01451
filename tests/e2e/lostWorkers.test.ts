import type { Browser, Worker } from 'playwright-core';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';
import { profitCells, runAndWait, writeCells } from './simulateTab';
import { locale } from '../support/words';

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

  it('are replaced, and the runs after it tell of the model as it stands', async () => {
    const { pane } = workbench;
    const mean = pane.getByRole('row', { name: new RegExp(`^${simulate.results.mean}`) }).first();
    await runAndWait(workbench);
    const before = await mean.innerText();
    await silence(workbench, 'compile');
    await silence(workbench, 'simulation');
    await workbench.write('B3', 300);
    await workbench.calculated();
    await runAndWait(workbench);
    await pane.getByRole('row', { name: new RegExp(`^${simulate.results.mean}\\s*(199|200)\\.`) }).waitFor();
    await workbench.write('B3', 400);
    await workbench.calculated();
    await runAndWait(workbench);
    await pane.getByRole('row', { name: new RegExp(before.replace(/\s+/g, '\\s*')) }).waitFor();
  });
});
