import { acrossPeriodsFixed } from './periodAxis';
import { amountRow, levelRow, timeSection, type TimeSheet } from './timeSheet';
import { ROUNDING, type Check } from './checks';

export type CashFlowRows = ReturnType<typeof cashFlowRows>;

/** Where the rows of a cash flow stand when its first section band is in the row above `first`. */
export function cashFlowRows(first: number) {
  return {
    costs: first,
    benefits: first + 1,
    net: first + 2,
    flag: first + 5,
    costsInHorizon: first + 6,
    benefitsInHorizon: first + 7,
    netInHorizon: first + 8,
    beyond: first + 9,
    opening: first + 12,
    movement: first + 13,
    closing: first + 14,
    payback: first + 15,
    discountFactor: first + 18,
    presentCosts: first + 19,
    presentBenefits: first + 20,
    presentNet: first + 21,
    cumulativePresent: first + 22,
  } as const;
}

export interface CashFlowWords {
  readonly flows: string;
  readonly costs: string;
  readonly benefits: string;
  readonly net: string;
  readonly horizonBlock: string;
  readonly flag: string;
  readonly costsInHorizon: string;
  readonly benefitsInHorizon: string;
  readonly netInHorizon: string;
  readonly beyond: string;
  readonly balance: string;
  readonly opening: string;
  readonly movement: string;
  readonly closing: string;
  readonly paybackMarker: string;
  readonly discounting: string;
  readonly discountFactor: string;
  readonly presentCosts: string;
  readonly presentBenefits: string;
  readonly presentNet: string;
  readonly cumulativePresent: string;
}

export interface CashFlowSources {
  /** The costs of a period before the factor, and its benefits, by the letter of its column. */
  readonly costs: (column: string) => string;
  readonly benefits: (column: string) => string;
  /** What all costs are multiplied by, such as the cost factor of the live scenario. */
  readonly costFactor: string;
  /** The last period that counts. */
  readonly horizon: string;
  /** Per year. */
  readonly discountRate: string;
}

/** Costs against benefits: net, within the horizon and beyond it, cumulative as a corkscrew, and discounted within the horizon, where the last balance is the net present value. */
export function cashFlow(time: TimeSheet, at: CashFlowRows, words: CashFlowWords, sources: CashFlowSources): void {
  const { sheet, axis } = time;
  const period = time.timeline.period;

  timeSection(time, at.costs - 1, words.flows);
  sheet.formula(`C${at.costs}`, sources.costFactor, 'factor');
  amountRow(time, at.costs, words.costs, (column) => `${sources.costs(column)}*$C$${at.costs}`);
  amountRow(time, at.benefits, words.benefits, sources.benefits);
  amountRow(time, at.net, words.net, (column) => `${column}${at.benefits}-${column}${at.costs}`, true);

  timeSection(time, at.flag - 1, words.horizonBlock);
  levelRow(time, at.flag, words.flag, 'integer', (column) => `(${column}$${period}<=${sources.horizon})*1`);
  amountRow(time, at.costsInHorizon, words.costsInHorizon, (column) => `${column}${at.costs}*${column}$${at.flag}`);
  amountRow(time, at.benefitsInHorizon, words.benefitsInHorizon, (column) => `${column}${at.benefits}*${column}$${at.flag}`);
  amountRow(time, at.netInHorizon, words.netInHorizon, (column) => `${column}${at.benefitsInHorizon}-${column}${at.costsInHorizon}`, true);

  amountRow(time, at.beyond, words.beyond, (column) => `${column}${at.net}-${column}${at.netInHorizon}`);

  timeSection(time, at.opening - 1, words.balance);
  levelRow(time, at.opening, words.opening, 'amount', (_, before) => `${before}${at.closing}`);
  levelRow(time, at.movement, words.movement, 'amount', (column) => `${column}${at.net}`);
  levelRow(time, at.closing, words.closing, 'amount', (column) => `${column}${at.opening}+${column}${at.movement}`, true);
  levelRow(time, at.payback, words.paybackMarker, 'marker', (column, before) => {
    const firstTime = `SUM($${axis.gap}${at.payback}:${before}${at.payback})=0`;
    return `IF(AND(${column}${at.opening}<0,${column}${at.closing}>=0,${firstTime}),${column}$${period}-1-${column}${at.opening}/${column}${at.movement},0)`;
  });

  timeSection(time, at.discountFactor - 1, words.discounting);
  sheet.formula(`C${at.discountFactor}`, sources.discountRate, 'percent');
  levelRow(time, at.discountFactor, words.discountFactor, 'discountFactor', (column) => `1/(1+$C$${at.discountFactor})^(${column}$${period}/${axis.perYear})`);
  amountRow(time, at.presentCosts, words.presentCosts, (column) => `${column}${at.costsInHorizon}*${column}$${at.discountFactor}`);
  amountRow(time, at.presentBenefits, words.presentBenefits, (column) => `${column}${at.benefitsInHorizon}*${column}$${at.discountFactor}`);
  amountRow(time, at.presentNet, words.presentNet, (column) => `${column}${at.presentBenefits}-${column}${at.presentCosts}`, true);
  levelRow(time, at.cumulativePresent, words.cumulativePresent, 'amount', (column, before) => `${before}${at.cumulativePresent}+${column}${at.presentNet}`);

  sheet.highlight(`${axis.first}${at.flag}:${axis.last}${at.netInHorizon}`, `${axis.first}$${at.flag}=0`, { color: '#BFBFBF' });
}

