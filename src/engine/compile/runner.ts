/**
 * A compiled model ready to run. The caller fills the input columns, runs, and reads the output columns;
 * all have room for one block. Every implementation yields the same bits.
 */
export interface ProgramRunner {
  readonly inputs: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
  /** Evaluates the first `trials` (1 … BLOCK_TRIALS) rows. */
  run(trials: number): void;
}
