import { pageSimulator } from '../page/pageSimulator';
import { paneRequests, type PaneRequest } from '../page/paneRequests';
import type { Simulator } from '../workbook/simulation/simulator';

/** Ribbon buttons do their work in the pane, where there is room for a question, progress and a message. */
async function showPane(request: PaneRequest, event: Office.AddinCommands.Event): Promise<void> {
  try {
    await openPane(request);
  } finally {
    event.completed();
  }
}

async function openPane(request: PaneRequest): Promise<void> {
  paneRequests.send(request);
  await Office.addin.showAsTaskpane();
}

/** A run that takes longer than this is shown with its progress. */
const PATIENCE_MILLISECONDS = 1500;

/**
 * Simulates without the pane where the sheet itself shows the outcome: in cells with SIMSTAT. Everything else (results
 * that no cell shows, problems, a run that takes a while) needs the pane.
 */
async function simulateWorkbook(simulator: Simulator, event: Office.AddinCommands.Event): Promise<void> {
  const patience = setTimeout(() => void openPane('simulation'), PATIENCE_MILLISECONDS);
  try {
    await simulator.runAsKept();
    const { activity, found } = simulator.snapshot();
    const isOnSheet = activity.status === 'idle' && found !== null && found.statistics.length > 0;
    if (!isOnSheet) await openPane('simulation');
  } finally {
    clearTimeout(patience);
    event.completed();
  }
}

void Office.onReady(() => {
  Office.actions.associate('insertTemplate', (event: Office.AddinCommands.Event) => showPane('templates', event));
  Office.actions.associate('simulateWorkbook', (event: Office.AddinCommands.Event) => simulateWorkbook(pageSimulator(), event));
  Office.actions.associate('checkModel', (event: Office.AddinCommands.Event) => showPane('checks', event));
  Office.actions.associate('functionsHelp', (event: Office.AddinCommands.Event) => showPane('help', event));
});
