import { example } from './example';
import { head, type Build, type SheetRole } from './context';
import { acrossFixed, benefitsAt, cashFlowAt, inputsAt, timelineAt } from './layout';

/** What the workbook answers, how to fill it, what its colours mean, and the example it opens with. */
export function buildGuide(build: Build): void {
  const { words, looks, sheets } = build;
  const sheet = sheets.guide;
  const texts = words.guide;
  sheet.columns({ A: 2, B: 34, C: 18, D: 20, E: 16, F: 50 });
  head(build, 'guide', texts.subtitle, 'E1');

  let row = 4;
  const heading = (text: string) => {
    sheet.put(`B${row}`, text, looks.heading).fill(`C${row}:F${row}`, looks.heading).height(row, 20);
    row += 1;
  };
  /** Text runs over the empty cells to its right: nothing is merged, so each sentence gets its own line. */
  const lines = (all: readonly string[], bullet = '') => {
    for (const text of all) for (const piece of wrapped(text, build.language === 'zh-CN' ? 62 : 128)) sheet.put(`B${row++}`, piece === '' ? piece : bullet + piece, looks.label);
  };

  heading(texts.purposeHeading);
  lines(texts.purpose);
  row += 1;
  heading(texts.stepsHeading);
  texts.steps.forEach((step, index) => lines([`${index + 1}. ${step}`]));
  row += 1;
  heading(texts.conventionsHeading);
  texts.conventions.forEach((text) => lines([`• ${text}`]));
  row += 1;
  heading(texts.colorsHeading);
  const { colors } = texts;
  sheet.put(`B${row}`, colors.input, looks.input('general')).put(`C${row}`, colors.calculated, looks.calculated('general')).put(`D${row}`, '', looks.label);
  sheet.put(`E${row}`, colors.linked, looks.linked('general'));
  row += 2;
  heading(texts.exampleHeading);
  lines(texts.example);
  row = exampleTable(build, row + 1) + 1;
  heading(texts.sheetsHeading);
  for (const [role, purpose] of Object.entries(texts.sheetPurposes) as [SheetRole, string][]) {
    sheet.put(`B${row}`, words.sheets[role], looks.link, { link: sheets[role].ref('A1') }).put(`C${row}`, purpose);
    row += 1;
  }
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

/** Breaks a paragraph into lines of about this many characters, at spaces or after Chinese punctuation. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const window = rest.slice(0, width + 1);
    const at = Math.max(window.lastIndexOf(' '), ...['\u3002', '\uff0c', '\uff1b', '\uff1a', '\u3001'].map((mark) => window.lastIndexOf(mark) + 1));
    const end = at > width / 2 ? at : width;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
