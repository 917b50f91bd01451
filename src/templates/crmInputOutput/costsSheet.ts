import { periodRow } from '../blocks/periodAxis';
import { amountRow, currencyUnit, rowTotal, timeColumns, timeHeads, timeSection } from '../blocks/timeSheet';
import { countingTimeline } from '../blocks/timeline';
import { currencyOf, head, timeSheet, type Build } from './context';
import { across, axis, costsAt, inputsAt, riskAt } from './layout';

/** Cost lines by quarter, their classes with the range factor of each, contingency and total. */
export function buildCosts(build: Build): void {
  const { words, looks, sheets } = build;
  const { costs: sheet, inputs, risk } = sheets;
  const texts = words.costs;
  const time = timeSheet(build, 'costs');
  timeColumns(time);
  head(build, 'costs', texts.subtitle, 'E1');
  timeHeads(time, words.common);
  countingTimeline(time, words.timeline, {
    today: inputs.ref(inputsAt.todayWord),
    prefix: inputs.ref(inputsAt.periodPrefix),
    phaseEnds: inputsAt.phaseEnds.rows.map((row) => inputs.ref(`$C$${row}`)),
  });

  const { lines, allLines, classes, contingency, total, oneOff } = costsAt;
  timeSection(time, lines.first - 1, texts.lines);
  lines.rows.forEach((row, index) => {
    const source = inputsAt.costs.first + index;
    const input = (column: string) => inputs.ref(`$${column}${source}`);
    sheet.formula(`B${row}`, input('B'), 'general').formula(`C${row}`, input('H'), 'general');
    const once = (column: string) => `(${column}$4=${input('I')})*1`;
    const running = (column: string) => `(${column}$4>=${input('I')})*(${column}$4<=${input('J')})/4*(1+${input('K')})^(${column}$6-1)`;
    amountRow(time, row, undefined, (column) => `${input('C')}*IF(${input('D')}=${inputs.ref(inputsAt.oneOff)},${once(column)},${running(column)})`);
  });
  sheet.put(`B${allLines}`, texts.beforeRanges, looks.total(looks.label));
  rowTotal(time, allLines, true);
  periodRow(sheet, axis, allLines, 'amount', (column) => `SUM(${column}${lines.first}:${column}${lines.last})`, true);

  timeSection(time, classes.first - 1, texts.classes);
  sheet.put(`C${classes.first - 1}`, texts.uncertainty, { ...looks.section, horizontal: 'right' });
  classes.rows.forEach((row, index) => {
    sheet.formula(`B${row}`, inputs.ref(`$D$${inputsAt.lists.first + index}`), 'general');
    sheet.formula(`C${row}`, risk.ref(`$F$${riskAt.costs.first + index}`), 'factor');
    amountRow(time, row, undefined, (column) => `SUMIF($C$${lines.first}:$C$${lines.last},$B${row},${column}$${lines.first}:${column}$${lines.last})*$C${row}`);
  });
  sheet.formula(`C${contingency}`, inputs.ref(inputsAt.contingency), 'percent');
  amountRow(time, contingency, texts.contingency, (column) => `SUM(${column}${classes.first}:${column}${classes.last})*$C${contingency}`);
  sheet.put(`B${total}`, texts.total, looks.total(looks.label));
  rowTotal(time, total, true);
  periodRow(sheet, axis, total, 'amount', (column) => `SUM(${column}${classes.first}:${column}${contingency})`, true);

  timeSection(time, oneOff.first - 1, texts.oneOff);
  sheet.put(`C${oneOff.first - 1}`, texts.presentValue, { ...looks.section, horizontal: 'right' });
  const register = (column: string) => inputs.ref(`$${column}$${inputsAt.costs.first}:$${column}$${inputsAt.costs.last}`);
  oneOff.rows.forEach((row, index) => {
    sheet.formula(`B${row}`, `B${classes.first + index}`, 'general');
    currencyUnit(sheet, row, currencyOf(inputs));
    const chosen = `(${register('H')}=$B${row})*(${register('D')}=${inputs.ref(inputsAt.oneOff)})*(${register('I')}<=${inputs.ref(inputsAt.horizon)})*${register('C')}`;
    sheet.formula(`E${row}`, `SUMPRODUCT(${chosen})`, 'amount');
    sheet.formula(`C${row}`, `SUMPRODUCT(${chosen}/(1+${inputs.ref(inputsAt.discountRate)})^(${register('I')}/4))`, 'amount');
  });
  sheet.highlight(across(lines.first).replace(/\d+$/, String(lines.last)), `${axis.first}${lines.first}=0`, { color: '#BFBFBF' });
}
