import type { Format } from '../../file/sheet/looks';
import { periodRow } from '../periodAxis';
import { currencyUnit, rowTotal, sheetHead, timeColumns, timeline, timeSection, type Build } from './context';
import { axis, benefitsAt, cashFlowAt as at, costsAt, inputsAt, scenariosAt } from './layout';

/** Costs against benefits in the live scenario: net, within the horizon, cumulative, discounted. */
export function buildCashFlow(build: Build): void {
  const { words, looks, sheets } = build;
  const { cashFlow: sheet, inputs, costs, benefits, scenarios } = sheets;
  const texts = words.cashFlow;
  timeColumns(sheet);
  sheetHead(build, 'cashFlow', texts.subtitle, 'E1');
  sheet.put('E3', words.common.total, looks.columnHeadRight).put('C3', words.common.constant, looks.columnHeadRight).put('D3', words.common.unit, looks.columnHead);
  timeline(build, 'cashFlow');

  const amounts = (row: number, label: string, make: (column: string, before: string) => string, total = false) => {
    sheet.put(`B${row}`, label, total ? looks.total(looks.label) : looks.label);
    currencyUnit(build, sheet, row);
    rowTotal(sheet, row, total);
    periodRow(sheet, axis, row, 'amount', make, total);
  };
  /** Balances and markers have no meaningful sum over the periods. */
  const levels = (row: number, label: string, format: Format, make: (column: string, before: string) => string, total = false) => {
    sheet.put(`B${row}`, label, total ? looks.total(looks.label) : looks.label);
    periodRow(sheet, axis, row, format, make, total);
  };

  timeSection(sheet, at.costs - 1, texts.flows);
  sheet.formula(`C${at.costs}`, scenarios.ref(`$C$${scenariosAt.costFactor}`), 'factor');
  amounts(at.costs, texts.costs, (column) => `${costs.ref(`${column}$${costsAt.total}`)}*$C$${at.costs}`);
  amounts(at.benefits, texts.benefits, (column) => benefits.ref(`${column}$${benefitsAt.total}`));
  amounts(at.net, texts.net, (column) => `${column}${at.benefits}-${column}${at.costs}`, true);

  timeSection(sheet, at.flag - 1, texts.horizonBlock);
  levels(at.flag, texts.flag, 'integer', (column) => `(${column}$4<=${inputs.ref(inputsAt.horizon)})*1`);
  amounts(at.costsInHorizon, texts.costsInHorizon, (column) => `${column}${at.costs}*${column}$${at.flag}`);
  amounts(at.benefitsInHorizon, texts.benefitsInHorizon, (column) => `${column}${at.benefits}*${column}$${at.flag}`);
  amounts(at.netInHorizon, texts.netInHorizon, (column) => `${column}${at.benefitsInHorizon}-${column}${at.costsInHorizon}`, true);

  timeSection(sheet, at.opening - 1, texts.balance);
  levels(at.opening, texts.opening, 'amount', (_, before) => `${before}${at.closing}`);
  levels(at.movement, texts.movement, 'amount', (column) => `${column}${at.net}`);
  levels(at.closing, texts.closing, 'amount', (column) => `${column}${at.opening}+${column}${at.movement}`, true);
  levels(
    at.payback,
    texts.paybackMarker,
    'marker',
    (column, before) => `IF(AND(${column}${at.opening}<0,${column}${at.closing}>=0,SUM($F${at.payback}:${before}${at.payback})=0),${column}$4-1-${column}${at.opening}/${column}${at.movement},0)`,
  );

  timeSection(sheet, at.discountFactor - 1, texts.discounting);
  sheet.formula(`C${at.discountFactor}`, inputs.ref(inputsAt.discountRate), 'percent');
  levels(at.discountFactor, texts.discountFactor, 'discountFactor', (column) => `1/(1+$C$${at.discountFactor})^(${column}$4/4)`);
  amounts(at.presentCosts, texts.presentCosts, (column) => `${column}${at.costsInHorizon}*${column}$${at.discountFactor}`);
  amounts(at.presentBenefits, texts.presentBenefits, (column) => `${column}${at.benefitsInHorizon}*${column}$${at.discountFactor}`);
  amounts(at.presentNet, texts.presentNet, (column) => `${column}${at.presentBenefits}-${column}${at.presentCosts}`, true);
  levels(at.cumulativePresent, texts.cumulativePresent, 'amount', (column, before) => `${before}${at.cumulativePresent}+${column}${at.net}*${column}$${at.discountFactor}`);

  sheet.highlight(`${axis.first}${at.flag}:${axis.last}${at.netInHorizon}`, `${axis.first}$${at.flag}=0`, { color: '#BFBFBF' });
}
