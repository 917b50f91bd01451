import { periodRow } from '../periodAxis';
import { currencyUnit, rowTotal, sheetHead, timeColumns, timeline, timeSection, type Build } from './context';
import { acrossFixed, axis, benefitsAt, inputsAt, riskAt, scenariosAt } from './layout';

/** What each benefit is worth at full effect, how much of that is reached when, and what is realised. */
export function buildBenefits(build: Build): void {
  const { words, looks, sheets } = build;
  const { benefits: sheet, inputs, risk, scenarios } = sheets;
  const texts = words.benefits;
  timeColumns(sheet);
  sheetHead(build, 'benefits', texts.subtitle, 'E1');
  sheet.put('E3', words.common.total, looks.columnHeadRight).put('C3', words.common.constant, looks.columnHeadRight).put('D3', words.common.unit, looks.columnHead);
  timeline(build, 'benefits');

  const { adoptionBase, adoptionLive, full, totalFull, realised, total } = benefitsAt;
  const { adoption, benefits: register } = inputsAt;
  timeSection(sheet, adoptionBase - 1, texts.adoption);
  sheet.put(`B${adoptionBase}`, texts.adoptionBase).put(`D${adoptionBase}`, words.common.percent, looks.unit);
  const profile = inputs.ref(`$C$${adoption.first}:$C$${adoption.last}`);
  periodRow(sheet, axis, adoptionBase, 'wholePercent', (column) => `IF(${column}$4=0,0,INDEX(${profile},${column}$7))`);
  sheet.put(`B${adoptionLive}`, `${texts.adoptionLive} (${words.scenarios.delay})`).put(`D${adoptionLive}`, words.common.quarters, looks.unit);
  sheet.formula(`C${adoptionLive}`, scenarios.ref(`$C$${scenariosAt.delay}`), 'integer');
  periodRow(sheet, axis, adoptionLive, 'wholePercent', (column) => `IF(${column}$4<=$C${adoptionLive},0,INDEX(${acrossFixed(adoptionBase)},${column}$4-$C${adoptionLive}+1))`);

  timeSection(sheet, full.first - 1, texts.fullEffect);
  sheet.put(`C${full.first - 1}`, texts.annual, { ...looks.section, horizontal: 'right' });
  full.rows.forEach((row, index) => {
    const source = register.first + index;
    const input = (column: string) => inputs.ref(`$${column}$${source}`);
    sheet.formula(`B${row}`, input('B'), 'general');
    sheet.formula(`C${row}`, `${input('C')}*${input('J')}*${input('K')}*(${input('I')}=${inputs.ref(inputsAt.yes)})*${risk.ref(`$F$${riskAt.benefits.first + index}`)}`, 'amount');
    currencyUnit(build, sheet, row);
    rowTotal(sheet, row);
    periodRow(sheet, axis, row, 'amount', (column) => `$C${row}/4*(${column}$4>=MAX(1,${input('L')}))`);
  });
  totals(build, totalFull, full.first, full.last, texts.totalFull);

  timeSection(sheet, realised.first - 1, texts.realised);
  sheet.formula(`C${realised.first - 1}`, scenarios.ref(`$C$${scenariosAt.benefitFactor}`), 'factor', { ...looks.section, horizontal: 'right', numberFormat: '0.00' });
  realised.rows.forEach((row, index) => {
    sheet.formula(`B${row}`, `B${full.first + index}`, 'general');
    currencyUnit(build, sheet, row);
    rowTotal(sheet, row);
    periodRow(sheet, axis, row, 'amount', (column) => `${column}${full.first + index}*${column}$${adoptionLive}*$C$${realised.first - 1}`);
  });
  totals(build, total, realised.first, realised.last, texts.total);
}

function totals({ looks, sheets }: Build, row: number, first: number, last: number, label: string): void {
  const sheet = sheets.benefits;
  sheet.put(`B${row}`, label, looks.total(looks.label));
  rowTotal(sheet, row, true);
  periodRow(sheet, axis, row, 'amount', (column) => `SUM(${column}${first}:${column}${last})`, true);
}
