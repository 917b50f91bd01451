import { defineFunction } from '../../core/defineFunction';
import { invalidArgument, zeroDenominator } from '../../core/error';
import * as parameter from '../../core/parameters';
import { fail, ok, type Result } from '../../core/result';
import { rate } from '../../core/units';
import { exactRankCorrelation, type RankCorrelation } from '../correlation/rankCorrelation';
import { lineItems } from './lineItem';
import { lineItemReport } from './lineItemReport';
import { simulateLineItems } from './lineItemSimulation';

const USUAL_RATE = rate(0.1);
const USUAL_TRIALS = 10_000;
const MOST_TRIALS = 1_000_000;
/** Lines, periods and trials multiplied: some seconds of work. */
const MOST_AMOUNTS = 2_000_000_000;

/** A whole simulation in one cell, over a table of benefits and costs. */
export const monteCarloFunction = defineFunction({
  name: 'MONTECARLO',
  family: 'uncertainty',
  parameters: {
    lines: lineItems(),
    rate: parameter.optional(parameter.rate(), USUAL_RATE),
    trials: parameter.optional(parameter.wholeNumber({ minimum: 100, maximum: MOST_TRIALS }), USUAL_TRIALS),
    seed: parameter.optional(parameter.wholeNumber(), 1),
    correlation: parameter.optional(parameter.numberTable({ minimum: -1, maximum: 1 })),
  },
  result: 'table',
  cancellable: true,
  example: [
    [
      ['License', 'cost', 'fixed', 100000, '', '', 0, 0, ''],
      ['Operation', 'cost', 'PERT', 15000, 20000, 35000, 1, 3, 0.03],
      ['Extra margin', 'benefit', 'TRIANG', 60000, 90000, 110000, 1, 3, 0.05],
    ],
    0.1,
  ],
  run({ lines, rate: ratePerPeriod, trials, seed, correlation }) {
    if (!lines.some(({ kind }) => kind === 'cost')) return fail(zeroDenominator('noCostLine', { parameter: 'lines' }));
    const amounts = trials * lines.reduce((sum, { start, end }) => sum + end - start + 1, 0);
    if (amounts > MOST_AMOUNTS) {
      return fail(invalidArgument('simulationTooLarge', { parameter: 'trials', received: trials, details: { amounts, maximum: MOST_AMOUNTS } }));
    }
    const checked = checkCorrelation(correlation, lines.length);
    if (!checked.ok) return checked;
    const run = simulateLineItems({ lines, rate: ratePerPeriod, trials, seed, correlation: checked.value });
    let step = run.next();
    while (!step.done) step = run.next();
    const outcomes = step.value;
    return outcomes.ok ? ok(lineItemReport(outcomes.value, seed)) : outcomes;
  },
});

function checkCorrelation(matrix: readonly (readonly number[])[] | undefined, lines: number): Result<RankCorrelation | undefined> {
  if (matrix === undefined) return ok(undefined);
  if (matrix.length !== lines || matrix[0].length !== lines) {
    const details = { rows: matrix.length, columns: matrix[0].length, expected: lines };
    return fail(invalidArgument('correlationSize', { parameter: 'correlation', details }));
  }
  return exactRankCorrelation(matrix, 'correlation');
}
