import { Money, sumOf } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { zeroDenominator } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { resultCell, type FunctionResult, type ResultCell } from '../core/roiFunction';
import { MAX_PERIODS, periods, rate, type Periods, type Rate } from '../core/units';
import { returnOnCosts } from './basicReturn';
import { discountedFlows, growthPerPeriod, total } from './discountedFlows';
import { internalRatesOfReturn } from './internalRatesOfReturn';
import { recovery } from './paybackPeriod';
import { usualRate } from './ratesOfReturn';

/** How ROI and the benefit-cost ratio are stated; see {@link returnSummary}. */
export type ReturnConvention = 'TEI' | 'SIMPLE' | 'NUCLEUS';

export interface ReturnSummary {
  readonly totalCosts: number;
  readonly totalBenefits: number;
  readonly costsPresentValue: number;
  readonly benefitsPresentValue: number;
  readonly netBenefit: number;
  readonly netPresentValue: number;
  readonly returnOnInvestment: Result<number>;
  readonly benefitCostRatio: Result<number>;
  /** Per year, all of them, ascending. */
  readonly internalRatesOfReturn: Result<readonly number[]>;
  readonly profitabilityIndex: Result<number>;
  /** In periods. */
  readonly payback: Result<number>;
  readonly discountedPayback: Result<number>;
}

const DISCOUNT_RATE_OF_STUDIES = rate(0.1);
const NUCLEUS_YEARS = 3;

/**
 * The measures of an investment from its costs and benefits per period; period 0 is today and is not discounted.
 *
 * - TEI (Total Economic Impact): ROI = (PV benefits − PV costs) ÷ PV costs, BCR = PV benefits ÷ PV costs.
 * - SIMPLE: the same ratios of the undiscounted totals.
 * - NUCLEUS: ROI = average annual net benefit of the first three years (or of what there is of them) ÷ initial cost;
 *   BCR as in TEI.
 *
 * In all three: net = benefits − costs; NPV = PV benefits − PV costs; profitability index = PV of the net flows after
 * today ÷ initial cost; initial cost = costs[0] − benefits[0]; IRR per year, compounded from periods; payback in
 * periods as in `paybackPeriod`. The annual rate becomes (1 + r)^(1/n) − 1 per period. Left out, it is 10 %, as in
 * published studies, and 0 where SIMPLE leaves discounting out.
 *
 * A measure that does not exist carries its own error. Amounts are decimal, IRR floating point. O(n).
 * @see https://www.forrester.com/policies/tei/
 */
export function returnSummary(
  costs: readonly number[],
  benefits: readonly number[],
  annualRate: Rate | undefined,
  periodsPerYear: Periods = periods(1),
  convention: ReturnConvention = 'TEI',
): ReturnSummary {
  const growth = growthPerPeriod(annualRate ?? (convention === 'SIMPLE' ? rate(0) : DISCOUNT_RATE_OF_STUDIES), periodsPerYear);
  const net = benefits.map((benefit, period) => new Money(benefit).minus(costs[period]));
  const discountedNet = discountedFlows(net, growth);
  const totals = { costs: sumOf(costs), benefits: sumOf(benefits) };
  const present = { costs: total(discountedFlows(costs, growth)), benefits: total(discountedFlows(benefits, growth)) };
  const compared = convention === 'SIMPLE' ? totals : present;
  const initialCost = net[0].negated();

  return {
    totalCosts: totals.costs.toNumber(),
    totalBenefits: totals.benefits.toNumber(),
    costsPresentValue: present.costs.toNumber(),
    benefitsPresentValue: present.benefits.toNumber(),
    netBenefit: totals.benefits.minus(totals.costs).toNumber(),
    netPresentValue: present.benefits.minus(present.costs).toNumber(),
    returnOnInvestment:
      convention === 'NUCLEUS'
        ? nucleusReturn(net.slice(1), periodsPerYear, initialCost)
        : returnOnCosts(compared.benefits, compared.costs),
    benefitCostRatio: ratio(compared.benefits, compared.costs, 'costsAreZero'),
    internalRatesOfReturn: annualRates(net, periodsPerYear),
    profitabilityIndex: ratio(total(discountedNet.slice(1)), initialCost, 'noInitialCost'),
    payback: recovery(net),
    discountedPayback: recovery(discountedNet),
  };
}

