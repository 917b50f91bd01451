import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { CellValue } from '../../src/engine/core/cellValue';
import type { Language } from '../../src/locales';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import type { GridCell } from '../../src/workbench/object-model/spreadsheet';
import { openStory, type Story } from './browser';

/** The page's own handle, as the functions evaluated there see it. */
declare const window: { readonly workbench: TestHandle };

/** The add-in runs and its functions can be called. Before the handle stands, the name means the page's root element. */
export async function waitForAddin(page: Page): Promise<void> {
  await page.waitForFunction(() => typeof (window.workbench as Partial<TestHandle> | undefined)?.ready === 'function');
  await page.evaluate(() => window.workbench.ready());
}

/** The workbench with the add-in running beside the sheet, as a story uses it. */
export interface Workbench {
  readonly story: Story;
  readonly page: Page;
  readonly pane: FrameLocator;
  read(address: string): Promise<GridCell | undefined>;
  write(address: string, content: CellValue): Promise<void>;
  calculated(): Promise<void>;
  sheets(): Promise<readonly string[]>;
}

export async function openWorkbench(browser: Browser, language: Language, query = ''): Promise<Workbench> {
  const story = await openStory(browser, `/?lang=${language}&theme=light${query}`);
  const { page } = story;
  await waitForAddin(page);
  return {
    story,
    page,
    pane: page.frameLocator('.pane iframe'),
    read: (address) => page.evaluate((at) => window.workbench.read(at), address),
    write: (address, content) => page.evaluate(([at, value]) => window.workbench.write(at, value), [address, content] as const),
    calculated: () => page.evaluate(() => window.workbench.calculated()),
    sheets: () => page.evaluate(() => window.workbench.sheets()),
  };
}

/** Presses Insert on the first template and agrees to the question that follows. */
export async function insertTemplate({ pane }: Workbench, words: { readonly offer: RegExp; readonly agree: string }): Promise<void> {
  await pane.getByRole('button', { name: words.offer }).first().click();
  await pane.getByRole('alertdialog').getByRole('button', { name: words.agree, exact: true }).click();
}
