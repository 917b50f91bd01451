import { createRoot } from 'react-dom/client';
import { ExcelWorkbookPort } from '../excel/excelWorkbookPort';
import { officeHost } from '../excel/officeHost';
import { setFunctionLanguage } from '../functions/boundary';
import { paneRequests } from '../workbook/paneRequests';
import { App } from './App';
import { fetchTemplate } from './fetchTemplate';
import { OutsideExcel } from './OutsideExcel';
import { storedPreferences } from './preferences';

const root = createRoot(document.getElementById('pane')!);

void Office.onReady(({ host }) => {
  if (host !== Office.HostType.Excel) {
    root.render(<OutsideExcel displayLanguage={navigator.language} />);
    return;
  }
  const office = officeHost();
  root.render(
    <App
      services={{
        port: new ExcelWorkbookPort(office),
        host: office,
        preferences: storedPreferences(() => window.localStorage),
        requests: paneRequests,
        fetchTemplate,
        onLanguage: setFunctionLanguage,
      }}
    />,
  );
});
