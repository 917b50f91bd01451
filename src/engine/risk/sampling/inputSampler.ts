import { ok, type Result } from '../../core/result';
import { incompleteBeta, betaDensity } from '../../core/special/incompleteBeta';
import { normalDensity } from '../../core/special/normal';
import { cholesky } from '../correlation/cholesky';
import type { RankCorrelation } from '../correlation/rankCorrelation';
import type { Matrix } from '../correlation/symmetricEigen';
import type { Distribution } from '../distributions/distribution';
import { gammaDistribution } from '../distributions/gamma';
import { normalDistribution, standardNormalQuantile } from '../distributions/normal';
import { RandomPermutation } from '../random/permutation';
import type { SeedKey } from '../random/seedKey';
import { BLOCK_TRIALS, RandomStream, STATE_WORDS } from '../random/stream';
import { fillUniforms } from '../random/uniforms';
import { fillFromOctaves, lookUpOctaves, lookUpScores, lookUpSteps } from './kernels';
import { octaveTable, type Tabulated } from './octaveTable';
import { samplingTable, type SamplingTable } from './samplingTable';
import { scoreTable, uniformScoreTable } from './scoreTable';

/** One uncertain input of a run. */
export interface SampledInput {
  /** Names its random stream: `namedIdentity` or `cellIdentity`. */
  readonly identity: string;
  readonly distribution: Distribution;
}

/** Inputs that move together. */
export interface CorrelatedGroup {
  /** Positions in the list of inputs, in the order of the matrix. */
  readonly members: readonly number[];
  readonly correlation: RankCorrelation;
  /** Degrees of freedom of a t copula, whose inputs also share their extremes; null for a Gaussian copula. */
  readonly degreesOfFreedom: number | null;
}

export interface SamplingPlan {
  readonly key: SeedKey;
  readonly inputs: readonly SampledInput[];
  readonly groups: readonly CorrelatedGroup[];
  /**
   * With `latinHypercube` the trials of each input fall one into each of `trials` slices of equal probability: slice
   * π(i) for trial i, where π is a permutation that depends on seed and identity alone and is evaluated place by place,
   * so that any worker can draw any block. In a correlated group the slices hold for the independent scores before
   * they are mixed. Trials beyond `trials` in the last block are drawn without slices and do not count.
   */
  readonly method: 'random' | 'latinHypercube';
  readonly trials: number;
}

/** Draws the inputs of a run, block by block, in any order of blocks. */
export interface InputSampler {
  /** `columns[i]` receives the BLOCK_TRIALS values of input i. */
  fillBlock(block: number, columns: readonly Float64Array[]): void;
}

/** Builds the tables of a run. About 1 ms per continuous distribution met for the first time; fails where a distribution cannot be tabulated. */
export function inputSampler(plan: SamplingPlan): Result<InputSampler> {
  const tables: SamplingTable[] = [];
  for (const { distribution } of plan.inputs) {
    const table = samplingTable(distribution);
    if (!table.ok) return table;
    tables.push(table.value);
  }
  const grouped = new Set(plan.groups.flatMap(({ members }) => members));
  const fillers = [
    ...plan.groups.map((group) => groupFiller(plan, group, tables)),
    ...plan.inputs.flatMap((input, index) => (grouped.has(index) ? [] : [independentFiller(plan, input, index, tables[index])])),
  ];
  return ok({
    fillBlock(block, columns) {
      for (const fill of fillers) fill(block, columns);
    },
  });
}

type FillBlock = (block: number, columns: readonly Float64Array[]) => void;
type FillColumn = (block: number, out: Float64Array) => void;

function independentFiller(plan: SamplingPlan, { identity }: SampledInput, index: number, table: SamplingTable): FillBlock {
  if (table.kind === 'octaves' && plan.method === 'random') {
    const fill = fillRandomly(plan.key, identity, table.coefficients);
    return (block, columns) => fill(block, columns[index]);
  }
  const probabilities = new Float64Array(BLOCK_TRIALS);
  const fill = probabilityFiller(plan, identity);
  return (block, columns) => {
    fill(block, probabilities);
    if (table.kind === 'octaves') lookUpOctaves(table.coefficients, probabilities, columns[index], BLOCK_TRIALS);
    else lookUpSteps(table.steps, probabilities, columns[index], BLOCK_TRIALS);
  };
}

function fillRandomly(key: SeedKey, identity: string, coefficients: Float64Array): FillColumn {
  const stream = new RandomStream(key, identity);
  const state = new Int32Array(STATE_WORDS);
  return (block, out) => {
    stream.seedBlock(block, state);
    fillFromOctaves(state, coefficients, out);
  };
}

