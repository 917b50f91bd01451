import { acrossPeriods, periodAxis } from '../periodAxis';
import { example } from './example';

/** Where everything stands. Sheets look these up instead of repeating row numbers. */

/** Column G is today, then twelve quarters; the same on every sheet with a time axis. */
export const axis = periodAxis(6, 13);
export const periodRows = { period: 4, label: 5, year: 6, phase: 7 } as const;

export const across = (row: number, absolute = false) => acrossPeriods(axis, row, absolute);
export const acrossFixed = (row: number) => `$${axis.first}$${row}:$${axis.last}$${row}`;

const costLineCount = example.costLines.length + example.spareCostLines;
const benefitLineCount = example.benefitLines.length + example.spareBenefitLines;

function block(first: number, count: number) {
  return { first, last: first + count - 1, count, rows: Array.from({ length: count }, (_, index) => first + index) };
}

const inputCosts = block(29, costLineCount);
const inputBenefits = block(inputCosts.last + 4, benefitLineCount);
const lists = block(inputBenefits.last + 4, 4);

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
  phaseEnds: block(17, 3),
  adoption: block(22, 4),
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
  bases: `$C$${lists.first}:$C$${lists.first + 1}`,
  classes: `$D$${lists.first}:$D$${lists.last}`,
  kinds: `$E$${lists.first}:$E$${lists.last}`,
  answers: `$F$${lists.first}:$F$${lists.first + 1}`,
  grades: `$G$${lists.first}:$G$${lists.last}`,
  scenarios: `$H$${lists.first}:$H$${lists.first + 2}`,
} as const;

const costLines = block(9, costLineCount);
const costClasses = block(costLines.last + 4, example.classes.length);

export const costsAt = {
  lines: costLines,
  allLines: costLines.last + 1,
  classes: costClasses,
  contingency: costClasses.last + 1,
  total: costClasses.last + 2,
  oneOff: block(costClasses.last + 5, example.classes.length),
} as const;

const fullEffect = block(13, benefitLineCount);
const realised = block(fullEffect.last + 4, benefitLineCount);

export const benefitsAt = { adoptionBase: 9, adoptionLive: 10, full: fullEffect, totalFull: fullEffect.last + 1, realised, total: realised.last + 1 } as const;

export const cashFlowAt = {
  costs: 9,
  benefits: 10,
  net: 11,
  flag: 14,
  costsInHorizon: 15,
  benefitsInHorizon: 16,
  netInHorizon: 17,
  opening: 20,
  movement: 21,
  closing: 22,
  payback: 23,
  discountFactor: 26,
  presentCosts: 27,
  presentBenefits: 28,
  presentNet: 29,
  cumulativePresent: 30,
} as const;

const rangedCosts = block(7, example.classes.length);
const rangedBenefits = block(rangedCosts.last + 1, benefitLineCount);
const tornado = block(rangedBenefits.last + 4, 8);
const simulatedOneOff = block(tornado.last + 5, example.classes.length);
const simulatedRunning = block(simulatedOneOff.last + 1, example.classes.length);
const simulatedBenefits = block(simulatedRunning.last + 1, benefitLineCount);
const risks = block(simulatedBenefits.last + 4, example.risks.length + example.spareRisks);

export const riskAt = {
  costs: rangedCosts,
  benefits: rangedBenefits,
  ranges: block(rangedCosts.first, rangedCosts.count + rangedBenefits.count),
  tornado,
  oneOff: simulatedOneOff,
  running: simulatedRunning,
  simulatedBenefits,
  lines: block(simulatedOneOff.first, simulatedOneOff.count + simulatedRunning.count + simulatedBenefits.count),
  register: risks,
  registerTotal: risks.last + 1,
  adjustedNet: risks.last + 4,
  adjustedRoi: risks.last + 5,
} as const;

/** The table that `ROI.MONTECARLO` returns: a header, fifteen statistics, one column each for ROI, NPV and payback. */
export const simulationAt = { area: 'L6:O21', rows: 16, meanReturn: '$M$7', chanceOfLoss: '$M$17' } as const;

/** Scenarios stand side by side under the first three quarters' columns; `J` holds the weighted result. */
export const scenarioColumns = ['G', 'H', 'I'] as const;

export const scenariosAt = {
  benefitFactor: 5,
  costFactor: 6,
  delay: 7,
  weight: 8,
  costs: 12,
  benefits: 13,
  net: 14,
  roi: 15,
  npv: 16,
  workings: 22,
  /** Three rows of workings for each scenario: costs, adoption, benefits. */
  rowsOf: (scenario: number) => ({ costs: 22 + scenario * 3, adoption: 23 + scenario * 3, benefits: 24 + scenario * 3 }),
} as const;

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
  years: block(19, 3),
  classes: block(25, example.classes.length),
  scenarios: block(32, 3),
  summary: { first: 38, last: 50, area: 'B38:C50' },
  phases: { first: 54, last: 59, area: 'B54:L59' },
} as const;

export const reviewAt = { milestones: block(6, example.milestones.length) } as const;
