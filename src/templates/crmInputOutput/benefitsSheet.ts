import { periodRow } from '../blocks/periodAxis';
import { amountRow, rowTotal, timeColumns, timeHeads, timeSection, type TimeSheet } from '../blocks/timeSheet';
import { followingTimeline } from '../blocks/timeline';
import { head, timeSheet, type Build } from './context';
import { acrossFixed, axis, benefitsAt, inputsAt, riskAt, scenariosAt } from './layout';

/** What each benefit is worth at full effect, how much of that is reached when, and what is realised. */
export function buildBenefits(build: Build): void {
  const { words, looks, sheets } = build;
  const { benefits: sheet, inputs, risk, scenarios } = sheets;
  const texts = words.benefits;
  const time = timeSheet(build, 'benefits');
  timeColumns(time);
  head(build, 'benefits', texts.subtitle, 'E1');
  timeHeads(time, words.common);
  followingTimeline(time, words.timeline, timeSheet(build, 'costs'));

  const { adoptionBase, adoptionLive, full, totalFull, realised, total } = benefitsAt;
  const { adoption, benefits: register } = inputsAt;
  timeSection(time, adoptionBase - 1, texts.adoption);
  sheet.put(`B${adoptionBase}`, texts.adoptionBase).put(`D${adoptionBase}`, words.common.percent, looks.unit);
  const profile = inputs.ref(`$C$${adoption.first}:$C$${adoption.last}`);
  periodRow(sheet, axis, adoptionBase, 'wholePercent', (column) => `IF(${column}$4=0,0,INDEX(${profile},${column}$7))`);
  sheet.put(`B${adoptionLive}`, `${texts.adoptionLive} (${words.scenarios.delay})`).put(`D${adoptionLive}`, words.common.quarters, looks.unit);
  sheet.formula(`C${adoptionLive}`, scenarios.ref(`$C$${scenariosAt.delay}`), 'integer');
  periodRow(sheet, axis, adoptionLive, 'wholePercent', (column) => `IF(${column}$4<=$C${adoptionLive},0,INDEX(${acrossFixed(adoptionBase)},${column}$4-$C${adoptionLive}+1))`);

  timeSection(time, full.first - 1, texts.fullEffect);
  sheet.put(`C${full.first - 1}`, texts.annual, { ...looks.section, horizontal: 'right' });
  full.rows.forEach((row, index) => {
    const source = register.first + index;
    const input = (column: string) => inputs.ref(`$${column}$${source}`);
    sheet.formula(`B${row}`, input('B'), 'general');
    sheet.formula(`C${row}`, `${input('C')}*${input('J')}*${input('K')}*(${input('I')}=${inputs.ref(inputsAt.yes)})*${risk.ref(`$F$${riskAt.benefits.first + index}`)}`, 'amount');
    amountRow(time, row, undefined, (column) => `$C${row}/4*(${column}$4>=MAX(1,${input('L')}))`);
  });
  totals(time, totalFull, full.first, full.last, texts.totalFull);

  timeSection(time, realised.first - 1, texts.realised);
  sheet.formula(`C${realised.first - 1}`, scenarios.ref(`$C$${scenariosAt.benefitFactor}`), 'factor', { ...looks.section, horizontal: 'right', numberFormat: '0.00' });
  realised.rows.forEach((row, index) => {
    sheet.formula(`B${row}`, `B${full.first + index}`, 'general');
    amountRow(time, row, undefined, (column) => `${column}${full.first + index}*${column}$${adoptionLive}*$C$${realised.first - 1}`);
  });
  totals(time, total, realised.first, realised.last, texts.total);
}

function totals(time: TimeSheet, row: number, first: number, last: number, label: string): void {
  const { sheet } = time;
  sheet.put(`B${row}`, label, sheet.looks.total(sheet.looks.label));
  rowTotal(time, row, true);
  periodRow(sheet, axis, row, 'amount', (column) => `SUM(${column}${first}:${column}${last})`, true);
}
