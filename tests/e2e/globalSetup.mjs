import { join } from 'node:path';
import { build } from '../../src/tooling/build.mjs';
import { launchBrowserServer } from '../../src/tooling/browser.mjs';
import { root } from '../../src/tooling/root.mjs';
import { serve } from '../../src/tooling/server.mjs';

/** Builds when needed, serves dist/ and starts one browser for all stories. */
export default async function globalSetup() {
  await build('addin');
  const server = await serve(join(root, 'dist'));
  const browser = await launchBrowserServer();
  process.env.ROI_TEST_ADDRESS = server.address;
  process.env.ROI_TEST_BROWSER = browser.wsEndpoint();
  globalThis.roiStories = { server, browser };
}
