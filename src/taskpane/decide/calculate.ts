import { type Result } from '../../engine/core/result';
import { type Attendance, type TrialSettings } from '../../engine/decide/trialSettings';
import { type CompiledModel } from '../../engine/formula/compile/compiledModel';
import { type SimulationSettings } from '../../workbook/simulation/settings';
import { type PaneSimulator } from '../simulate/paneSimulator';
import { type Outcome } from './toolStore';

/** What a tool asks: which cell it looks at, which cells it changes, and whether it takes trials to answer. */
export interface Question {
  readonly output: string;
  readonly parameters: readonly string[];
  readonly simulated: boolean;
}

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

interface Work<T> {
  readonly simulator: PaneSimulator;
  readonly settings: SimulationSettings;
  readonly question: Question;
  readonly attendance: Required<Attendance>;
  readonly decide: (model: CompiledModel, attendance: Required<Attendance>, trials: TrialSettings | undefined) => Result<T> | Promise<Result<T>>;
}

/** Reads and compiles the workbook for a question and lets `decide` answer it; the results of the last run stay. */
export async function calculate<T>({ simulator, settings, question, attendance, decide }: Work<T>): Promise<Outcome<Calculated<T>>> {
  const { output, parameters, simulated } = question;
  const compilation = await simulator.compile({ freeze: settings.freeze, parameters: [...new Set(parameters)], outputs: [output] });
  attendance.signal.throwIfAborted();
  if (!compilation.ok) return { status: 'unsupported', problems: compilation.problems };
  const { model } = compilation;
  const simulation = simulated ? { trials: Math.min(settings.trials, MOST_TRIALS), seed: settings.seed } : null;
  const result =
    simulation === null
      ? await decide(model, attendance, undefined)
      : await simulator.scratch((ports, signal) => {
          const either = new AbortController();
          for (const source of [signal, attendance.signal]) source.addEventListener('abort', () => either.abort(), { once: true, signal: either.signal });
          if (signal.aborted || attendance.signal.aborted) either.abort();
          return Promise.resolve(decide(model, { ...attendance, signal: either.signal }, { ports, ...simulation, method: settings.method }));
        });
  return result.ok ? { status: 'done', answer: { value: result.value, fingerprint: model.fingerprint, simulation } } : { status: 'refused', error: result.error };
}
