import { colors } from '../../file/sheet/looks';
import { cashFlowResults } from '../blocks/cashFlow';
import { cashFlowChart, cumulativeChart, percentChart, shareChart, tornadoChart } from '../blocks/dashboardCharts';
import { headlines, phaseTable, resultTable, shareTable, summaryTable, yearTable, type Headline } from '../blocks/dashboardTables';
import { headlineNames } from '../modelNames';
import { currencyOf, head, timeSheet, withinHorizon, type Build } from './context';
import { acrossFixed, axis, cashFlowAt, costsAt, dashboardAt as at, inputsAt, riskAt, scenariosAt, simulationAt, timelineAt } from './layout';

/** The results on one page: headline figures with names, charts, and the tables behind them. */
export function buildDashboard(build: Build): void {
  const { words, sheets } = build;
  const sheet = sheets.dashboard;
  const texts = words.dashboard;
  // Narrow enough for the headlines and the two charts beside them in one view of an ordinary screen.
  sheet.columns({ A: 2, B: 30, C: 19, D: 13, E: 14, F: 14, G: 13, H: 13, I: 13, J: 13, K: 13, L: 13, M: 13 });
  head(build, 'dashboard', texts.subtitle, 'E1');
  sheet.section('B3:G3', texts.headlines);
  headlines(sheet, figures(build));
  settings(build);
  tables(build);
  charts(build);
}

function figures(build: Build): readonly Headline[] {
  const { words, sheets } = build;
  const { risk, inputs } = sheets;
  const { explain, ...texts } = words.dashboard;
  const results = cashFlowResults(timeSheet(build, 'cashFlow'), cashFlowAt, { never: inputs.ref(inputsAt.neverWord), none: inputs.ref(inputsAt.noneWord) });
  const currency = currencyOf(inputs);
  const line = (key: keyof typeof explain) => ({ cell: at[key], label: texts[key], explanation: explain[key] });
  return [
    { ...line('roi'), formula: results.returnOnInvestment, format: 'wholePercent', strong: true },
    { ...line('npv'), formula: results.netPresentValue, format: 'amount', currency, strong: true },
    { ...line('payback'), formula: results.payback, format: 'months', unit: words.common.months, strong: true },
    { ...line('irr'), formula: results.internalRateOfReturn, format: 'wholePercent', strong: true },
    { ...line('bcr'), formula: results.benefitCostRatio, format: 'factor', strong: true },
    { ...line('chanceOfLoss'), formula: risk.spilledRef(simulationAt.area, simulationAt.chanceOfLoss), format: 'percent', strong: true },
    { ...line('presentRoi'), formula: results.presentReturn, format: 'wholePercent' },
    { ...line('adjustedRoi'), formula: risk.ref(`$C$${riskAt.adjustedRoi}`), format: 'wholePercent' },
    { ...line('totalCost'), formula: results.costs, format: 'amount', currency },
    { ...line('totalBenefit'), formula: results.benefits, format: 'amount', currency },
  ];
}

/** What the figures above were calculated for. */
function settings({ words, looks, sheets: { dashboard: sheet, inputs } }: Build): void {
  const texts = words.dashboard;
  sheet.put('B14', texts.scenario).formula(at.scenario, inputs.ref('$C$9'), 'general', { ...looks.linked('general'), horizontal: 'right' });
  sheet.put('B15', texts.horizon).formula(at.horizon, inputs.ref(inputsAt.horizon), 'integer').put('D15', words.common.quarters, looks.unit);
}

function tables(build: Build): void {
  const { words, sheets } = build;
  const { dashboard: sheet, cashFlow, costs, scenarios, inputs } = sheets;
  const texts = words.dashboard;
  const row = (number: number) => cashFlow.ref(acrossFixed(number));
  yearTable(sheet, at.years, words.cashFlow, { years: row(timelineAt.year), costs: row(cashFlowAt.costs), benefits: row(cashFlowAt.benefits) });

  const level = `${scenarios.ref(`$C$${scenariosAt.costFactor}`)}*(1+${inputs.ref(inputsAt.contingency)})`;
  shareTable(
    sheet,
    at.classes,
    { title: texts.chartCosts, part: words.inputs.costColumns.class, amount: words.common.horizonTotal, percent: words.common.percent },
    costsAt.classes.rows.map((source) => ({ name: costs.ref(`$B$${source}`), amount: `${withinHorizon(build, costs.ref(acrossFixed(source)))}*${level}` })),
  );
  resultTable(
    sheet,
    at.scenarios,
    { title: texts.chartScenarios, name: words.sheets.scenarios, result: words.scenarios.roi },
    scenariosAt.columns.map((column) => ({ name: scenarios.ref(`$${column}$4`), result: scenarios.ref(`$${column}$${scenariosAt.roi}`) })),
  );

  const discountRate = inputs.ref(inputsAt.discountRate);
  const { perYear } = axis;
  summaryTable(sheet, at.summary, texts.summaryTable, { costs: row(cashFlowAt.costsInHorizon), benefits: row(cashFlowAt.benefitsInHorizon), discountRate, perYear });
  const { phaseEnds, adoption } = inputsAt;
  phaseTable(sheet, at.phases, texts.phaseTable, {
    costs: row(cashFlowAt.costs),
    benefits: row(cashFlowAt.benefits),
    discountRate,
    perYear,
    phaseEnds: inputs.ref(`$C$${phaseEnds.first}:$C$${phaseEnds.last}`),
    phaseNames: inputs.ref(`$B$${adoption.first}:$B$${adoption.last}`),
  });
}

function charts(build: Build): void {
  const { words, sheets } = build;
  const { dashboard: sheet, risk } = sheets;
  const texts = words.dashboard;
  const { costs, benefits, net } = words.cashFlow;
  const flow = timeSheet(build, 'cashFlow');
  const amounts = texts.axisAmounts;
  cashFlowChart(sheet, 'H3:K16', flow, cashFlowAt, { title: texts.chartCashFlow, costs, benefits, net }, amounts);
  cumulativeChart(sheet, 'K3:N16', flow, cashFlowAt, { title: texts.chartCumulative, cumulative: texts.cumulative, discounted: texts.cumulativeDiscounted }, amounts);
  percentChart(sheet, 'H17:K35', { name: 'Phases', title: texts.chartPhases, letter: 'H', rows: at.phases.phases, color: colors.benefit });
  tornadoChart(sheet, 'K17:N35', risk, riskAt.tornado, { title: texts.chartTornado, low: texts.lowSeries, high: texts.highSeries });
  shareChart(sheet, 'H36:K51', 'CostStructure', texts.chartCosts, at.classes);
  percentChart(sheet, 'K36:N51', { name: 'Scenarios', title: texts.chartScenarios, letter: 'C', rows: at.scenarios, color: colors.net });
}

/** The cells by which the task pane finds the results, with the names it looks for. */
export function headlineCells(): readonly (readonly [name: string, cell: string])[] {
  return [
    [headlineNames.returnOnInvestment, at.roi],
    [headlineNames.netPresentValue, at.npv],
    [headlineNames.payback, at.payback],
    [headlineNames.internalRateOfReturn, at.irr],
    [headlineNames.benefitCostRatio, at.bcr],
    [headlineNames.chanceOfLoss, at.chanceOfLoss],
    [headlineNames.totalCost, at.totalCost],
    [headlineNames.totalBenefit, at.totalBenefit],
  ];
}
