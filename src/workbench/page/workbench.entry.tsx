import { createRoot } from 'react-dom/client';
import type { Language } from '../../locales';
import { languages } from '../../locales/languages';
import { nearestLanguage } from '../../locales/loadWords';
import { createGridView } from '../grid/createGridView';
import { loadWorkbenchWords } from '../words';
import { DocumentSession } from './documentSession';
import { pageParameters, type Theme } from './pageParameters';
import { TestHandle } from './testHandle';
import { WorkbenchPage } from './WorkbenchPage';
import './workbench.css';

const parameters = pageParameters(window.location.search, navigator.language, window.matchMedia('(prefers-color-scheme: dark)').matches);
const test = new TestHandle();
window.workbench = test;

function createGrid(element: HTMLElement, language: Language, theme: Theme) {
  const view = createGridView(element, { language, dark: theme === 'dark' });
  const session = new DocumentSession(view.spreadsheet, () => nearestLanguage(document.documentElement.lang));
  return { view, session };
}

/** The canvas draws with whatever font is there at that moment, so the sheet's fonts come first. */
const sheetFonts = languages.flatMap(({ fonts: { sheet: family } }) => ['400', '700'].map((weight) => document.fonts.load(`${weight} 12px "${family}"`)));

void Promise.all([loadWorkbenchWords(), Promise.allSettled(sheetFonts)]).then(() => {
  const root = document.getElementById('page');
  if (root) createRoot(root).render(<WorkbenchPage {...parameters} createGrid={createGrid} test={test} />);
});
