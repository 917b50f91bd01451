import { colors, looksFor } from '../../src/file/sheet/looks';
import { SheetBuilder } from '../../src/file/sheet/sheetBuilder';
import type { WorkbookFile } from '../../src/file/workbookFile';
import { assumptionHeads, assumptions, wordLists } from '../../src/templates/blocks/assumptions';
import { balanceCheck, cashFlow, cashFlowResults, cashFlowRows, npvCheck } from '../../src/templates/blocks/cashFlow';
import { changeLog } from '../../src/templates/blocks/changeLog';
import { checksState, checksTable } from '../../src/templates/blocks/checks';
import { cashFlowChart, cumulativeChart, shareChart, tornadoChart } from '../../src/templates/blocks/dashboardCharts';
import { headlines, phasePlace, phasesCheck, phaseTable, resultTable, shareTable, summaryCheck, summaryPlace, summaryTable, yearTable } from '../../src/templates/blocks/dashboardTables';
import { GuideWriter } from '../../src/templates/blocks/guide';
import { inputRules } from '../../src/templates/blocks/inputRules';
import { acrossPeriodsFixed, periodAxis, rowsFrom } from '../../src/templates/blocks/periodAxis';
import { ranges, rangesCheck, type RangedFigure } from '../../src/templates/blocks/ranges';
import { register } from '../../src/templates/blocks/register';
import { actions, milestones } from '../../src/templates/blocks/review';
import { probabilitiesCheck, riskRegister, riskRegisterRows } from '../../src/templates/blocks/riskRegister';
import { liveScenarioCheck, scenarioRows, scenarios, weightsCheck } from '../../src/templates/blocks/scenarios';
import { sheetHead } from '../../src/templates/blocks/sheetHead';
import { simulatedLines, simulation, simulationCheck, simulationPlace, type SimulatedLine } from '../../src/templates/blocks/simulation';
import { amountRow, timeColumns, timeHeads, timelineRows, timeSection, type TimeSheet } from '../../src/templates/blocks/timeSheet';
import { countingTimeline, followingTimeline } from '../../src/templates/blocks/timeline';
import { tornado } from '../../src/templates/blocks/tornado';
import type { TemplateSource, TemplateWords } from '../../src/templates/buildTemplate';

/** Half-years: today and six periods, from column H on – unlike the CRM template in everything that a block lets a template choose. */
const axis = periodAxis(7, 7, 2);
const across = (row: number) => acrossPeriodsFixed(axis, row);
const timeline = timelineRows(5);

/** Amounts are per half-year; `last` is the last period with the line. */
const costLines = [
  { name: 'Stand', amount: 1000, first: 0, last: 0 },
  { name: 'Staff', amount: 100, first: 1, last: 6 },
  { name: 'Travel', amount: 50, first: 3, last: 6 },
];
const benefitLines = [
  { name: 'Leads', amount: 300, first: 2, last: 6 },
  { name: 'Contracts', amount: 200, first: 4, last: 6 },
];

const words = (keys: string) => Object.fromEntries(keys.split(' ').map((key) => [key, key]));
/** Blocks take words as they are; here each says its own name. */
const say = <Shape>(keys: string, more: object = {}): Shape => ({ ...words(keys), ...more }) as Shape;

export const toyAt = {
  axis,
  costs: rowsFrom(12, 3),
  benefits: rowsFrom(18, 2),
  lineCosts: rowsFrom(11, 3),
  lineBenefits: rowsFrom(15, 2),
  flow: cashFlowRows(10),
  scenario: scenarioRows(4, { scenarios: 2, assumptions: 3, workings: 2 }),
  ranges: rowsFrom(6, 3),
  tornado: rowsFrom(12, 3),
  lines: rowsFrom(19, 5),
  register: rowsFrom(30, 3),
  adjusted: riskRegisterRows(rowsFrom(30, 3)),
  simulation: simulationPlace(6),
  years: rowsFrom(15, 3),
  shares: rowsFrom(21, 3),
  byScenario: rowsFrom(27, 2),
  summary: summaryPlace(31),
  phases: phasePlace(46, 2),
  milestones: rowsFrom(6, 2),
} as const;

