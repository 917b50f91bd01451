import { createRoot } from 'react-dom/client';
import { nearestLanguage, type Language } from '../../locales';
import { createGridView } from '../grid/createGridView';
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

const root = document.getElementById('workbench');
if (root) createRoot(root).render(<WorkbenchPage {...parameters} createGrid={createGrid} test={test} />);