type FoundCheck = Omit<Check, 'description'>;

/** The corkscrew ends at the sum of what moved it. */
export function balanceCheck({ sheet, axis }: TimeSheet, at: CashFlowRows): FoundCheck {
  return { where: sheet.ref(`${axis.last}${at.closing}`), found: `${sheet.ref(`$${axis.last}$${at.closing}`)}-${sheet.ref(`$E$${at.net}`)}`, allowed: ROUNDING };
}

/** The net present value by discount factors is what Excel's NPV gives. */
export function npvCheck({ sheet, axis }: TimeSheet, at: CashFlowRows, discountRate: string, where: string): FoundCheck {
  const later = `$${axis.columns[1] ?? axis.first}$${at.netInHorizon}:$${axis.last}$${at.netInHorizon}`;
  const byFunction = `NPV((1+${discountRate})^(1/${axis.perYear})-1,${sheet.ref(later)})`;
  return { where, found: `${sheet.ref(`$E$${at.presentNet}`)}-${sheet.ref(`$${axis.first}$${at.netInHorizon}`)}-${byFunction}`, allowed: ROUNDING };
}

/** The formulas of the headline figures of a cash flow, as other sheets write them. */
export function cashFlowResults({ sheet, axis }: TimeSheet, at: CashFlowRows, words: { readonly never: string; readonly none: string }) {
  const total = (row: number) => sheet.ref(`$E$${row}`);
  const [costs, benefits, net] = [total(at.costsInHorizon), total(at.benefitsInHorizon), total(at.netInHorizon)];
  const flows = sheet.ref(acrossPeriodsFixed(axis, at.netInHorizon));
  const payback = `SUM(${sheet.ref(acrossPeriodsFixed(axis, at.payback))})`;
  const ratio = (numerator: string, denominator: string) => `IF(${denominator}=0,0,${numerator}/${denominator})`;
  return {
    costs,
    benefits,
    returnOnInvestment: ratio(net, costs),
    benefitCostRatio: ratio(benefits, costs),
    netPresentValue: total(at.presentNet),
    presentReturn: ratio(total(at.presentNet), total(at.presentCosts)),
    /** In months, or the word for never. */
    payback: `IF(${payback}>0,${payback}*${12 / axis.perYear},${words.never})`,
    /** Per year, or the word for none where the flows have one sign only. An error in them stays one. */
    internalRateOfReturn: `IF(OR(MIN(${flows})>=0,MAX(${flows})<=0),${words.none},(1+IRR(${flows}))^${axis.perYear}-1)`,
  };
}