function workbook({ language }: TemplateWords): WorkbookFile {
  const looks = looksFor(language);
  const make = (name: string) => new SheetBuilder(name, looks, colors.navy);
  const [guide, inputs, lines, flow, risk, views, results, review, checks, log] = ['Guide', 'Inputs', 'Lines', 'Flow', 'Risk', 'Views', 'Results', 'Review', 'Checks', 'Log'].map(make) as [
    SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder, SheetBuilder,
  ];
  const all = [guide, inputs, lines, flow, risk, views, results, review, checks, log];
  for (const sheet of all) sheetHead(sheet, 'Toy', `About ${sheet.name}`, sheet === checks ? 'F1' : 'E1', checksState(checks));

  new GuideWriter(guide, 20, 4).heading('Why').paragraphs(['One sentence that is longer than twenty characters']).sheets(all.map((sheet) => ({ sheet, purpose: sheet.name })));

  const rules = inputRules(say('title rate share quarter amount list probability'), 6);
  assumptionHeads(inputs, 3, 'General', say('value unit source evidence note'));
  assumptions(inputs, [
    { row: 4, label: 'Discount rate', value: 0.21, format: 'percent', rule: rules.rate },
    { row: 5, label: 'Horizon', value: 5, format: 'integer', rule: rules.period },
    { row: 6, label: 'Live view', value: 1, format: 'integer', rule: rules.whole(1, 2, 'view') },
    { row: 7, label: 'Currency', value: 'EUR', format: 'text' },
    { row: 8, label: 'Start', value: 46023, format: 'date' },
    { row: 9, label: 'First phase ends', value: 3, format: 'integer', rule: rules.period },
  ]);
  const [discountRate, horizon, liveNumber, currency, startDate, phaseEnd] = [4, 5, 6, 7, 8, 9].map((row) => inputs.ref(`$C$${row}`)) as [string, string, string, string, string, string];
  const lineRegister = (rows: typeof toyAt.costs, given: readonly (typeof costLines)[number][]) => {
    register(inputs, rows, [
      { column: 'B', head: 'Line', format: 'text', value: (index) => given[index]?.name ?? null },
      { column: 'C', head: 'Amount', format: 'quantity', value: (index) => given[index]?.amount ?? 0, rule: rules.amount },
      { column: 'D', head: 'First', format: 'integer', value: (index) => given[index]?.first ?? 0, rule: rules.period },
      { column: 'E', head: 'Last', format: 'integer', value: (index) => given[index]?.last ?? 0, rule: rules.period },
    ]);
  };
  lineRegister(toyAt.costs, costLines);
  lineRegister(toyAt.benefits, benefitLines);
  wordLists(inputs, 24, 'Lists', { C: { head: 'Views', entries: ['As planned', 'Poor'] }, D: { head: 'Results', entries: ['never', 'none'] }, E: { head: 'Phases', entries: ['Fair', 'After'] }, F: { head: 'Periods', entries: ['today', 'H'] }, G: { head: 'State', entries: ['allHold', 'someFail'] }, H: { head: 'Verdict', entries: ['early', 'go on', 'again'] } });

  const time = (sheet: SheetBuilder, rows = timeline): TimeSheet => ({ sheet, axis, timeline: rows, currency });
  const lineTime = time(lines);
  const timelineWords = say<Parameters<typeof countingTimeline>[1]>('period label year phase');
  timeColumns(lineTime);
  timeHeads(lineTime, say('total constant unit'));
  countingTimeline(lineTime, timelineWords, { today: inputs.ref('$F$24'), prefix: inputs.ref('$F$25'), phaseEnds: [phaseEnd] });
  const spread = (rows: typeof toyAt.costs, sources: typeof toyAt.costs) => {
    timeSection(lineTime, rows.first - 1, 'Lines');
    rows.rows.forEach((row, index) => {
      const input = (column: string) => inputs.ref(`$${column}$${sources.first + index}`);
      amountRow(lineTime, row, sources === toyAt.costs ? costLines[index]?.name : benefitLines[index]?.name, (column) => `${input('C')}*(${column}$5>=${input('D')})*(${column}$5<=${input('E')})`);
    });
  };
  spread(toyAt.lineCosts, toyAt.costs);
  spread(toyAt.lineBenefits, toyAt.benefits);
  const sum = (column: string, { first, last }: typeof toyAt.costs) => `SUM(${lines.ref(`${column}$${first}`)}:${column}$${last})`;

  const flowTime = time(flow);
  timeColumns(flowTime);
  followingTimeline(flowTime, timelineWords, lineTime);
  const { scenario: viewAt, flow: flowAt } = toyAt;
  const [benefitFactor, costFactor] = viewAt.assumptions.rows as [number, number];
  cashFlow(
    flowTime,
    flowAt,
    say(
      'flows costs benefits net horizonBlock flag costsInHorizon benefitsInHorizon netInHorizon beyond balance opening movement closing paybackMarker discounting discountFactor presentCosts presentBenefits presentNet cumulativePresent',
    ),
    {
      costs: (column) => sum(column, toyAt.lineCosts),
      benefits: (column) => `${sum(column, toyAt.lineBenefits)}*${views.ref(`$C$${benefitFactor}`)}`,
      costFactor: views.ref(`$C$${costFactor}`),
      horizon,
      discountRate,
    },
  );

  const viewTime = time(views, timelineRows(viewAt.workings - 4));
  timeColumns(viewTime);
  followingTimeline(viewTime, timelineWords, lineTime);
  scenarios(
    viewTime,
    viewAt,
    say('unit total results costs benefits net roi npv weighted workings', { columns: { item: 'Assumption', live: 'Live' } }),
    [
      { label: 'Benefit factor', unit: 'factor', format: 'factor', values: [1, 0.5], rule: rules.amount },
      { label: 'Cost factor', unit: 'factor', format: 'factor', values: [1, 1.2], rule: rules.amount },
      { label: 'Probability', unit: '%', format: 'wholePercent', values: [0.6, 0.4], rule: rules.probability },
    ],
    [
      { label: (view) => `Costs ${view}`, format: 'amount', formula: (column, { assumption }) => `${sum(column, toyAt.lineCosts)}*${assumption(1)}` },
      { label: (view) => `Benefits ${view}`, format: 'amount', formula: (column, { assumption }) => `${sum(column, toyAt.lineBenefits)}*${assumption(0)}` },
    ],
    { names: [inputs.ref('$C$24'), inputs.ref('$C$25')], liveNumber, flags: flow.ref(across(flowAt.flag)), discountFactors: flow.ref(across(flowAt.discountFactor)) },
  );

  const outcome = cashFlowResults(flowTime, flowAt, { never: inputs.ref('$D$24'), none: inputs.ref('$D$25') });
  const inHorizon = (row: number) => `SUMPRODUCT(${lines.ref(across(row))},${flow.ref(across(flowAt.flag))})`;
  const figures: readonly RangedFigure[] = [
    { side: 'cost', name: { text: 'Costs' }, low: 0.8, high: 1.2, amount: outcome.costs },
    { side: 'benefit', name: { formula: lines.ref('$B$15') }, low: 0.5, high: 1.5, amount: inHorizon(15) },
    { side: 'benefit', name: { formula: lines.ref('$B$16') }, low: 0.8, high: 1.2, amount: inHorizon(16) },
  ];
  ranges(
    risk,
    toyAt.ranges,
    { ranges: 'Ranges', rangeColumns: say('item low likely high factor roiLow roiHigh swing amount') },
    figures,
    { costs: outcome.costs, benefits: outcome.benefits },
  );
  tornado(risk, toyAt.tornado, toyAt.ranges, { tornado: 'Tornado', tornadoColumns: say('rank item low high') }, results.ref('$C$4'));
  const simulated = [...costLines, ...benefitLines].map(({ name, amount, first, last }, index): SimulatedLine => ({
    type: index < costLines.length ? 'cost' : 'benefit',
    name: { text: name },
    rangeRow: index < costLines.length ? 6 : 4 + index,
    likely: () => String(amount),
    start: String(first),
    end: `MIN(${last},${horizon})`,
  }));
  const simulationWords = say<Parameters<typeof simulatedLines>[2]>('simulationLines lineNote simulation outputs outputRoi outputNpv', { lineColumns: say('name type distribution p1 p2 p3 start end growth') });
  simulatedLines(risk, toyAt.lines, simulationWords, simulated);
  const trials = inputs.ref('$C$29');
  inputs.put('B29', 'Trials').input('C29', 20000, 'quantity').put('B30', 'Seed').input('C30', 1, 'integer');
  simulation(risk, toyAt.simulation, toyAt.lines, simulationWords, {
    discountRate,
    perYear: axis.perYear,
    trials,
    seed: inputs.ref('$C$30'),
    returnCell: results.ref('C4'),
    netPresentValueCell: results.ref('C5'),
  });
  riskRegister(
    risk,
    say('register registerTotal riskAdjusted adjustedNet adjustedRoi', {
      registerColumns: say('risk probability impact expected mitigation mitigationCost residualProbability residualExpected gain owner status'),
    }),
    {
      rows: toyAt.register,
      risks: [
        { probability: 0.2, impact: 100, mitigationCost: 5, residualProbability: 0.1 },
        { probability: 0.5, impact: 40, mitigationCost: 0, residualProbability: 0.5 },
      ],
      texts: [],
      probabilityRule: rules.probability,
      costs: outcome.costs,
      net: flow.ref(`$E$${flowAt.netInHorizon}`),
      currency,
    },
  );

  headlines(results, [
    { cell: 'C4', label: 'ROI', explanation: 'net ÷ costs', formula: outcome.returnOnInvestment, format: 'wholePercent', strong: true },
    { cell: 'C5', label: 'NPV', explanation: 'today', formula: outcome.netPresentValue, format: 'amount' },
    { cell: 'C6', label: 'Payback', explanation: 'months', formula: outcome.payback, format: 'months', unit: 'months' },
    { cell: 'C7', label: 'IRR', explanation: 'per year', formula: outcome.internalRateOfReturn, format: 'percent' },
    { cell: 'C8', label: 'ROI, present', explanation: 'today', formula: outcome.presentReturn, format: 'percent' },
  ]);
  const flowRow = (row: number) => flow.ref(across(row));
  yearTable(results, toyAt.years, { years: 'Years', yearColumns: say('year costs benefits net roi') }, { years: flowRow(timeline.year), costs: flowRow(flowAt.costs), benefits: flowRow(flowAt.benefits) });
  shareTable(results, toyAt.shares, say('title part amount percent'), toyAt.lineCosts.rows.map((row) => ({ name: lines.ref(`$B$${row}`), amount: inHorizon(row) })));
  resultTable(results, toyAt.byScenario, say('title name result'), viewAt.columns.map((column) => ({ name: views.ref(`$${column}$4`), result: views.ref(`$${column}$${viewAt.roi}`) })));
  summaryTable(results, toyAt.summary, 'Summary', { costs: flowRow(flowAt.costsInHorizon), benefits: flowRow(flowAt.benefitsInHorizon), discountRate, perYear: axis.perYear });
  phaseTable(results, toyAt.phases, 'Phases', {
    costs: flowRow(flowAt.costs),
    benefits: flowRow(flowAt.benefits),
    discountRate,
    perYear: axis.perYear,
    phaseEnds: phaseEnd,
    phaseNames: inputs.ref('$E$24:$E$25'),
  });
  cashFlowChart(results, 'H3:M17', flowTime, flowAt, say('title costs benefits net'), '#,##0');
  cumulativeChart(results, 'M3:S17', flowTime, flowAt, say('title cumulative discounted'), '#,##0');
  tornadoChart(results, 'H18:M34', risk, toyAt.tornado, say('title low high'));
  shareChart(results, 'M18:S34', 'Shares', 'Shares', toyAt.shares);

  milestones(
    review,
    say('milestones gateNote', {
      names: ['Soon', 'A year'],
      columns: say('milestone day date planCosts planBenefits planRoi gate actualCosts actualBenefits actualRoi deviation verdict'),
    }),
    {
      rows: toyAt.milestones,
      milestones: [{ day: 73, gate: null }, { day: 365, gate: -0.5 }],
      startDate,
      tooEarlyUntil: '1',
      perYear: axis.perYear,
      periods: flowRow(timeline.period),
      costs: flowRow(flowAt.costs),
      benefits: flowRow(flowAt.benefits),
      tooEarly: inputs.ref('$H$24'),
      goOn: inputs.ref('$H$25'),
      reassess: inputs.ref('$H$26'),
    },
  );
  actions(review, { actions: 'Actions', actionColumns: say('action cause owner due effect status') }, toyAt.milestones.last + 5);

  const found = [
    balanceCheck(flowTime, flowAt),
    npvCheck(flowTime, flowAt, discountRate, results.ref('C5')),
    summaryCheck(results, toyAt.summary, 'C4'),
    phasesCheck(results, toyAt.phases, flow.ref(`$E$${flowAt.net}`)),
    weightsCheck(viewTime, viewAt),
    liveScenarioCheck(viewTime, viewAt, flow.ref(`$E$${flowAt.netInHorizon}`)),
    rangesCheck(risk, toyAt.ranges),
    probabilitiesCheck(risk, toyAt.register),
    simulationCheck(risk, toyAt.simulation, results.ref('C8')),
  ];
  checksTable(
    checks,
    say('failing state', { columns: say('check where found allowed holds') }),
    { allHold: inputs.ref('$G$24'), someFail: inputs.ref('$G$25') },
    found.map((check, index) => ({ ...check, description: `Check ${index + 1}` })),
  );
  changeLog(log, say('author firstEntry', { columns: say('version date author change') }), 46023);
  return { sheets: all.map((sheet) => sheet.toFile()), names: [], activeSheet: results.name };
}

export const toyTemplate: TemplateSource = {
  workbook,
  picture: () => ({ sheet: 'Results', headlines: [{ cell: 'C4', label: 'ROI', write: (value) => `${Math.round(value * 100)}%` }] }),
};
