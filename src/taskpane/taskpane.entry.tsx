import { createRoot } from 'react-dom/client';
import { officeHost } from '../excel/officeHost';
import { pageSimulator, setSimulatorLanguage } from '../page/pageSimulator';
import { pageWorkbook } from '../page/pageWorkbook';
import { setFunctionLanguage } from '../functions/boundary';
import { paneRequests } from '../page/paneRequests';
import { App } from './App';
import { fetchTemplate } from './fetchTemplate';
import { OutsideExcel } from './OutsideExcel';
import { storedPreferences } from '../page/preferences';

/** Longer than Office.js ever takes to find its host. */
const PATIENCE_MILLISECONDS = 5000;

const root = createRoot(document.getElementById('pane')!);
const showOutside = (): void => root.render(<OutsideExcel displayLanguage={navigator.language} />);
const patience = setTimeout(showOutside, PATIENCE_MILLISECONDS);

if (typeof Office === 'undefined') {
  showOutside();
} else {
  void Office.onReady(({ host }) => {
    clearTimeout(patience);
    if (host === Office.HostType.Excel) showPane();
    else showOutside();
  });
}

function showPane(): void {
  const host = officeHost();
  root.render(
    <App
      services={{
        port: pageWorkbook(),
        host,
        preferences: storedPreferences(() => window.localStorage),
        requests: paneRequests,
        simulator: pageSimulator(),
        fetchTemplate,
        onLanguage: (language) => {
          setFunctionLanguage(language);
          setSimulatorLanguage(language);
        },
      }}
    />,
  );
}
