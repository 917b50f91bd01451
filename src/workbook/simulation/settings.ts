import type { IdleDisplay } from '../../engine/risk/distributions/defineDistribution';
import type { PrecisionGoal } from '../../engine/risk/statistics/stopRule';
import { MOST_TRIALS } from '../../engine/simulation/simulate';
import { parseReference } from '../../engine/formula/parse/address';
import type { WorkbookPort } from '../port';
import { fieldsOf, isFiniteNumber, isShare, isText, isWhole, listOf } from './untrusted';

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
const METHODS: readonly SimulationSettings['method'][] = ['random', 'latinHypercube'];
/** Characters that all settings of an add-in may take in a document are fewer. */
const LONGEST_TEXT = 200_000;
const LONGEST_NAME = 1_000;
const MOST_FROZEN = 10_000;
const IDLE_DISPLAYS: readonly IdleDisplay[] = ['mean', 'mode', 'median'];

type Settings = Pick<WorkbookPort, 'setting' | 'setSetting'>;

/** Settings as they may be used, and whether some of what stood there may not. */
export interface ReadSettings {
  readonly settings: SimulationSettings;
  readonly isDamaged: boolean;
}

/** The document's settings; what it does not hold, or holds in a form that no run can use, is as in a new document. */
export async function readSimulationSettings(port: Settings): Promise<ReadSettings> {
  const text = await port.setting(SETTINGS);
  if (text === null) return { settings: defaultSimulationSettings, isDamaged: false };
  try {
    if (text.length <= LONGEST_TEXT) return checkedSettings(JSON.parse(text));
  } catch {
    // No JSON, or nested deeper than any settings are.
  }
  return { settings: defaultSimulationSettings, isDamaged: true };
}

/** Takes of a value what are settings; nothing else of it goes any further. */
export function checkedSettings(value: unknown): ReadSettings {
  const fields = fieldsOf(value);
  if (fields === null) return { settings: defaultSimulationSettings, isDamaged: true };
  let isDamaged = false;
  const take = <T>(name: keyof SimulationSettings, usual: T, read: (value: unknown) => T | undefined): T => {
    if (!Object.hasOwn(fields, name)) return usual;
    const taken = read(fields[name]);
    isDamaged ||= taken === undefined;
    return taken ?? usual;
  };
  const { trials, seed, method, precision, freeze } = defaultSimulationSettings;
  const settings: SimulationSettings = {
    trials: take('trials', trials, (one) => (isWhole(one, 1, MOST_TRIALS) ? one : undefined)),
    seed: take('seed', seed, (one) => (isText(one, LONGEST_NAME) ? one : undefined)),
    method: take('method', method, (one) => METHODS.find((known) => known === one)),
    precision: take<PrecisionTarget | null>('precision', precision, (one) => (one === null ? null : precisionOf(one))) ?? null,
    freeze: take('freeze', freeze, (one) => listOf(one, MOST_FROZEN, cellOf) ?? undefined),
  };
  return { settings, isDamaged };
}

function precisionOf(value: unknown): PrecisionTarget | undefined {
  const fields = fieldsOf(value);
  const goal = fieldsOf(fields?.['goal']);
  const statistic = statisticOf(fields?.['statistic']);
  const [output, tolerance, relative] = [fields?.['output'], goal?.['tolerance'], goal?.['relative']];
  if (!isText(output, LONGEST_NAME) || statistic === undefined || !isFiniteNumber(tolerance) || tolerance <= 0 || typeof relative !== 'boolean') return undefined;
  return { output, statistic, goal: { tolerance, relative } };
}

function statisticOf(value: unknown): PrecisionTarget['statistic'] | undefined {
  if (value === 'mean') return 'mean';
  const percentile = fieldsOf(value)?.['percentile'];
  return isShare(percentile) ? { percentile } : undefined;
}

/** The address of one cell. */
function cellOf(value: unknown): string | null {
  const range = isText(value, LONGEST_NAME) ? parseReference(value)?.range : undefined;
  return range !== undefined && range !== null && range.top === range.bottom && range.left === range.right ? (value as string) : null;
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
