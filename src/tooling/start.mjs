/** `npm start`: installs, builds, serves the workbench and opens it where there is a screen. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';

const PREFERRED_PORTS = [3000, 3001, 3002, 3003, 0];

try {
  await ensureDependencies();
  const { build } = await import('./build.mjs');
  await build();
  const { serve } = await import('./server.mjs');
  const server = await serve(join(root, 'dist'), process.env.PORT ? [Number(process.env.PORT)] : PREFERRED_PORTS);
  console.log(`ROI Modeler workbench: ${server.address}`);
  console.log('The certificate is made afresh for this run; a browser that asks may be told to proceed. Ctrl+C stops.');
  await openBrowser(server);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function openBrowser({ address, keyHash }) {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || process.env.CI || process.env.ROI_NO_OPEN) return;
  const { installedBrowsers, quietArguments } = await import('./browser.mjs');
  const [browser] = installedBrowsers();
  if (!browser) return;
  const profile = mkdtempSync(join(tmpdir(), 'roi-workbench-'));
  spawn(browser, [`--ignore-certificate-errors-spki-list=${keyHash}`, `--user-data-dir=${profile}`, ...quietArguments, `--app=${address}`], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