/** Uniform probabilities of one input: plain, or one per slice. */
function probabilityFiller({ key, method, trials }: SamplingPlan, identity: string): FillColumn {
  const stream = new RandomStream(key, identity);
  const state = new Int32Array(STATE_WORDS);
  const plain: FillColumn = (block, out) => {
    stream.seedBlock(block, state);
    fillUniforms(state, out);
  };
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

let standardNormalTable: Float64Array | undefined;

function groupFiller(plan: SamplingPlan, group: CorrelatedGroup, tables: readonly SamplingTable[]): FillBlock {
  const { members, correlation, degreesOfFreedom } = group;
  standardNormalTable ??= octaveTable(normalDistribution(0, 1));
  const normalTable = standardNormalTable;
  const triangle = cholesky(correlation.scores);
  const scores = members.map(() => new Float64Array(BLOCK_TRIALS));
  const scoreFillers = members.map((member) => scoreFiller(plan, plan.inputs[member].identity, normalTable));
  const readers = members.map((member) => scoreReader(tables[member]));
  const widen = degreesOfFreedom === null ? null : widener(plan, members.map((member) => plan.inputs[member].identity), degreesOfFreedom);
  return (block, columns) => {
    scoreFillers.forEach((fill, position) => fill(block, scores[position]));
    mix(triangle, scores);
    widen?.(block, scores);
    members.forEach((member, position) => readers[position](scores[position], columns[member]));
  };
}

function scoreFiller(plan: SamplingPlan, identity: string, normalTable: Float64Array): FillColumn {
  if (plan.method === 'random') return fillRandomly(plan.key, identity, normalTable);
  const probabilities = new Float64Array(BLOCK_TRIALS);
  const fill = probabilityFiller(plan, identity);
  return (block, out) => {
    fill(block, probabilities);
    lookUpOctaves(normalTable, probabilities, out, BLOCK_TRIALS);
  };
}

/** Replaces independent scores by L · scores, in place: the last row first, so that each row still finds those above it untouched. */
function mix(triangle: Matrix, scores: readonly Float64Array[]): void {
  for (let row = scores.length - 1; row >= 0; row--) {
    const out = scores[row];
    const weights = triangle[row];
    for (let trial = 0; trial < BLOCK_TRIALS; trial++) {
      let sum = weights[row] * out[trial];
      for (let column = row - 1; column >= 0; column--) sum += weights[column] * scores[column][trial];
      out[trial] = sum;
    }
  }
}

/** Turns scores into values of an input's own distribution. */
function scoreReader(table: SamplingTable): (scores: Float64Array, out: Float64Array) => void {
  if (table.kind === 'octaves') {
    const byScore = scoreTable(table.distribution, table.coefficients);
    return (scores, out) => lookUpScores(byScore, scores, out, BLOCK_TRIALS);
  }
  const toUniform = uniformScoreTable();
  return (scores, out) => {
    lookUpScores(toUniform, scores, out, BLOCK_TRIALS);
    lookUpSteps(table.steps, out, out, BLOCK_TRIALS);
  };
}

/**
 * Turns the scores of a Gaussian copula into those of a t copula: each trial divides all of them by one common random
 * width, √(χ²/ν), and the resulting t values go back to normal scores through their own distribution function.
 */
function widener({ key }: SamplingPlan, identities: readonly string[], degreesOfFreedom: number): (block: number, scores: readonly Float64Array[]) => void {
  const stream = new RandomStream(key, identities.join('\n'), 'mixing');
  const state = new Int32Array(STATE_WORDS);
  const squares = new Float64Array(BLOCK_TRIALS);
  const chiSquare = octaveTable(gammaDistribution(degreesOfFreedom / 2, 2));
  const toScore = octaveTable(scoreOfFoldedT(degreesOfFreedom));
  return (block, scores) => {
    stream.seedBlock(block, state);
    fillFromOctaves(state, chiSquare, squares);
    for (const column of scores) {
      for (let trial = 0; trial < BLOCK_TRIALS; trial++) {
        const t = column[trial] * Math.sqrt(degreesOfFreedom / squares[trial]);
        column[trial] = foldT(t, degreesOfFreedom);
      }
      lookUpOctaves(toScore, column, column, BLOCK_TRIALS);
    }
  };
}

/** Folds the line onto (0, 1): (1 + t / √(ν + t²)) / 2, which has a beta distribution with both shapes ν/2 when t has Student's. */
function foldT(t: number, degreesOfFreedom: number): number {
  const size = Math.abs(t);
  const root = Math.sqrt(degreesOfFreedom + t * t);
  const distance = (0.5 * degreesOfFreedom) / (root * (root + size));
  return t < 0 ? distance : 1 - distance;
}

/** The normal score of a folded t value, as something that can be tabulated by octaves. */
function scoreOfFoldedT(degreesOfFreedom: number): Tabulated {
  const shape = degreesOfFreedom / 2;
  const score = (lower: number, upper: number): number => {
    const tails = incompleteBeta(shape, shape, lower, upper);
    return standardNormalQuantile(tails.lower, tails.upper);
  };
  return {
    quantile: (lower, upper = 1 - lower) => score(lower, upper),
    quantileSlope: (lower, upper) => betaDensity(shape, shape, lower, upper) / normalDensity(score(lower, upper)),
    density: () => NaN,
  };
}
