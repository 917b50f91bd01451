/** Measures the built add-in in the workbench, in a real browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchBrowserServer } from '../../src/tooling/browser.mjs';
import { root } from '../../src/tooling/root.mjs';
import { serve } from '../../src/tooling/server.mjs';

const dist = join(root, 'dist');

/**
 * Milliseconds from the click on Run to the first numbers in the pane, for each number of trials: reading the workbook,
 * comparing it with what was compiled before, running, summarizing and drawing. The best of the rounds, each with a page of
 * its own. Null where there is no build or no browser.
 */
export async function clickToNumbers(workbook, trials, rounds) {
  if (!existsSync(join(dist, 'taskpane.html'))) return null;
  let started;
  try {
    started = await launchBrowserServer();
  } catch {
    return null;
  }
  const server = await serve(dist);
  const browser = await chromium.connect(started.wsEndpoint());
  try {
    const best = trials.map(() => Infinity);
    for (let round = 0; round < rounds; round++) {
      for (const [index, count] of trials.entries()) best[index] = Math.min(best[index], await oneRun(browser, server.address, workbook, count));
    }
    return best;
  } finally {
    await browser.close();
    await started.close();
    await server.close();
  }
}

async function oneRun(browser, address, workbook, trials) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`${address}/?lang=en-US&theme=light`);
  await page.waitForFunction(() => typeof window.workbench?.ready === 'function');
  await page.evaluate(() => window.workbench.ready());
  await page.evaluate((bytes) => window.workbench.open(bytes, 'reference.xlsx'), workbook);
  await page.evaluate(() => window.workbench.ready());
  await page.evaluate(() => window.workbench.calculated());
  const pane = page.frameLocator('.pane iframe');
  await pane.getByRole('tab', { name: 'Simulate', exact: true }).click();
  await pane.getByRole('button', { name: 'Run settings', exact: true }).click();
  await pane.getByLabel('Trials', { exact: true }).fill(String(trials));
  // The workers practise the model while the pane is looked at.
  await page.waitForTimeout(2000);
  await pane.locator('main').evaluate((main) => {
    window.clickToNumbers = new Promise((resolve) => {
      let clicked = 0;
      window.document.addEventListener('click', () => (clicked ||= performance.now()), { capture: true, once: true });
      new window.MutationObserver(() => /% chance/.test(main.innerText) && resolve(performance.now() - clicked)).observe(main, { subtree: true, childList: true, characterData: true });
    });
  });
  await pane.getByRole('button', { name: 'Run', exact: true }).click();
  const elapsed = await pane.locator('main').evaluate(() => window.clickToNumbers);
  await context.close();
  return elapsed;
}
