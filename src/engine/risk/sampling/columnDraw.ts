import { RandomPermutation } from '../random/permutation';
import type { SeedKey } from '../random/seedKey';
import { BLOCK_TRIALS, RandomStream, STATE_WORDS, type StreamPurpose } from '../random/stream';
import { fillUniforms } from '../random/uniforms';
import { fillFromOctaves, lookUpSteps } from './kernels';
import type { SamplingPlan } from './samplingPlan';
import type { SamplingTable } from './samplingTable';

/** Fills a column of one block. */
export type FillColumn = (block: number, out: Float64Array) => void;

/** Values of an input from an octave table, without slices. */
export function fillRandomly(key: SeedKey, identity: string, coefficients: Float64Array, purpose: StreamPurpose = 'values'): FillColumn {
  const stream = new RandomStream(key, identity, purpose);
  const state = new Int32Array(STATE_WORDS);
  return (block, out) => {
    stream.seedBlock(block, state);
    fillFromOctaves(state, coefficients, out);
  };
}

/** Values of an input by its table, without slices. */
export function drawPlainly(key: SeedKey, identity: string, table: SamplingTable, purpose: StreamPurpose): FillColumn {
  if (table.kind === 'octaves') return fillRandomly(key, identity, table.coefficients, purpose);
  const fill = fillUniformly(key, identity, purpose);
  return (block, out) => {
    fill(block, out);
    lookUpSteps(table.steps, out, out, BLOCK_TRIALS);
  };
}

function fillUniformly(key: SeedKey, identity: string, purpose: StreamPurpose): FillColumn {
  const stream = new RandomStream(key, identity, purpose);
  const state = new Int32Array(STATE_WORDS);
  return (block, out) => {
    stream.seedBlock(block, state);
    fillUniforms(state, out);
  };
}

/** Uniform probabilities of one input: plain, or one per slice. */
export function fillProbabilities({ key, method, trials }: SamplingPlan, identity: string): FillColumn {
  const plain = fillUniformly(key, identity, 'values');
  if (method === 'random') return plain;
  const order = new RandomPermutation(new RandomStream(key, identity, 'strata'), trials);
  return (block, out) => {
    plain(block, out);
    const first = block * BLOCK_TRIALS;
    const last = Math.min(BLOCK_TRIALS, trials - first);
    for (let trial = 0; trial < last; trial++) {
      const probability = (order.at(first + trial) + out[trial]) / trials;
      out[trial] = probability < 1 ? probability : 1 - 2 ** -53;
    }
  };
}
