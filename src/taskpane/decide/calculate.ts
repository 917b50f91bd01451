import { type Result } from '../../engine/core/result';
import { type Attendance, type TrialSettings } from '../../engine/decide/trialSettings';
import { type CompiledModel } from '../../engine/compile/compiledModel';
import { type ModelAnswers, type ModelQuestion, type QuestionKind } from '../../workbook/simulation/modelQuestions';
import { type SimulationSettings } from '../../workbook/simulation/settings';
import { type PaneSimulator } from '../shared/paneSimulator';
import { type Outcome } from './toolStore';

export interface Calculated<T> {
  readonly value: T;
  /** Identifies the model that was calculated. */
  readonly fingerprint: string;
  /** How statistics were simulated; null for values of the sheet. */
  readonly simulation: { readonly trials: number; readonly seed: string } | null;
}

/**
 * Every variation of the model costs as much as one run, and all draw the same random numbers: so many trials compare
 * variations well enough, whatever the next full run is set to.
 */
export const MOST_TRIALS = 100_000;

type Trials<T> = (model: CompiledModel, attendance: Required<Attendance>, trials: TrialSettings) => Promise<Result<T>>;

interface Work<K extends QuestionKind> {
  readonly simulator: PaneSimulator;
  readonly settings: SimulationSettings;
  readonly attendance: Required<Attendance>;
  /** The cell that is looked at, and the cells that are changed. */
  readonly output: string;
  readonly parameters: readonly string[];
  /** Asked of the values on the sheet … */
  readonly question: Extract<ModelQuestion, { kind: K }>;
  /** … or, where this is given, of trials. */
  readonly simulated?: Trials<ModelAnswers[K]> | undefined;
}

/** Reads and compiles the workbook for a question and has it answered off the page's thread; the results of the last run stay. */
export async function calculate<K extends QuestionKind>({ simulator, settings, attendance, output, parameters, question, simulated }: Work<K>): Promise<Outcome<Calculated<ModelAnswers[K]>>> {
  const compilation = await simulator.compile({ freeze: settings.freeze, parameters: [...new Set(parameters)], outputs: [output] });
  attendance.signal.throwIfAborted();
  if (!compilation.ok) return { status: 'unsupported', problems: compilation.problems };
  const { model } = compilation;
  const simulation = simulated === undefined ? null : { trials: Math.min(settings.trials, MOST_TRIALS), seed: settings.seed };
  const result: Result<ModelAnswers[K]> =
    simulated === undefined || simulation === null
      ? await simulator.decide(model, question, attendance.signal)
      : await simulator.scratch((ports, signal) => simulated(model, { ...attendance, signal: firstOf(signal, attendance.signal) }, { ports, ...simulation, method: settings.method }));
  return result.ok ? { status: 'done', answer: { value: result.value, fingerprint: model.fingerprint, simulation } } : { status: 'refused', error: result.error };
}

/** A signal that is aborted with the first of several. */
function firstOf(...signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort();
    signal.addEventListener('abort', () => either.abort(), { once: true, signal: either.signal });
  }
  return either.signal;
}
