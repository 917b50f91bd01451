import { pageSimulator } from '../page/pageSimulator';
import { paneRequests, type PaneRequest } from '../page/paneRequests';
import { showPane, simulateWorkbook } from './ribbonCommands';

async function openPane(request: PaneRequest): Promise<void> {
  paneRequests.send(request);
  await Office.addin.showAsTaskpane();
}

void Office.onReady(() => {
  Office.actions.associate('insertTemplate', (event: Office.AddinCommands.Event) => showPane('templates', event, openPane));
  Office.actions.associate('simulateWorkbook', (event: Office.AddinCommands.Event) => simulateWorkbook(pageSimulator(), event, openPane));
  Office.actions.associate('checkModel', (event: Office.AddinCommands.Event) => showPane('checks', event, openPane));
  Office.actions.associate('functionsHelp', (event: Office.AddinCommands.Event) => showPane('help', event, openPane));
});
