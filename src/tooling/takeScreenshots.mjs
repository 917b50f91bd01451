/** `npm run screenshots`: the README's pictures, taken from the production build in a headless browser. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { build } from './build.mjs';
import { launchBrowser } from './browser.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';
import { serve } from './server.mjs';

const { languages } = await tsImport('../locales/languages.ts', import.meta.url);

/** In every language the opened workbook and a finished run, named after the language's first part. */
async function picturesIn({ tag, load }) {
  const { pane, simulate } = await load.pane();
  const [name] = tag.split('-');
  const run = { tab: pane.nav.simulate, run: simulate.run.run, heading: simulate.results.statistics };
  return [
    { file: `workbench-${name}.png`, language: tag, theme: 'light', simulate: null },
    { file: `simulate-${name}.png`, language: tag, theme: 'light', simulate: run },
  ];
}

const pictures = (await Promise.all(languages.map(picturesIn))).flat();

/** From the opened workbook to the pictures of a finished run. */
async function runSimulation(pane, { tab, run, heading }) {
  await pane.getByRole('tab', { name: tab, exact: true }).click();
  await pane.getByRole('button', { name: run, exact: true }).click();
  await pane.getByRole('heading', { name: heading }).waitFor();
}

await ensureDependencies();
await build();
const folder = join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });
const server = await serve(join(root, 'dist'));
const browser = await launchBrowser();
try {
  for (const { file, language, theme, simulate } of pictures) {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${server.address}/?lang=${language}&theme=${theme}&workbook=/assets/templates/crmInputOutput.${language}.xlsx`);
    await page.waitForFunction(() => typeof window.workbench?.calculated === 'function');
    await page.evaluate(() => window.workbench.calculated());
    const pane = page.frameLocator('iframe');
    await pane.getByText('28%').first().waitFor();
    if (simulate !== null) await runSimulation(pane, simulate);
    await page.screenshot({ path: join(folder, file) });
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
