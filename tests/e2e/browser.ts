import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Connects to the browser that the global set-up started. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(setUp('ROI_TEST_BROWSER'));
}

export interface Story {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every request that was not to the local server. */
  readonly outsideRequests: readonly string[];
  /** Errors the page wrote to its console or did not catch. */
  readonly pageErrors: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens a page of the local server, e.g. `/?lang=zh-CN`, in a clean context: Office.js remembers its host in
 * session storage, so no story may inherit another's. The colour scheme is the page's own: an imposed one would not
 * let the pane follow the workbench's theme.
 */
export async function openStory(browser: Browser, path: string, options: { readonly width?: number; readonly height?: number } = {}): Promise<Story> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, colorScheme: null, viewport: { width: options.width ?? 1440, height: options.height ?? 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const outsideRequests: string[] = [];
  const pageErrors: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.hostname !== 'localhost') outsideRequests.push(request.url());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  await page.goto(`${testAddress()}${path}`);
  return { page, context, outsideRequests, pageErrors, close: () => context.close() };
}

export function testAddress(): string {
  return setUp('ROI_TEST_ADDRESS');
}

function setUp(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error('The stories run through `npm test` or `npx jest --selectProjects e2e`, which start their server and browser.');
  return value;
}
