import { cashFlowRows } from '../blocks/cashFlow';
import { phasePlace, summaryPlace } from '../blocks/dashboardTables';
import { acrossPeriods, acrossPeriodsFixed, periodAxis, rowsFrom } from '../blocks/periodAxis';
import { riskRegisterRows } from '../blocks/riskRegister';
import { scenarioRows } from '../blocks/scenarios';
import { simulationPlace } from '../blocks/simulation';
import { timelineRows } from '../blocks/timeSheet';
import { example } from './example';

/** Where everything stands. Sheets look these up instead of repeating row numbers. */

/** Column G is today, then twelve quarters; the same on every sheet with a time axis. */
export const lastQuarter = 12;
export const axis = periodAxis(6, 1 + lastQuarter, 4);
export const timelineAt = timelineRows(4);

export const across = (row: number) => acrossPeriods(axis, row);
export const acrossFixed = (row: number) => acrossPeriodsFixed(axis, row);

const costLineCount = example.costLines.length + example.spareCostLines;
const benefitLineCount = example.benefitLines.length + example.spareBenefitLines;

const inputCosts = rowsFrom(29, costLineCount);
const inputBenefits = rowsFrom(inputCosts.last + 4, benefitLineCount);
const lists = rowsFrom(inputBenefits.last + 4, 4);

export const inputsAt = {
  projectName: 'C4',
  discountRate: '$C$5',
  horizon: '$C$6',
  grossMargin: '$C$7',
  contingency: '$C$8',
  scenario: 'C9',
  scenarioNumber: '$C$10',
  currency: '$C$11',
  startDate: '$C$12',
  trials: '$C$13',
  seed: '$C$14',
  phaseEnds: rowsFrom(17, 3),
  adoption: rowsFrom(22, 4),
  costs: inputCosts,
  benefits: inputBenefits,
  lists,
  oneOff: `$C$${lists.first}`,
  sales: `$E$${lists.first}`,
  soft: `$E$${lists.first + 3}`,
  yes: `$F$${lists.first}`,
  weakest: `$G$${lists.last}`,
  neverWord: `$I$${lists.first}`,
  noneWord: `$I$${lists.first + 1}`,
  todayWord: `$J$${lists.first}`,
  periodPrefix: `$J$${lists.first + 1}`,
  allHoldWord: `$K$${lists.first}`,
  someFailWord: `$K$${lists.first + 1}`,
  tooEarlyWord: `$L$${lists.first}`,
  continueWord: `$L$${lists.first + 1}`,
  reassessWord: `$L$${lists.first + 2}`,
  bases: `$C$${lists.first}:$C$${lists.first + 1}`,
  classes: `$D$${lists.first}:$D$${lists.last}`,
  kinds: `$E$${lists.first}:$E$${lists.last}`,
  answers: `$F$${lists.first}:$F$${lists.first + 1}`,
  grades: `$G$${lists.first}:$G$${lists.last}`,
  scenarios: `$H$${lists.first}:$H$${lists.first + 2}`,
} as const;

const costLines = rowsFrom(9, costLineCount);
const costClasses = rowsFrom(costLines.last + 4, example.classes.length);

export const costsAt = {
  lines: costLines,
  allLines: costLines.last + 1,
  classes: costClasses,
  contingency: costClasses.last + 1,
  total: costClasses.last + 2,
  oneOff: rowsFrom(costClasses.last + 5, example.classes.length),
} as const;

const fullEffect = rowsFrom(13, benefitLineCount);
const realised = rowsFrom(fullEffect.last + 4, benefitLineCount);

export const benefitsAt = { adoptionBase: 9, adoptionLive: 10, full: fullEffect, totalFull: fullEffect.last + 1, realised, total: realised.last + 1 } as const;

export const cashFlowAt = cashFlowRows(9);

const rangedCosts = rowsFrom(7, example.classes.length);
const rangedBenefits = rowsFrom(rangedCosts.last + 1, benefitLineCount);
const tornado = rowsFrom(rangedBenefits.last + 4, 8);
const simulatedOneOff = rowsFrom(tornado.last + 5, example.classes.length);
const simulatedRunning = rowsFrom(simulatedOneOff.last + 1, example.classes.length);
const simulatedBenefits = rowsFrom(simulatedRunning.last + 1, benefitLineCount);
const risks = rowsFrom(simulatedBenefits.last + 4, example.risks.length + example.spareRisks);

export const riskAt = {
  costs: rangedCosts,
  benefits: rangedBenefits,
  ranges: rowsFrom(rangedCosts.first, rangedCosts.count + rangedBenefits.count),
  tornado,
  oneOff: simulatedOneOff,
  running: simulatedRunning,
  simulatedBenefits,
  lines: rowsFrom(simulatedOneOff.first, simulatedOneOff.count + simulatedRunning.count + simulatedBenefits.count),
  register: risks,
  adjustedRoi: riskRegisterRows(risks).adjustedRoi,
} as const;

export const simulationAt = simulationPlace(6);

/** Three scenarios; per scenario the workings show costs, adoption, benefits. */
const scenarioPlace = scenarioRows(4, { scenarios: 3, assumptions: 4, workings: 3 });
const [benefitFactor, costFactor, delay, weight] = scenarioPlace.assumptions.rows as [number, number, number, number];
export const scenariosAt = { ...scenarioPlace, benefitFactor, costFactor, delay, weight } as const;

export const dashboardAt = {
  roi: 'C4',
  npv: 'C5',
  payback: 'C6',
  irr: 'C7',
  bcr: 'C8',
  chanceOfLoss: 'C9',
  presentRoi: 'C10',
  adjustedRoi: 'C11',
  totalCost: 'C12',
  totalBenefit: 'C13',
  scenario: 'C14',
  horizon: 'C15',
  years: rowsFrom(19, 3),
  classes: rowsFrom(25, example.classes.length),
  scenarios: rowsFrom(32, 3),
  summary: summaryPlace(38),
  phases: phasePlace(54, 4),
} as const;

export const reviewAt = { milestones: rowsFrom(6, example.milestones.length) } as const;
