import type { CompiledModel } from '../engine/compile/compiledModel';
import { cellAddress, sheetPrefix } from '../engine/formula/parse/address';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import type { Interval } from '../engine/risk/statistics/confidence';
import type { InputSensitivity, OutputResult, SimulationResult } from '../engine/simulation/simulationResult';
import { actsOnlyTogether } from '../engine/simulation/varianceShares';
import type { Language } from '../locales';
import { describeError } from '../locales/describeError';
import { failureOrigin } from '../workbook/simulation/failureOrigin';
import { outputNotes } from '../workbook/simulation/outputNotes';
import { wordsIn } from './words';

export interface Noted {
  readonly failures: object | null;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** By output: its failed trials with the cell where their first error is born, and what else is to be said of it. */
export function notesOf(workbook: WorkbookModel, model: CompiledModel, { outputs }: SimulationResult, language: Language): Noted[] {
  return outputs.map((output) => {
    const { firstFailure } = output;
    const origin = firstFailure === null ? null : failureOrigin(workbook, model, { output: output.output, inputs: firstFailure.inputs });
    return {
      failures: firstFailure === null ? null : { count: output.failed, firstTrial: firstFailure.trial + 1, error: origin?.error ?? null, cell: origin?.cell ?? null },
      notes: outputNotes(output, origin).map((note) => ({ code: note.code, message: describeError(note, wordsIn(language)) })),
    };
  });
}

/** The document on standard output. Input effects are those on the first output, with all of them in `byOutput`. */
export function simulationDocument(model: CompiledModel, result: SimulationResult, noted: readonly Noted[], compileMs: number, points: number): object {
  const at = (place: { readonly sheet: string; readonly row: number; readonly column: number }): string => sheetPrefix(place.sheet) + cellAddress(place.row, place.column);
  return {
    outputs: result.outputs.map((output, position) => ({
      name: output.output.name,
      cell: at(output.output),
      mean: output.mean,
      stdev: output.standardDeviation,
      stderr: output.standardError,
      min: output.min,
      max: output.max,
      skewness: output.skewness,
      kurtosis: output.excessKurtosis,
      percentiles: Object.fromEntries(output.percentiles.map(({ probability, value }) => [percentileName(probability), value])),
      percentileErrors: Object.fromEntries(output.percentiles.map(({ probability, standardError }) => [percentileName(probability), standardError])),
      probabilityBelowZero: output.probabilityBelowZero.value,
      probabilityBelowZeroError: output.probabilityBelowZero.standardError,
      cvar: output.conditionalValueAtRisk.value,
      cvarError: output.conditionalValueAtRisk.standardError,
      intervals95: intervalsOf(output),
      failed: output.failed,
      failedCountAs: 'not reaching a target',
      ...noted[position]!,
    })),
    inputs: result.inputs.map((input, position) => {
      const effects = result.outputs.map(({ output, sensitivities }) => [output.name, sensitivities[position]!] as const);
      const [first] = effects;
      return {
        name: input.name ?? at(input),
        cell: at(input),
        distribution: input.call,
        rankCorrelation: first?.[1].rankCorrelation ?? null,
        ...sharesOf(first?.[1]),
        byOutput: Object.fromEntries(effects.map(([name, effect]) => [name, { rankCorrelation: effect.rankCorrelation, ...sharesOf(effect) }])),
      };
    }),
    proof: { ...model.proof, points },
    slow: model.slow,
    frozen: model.frozen,
    correlations: model.correlations.map(({ cell, members, correlation, degreesOfFreedom }) => ({ cell, inputs: members.map((member) => result.inputs[member]!.name), degreesOfFreedom, largestChange: correlation.largestChange })),
    trials: result.trials,
    seed: result.seed,
    method: result.method,
    errorsAreAtMost: result.method === 'latinHypercube',
    engine: result.engine,
    workers: result.workers,
    timing: {
      compileMs,
      prepareMs: result.timing.prepareMs,
      runMs: result.timing.runMs,
      statisticsMs: result.timing.statisticsMs,
      sharesMs: result.timing.sharesMs,
      trialsPerSecond: Math.round(result.timing.trialsPerSecond),
    },
    fingerprint: result.fingerprint,
  };
}

function sharesOf(effect: InputSensitivity | undefined): object {
  if (effect === undefined) return { varianceShare: null };
  const { varianceShare, varianceShareError, totalShare, totalShareError, direction } = effect;
  return { varianceShare, varianceShareError, totalShare, totalShareError, direction, onlyTogether: actsOnlyTogether(effect) };
}

/** Between its two ends a number lies in 95 of 100 runs; null for an end that the trials say nothing about. */
function intervalsOf(output: OutputResult): object {
  const { meanInterval, standardDeviationInterval, percentiles, probabilityBelowZero, conditionalValueAtRisk } = output;
  const ends = ({ low, high }: Interval): readonly [number, number] => [low, high];
  return {
    mean: ends(meanInterval),
    stdev: ends(standardDeviationInterval),
    ...Object.fromEntries(percentiles.map((percentile) => [percentileName(percentile.probability), ends(percentile)])),
    probabilityBelowZero: ends(probabilityBelowZero),
    cvar: ends(conditionalValueAtRisk),
  };
}

function percentileName(probability: number): string {
  return `P${Math.round(probability * 1e6) / 1e4}`;
}
