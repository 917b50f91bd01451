import type { CellValue } from '../../src/engine/core/cellValue';
import type { Language } from '../../src/locales';
import type { SimulateView } from '../../src/taskpane/simulate/simulateView';
import type { Workbench } from './openWorkbench';
import { locale } from '../support/words';

/** A model whose answers are known: the profit has the mean 100 and the standard deviation 50. */
export const profitCells: Readonly<Record<string, string | number>> = {
  A1: 'Units',
  B1: '=ROI.NORMAL(100,10,,,"Units")',
  A2: 'Price',
  B2: 5,
  A3: 'Cost',
  B3: 400,
  A4: 'Profit',
  B4: '=ROI.OUTPUT("Profit")+B1*B2-B3',
};

export async function writeCells(workbench: Workbench, cells: Readonly<Record<string, CellValue>>): Promise<void> {
  for (const [address, content] of Object.entries(cells)) await workbench.write(address, content);
  await workbench.calculated();
}

/** Goes to a part of the Simulate tab. */
export async function openPart({ pane }: Workbench, part: SimulateView, language: Language = 'en-US'): Promise<void> {
  const { pane: paneWords, simulate } = locale(language);
  await pane.getByRole('tab', { name: paneWords.nav.simulate, exact: true }).click();
  await pane.getByRole('tablist', { name: simulate.views.label }).getByRole('tab', { name: simulate.views[part], exact: true }).click();
}

/** Presses Run and waits for the final numbers. */
export async function runAndWait(workbench: Workbench, language: Language = 'en-US'): Promise<void> {
  const { pane } = workbench;
  const { simulate } = locale(language);
  await openPart(workbench, 'results', language);
  await pane.getByRole('button', { name: new RegExp(`^(${simulate.run.run}|${simulate.run.runAgain})$`) }).click();
  await pane.locator('[data-chart="histogram"]').waitFor();
  await pane.getByRole('heading', { name: simulate.results.statistics }).waitFor();
  await pane.getByRole('button', { name: simulate.run.runAgain, exact: true }).waitFor();
}
