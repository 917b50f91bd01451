import { incompleteBeta, betaDensity } from '../../core/special/incompleteBeta';
import { normalDensity } from '../../core/special/normal';
import { cholesky } from '../correlation/cholesky';
import { regression, type Regression } from '../correlation/regression';
import type { Matrix } from '../correlation/symmetricEigen';
import { gammaDistribution } from '../distributions/gamma';
import { normalDistribution, standardNormalQuantile } from '../distributions/normal';
import { BLOCK_TRIALS, RandomStream, STATE_WORDS } from '../random/stream';
import { fillProbabilities, fillRandomly, type FillColumn } from './columnDraw';
import { fillFromOctaves, lookUpOctaves, lookUpScores, lookUpSteps } from './kernels';
import { octaveTable, type Tabulated } from './octaveTable';
import type { CorrelatedGroup, SamplingPlan } from './samplingPlan';
import type { SamplingTable } from './samplingTable';
import { scoreTable, uniformScoreTable } from './scoreTable';

let standardNormalTable: Float64Array | undefined;

/** Draws a group of correlated inputs. */
export class CorrelatedDraw {
  private readonly normalTable: Float64Array;
  private readonly triangle: Matrix;
  private readonly scores: readonly Float64Array[];
  private readonly scoreFillers: readonly FillColumn[];
  private readonly readers: readonly ((scores: Float64Array, out: Float64Array) => void)[];
  private readonly widen: ((block: number, scores: readonly Float64Array[]) => void) | null;
  /** The block whose scores, mixed but not widened, are at hand; −1 for none. */
  private mixed = -1;
  private readonly given = new Map<number, Conditional>();

  constructor(
    private readonly plan: SamplingPlan,
    private readonly group: CorrelatedGroup,
    tables: readonly SamplingTable[],
  ) {
    const { members, correlation, degreesOfFreedom } = group;
    standardNormalTable ??= octaveTable(normalDistribution(0, 1));
    this.normalTable = standardNormalTable;
    this.triangle = cholesky(correlation.scores);
    this.scores = members.map(() => new Float64Array(BLOCK_TRIALS));
    this.scoreFillers = members.map((member) => scoreFiller(plan, plan.inputs[member].identity, this.normalTable));
    this.readers = members.map((member) => scoreReader(tables[member]));
    this.widen = degreesOfFreedom === null ? null : widener(plan, members.map((member) => plan.inputs[member].identity), degreesOfFreedom);
  }

  fillBlock(block: number, columns: readonly Float64Array[]): void {
    const { scores } = this;
    this.mix(block);
    if (this.widen !== null) {
      this.widen(block, scores);
      this.mixed = -1;
    }
    this.group.members.forEach((member, position) => this.readers[position](scores[position], columns[member]));
  }

  /** Draws the score of one member anew, given those of the others. */
  redraw(block: number, position: number, out: Float64Array): void {
    if (this.mixed !== block) this.mix(block);
    const { weights, deviation, fill } = this.givenOthers(position);
    fill(block, out);
    for (let trial = 0; trial < BLOCK_TRIALS; trial++) {
      let score = deviation * out[trial];
      for (let other = 0; other < weights.length; other++) score += weights[other] * this.scores[other][trial];
      out[trial] = score;
    }
    this.widen?.(block, [out]);
    this.readers[position](out, out);
  }

  private mix(block: number): void {
    this.scoreFillers.forEach((fill, position) => fill(block, this.scores[position]));
    mix(this.triangle, this.scores);
    this.mixed = block;
  }

  private givenOthers(position: number): Conditional {
    const known = this.given.get(position);
    if (known !== undefined) return known;
    const { key, inputs } = this.plan;
    const fill = fillRandomly(key, inputs[this.group.members[position]].identity, this.normalTable, 'redraw');
    const conditional = { ...regression(this.group.correlation.scores, position), fill };
    this.given.set(position, conditional);
    return conditional;
  }
}

interface Conditional extends Regression {
  /** Draws standard normal scores. */
  readonly fill: FillColumn;
}

function scoreFiller(plan: SamplingPlan, identity: string, normalTable: Float64Array): FillColumn {
  if (plan.method === 'random') return fillRandomly(plan.key, identity, normalTable);
  const probabilities = new Float64Array(BLOCK_TRIALS);
  const fill = fillProbabilities(plan, identity);
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
