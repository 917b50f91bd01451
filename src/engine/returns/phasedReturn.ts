import { Money, sumOf } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { invalidArgument } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { resultCell, type Label, type ResultCell } from '../core/roiFunction';
import { rate, type Rate } from '../core/units';
import { basicReturn } from './basicReturn';
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
  const running = cumulative(net);
  const runningDiscounted = cumulative(discountedFlows(net, growthPerPeriod(ratePerPeriod)));
  const last = net.length - 1;

  const phaseOf = (from: number, to: number): Phase => {
    const [cost, benefit] = [costs.slice(from, to + 1), benefits.slice(from, to + 1)];
    const phaseNet = from === 0 ? running[to] : running[to].minus(running[from - 1]);
    return {
      from,
      to,
      cost: sumOf(cost).toNumber(),
      benefit: sumOf(benefit).toNumber(),
      net: phaseNet.toNumber(),
      returnOnInvestment: basicReturn(benefit, cost),
      cumulativeNet: running[to].toNumber(),
      cumulativeReturn: basicReturn(benefits.slice(0, to + 1), costs.slice(0, to + 1)),
      discountedCumulativeNet: runningDiscounted[to].toNumber(),
      status: statusOf(running[to], phaseNet),
    };
  };

  const ends = [...phaseEnds.filter((end) => end < last), last];
  const phases = ends.map((end, index) => phaseOf(index === 0 ? 0 : ends[index - 1] + 1, end));
  return ok({ phases, total: phaseOf(0, last), payback: recovery(net) });
}

function cumulative(flows: readonly Money[]): readonly Money[] {
  let running: Money = new Money(0);
  return flows.map((flow) => (running = running.plus(flow)));
}

function statusOf(cumulativeNet: Money, net: Money): PhaseStatus {
  if (cumulativeNet.greaterThanOrEqualTo(0)) return 'paidBack';
  return net.greaterThan(0) ? 'recovering' : 'investing';
}

export const phasedReturnFunction = defineFunction({
  name: 'PHASED',
  family: 'returns',
  parameters: {
    costs: parameter.nonNegativeAmounts(),
    benefits: parameter.amounts(),
    phaseEnds: parameter.optional(parameter.wholeNumbers({ minimum: 0 })),
    rate: parameter.optional(parameter.rate(), rate(0)),
    phaseNames: parameter.optional(parameter.texts()),
  },
  sameLength: ['costs', 'benefits'],
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
