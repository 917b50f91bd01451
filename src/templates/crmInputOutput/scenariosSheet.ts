import { fillPhrase } from '../../locales';
import { periodRow } from '../periodAxis';
import { example } from './example';
import { currencyUnit, rowTotal, sheetHead, timeColumns, timeline, timeSection, withinHorizon, type Build } from './context';
import { acrossFixed, axis, benefitsAt, cashFlowAt, costsAt, inputsAt, scenarioColumns, scenariosAt as at } from './layout';

/** Best, likely and worst side by side, all calculated at once; the live one is picked by number. */
export function buildScenarios(build: Build): void {
  const { words, looks, sheets } = build;
  const { scenarios: sheet, inputs } = sheets;
  const texts = words.scenarios;
  timeColumns(sheet);
  sheet.freeze(4, 2);
  sheetHead(build, 'scenarios', texts.subtitle, 'E1');

  sheet.heads(4, { B: texts.columns.item, C: texts.columns.live, D: words.common.unit, E: '', F: '' }, ['C']);
  scenarioColumns.forEach((column, index) => sheet.formula(`${column}4`, inputs.ref(`$H$${inputsAt.lists.first + index}`), 'general', looks.columnHeadRight));
  sheet.put('J4', words.common.total, looks.columnHeadRight);
  const assumptions = [
    { row: at.benefitFactor, label: texts.benefitFactor, unit: words.common.factor, key: 'benefitFactor', format: 'factor' },
    { row: at.costFactor, label: texts.costFactor, unit: words.common.factor, key: 'costFactor', format: 'factor' },
    { row: at.delay, label: texts.delay, unit: words.common.quarters, key: 'delay', format: 'integer' },
    { row: at.weight, label: texts.weight, unit: words.common.percent, key: 'weight', format: 'wholePercent' },
  ] as const;
  for (const { row, label, unit, key, format } of assumptions) {
    sheet.put(`B${row}`, label).put(`D${row}`, unit, looks.unit);
    sheet.formula(`C${row}`, `INDEX($G${row}:$I${row},${inputs.ref(inputsAt.scenarioNumber)})`, format);
    scenarioColumns.forEach((column, index) => sheet.input(`${column}${row}`, example.scenarios[index]?.[key] ?? 0, format));
  }
  sheet.formula(`J${at.weight}`, `SUM(G${at.weight}:I${at.weight})`, 'wholePercent', looks.total(looks.calculated('wholePercent')));
  const { validation } = words.inputs;
  const title = { errorTitle: validation.title };
  sheet.validate(`G${at.benefitFactor}:I${at.costFactor}`, { type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: validation.amount, ...title });
  sheet.validate(`G${at.delay}:I${at.delay}`, { type: 'whole', operator: 'between', formula1: '0', formula2: '12', errorMessage: validation.quarter, ...title });
  sheet.validate(`G${at.weight}:I${at.weight}`, { type: 'decimal', operator: 'between', formula1: '0', formula2: '1', errorMessage: validation.probability, ...title });

  results(build);
  workings(build);
}

function results(build: Build): void {
  const { words, looks, sheets } = build;
  const sheet = sheets.scenarios;
  const texts = words.scenarios;
  sheet.section(`B${at.costs - 2}:J${at.costs - 2}`, texts.results);
  sheet.heads(at.costs - 1, { B: '', C: texts.columns.live, D: words.common.unit, E: '', F: '' }, ['C']);
  scenarioColumns.forEach((column) => sheet.formula(`${column}${at.costs - 1}`, `${column}$4`, 'general', looks.columnHeadRight));
  sheet.put(`J${at.costs - 1}`, texts.weighted, looks.columnHeadRight);

  const discount = `${sheets.cashFlow.ref(acrossFixed(cashFlowAt.discountFactor))}`;
  scenarioColumns.forEach((column, scenario) => {
    const rows = at.rowsOf(scenario);
    sheet.formula(`${column}${at.costs}`, withinHorizon(build, acrossFixed(rows.costs), cashFlowAt.flag), 'amount');
    sheet.formula(`${column}${at.benefits}`, withinHorizon(build, acrossFixed(rows.benefits), cashFlowAt.flag), 'amount');
    sheet.formula(`${column}${at.net}`, `${column}${at.benefits}-${column}${at.costs}`, 'amount');
    sheet.formula(`${column}${at.roi}`, `IF(${column}${at.costs}=0,0,${column}${at.net}/${column}${at.costs})`, 'percent');
    sheet.formula(`${column}${at.npv}`, withinHorizon(build, `${acrossFixed(rows.benefits)}-${acrossFixed(rows.costs)},${discount}`, cashFlowAt.flag), 'amount');
  });
  const rows = [
    { row: at.costs, label: texts.costs, format: 'amount' },
    { row: at.benefits, label: texts.benefits, format: 'amount' },
    { row: at.net, label: texts.net, format: 'amount' },
    { row: at.roi, label: texts.roi, format: 'percent' },
    { row: at.npv, label: texts.npv, format: 'amount' },
  ] as const;
  for (const { row, label, format } of rows) {
    sheet.put(`B${row}`, label);
    if (format === 'amount') currencyUnit(build, sheet, row);
    sheet.formula(`C${row}`, `INDEX($G${row}:$I${row},${sheets.inputs.ref(inputsAt.scenarioNumber)})`, format);
    const weighted = row === at.roi ? `IF(J${at.costs}=0,0,J${at.net}/J${at.costs})` : `SUMPRODUCT(G${row}:I${row},$G$${at.weight}:$I$${at.weight})`;
    sheet.formula(`J${row}`, weighted, format, looks.total(looks.calculated(format)));
  }
}

function workings(build: Build): void {
  const { words, sheets } = build;
  const { scenarios: sheet, costs, benefits } = sheets;
  const texts = words.scenarios;
  timeSection(sheet, at.workings - 5, texts.workings);
  timeline(build, 'scenarios', at.workings - 4);
  scenarioColumns.forEach((column, scenario) => {
    const rows = at.rowsOf(scenario);
    const name = { scenario: words.inputs.scenarios[scenario] ?? '' };
    const period = at.workings - 4;
    sheet.put(`B${rows.costs}`, fillPhrase(texts.costsOf, name)).put(`B${rows.adoption}`, fillPhrase(texts.adoptionOf, name)).put(`B${rows.benefits}`, fillPhrase(texts.benefitsOf, name));
    currencyUnit(build, sheet, rows.costs);
    currencyUnit(build, sheet, rows.benefits);
    rowTotal(sheet, rows.costs);
    rowTotal(sheet, rows.benefits);
    periodRow(sheet, axis, rows.costs, 'amount', (quarter) => `${costs.ref(`${quarter}$${costsAt.total}`)}*$${column}$${at.costFactor}`);
    periodRow(
      sheet,
      axis,
      rows.adoption,
      'wholePercent',
      (quarter) => `IF(${quarter}$${period}<=$${column}$${at.delay},0,INDEX(${benefits.ref(acrossFixed(benefitsAt.adoptionBase))},${quarter}$${period}-$${column}$${at.delay}+1))`,
    );
    periodRow(sheet, axis, rows.benefits, 'amount', (quarter) => `${benefits.ref(`${quarter}$${benefitsAt.totalFull}`)}*${quarter}${rows.adoption}*$${column}$${at.benefitFactor}`);
  });
}
