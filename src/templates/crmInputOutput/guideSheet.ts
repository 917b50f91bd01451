import { GuideWriter } from '../blocks/guide';
import { example } from './example';
import { head, type Build, type SheetRole } from './context';

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
    .heading(texts.publishedHeading)
    .paragraphs(texts.published)
    .skip(1)
    .table((first) => publishedTable(build, first))
    .skip(1)
    .heading(texts.sheetsHeading)
    .sheets((Object.entries(texts.sheetPurposes) as [SheetRole, string][]).map(([role, purpose]) => ({ sheet: sheets[role], purpose })));
}

/** The published example added up: as its authors state it, and as its figures say. */
function publishedTable({ words, looks, sheets: { guide: sheet } }: Build, first: number): number {
  const texts = words.guide;
  const columns = texts.exampleColumns;
  const { published } = example;
  const amount = looks.calculated('amount');
  const difference = (row: number) => sheet.formula(`E${row}`, `D${row}-C${row}`, row === roiRow ? 'wholePercent' : 'amount');
  sheet.heads(first, { B: columns.line, C: columns.published, D: columns.addedUp, E: columns.difference }, ['C', 'D', 'E']);
  const last = first + published.benefits.length;
  const [benefitRow, costRow, roiRow, marginRow, strictRow] = [1, 2, 3, 4, 5].map((step) => last + step) as [number, number, number, number, number];
  published.benefits.forEach((benefit, index) => {
    const row = first + 1 + index;
    sheet.put(`B${row}`, texts.exampleLines[index] ?? '').put(`C${row}`, benefit, amount).formula(`D${row}`, `C${row}`, 'amount');
    difference(row);
  });
  sheet.put(`B${benefitRow}`, texts.exampleBenefits, looks.total(looks.label)).put(`C${benefitRow}`, published.total, looks.total(amount));
  sheet.formula(`D${benefitRow}`, `SUM(D${first + 1}:D${last})`, 'amount', looks.total(amount));
  sheet.formula(`E${benefitRow}`, `D${benefitRow}-C${benefitRow}`, 'amount', looks.total(amount));
  sheet.put(`B${costRow}`, texts.exampleCosts).put(`C${costRow}`, published.costs, amount).formula(`D${costRow}`, `C${costRow}`, 'amount');
  difference(costRow);
  const percent = { ...looks.calculated('wholePercent'), bold: true };
  sheet.put(`B${roiRow}`, texts.exampleReturn, { ...looks.label, bold: true });
  for (const column of ['C', 'D'] as const) sheet.formula(`${column}${roiRow}`, `${column}${benefitRow}/${column}${costRow}-1`, 'wholePercent', percent);
  difference(roiRow);
  sheet.put(`B${marginRow}`, texts.exampleMargin).put(`D${marginRow}`, published.margin, looks.calculated('wholePercent'));
  sheet.put(`B${strictRow}`, texts.exampleStrict);
  sheet.formula(`D${strictRow}`, `(D${benefitRow}-D${first + 1}*(1-D${marginRow}))/D${costRow}-1`, 'wholePercent');
  return strictRow + 1;
}
