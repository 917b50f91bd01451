import { cellAddress } from '../../engine/formula/parse/address';
import type { OutputResult } from '../../engine/simulation/simulationResult';
import { fillPhrase } from '../../locales';
import { describeError } from '../../locales/describeError';
import { outputNotes } from '../simulation/outputNotes';
import { numberText } from '../writing/numberText';
import { LAST_COLUMN, type Report } from './report';

/** A sentence for each output, and what is to be known beside it, for readers who go no further. Returns the first free row. */
export function writeSummary({ run, cells, words, engineWords, sheet }: Report, top: number): number {
  sheet.section(`B${top + 1}:${LAST_COLUMN}${top + 1}`, words.summary);
  let row = top + 1;
  run.result.outputs.forEach((output, index) => {
    const { name, numberFormat } = cells.outputs[index]!;
    const [low, high] = [percentile(output, 0.1), percentile(output, 0.9)];
    if (low === null || high === null) return;
    const text = (value: number, look = numberFormat): string => numberText(value, look, engineWords.language);
    const belowZero = text(output.probabilityBelowZero.value, '0.0%');
    sheet.put(cellAddress(row, 1), fillPhrase(words.range, { output: name, low: text(low), high: text(high), mean: text(output.mean), belowZero }));
    row += 1;
  });
  run.result.outputs.forEach((output, index) => {
    const named = { ...output, output: { ...output.output, name: cells.outputs[index]!.name } };
    for (const note of outputNotes(named, run.failureOrigins[index] ?? null)) {
      sheet.put(cellAddress(row, 1), describeError(note, engineWords));
      row += 1;
    }
  });
  return row;
}

/** Null where the run did not ask for it, or found no value. */
function percentile({ percentiles }: OutputResult, wanted: number): number | null {
  const value = percentiles.find(({ probability }) => probability === wanted)?.value;
  return value === undefined || !Number.isFinite(value) ? null : value;
}
