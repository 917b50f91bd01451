import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { App } from '../../src/taskpane/App';
import type { PaneServices } from '../../src/taskpane/services';
import { MemoryWorkbookPort } from '../../src/workbook/memoryWorkbookPort';
import { PaneRequests } from '../../src/workbook/paneRequests';
import { simulatorOver } from '../support/pageSimulator';

let root: Root | null = null;

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
export async function renderPane(given: Partial<PaneServices> = {}): Promise<PaneServices> {
  const port = given.port ?? new MemoryWorkbookPort();
  const services: PaneServices = {
    port,
    simulator: simulatorOver(port),
    host: { application: 'Excel', platform: 'PC', version: '16.0', displayLanguage: 'en-US', supports: () => true, isDark: () => false, openPaneWithDocument: async () => undefined },
    preferences: { languageChoice: () => 'automatic', chooseLanguage: () => undefined },
    requests: new PaneRequests(),
    fetchTemplate: async () => new Uint8Array([0x50, 0x4b]),
    onLanguage: () => undefined,
    ...given,
  };
  const container = document.createElement('div');
  document.body.append(container);
  root = createRoot(container);
  await act(async () => root?.render(<App services={services} />));
  await settle();
  return services;
}

/** Lets every promise and microtask of the pane finish. */
export async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
}

/** Clicks the one element with this role whose name contains `name`; while a dialog is open, only it can be clicked. */
export async function click(role: 'button' | 'menuitem' | 'radio', name: string): Promise<void> {
  const found = byRole(role, name);
  await act(async () => found.click());
  await settle();
}

export function byRole(role: 'button' | 'menuitem' | 'radio', name: string): HTMLElement {
  const selector = { button: 'button', menuitem: '[role="menuitem"]', radio: 'input[type="radio"]' }[role];
  const scope = document.querySelector('dialog[open]') ?? document;
  const found = [...scope.querySelectorAll<HTMLElement>(selector)].filter((element) => nameOf(element).includes(name));
  if (found.length !== 1) throw new Error(`${found.length} elements of role ${role} are named "${name}" in:\n${document.body.textContent}`);
  return found[0];
}

function nameOf(element: HTMLElement): string {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : [];
  return [element.getAttribute('aria-label') ?? element.textContent, ...labels].join(' ');
}

export function shownText(): string {
  return document.body.textContent ?? '';
}
