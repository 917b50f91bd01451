import { ThemeService } from '@univerjs/core';
import { fillPhrase, type Language } from '../../locales';
import { workbenchWords } from '../words';
import { registerCharts } from './charts/registerCharts';
import { createUniver, univerLanguage } from './createUniver';
import { followLinks } from './followLinks';
import { showErrorMessages } from './showErrorMessages';
import { UniverSpreadsheet } from './univerSpreadsheet';

export interface GridView {
  readonly spreadsheet: UniverSpreadsheet;
  setLanguage(language: Language): void;
  setDark(dark: boolean): void;
}

/** The spreadsheet with its interface inside `container`, which must be in the page and have a size. */
export function createGridView(container: HTMLElement, options: { readonly language: Language; readonly dark: boolean }): GridView {
  let { language } = options;
  const words = () => workbenchWords(language);
  const grid = createUniver(container, options);
  const spreadsheet = new UniverSpreadsheet(grid, {
    tooManyCells: (cells) => fillPhrase(words().errors.tooManyCells, { cells: cells.toLocaleString(language) }),
  });
  registerCharts(grid, spreadsheet);
  showErrorMessages(grid, spreadsheet, (error) => fillPhrase(words().errors.cellTitle, { error }));
  followLinks(grid, spreadsheet);
  return {
    spreadsheet,
    setLanguage(next) {
      language = next;
      grid.api.setLocale(univerLanguage(next));
    },
    setDark(dark) {
      grid.injector.get(ThemeService).setDarkMode(dark);
    },
  };
}
