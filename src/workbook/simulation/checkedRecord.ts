import { MOST_TRIALS } from '../../engine/simulation/simulate';
import { parseReference } from '../../engine/formula/parse/address';
import { agreesWithItself } from './recordedOutcome';
import { checkedSettings } from './settings';
import type { Answers, Point, RecordedOutput, SimulationRecord } from './simulationRecord';
import { fieldsOf, isFiniteNumber, isShare, isText, isWhole, listOf } from './untrusted';

const MOST_OUTPUTS = 10_000;
const MOST_POINTS = 10_000;
const MOST_CELLS = 20_000_000_000;
/** Of a name: what a cell holds. */
const LONGEST_TEXT = 32_767;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/**
 * A record as it may be shown: complete, in range, and free of contradictions. Null for anything else, since a number that
 * nobody simulated is worse than none.
 */
export function checkedRecord(value: unknown): SimulationRecord | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const { trials, seed, fingerprint, finishedAt, totalMs } = fields;
  const { settings, isDamaged } = checkedSettings(fields['settings']);
  const proof = proofOf(fields['proof']);
  if (isDamaged || proof === null || !isWhole(trials, 1, settings.trials) || seed !== settings.seed || !isText(fingerprint, 200)) return null;
  if (typeof finishedAt !== 'string' || !INSTANT.test(finishedAt) || Number.isNaN(Date.parse(finishedAt)) || !isFiniteNumber(totalMs) || totalMs < 0) return null;
  const outputs = listOf(fields['outputs'], MOST_OUTPUTS, (output) => outputOf(output, trials));
  return outputs === null ? null : { outputs, settings, trials, seed: settings.seed, fingerprint, finishedAt, totalMs, proof };
}

function proofOf(value: unknown): SimulationRecord['proof'] | null {
  const { cells, points, maxRelativeDifference } = fieldsOf(value) ?? {};
  if (!isWhole(cells, 0, MOST_CELLS) || !isWhole(points, 0, MOST_TRIALS) || !isFiniteNumber(maxRelativeDifference) || maxRelativeDifference < 0) return null;
  return { cells, points, maxRelativeDifference };
}

function outputOf(value: unknown, trials: number): RecordedOutput | null {
  const fields = fieldsOf(value);
  const answers = answersOf(fields?.['answers']);
  if (fields === null || answers === null) return null;
  const { name, address, count, failed } = fields;
  if (typeof name !== 'string' || name.length > LONGEST_TEXT || !isText(address, LONGEST_TEXT) || !parseReference(address)?.range || !isWhole(count, 0, trials) || failed !== trials - count) return null;
  const [mean, standardDeviation, standardError, min, max] = ['mean', 'standardDeviation', 'standardError', 'min', 'max'].map((key) => fields[key]);
  if (!isNumber(mean) || !isNumber(standardDeviation) || !isNumber(standardError) || !isNumber(min) || !isNumber(max)) return null;
  const curve = listOf(fields['curve'], MOST_POINTS, finitePoint);
  if (curve === null) return null;
  const output = { name, address, count, failed, mean, standardDeviation, standardError, min, max, curve, answers };
  return agreesWithItself(output) ? output : null;
}

function answersOf(value: unknown): Answers | null {
  const fields = fieldsOf(value);
  const [percentiles, targets, tails] = ['percentiles', 'targets', 'tails'].map((kind) => listOf(fields?.[kind], MOST_POINTS, pointOf));
  return percentiles && targets && tails ? { percentiles, targets, tails } : null;
}

/** Numbers of an output without values are NaN. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function pointOf(value: unknown): Point | null {
  return Array.isArray(value) && value.length === 2 && isNumber(value[0]) && isShare(value[1]) ? [value[0], value[1]] : null;
}

function finitePoint(value: unknown): Point | null {
  const point = pointOf(value);
  return point !== null && Number.isFinite(point[0]) ? point : null;
}
