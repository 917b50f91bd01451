import { colors, type Format } from '../../file/sheet/looks';
import { headlineNames } from '../modelNames';
import type { CellStyle } from '../../file/workbookFile';
import { head, withinHorizon, type Build } from './context';
import { acrossFixed, cashFlowAt, costsAt, dashboardAt as at, inputsAt, timelineAt, riskAt, scenariosAt, simulationAt } from './layout';

/** The results on one page: headline figures with names, charts, and the tables behind them. */
export function buildDashboard(build: Build): void {
  const { words, sheets } = build;
  const sheet = sheets.dashboard;
  const texts = words.dashboard;
  sheet.columns({ A: 2, B: 34, C: 18, D: 14, E: 14, F: 14, G: 14, H: 14, I: 14, J: 14, K: 14, L: 16, M: 12, N: 12, O: 12, P: 12, Q: 12, R: 12 });
  head(build, 'dashboard', texts.subtitle, 'H1');
  sheet.section('B3:G3', texts.headlines);
  headlines(build);
  tables(build);
  charts(build);
}

function headlines(build: Build): void {
  const { words, looks, sheets } = build;
  const { dashboard: sheet, cashFlow, risk, inputs } = sheets;
  const texts = words.dashboard;
  const total = (row: number) => cashFlow.ref(`$E$${row}`);
  const flows = cashFlow.ref(acrossFixed(cashFlowAt.netInHorizon));
  const payback = `SUM(${cashFlow.ref(acrossFixed(cashFlowAt.payback))})`;
  const ratio = (numerator: string, denominator: string) => `IF(${denominator}=0,0,${numerator}/${denominator})`;
  const [costs, benefits, net] = [cashFlowAt.costsInHorizon, cashFlowAt.benefitsInHorizon, cashFlowAt.netInHorizon].map(total) as [string, string, string];
  const lines: readonly { readonly cell: string; readonly key: keyof typeof texts.explain; readonly formula: string; readonly format: Format; readonly unit?: string }[] = [
    { cell: at.roi, key: 'roi', formula: ratio(net, costs), format: 'wholePercent' },
    { cell: at.npv, key: 'npv', formula: total(cashFlowAt.presentNet), format: 'amount' },
    { cell: at.payback, key: 'payback', formula: `IF(${payback}>0,${payback}*3,${inputs.ref(inputsAt.neverWord)})`, format: 'months', unit: words.common.months },
    { cell: at.irr, key: 'irr', formula: `IF(OR(MIN(${flows})>=0,MAX(${flows})<=0),${inputs.ref(inputsAt.noneWord)},(1+IRR(${flows}))^4-1)`, format: 'wholePercent' },
    { cell: at.bcr, key: 'bcr', formula: ratio(benefits, costs), format: 'factor' },
    { cell: at.chanceOfLoss, key: 'chanceOfLoss', formula: risk.spilledRef(simulationAt.area, simulationAt.chanceOfLoss), format: 'percent' },
    { cell: at.presentRoi, key: 'presentRoi', formula: ratio(total(cashFlowAt.presentNet), total(cashFlowAt.presentCosts)), format: 'wholePercent' },
    { cell: at.adjustedRoi, key: 'adjustedRoi', formula: risk.ref(`$C$${riskAt.adjustedRoi}`), format: 'wholePercent' },
    { cell: at.totalCost, key: 'totalCost', formula: costs, format: 'amount' },
    { cell: at.totalBenefit, key: 'totalBenefit', formula: benefits, format: 'amount' },
  ];
  const explanation = looks.subtitle;
  lines.forEach(({ cell, key, formula, format, unit }, index) => {
    const row = Number(cell.slice(1));
    const strong = index < 6;
    sheet.put(`B${row}`, texts[key], strong ? { ...looks.label, bold: true } : looks.label);
    const figure = withUnit(looks.linked(format), unit);
    sheet.formula(cell, formula, format, strong ? { ...looks.big, ...numberLook(figure) } : figure);
    sheet.put(`D${row}`, texts.explain[key], explanation).height(row, strong ? 22 : 17);
  });
  sheet.put('B14', texts.scenario).formula(at.scenario, inputs.ref('$C$9'), 'general', { ...looks.linked('general'), horizontal: 'right' });
  sheet.put('B15', texts.horizon).formula(at.horizon, inputs.ref(inputsAt.horizon), 'integer').put('D15', words.common.quarters, explanation);
}

