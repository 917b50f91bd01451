import { Money } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { invalidArgument } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { resultCell, type Label, type ResultCell } from '../core/roiFunction';
import { MAX_PERIODS, rate, type Rate } from '../core/units';
import { returnOnCosts } from './basicReturn';
import { discountedFlows, growthPerPeriod } from './discountedFlows';
import { recovery } from './paybackPeriod';

/** Where a project stands at the end of a phase. */
export type PhaseStatus = 'investing' | 'recovering' | 'paidBack';

export interface Phase {
  /** First and last period, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly benefit: number;
  readonly net: number;
  readonly returnOnInvestment: Result<number>;
  readonly cumulativeNet: number;
  readonly cumulativeReturn: Result<number>;
  readonly discountedCumulativeNet: number;
  readonly status: PhaseStatus;
}

export interface PhasedReturn {
  readonly phases: readonly Phase[];
  /** All periods as one phase. */
  readonly total: Phase;
  readonly payback: Result<number>;
}

/** Implementation until month 3, early adoption until 6, full adoption until 12, maturity after it. */
const MONTHS_OF_ADOPTION = [3, 6, 12];
const ADOPTION_PHASES = ['implementation', 'earlyAdoption', 'fullAdoption', 'maturity'];

/**
 * Return on investment phase by phase. A phase ends with the period given for it and the next begins after it;
 * periods after the last end are one more phase; phases for which there are no periods are left out.
 * `ratePerPeriod` discounts the last cumulative only. A phase is *investing* while the project is under water and
 * its net is not positive, *recovering* while it is under water with a positive net, and *paid back* from a
 * cumulative net of zero upwards. Fails with `phaseEndsNotIncreasing`. Decimal, O(periods).
 */
export function phasedReturn(
  costs: readonly number[],
  benefits: readonly number[],
  phaseEnds: readonly number[] = MONTHS_OF_ADOPTION,
  ratePerPeriod: Rate = rate(0),
): Result<PhasedReturn> {
  const unordered = phaseEnds.findIndex((end, index) => index > 0 && end <= phaseEnds[index - 1]);
  if (unordered !== -1) {
    const details = { position: unordered + 1, previous: phaseEnds[unordered - 1] };
    return fail(invalidArgument('phaseEndsNotIncreasing', { parameter: 'phaseEnds', received: phaseEnds[unordered], details }));
  }
  const net = benefits.map((benefit, period) => new Money(benefit).minus(costs[period]));
  const running = {
    cost: cumulative(costs),
    benefit: cumulative(benefits),
    discountedNet: cumulative(discountedFlows(net, growthPerPeriod(ratePerPeriod))),
  };
  const last = net.length - 1;

  const phaseOf = (from: number, to: number): Phase => {
    const within = (amounts: readonly Money[]): Money => (from === 0 ? amounts[to] : amounts[to].minus(amounts[from - 1]));
    const [cost, benefit] = [within(running.cost), within(running.benefit)];
    const cumulativeNet = running.benefit[to].minus(running.cost[to]);
    return {
      from,
      to,
      cost: cost.toNumber(),
      benefit: benefit.toNumber(),
      net: benefit.minus(cost).toNumber(),
      returnOnInvestment: returnOnCosts(benefit, cost),
      cumulativeNet: cumulativeNet.toNumber(),
      cumulativeReturn: returnOnCosts(running.benefit[to], running.cost[to]),
      discountedCumulativeNet: running.discountedNet[to].toNumber(),
      status: statusOf(cumulativeNet, benefit.minus(cost)),
    };
  };

  const ends = [...phaseEnds.filter((end) => end < last), last];
  const phases = ends.map((end, index) => phaseOf(index === 0 ? 0 : ends[index - 1] + 1, end));
  return ok({ phases, total: phaseOf(0, last), payback: recovery(net) });
}

function cumulative(amounts: readonly (number | Money)[]): readonly Money[] {
  let running: Money = new Money(0);
  return amounts.map((amount) => (running = running.plus(amount)));
}

function statusOf(cumulativeNet: Money, net: Money): PhaseStatus {
  if (cumulativeNet.greaterThanOrEqualTo(0)) return 'paidBack';
  return net.greaterThan(0) ? 'recovering' : 'investing';
}

const MOST_PHASES = 1000;

export const phasedReturnFunction = defineFunction({
  name: 'PHASED',
  family: 'returns',
  parameters: {
    costs: parameter.atMost(MAX_PERIODS, parameter.nonNegativeAmounts()),
    benefits: parameter.atMost(MAX_PERIODS, parameter.amounts()),
    phaseEnds: parameter.optional(parameter.atMost(MOST_PHASES, parameter.wholeNumbers({ minimum: 0 }))),
    rate: parameter.optional(parameter.rate(), rate(0)),
    phaseNames: parameter.optional(parameter.atMost(MOST_PHASES + 1, parameter.texts())),
  },
  sameLength: ['costs', 'benefits'],
  result: 'table',
  example: [[[60, 10, 10, 10, 8, 8, 8, 5]], [[0, 0, 5, 10, 25, 30, 35, 40]], [[3, 5]]],
  run({ costs, benefits, phaseEnds, rate: ratePerPeriod, phaseNames }) {
    const phased = phasedReturn(costs, benefits, phaseEnds, ratePerPeriod);
    if (!phased.ok) return phased;
    const { phases, total, payback } = phased.value;
    const possible = (phaseEnds ?? MONTHS_OF_ADOPTION).length + 1;
    if (phaseNames !== undefined && (phaseNames.length < phases.length || phaseNames.length > possible)) {
      const details = { minimum: phases.length, maximum: possible };
      return fail(invalidArgument('phaseNamesCount', { parameter: 'phaseNames', received: phaseNames.length, details }));
    }
    return ok([
      HEADER,
      ...phases.map((phase, index) => [
        phaseNames?.[index] ?? phaseLabel(index, phaseEnds === undefined),
        ...figures(phase),
        { label: phase.status },
      ]),
      [{ label: 'total' }, ...figures(total), payback.ok ? payback.value : { label: total.status }],
    ]);
  },
});

const HEADER: readonly Label[] = [
  'phase',
  'fromPeriod',
  'toPeriod',
  'cost',
  'benefit',
  'net',
  'phaseReturn',
  'cumulativeNet',
  'cumulativeReturn',
  'discountedCumulativeNet',
  'statusOrPayback',
].map((label) => ({ label }));

/** The phases of an adoption have names of their own; others are numbered. */
function phaseLabel(index: number, ofAdoption: boolean): Label {
  return ofAdoption ? { label: ADOPTION_PHASES[index] } : { label: 'phaseNumber', details: { number: index + 1 } };
}

function figures(phase: Phase): readonly ResultCell[] {
  return [
    phase.from,
    phase.to,
    phase.cost,
    phase.benefit,
    phase.net,
    resultCell(phase.returnOnInvestment),
    phase.cumulativeNet,
    resultCell(phase.cumulativeReturn),
    phase.discountedCumulativeNet,
  ];
}
