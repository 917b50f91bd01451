import { paneRequests, type PaneRequest } from '../workbook/paneRequests';

/** Ribbon buttons do their work in the pane, where there is room for a question, progress and a message. */
async function showPane(request: PaneRequest, event: Office.AddinCommands.Event): Promise<void> {
  paneRequests.send(request);
  try {
    await Office.addin.showAsTaskpane();
  } finally {
    event.completed();
  }
}

void Office.onReady(() => {
  Office.actions.associate('insertTemplate', (event: Office.AddinCommands.Event) => showPane('templates', event));
  Office.actions.associate('checkModel', (event: Office.AddinCommands.Event) => showPane('checks', event));
  Office.actions.associate('functionsHelp', (event: Office.AddinCommands.Event) => showPane('help', event));
});
