import { GuideWriter } from '../blocks/guide';
import { example } from './example';
import { head, type Build, type SheetRole } from './context';
import { acrossFixed, benefitsAt, cashFlowAt, inputsAt, timelineAt } from './layout';

/** What the workbook answers, how to fill it, what its colours mean, and the example it opens with. */
export function buildGuide(build: Build): void {
  const { words, language, sheets } = build;
  const texts = words.guide;
  head(build, 'guide', texts.subtitle, 'E1');
  new GuideWriter(sheets.guide, language.isWide ? 62 : 128, 4)
    .heading(texts.purposeHeading)
    .paragraphs(texts.purpose)
    .skip(1)
    .heading(texts.stepsHeading)
    .paragraphs(texts.steps.map((step, index) => `${index + 1}. ${step}`))
    .skip(1)
    .heading(texts.conventionsHeading)
    .paragraphs(texts.conventions.map((text) => `• ${text}`))
    .skip(1)
    .heading(texts.colorsHeading)
    .colors(texts.colors)
    .skip(1)
    .heading(texts.exampleHeading)
    .paragraphs(texts.example)
    .skip(1)
    .table((first) => exampleTable(build, first))
    .skip(1)
    .heading(texts.sheetsHeading)
    .sheets((Object.entries(texts.sheetPurposes) as [SheetRole, string][]).map(([role, purpose]) => ({ sheet: sheets[role], purpose })));
}

function exampleTable({ words, looks, sheets }: Build, first: number): number {
  const { guide: sheet, benefits, cashFlow, inputs } = sheets;
  const texts = words.guide;
  const columns = texts.exampleColumns;
  sheet.heads(first, { B: columns.line, C: columns.published, D: columns.model, E: columns.difference }, ['C', 'D', 'E']);
  const published = looks.calculated('amount');
  const firstYear = (reference: string) => `SUMIF(${cashFlow.ref(acrossFixed(timelineAt.year))},1,${reference})`;
  example.published.benefits.forEach((amount, index) => {
    const row = first + 1 + index;
    sheet.put(`B${row}`, texts.exampleLines[index] ?? '').put(`C${row}`, amount, published);
    sheet.formula(`D${row}`, firstYear(benefits.ref(acrossFixed(benefitsAt.realised.first + index))), 'amount').formula(`E${row}`, `D${row}-C${row}`, 'amount');
  });
  const last = first + example.published.benefits.length;
  const [benefitRow, costRow, roiRow, strictRow] = [last + 1, last + 2, last + 3, last + 4];
  const total = looks.total(looks.calculated('amount'));
  sheet.put(`B${benefitRow}`, texts.exampleBenefits, looks.total(looks.label)).formula(`C${benefitRow}`, `SUM(C${first + 1}:C${last})`, 'amount', total);
  sheet.formula(`D${benefitRow}`, firstYear(cashFlow.ref(acrossFixed(cashFlowAt.benefits))), 'amount', looks.total(looks.linked('amount'))).formula(`E${benefitRow}`, `D${benefitRow}-C${benefitRow}`, 'amount', total);
  sheet.put(`B${costRow}`, texts.exampleCosts).put(`C${costRow}`, example.published.costs, published);
  sheet.formula(`D${costRow}`, firstYear(cashFlow.ref(acrossFixed(cashFlowAt.costs))), 'amount').formula(`E${costRow}`, `D${costRow}-C${costRow}`, 'amount');
  const percent = { ...looks.calculated('wholePercent'), bold: true };
  sheet.put(`B${roiRow}`, texts.exampleReturn, { ...looks.label, bold: true });
  sheet.formula(`C${roiRow}`, `C${benefitRow}/C${costRow}-1`, 'wholePercent', percent).formula(`D${roiRow}`, `IF(D${costRow}=0,0,D${benefitRow}/D${costRow}-1)`, 'wholePercent', percent);
  sheet.put(`B${strictRow}`, texts.exampleStrict);
  sheet.formula(`C${strictRow}`, `(C${benefitRow}-C${first + 1}*(1-${inputs.ref(inputsAt.grossMargin)}))/C${costRow}-1`, 'wholePercent');
  return strictRow + 1;
}
