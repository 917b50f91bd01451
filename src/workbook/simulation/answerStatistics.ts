import type { Result } from '../../engine/core/result';
import type { SimulationResult } from '../../engine/simulation/simulationResult';
import type { FoundStatistic } from './findUncertainty';
import type { Answers, Point } from './simulationRecord';

/** Probabilities that people ask for most, known exactly whether a cell asks for them or not. */
const USUAL = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** Asks the workers what cells of the workbook ask of the run, so that the record has the exact answers. By output. */
export async function answerStatistics({ outputs, values }: SimulationResult, asked: readonly FoundStatistic[]): Promise<readonly Answers[]> {
  return Promise.all(
    outputs.map(async ({ output, percentiles, conditionalValueAtRisk }, position): Promise<Answers> => {
      const argumentsOf = (statistic: string): readonly number[] => distinct(asked.filter((one) => one.output === output.name && one.statistic === statistic && one.argument !== null).map(({ argument }) => argument!));
      const known = percentiles.filter(({ probability }) => USUAL.includes(probability)).map(({ value, probability }): Point => [value, probability]);
      const others = argumentsOf('percentile').filter((probability) => !known.some(([, at]) => at === probability));
      const shares = argumentsOf('cvar').filter((share) => share !== conditionalValueAtRisk.share);
      return {
        percentiles: [...known, ...(await points(others, async (probability) => mapped(await values.valueAtProbability(position, probability), ({ value }) => [value, probability])))],
        targets: await points(argumentsOf('target'), async (target) => mapped(await values.probabilityAtMost(position, target), ({ value }) => [target, value])),
        tails: [
          [conditionalValueAtRisk.value, conditionalValueAtRisk.share],
          ...(await points(shares, async (share) => mapped(await values.conditionalValueAtRisk(position, share), (value) => [value, share]))),
        ],
      };
    }),
  );
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}

/** An argument out of range has no answer; the cell says so itself. */
async function points(values: readonly number[], ask: (value: number) => Promise<Point | null>): Promise<Point[]> {
  const answers = await Promise.all(values.map(ask));
  return answers.filter((answer) => answer !== null);
}

function mapped<T>(result: Result<T>, toPoint: (value: T) => Point): Point | null {
  return result.ok ? toPoint(result.value) : null;
}
