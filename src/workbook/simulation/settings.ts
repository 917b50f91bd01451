import type { IdleDisplay } from '../../engine/risk/distributions/defineDistribution';
import type { PrecisionGoal } from '../../engine/risk/statistics/stopRule';
import type { WorkbookPort } from '../port';

/** How the simulation of a workbook runs. Kept in the document, so that a colleague repeats the same run. */
export interface SimulationSettings {
  readonly trials: number;
  readonly seed: string;
  readonly method: 'random' | 'latinHypercube';
  /** Stops before the last trial once this number is known well enough. */
  readonly precision: PrecisionTarget | null;
  /** Cells to hold at the value they show, such as `Model!C7`. */
  readonly freeze: readonly string[];
}

export interface PrecisionTarget {
  readonly output: string;
  readonly statistic: 'mean' | { readonly percentile: number };
  readonly goal: PrecisionGoal;
}

/** What a document without settings of its own starts from. Random sampling is the quicker by far, and its standard errors are exact. */
export const defaultSimulationSettings: SimulationSettings = { trials: 100_000, seed: '1', method: 'random', precision: null, freeze: [] };

const SETTINGS = 'roi.simulationSettings';
const IDLE_DISPLAY = 'roi.idleDisplay';
const IDLE_DISPLAYS: readonly IdleDisplay[] = ['mean', 'mode', 'median'];

type Settings = Pick<WorkbookPort, 'setting' | 'setSetting'>;

/** The document's settings; what it does not hold, or holds in words of another version, is as in a new document. */
export async function readSimulationSettings(port: Settings): Promise<SimulationSettings> {
  const text = await port.setting(SETTINGS);
  try {
    return { ...defaultSimulationSettings, ...(JSON.parse(text ?? '{}') as Partial<SimulationSettings>) };
  } catch {
    return defaultSimulationSettings;
  }
}

export async function writeSimulationSettings(port: Settings, settings: SimulationSettings): Promise<void> {
  await port.setSetting(SETTINGS, JSON.stringify(settings));
}

/** What uncertain cells show while nothing is simulated. */
export async function readIdleDisplay(port: Settings): Promise<IdleDisplay> {
  const text = await port.setting(IDLE_DISPLAY);
  return IDLE_DISPLAYS.find((display) => display === text) ?? 'mean';
}

export async function writeIdleDisplay(port: Settings, display: IdleDisplay): Promise<void> {
  await port.setSetting(IDLE_DISPLAY, display);
}
