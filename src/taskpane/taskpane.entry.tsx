import { createRoot } from 'react-dom/client';
import { officeHost } from '../excel/officeHost';
import { worksheetFunctions } from '../page/worksheetFunctions';
import { loadWords, nearestLanguage } from '../locales/loadWords';
import { keepTrying } from '../page/keepTrying';
import { pageSimulator, setSimulatorWords } from '../page/pageSimulator';
import { pageWorkbook } from '../page/pageWorkbook';
import { paneRequests } from '../page/paneRequests';
import { chosenLanguage, storedPreferences } from '../page/preferences';
import { App } from './App';
import { fetchTemplate } from './fetchTemplate';
import { OutsideExcel } from './OutsideExcel';

/** Longer than Office.js ever takes to find its host. */
const PATIENCE_MILLISECONDS = 5000;

const root = createRoot(document.getElementById('pane')!);
const preferences = storedPreferences(() => window.localStorage);
let isInExcel = false;

const showOutside = async (): Promise<void> => {
  const words = await keepTrying(() => loadWords(nearestLanguage(navigator.language), 'engine', 'pane'));
  if (!isInExcel) root.render(<OutsideExcel words={words} />);
};
const patience = setTimeout(() => void showOutside(), PATIENCE_MILLISECONDS);

if (typeof Office === 'undefined') {
  void showOutside();
} else {
  void Office.onReady(({ host }) => {
    clearTimeout(patience);
    isInExcel = host === Office.HostType.Excel;
    void (isInExcel ? showPane() : showOutside());
  });
}

async function showPane(): Promise<void> {
  const host = officeHost();
  const words = await keepTrying(() => loadWords(chosenLanguage(preferences.languageChoice(), host.displayLanguage), 'engine', 'pane'));
  root.render(
    <App
      words={words}
      services={{
        port: pageWorkbook(),
        host,
        preferences,
        requests: paneRequests,
        simulator: pageSimulator(),
        fetchTemplate,
        loadWords,
        onWords: (next) => {
          worksheetFunctions.setWords(next);
          setSimulatorWords(next);
        },
      }}
    />,
  );
}
