import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { packagedChromium } from './packagedChromium.mjs';

/** No browser of a test or of the workbench talks to anyone but the local server. */
export const quietArguments = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'];

/** Chrome, Edge or Chromium as installed on this machine, best known places first. */
export function installedBrowsers() {
  const { env, platform } = process;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => programs.map((name) => join(folder, name)));
  const places =
    platform === 'win32'
      ? [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
          .filter(Boolean)
          .flatMap((base) => [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')])
      : platform === 'darwin'
        ? ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', '/Applications/Chromium.app/Contents/MacOS/Chromium']
        : ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
  return [...new Set([env.ROI_BROWSER, ...onPath, ...places].filter((path) => path && existsSync(path)))];
}

/** A headless browser of one's own. */
export function launchBrowser() {
  return startFirst((options) => chromium.launch(options));
}

/** A headless browser that several processes can connect to through `wsEndpoint()`. */
export function launchBrowserServer() {
  return startFirst((options) => chromium.launchServer(options));
}

/**
 * Starts the browser named by ROI_BROWSER, an installed one, or the one that came through the package registry.
 * Each candidate is started to be sure that it works.
 */
async function startFirst(start) {
  const failures = [];
  const note = (candidate, error) => failures.push(`${candidate}: ${String(error.message).split('\n')[0]}`);
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  for (const executablePath of installedBrowsers()) {
    try {
      return await start({ executablePath, args: [...quietArguments, '--disable-gpu', ...sandbox] });
    } catch (error) {
      note(executablePath, error);
    }
  }
  try {
    const { executablePath, env } = await packagedChromium();
    return await start({ executablePath, env: { ...process.env, ...env }, args: [...quietArguments, ...sandbox] });
  } catch (error) {
    note('packaged Chromium', error);
  }
  throw new Error(
    `The tests need a browser and none could be started: install Google Chrome, Microsoft Edge or Chromium, or set ROI_BROWSER to its path. Tried ${failures.join('; ')}`,
  );
}