/** Relative to an outlay; where there is none the ratio does not exist. */
function ratio(amount: Money, outlay: Money, code: string): Result<number> {
  return outlay.greaterThan(0) ? ok(amount.dividedBy(outlay).toNumber()) : fail(zeroDenominator(code, { parameter: 'costs' }));
}

function nucleusReturn(later: readonly Money[], periodsPerYear: Periods, initialCost: Money): Result<number> {
  const counted = later.slice(0, NUCLEUS_YEARS * periodsPerYear);
  if (counted.length === 0) return fail(zeroDenominator('onePeriodNeeded', { parameter: 'benefits', received: 1 }));
  return ratio(total(counted).times(periodsPerYear).dividedBy(counted.length), initialCost, 'noInitialCost');
}

function annualRates(net: readonly Money[], periodsPerYear: Periods): Result<readonly number[]> {
  const rates = internalRatesOfReturn(net.map((flow) => flow.toNumber()));
  if (!rates.ok || periodsPerYear === 1) return rates;
  return ok(rates.value.map((ratePerPeriod) => new Money(ratePerPeriod).plus(1).pow(periodsPerYear).minus(1).toNumber()));
}

export const returnSummaryFunction = defineFunction({
  name: 'SUMMARY',
  family: 'returns',
  parameters: {
    costs: parameter.atMost(MAX_PERIODS, parameter.nonNegativeAmounts()),
    benefits: parameter.atMost(MAX_PERIODS, parameter.amounts()),
    rate: parameter.optional(parameter.rate()),
    periodsPerYear: parameter.optional(parameter.periods({ minimum: 1, maximum: 366 }), periods(1)),
    convention: parameter.optional(parameter.choice(['TEI', 'SIMPLE', 'NUCLEUS']), 'TEI'),
  },
  sameLength: ['costs', 'benefits'],
  result: 'table',
  example: [[[53150, 666715, 636772, 647783]], [[0, 1606511, 3061331, 4229760]], 0.1],
  run: ({ costs, benefits, rate: annualRate, periodsPerYear, convention }) =>
    ok(summaryTable(returnSummary(costs, benefits, annualRate, periodsPerYear, convention))),
});

function summaryTable(summary: ReturnSummary): FunctionResult {
  const rates = summary.internalRatesOfReturn;
  const table: ResultCell[][] = [
    [{ label: 'measure' }, { label: 'value' }],
    [{ label: 'totalCosts' }, summary.totalCosts],
    [{ label: 'totalBenefits' }, summary.totalBenefits],
    [{ label: 'costsPresentValue' }, summary.costsPresentValue],
    [{ label: 'benefitsPresentValue' }, summary.benefitsPresentValue],
    [{ label: 'netBenefit' }, summary.netBenefit],
    [{ label: 'netPresentValue' }, summary.netPresentValue],
    [{ label: 'returnOnInvestment' }, resultCell(summary.returnOnInvestment)],
    [{ label: 'benefitCostRatio' }, resultCell(summary.benefitCostRatio)],
    [{ label: 'irr' }, rates.ok ? usualRate(rates.value) : resultCell(rates)],
    [{ label: 'profitabilityIndex' }, resultCell(summary.profitabilityIndex)],
    [{ label: 'paybackPeriods' }, resultCell(summary.payback)],
    [{ label: 'discountedPaybackPeriods' }, resultCell(summary.discountedPayback)],
  ];
  if (rates.ok && rates.value.length > 1) {
    table.push([{ label: 'severalRates', details: { count: rates.value.length } }, rates.value.length]);
  }
  return table;
}

