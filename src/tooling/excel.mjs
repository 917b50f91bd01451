/**
 * `npm run excel`: builds the add-in for this computer, serves it with a certificate Excel trusts, and side-loads it
 * into Excel on Windows or macOS. Ctrl+C ends the server; the add-in stays listed until `stop` or a restart.
 * Microsoft's tools come through npx at pinned versions: they are of no use on other systems.
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const PORT = 3000;
const CERTIFICATES = 'office-addin-dev-certs@3.0.0';
const SIDELOADER = 'office-addin-debugging@6.0.6';

/** Excel itself needs Microsoft's Office.js for its platform; ours is that of Excel on the web, for the workbench. */
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

try {
  if (!['win32', 'darwin'].includes(process.platform)) {
    throw new Error('Excel with add-ins runs on Windows and macOS. Here: "npm start" opens the workbench; for Excel on the web see docs/deployment.md.');
  }
  process.env.ROI_BASE_URL = `https://localhost:${PORT}`;
  process.env.ROI_OFFICE_JS ??= OFFICE_JS;
  await ensureDependencies();
  const { build } = await import('./build.mjs');
  await build();
  await tool(CERTIFICATES, 'install');
  const folder = join(homedir(), '.office-addin-dev-certs');
  const { serve } = await import('./server.mjs');
  await serve(join(root, 'dist'), [PORT], { key: readFileSync(join(folder, 'localhost.key')), cert: readFileSync(join(folder, 'localhost.crt')) });
  await tool(SIDELOADER, 'start', join('dist', 'manifest.xml'), 'desktop');
  console.log(`Excel is opening with the add-in from https://localhost:${PORT}. Leave this running; Ctrl+C stops.`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function tool(name, ...args) {
  const npx = join(dirname(process.env.npm_execpath), 'npx-cli.js');
  const { code } = await runNode([npx, '--yes', name, ...args]);
  if (code !== 0) throw new Error(`${name} ${args[0]} failed with code ${code}.`);
}