/** Shows the unit behind the number, which stays a number: who reads the cell's text alone, as the task pane does, reads both. */
function withUnit(style: CellStyle, unit?: string): CellStyle {
  return unit === undefined ? style : { ...style, numberFormat: `${style.numberFormat ?? '0'}" ${unit}"` };
}

function numberLook({ numberFormat }: CellStyle) {
  return { horizontal: 'right', ...(numberFormat === undefined ? {} : { numberFormat }) } as const;
}

function tables(build: Build): void {
  const { words, looks, sheets } = build;
  const { dashboard: sheet, cashFlow, costs, scenarios, inputs } = sheets;
  const texts = words.dashboard;
  const years = words.cashFlow.yearColumns;

  sheet.section(`B${at.years.first - 2}:F${at.years.first - 2}`, words.cashFlow.years);
  sheet.heads(at.years.first - 1, { B: years.year, C: years.costs, D: years.benefits, E: years.net, F: years.roi }, ['C', 'D', 'E', 'F']);
  const yearRow = cashFlow.ref(acrossFixed(timelineAt.year));
  at.years.rows.forEach((row, index) => {
    sheet.put(`B${row}`, index + 1, { ...looks.label, horizontal: 'left' });
    const soFar = (flow: number) => `SUMIF(${yearRow},"<="&$B${row},${cashFlow.ref(acrossFixed(flow))})`;
    sheet.formula(`C${row}`, soFar(cashFlowAt.costs), 'amount').formula(`D${row}`, soFar(cashFlowAt.benefits), 'amount');
    sheet.formula(`E${row}`, `D${row}-C${row}`, 'amount').formula(`F${row}`, `IF(C${row}=0,0,E${row}/C${row})`, 'wholePercent');
  });

  sheet.section(`B${at.classes.first - 2}:D${at.classes.first - 2}`, texts.chartCosts);
  sheet.heads(at.classes.first - 1, { B: words.inputs.costColumns.class, C: words.common.horizonTotal, D: words.common.percent }, ['C', 'D']);
  const level = `${scenarios.ref(`$C$${scenariosAt.costFactor}`)}*(1+${inputs.ref(inputsAt.contingency)})`;
  const { first, last } = at.classes;
  at.classes.rows.forEach((row, index) => {
    const source = costsAt.classes.first + index;
    sheet.formula(`B${row}`, costs.ref(`$B$${source}`), 'general');
    sheet.formula(`C${row}`, `${withinHorizon(build, costs.ref(acrossFixed(source)))}*${level}`, 'amount');
    sheet.formula(`D${row}`, `IF(SUM($C$${first}:$C$${last})=0,0,C${row}/SUM($C$${first}:$C$${last}))`, 'wholePercent');
  });

  sheet.section(`B${at.scenarios.first - 2}:C${at.scenarios.first - 2}`, texts.chartScenarios);
  sheet.heads(at.scenarios.first - 1, { B: words.sheets.scenarios, C: words.scenarios.roi }, ['C']);
  at.scenarios.rows.forEach((row, index) => {
    const column = scenariosAt.columns[index] ?? 'G';
    sheet.formula(`B${row}`, scenarios.ref(`$${column}$4`), 'general').formula(`C${row}`, scenarios.ref(`$${column}$${scenariosAt.roi}`), 'wholePercent');
  });

  const costsFlow = cashFlow.ref(acrossFixed(cashFlowAt.costsInHorizon));
  const benefitsFlow = cashFlow.ref(acrossFixed(cashFlowAt.benefitsInHorizon));
  const rate = inputs.ref(inputsAt.discountRate);
  sheet.section(`B${at.summary.first - 1}:C${at.summary.first - 1}`, texts.summaryTable);
  sheet.spill(at.summary.area, `ROI.SUMMARY(${costsFlow},${benefitsFlow},${rate},4,"SIMPLE")`, (row, column) =>
    row === 0 ? (column === 0 ? looks.columnHead : looks.columnHeadRight) : column === 0 ? looks.label : looks.calculated(summaryFormats[row - 1] ?? 'factor'),
  );

  const { phaseEnds, adoption } = inputsAt;
  const all = (flow: number) => cashFlow.ref(acrossFixed(flow));
  sheet.section(`B${at.phases.first - 1}:L${at.phases.first - 1}`, texts.phaseTable).height(at.phases.first, 30);
  sheet.spill(
    at.phases.area,
    `ROI.PHASED(${all(cashFlowAt.costs)},${all(cashFlowAt.benefits)},${inputs.ref(`$C$${phaseEnds.first}:$C$${phaseEnds.last}`)},(1+${rate})^(1/4)-1,${inputs.ref(`$B$${adoption.first}:$B$${adoption.last}`)})`,
    (row, column) => {
      if (row === 0) return column === 0 ? looks.columnHead : column === 10 ? { ...looks.columnHead, indent: 1 } : looks.columnHeadRight;
      const look = column === 0 ? looks.label : column === 10 ? { ...looks.calculated('factor'), horizontal: 'left' as const, indent: 1 } : looks.calculated(phaseFormats[column] ?? 'amount');
      return row === at.phases.last - at.phases.first ? looks.total(look) : look;
    },
  );
}

