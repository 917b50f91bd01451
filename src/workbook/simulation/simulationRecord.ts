import type { SimulationSettings } from './settings';

/** What remains of a run in the document: enough for SIMSTAT and for the line "last run", far below the limit of a setting. */
export interface SimulationRecord {
  readonly outputs: readonly RecordedOutput[];
  readonly settings: SimulationSettings;
  readonly trials: number;
  readonly seed: string;
  readonly engineVersion: string;
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly totalMs: number;
  /** Formula cells that agreed with the sheet, and the largest relative difference. */
  readonly proof: { readonly cells: number; readonly maxRelativeDifference: number };
}

export interface RecordedOutput {
  readonly name: string;
  /** Such as `Model!C7`. */
  readonly address: string;
  readonly count: number;
  readonly failed: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  readonly min: number;
  readonly max: number;
  /** Value and probability of being at or below it, rising. */
  readonly curve: readonly (readonly [number, number])[];
}
