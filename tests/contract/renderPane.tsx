import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { App } from '../../src/taskpane/App';
import type { PaneServices } from '../../src/taskpane/services';
import type { Host } from '../../src/workbook/host';
import { MemoryWorkbookPort } from '../support/memoryWorkbookPort';
import { chosenLanguage } from '../../src/page/preferences';
import { PaneRequests } from '../../src/page/paneRequests';
import type { PaneWords } from '../../src/locales';
import { loadWords } from '../../src/locales/loadWords';
import { locale } from '../support/words';
import { simulatorOver } from '../support/pageSimulator';

/** A machine that does other things as well may take long to draw; what never comes is told after this. */
const LONGEST_WAIT_MS = 20_000;
jest.setTimeout(3 * LONGEST_WAIT_MS);

let root: Root | null = null;

/** Excel on Windows, with everything there is. */
export const hostOfTests: Host = {
  application: 'Excel',
  platform: 'PC',
  version: '16.0',
  displayLanguage: 'en-US',
  supports: () => true,
  isDark: () => false,
  openPaneWithDocument: async () => undefined,
};

/** What jsdom lacks and the pane needs: media queries, and dialogs that open. */
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, ROI_VERSION: '1.2.3' });
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});

afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

/** The whole pane over a workbook in memory, shown and settled. */
export async function renderPane(given: Partial<PaneServices> = {}, words?: PaneWords): Promise<PaneServices> {
  const port = given.port ?? new MemoryWorkbookPort();
  const services: PaneServices = {
    port,
    simulator: simulatorOver(port),
    host: { ...hostOfTests },
    preferences: { languageChoice: () => 'automatic', chooseLanguage: () => undefined },
    requests: new PaneRequests(),
    fetchTemplate: async () => new Uint8Array([0x50, 0x4b]),
    loadWords,
    onWords: () => undefined,
    ...given,
  };
  const container = document.createElement('div');
  document.body.append(container);
  root = createRoot(container);
  await act(async () => root?.render(<App services={services} words={words ?? locale(chosenLanguage(services.preferences.languageChoice(), services.host.displayLanguage))} />));
  await settle();
  return services;
}

/** Lets every promise and microtask of the pane finish. */
export async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
}

/** Waits for something to hold that the pane comes to in its own time: everything after a click, an entry or a change of the sheet. */
export async function eventually(assert: () => unknown): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      await assert();
      return;
    } catch (thrown) {
      if (performance.now() - begun > LONGEST_WAIT_MS) throw thrown;
    }
    await settle();
  }
}

export async function until(holds: () => boolean): Promise<void> {
  await eventually(() => {
    if (!holds()) throw new Error(`It did not come to that in:\n${shownText()}`);
  });
}

/** Waits for a text to be shown. */
export async function shows(text: string | RegExp): Promise<void> {
  await eventually(() => expect(shownText()).toMatch(text));
}

/** Waits for a text to be gone. */
export async function hides(text: string | RegExp): Promise<void> {
  await eventually(() => expect(shownText()).not.toMatch(text));
}

/** Clicks the one element with this role whose name contains `name`, once it is there and can be clicked; while a dialog is open, only that can be. */
export async function click(role: 'button' | 'menuitem' | 'radio', name: string): Promise<void> {
  await until(() => {
    const [found, ...others] = allByRole(role, name);
    return found !== undefined && others.length === 0 && !(found as HTMLButtonElement).disabled;
  });
  await act(async () => byRole(role, name).click());
  await settle();
}

/** Types into a field, or chooses from it, as a user does: React listens to the event and not to the property. */
export async function enter(find: () => HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
  await eventually(find);
  const field = find();
  const prototype = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
  await settle();
}

/** Goes to a part of the pane, once there is a way to it. */
export async function openTab(name: string): Promise<void> {
  const tab = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(({ textContent }) => textContent === name);
  await until(() => tab() !== undefined);
  await act(async () => tab()?.click());
}

function allByRole(role: 'button' | 'menuitem' | 'radio', name: string): readonly HTMLElement[] {
  const selector = { button: 'button', menuitem: '[role="menuitem"]', radio: 'input[type="radio"]' }[role];
  const scope = document.querySelector('dialog[open]') ?? document;
  return [...scope.querySelectorAll<HTMLElement>(selector)].filter((element) => nameOf(element).includes(name));
}

export function byRole(role: 'button' | 'menuitem' | 'radio', name: string): HTMLElement {
  const found = allByRole(role, name);
  if (found.length !== 1) throw new Error(`${found.length} elements of role ${role} are named "${name}" in:\n${document.body.textContent}`);
  return found[0]!;
}

function nameOf(element: HTMLElement): string {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : [];
  return [element.getAttribute('aria-label') ?? element.textContent, ...labels].join(' ');
}

export function shownText(): string {
  return document.body.textContent ?? '';
}
