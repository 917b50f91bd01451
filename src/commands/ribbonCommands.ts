import type { PaneRequest } from '../page/paneRequests';
import type { Simulator } from '../workbook/simulation/simulator';

/** What Excel waits for: while a command is not completed, it neither shows the pane nor starts another command. */
export interface CommandEvent {
  completed(): void;
}

type OpenPane = (request: PaneRequest) => Promise<void>;

/** Ribbon buttons do their work in the pane, where there is room for a question, progress and a message. */
export async function showPane(request: PaneRequest, event: CommandEvent, openPane: OpenPane): Promise<void> {
  event.completed();
  await openPane(request);
}

/** A run that takes longer than this is shown with its progress. */
const PATIENCE_MILLISECONDS = 1500;

/**
 * Simulates without the pane where the sheet itself shows the outcome: in cells with SIMSTAT. Everything else (results
 * that no cell shows, problems, a run that takes a while) needs the pane.
 */
export async function simulateWorkbook(simulator: Pick<Simulator, 'runAsKept' | 'snapshot'>, event: CommandEvent, openPane: OpenPane): Promise<void> {
  event.completed();
  const patience = setTimeout(() => void openPane('simulation'), PATIENCE_MILLISECONDS);
  try {
    await simulator.runAsKept();
  } finally {
    clearTimeout(patience);
  }
  const { activity, found } = simulator.snapshot();
  const isOnSheet = activity.status === 'idle' && found !== null && found.statistics.length > 0;
  if (!isOnSheet) await openPane('simulation');
}