const summaryFormats: readonly Format[] = ['amount', 'amount', 'amount', 'amount', 'amount', 'amount', 'wholePercent', 'factor', 'wholePercent', 'factor', 'factor', 'factor'];
const phaseFormats: Readonly<Record<number, Format>> = { 1: 'integer', 2: 'integer', 6: 'wholePercent', 8: 'wholePercent' };

function charts(build: Build): void {
  const { words, sheets } = build;
  const { dashboard: sheet, cashFlow, risk } = sheets;
  const texts = words.dashboard;
  const { costs: costWord, benefits: benefitWord, net } = words.cashFlow;
  const categories = cashFlow.ref(acrossFixed(timelineAt.label));
  const row = (number: number) => cashFlow.ref(acrossFixed(number));
  const own = (column: string, { first, last }: { readonly first: number; readonly last: number }) => sheet.ref(`$${column}$${first}:$${column}$${last}`);
  const amounts = '#,##0,"k"';

  sheet.chart('H3:M17', {
    name: 'CashFlow',
    type: 'column',
    title: texts.chartCashFlow,
    valueFormat: amounts,
    series: [
      { name: costWord, values: row(cashFlowAt.costs), categories, color: colors.cost },
      { name: benefitWord, values: row(cashFlowAt.benefits), categories, color: colors.benefit },
      { name: net, values: row(cashFlowAt.net), categories, color: colors.net, asLine: true },
    ],
  });
  sheet.chart('M3:S17', {
    name: 'Cumulative',
    type: 'line',
    title: texts.chartCumulative,
    valueFormat: amounts,
    series: [
      { name: texts.cumulative, values: row(cashFlowAt.closing), categories, color: colors.net },
      { name: texts.cumulativeDiscounted, values: row(cashFlowAt.cumulativePresent), categories, color: colors.discounted },
    ],
  });
  const phases = { first: at.phases.first + 1, last: at.phases.last - 1 };
  sheet.chart('H18:M34', { name: 'Phases', type: 'column', title: texts.chartPhases, valueFormat: '0%', legend: 'none', series: [{ values: own('H', phases), categories: own('B', phases), color: colors.benefit }] });
  sheet.chart('M18:S34', {
    name: 'Tornado',
    type: 'barStacked',
    title: texts.chartTornado,
    valueFormat: '+0%;-0%;0%',
    series: [
      { name: texts.lowSeries, values: risk.ref(`$C$${riskAt.tornado.first}:$C$${riskAt.tornado.last}`), categories: risk.ref(`$B$${riskAt.tornado.first}:$B$${riskAt.tornado.last}`), color: colors.cost },
      { name: texts.highSeries, values: risk.ref(`$D$${riskAt.tornado.first}:$D$${riskAt.tornado.last}`), categories: risk.ref(`$B$${riskAt.tornado.first}:$B$${riskAt.tornado.last}`), color: colors.benefit },
    ],
  });
  sheet.chart('H35:M51', { name: 'CostStructure', type: 'doughnut', title: texts.chartCosts, legend: 'right', series: [{ values: own('C', at.classes), categories: own('B', at.classes) }] });
  sheet.chart('M35:S51', { name: 'Scenarios', type: 'column', title: texts.chartScenarios, valueFormat: '0%', legend: 'none', series: [{ values: own('C', at.scenarios), categories: own('B', at.scenarios), color: colors.net }] });
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
