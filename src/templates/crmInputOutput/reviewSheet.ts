import { colors } from '../../file/sheet/looks';
import { example } from './example';
import { sheetHead, type Build } from './context';
import { acrossFixed, cashFlowAt, inputsAt, periodRows, reviewAt as at } from './layout';

/** Milestones with plan, gate and actual figures, and the register of actions. */
export function buildReview(build: Build): void {
  const { words, looks, sheets } = build;
  const { review: sheet, cashFlow, inputs } = sheets;
  const texts = words.review;
  const { columns } = texts;
  sheet.columns({ A: 2, B: 34, C: 14, D: 14, E: 14, F: 14, G: 13, H: 13, I: 14, J: 14, K: 13, L: 16, M: 22 }).freeze(5, 2);
  sheetHead(build, 'review', texts.subtitle, 'H1');
  sheet.put('B3', texts.gateNote, looks.subtitle);
  sheet.section('B4:M4', texts.milestones);
  sheet.heads(
    5,
    {
      B: columns.milestone,
      C: columns.day,
      D: columns.date,
      E: columns.planCosts,
      F: columns.planBenefits,
      G: columns.planRoi,
      H: columns.gate,
      I: columns.actualCosts,
      J: columns.actualBenefits,
      K: columns.actualRoi,
      L: columns.deviation,
      M: columns.verdict,
    },
    ['C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'],
  );
  const { first, last, rows } = at.milestones;
  const periods = cashFlow.ref(acrossFixed(periodRows.period));
  /** Cumulative plan at a day: whole quarters before it, and the share of the quarter it falls in. */
  const planned = (flow: number, row: number) => {
    const quarter = `$C${row}*4/365`;
    const amounts = cashFlow.ref(acrossFixed(flow));
    return `SUMIF(${periods},"<="&INT(${quarter}),${amounts})+(${quarter}-INT(${quarter}))*SUMIF(${periods},INT(${quarter})+1,${amounts})`;
  };
  const words_ = wordCells(last);
  const tooEarlyUntil = `${inputs.ref(`$C$${inputsAt.phaseEnds.first + 1}`)}*365/4`;
  rows.forEach((row, index) => {
    const milestone = example.milestones[index];
    sheet.put(`B${row}`, texts.names[index] ?? '').input(`C${row}`, milestone?.day ?? 0, 'integer');
    sheet.formula(`D${row}`, `${inputs.ref(inputsAt.startDate)}+C${row}`, 'date');
    sheet.formula(`E${row}`, planned(cashFlowAt.costs, row), 'amount').formula(`F${row}`, planned(cashFlowAt.benefits, row), 'amount');
    sheet.formula(`G${row}`, `IF(E${row}=0,0,F${row}/E${row}-1)`, 'wholePercent');
    sheet.input(`H${row}`, milestone?.gate ?? null, 'wholePercent').input(`I${row}`, null, 'amount').input(`J${row}`, null, 'amount');
    sheet.formula(`K${row}`, `IF(OR(I${row}="",J${row}=""),"",IF(I${row}=0,0,J${row}/I${row}-1))`, 'wholePercent');
    sheet.formula(`L${row}`, `IF(K${row}="","",(J${row}-I${row})-(F${row}-E${row}))`, 'amount');
    sheet.formula(`M${row}`, `IF(K${row}="","",IF(C${row}<${tooEarlyUntil},${words_.tooEarly},IF(H${row}="","",IF(K${row}<H${row},${words_.reassess},${words_.continue}))))`, 'general', looks.calculated('general'));
  });
  const verdictRow = last + 2;
  sheet.put(`B${verdictRow}`, texts.verdictWords, looks.note).put(`C${verdictRow}`, texts.tooEarly, looks.note).put(`E${verdictRow}`, texts.continue, looks.note).put(`F${verdictRow}`, texts.reassess, looks.note);
  sheet.highlight(`M${first}:M${last}`, `$M${first}=${words_.reassess}`, { color: colors.bad, fill: colors.badFill, bold: true });
  sheet.highlight(`M${first}:M${last}`, `$M${first}=${words_.continue}`, { color: colors.good, fill: colors.goodFill });

  actions(build, last + 5);
}

/** The words of the verdict stand in cells below the table, so that no formula holds words. */
function wordCells(last: number) {
  return { tooEarly: `$C$${last + 2}`, continue: `$E$${last + 2}`, reassess: `$F$${last + 2}` };
}

function actions({ words, sheets }: Build, head: number): void {
  const sheet = sheets.review;
  const { actions: heading, actionColumns: columns } = words.review;
  sheet.section(`B${head - 1}:G${head - 1}`, heading);
  const names = [columns.action, columns.cause, columns.owner, columns.due, columns.effect, columns.status];
  sheet.heads(head, { B: columns.action, C: columns.cause, D: columns.owner, E: columns.due, F: columns.effect, G: columns.status }, ['F']);
  for (let row = head + 1; row <= head + ACTION_LINES; row++) {
    for (const column of ['B', 'C', 'D', 'G'] as const) sheet.input(`${column}${row}`, null, 'text');
    sheet.input(`E${row}`, null, 'date').input(`F${row}`, null, 'amount');
  }
  sheet.table(`B${head}:G${head + ACTION_LINES}`, { name: 'ActionRegister', columns: names, headerRow: true, totalsRow: false, style: 'TableStyleLight1' });
}

const ACTION_LINES = 8;
