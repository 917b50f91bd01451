import { cellAddress } from '../../engine/formula/parse/address';
import type { AllocationTable, BreakEvenTable, GoalTable, TableCell } from './decisionTable';
import { LEFT, measureText, putHeads, putLink, putNumber, TOP, type TableSheet } from './tableSheet';

/** What was asked and what was found, a line each. */
export function writeGoal({ parameter, measure, target: goal, now, found, reached, standardError }: GoalTable, target: TableSheet): void {
  const { sheet, looks, words, numbers } = target;
  const { tables } = words;
  const inputFormat = numbers.ofCell(parameter, [now, found]);
  const resultFormat = numbers.ofMeasure(measure, [goal, standardError ?? NaN]);
  sheet.columns({ C: 18, D: 18 });
  const head = (row: number, cell: TableCell, text: string): void => {
    sheet.put(cellAddress(row, LEFT), text, looks.columnHead);
    sheet.put(cellAddress(row, LEFT + 1), cell.address, { ...looks.columnHeadRight, underline: true }, { link: cell.address });
  };
  const line = (row: number, text: string, value: number, format: string, strong = false): void => {
    const look = strong ? { ...looks.label, bold: true } : looks.label;
    sheet.put(cellAddress(row, LEFT), text, look);
    putNumber(target, row, LEFT + 1, value, format, look);
  };
  head(TOP, parameter, parameter.label);
  line(TOP + 1, tables.now, now, inputFormat);
  line(TOP + 2, tables.found, found, inputFormat, true);
  head(TOP + 4, measure.output, measureText(measure));
  line(TOP + 5, tables.target, goal, resultFormat);
  line(TOP + 6, tables.reached, reached, resultFormat, true);
  if (standardError !== null) line(TOP + 7, tables.standardError, standardError, resultFormat);
}

/** Every input with the value at which the result turns and the room up to it, as a formula. */
export function writeBreakEven({ measure, target: goal, rows }: BreakEvenTable, target: TableSheet): void {
  const { sheet, looks, words, numbers } = target;
  const { breakEven, tables } = words;
  sheet.columns({ C: 18, D: 16, E: 16, F: 12 });
  sheet.put(cellAddress(TOP - 1, LEFT), `${measureText(measure)}: ${tables.target}`, looks.label);
  putNumber(target, TOP - 1, LEFT + 1, goal, numbers.ofMeasure(measure, [goal]));
  putHeads(target, [breakEven.input, tables.cell, breakEven.now, breakEven.value, breakEven.margin]);
  rows.forEach(({ input, now, breakEven: value }, index) => {
    const row = TOP + 1 + index;
    const format = numbers.ofCell(input, [now, value ?? now]);
    sheet.put(cellAddress(row, LEFT), input.label);
    putLink(target, row, LEFT + 1, input);
    putNumber(target, row, LEFT + 2, now, format);
    if (value === null) sheet.put(cellAddress(row, LEFT + 3), breakEven.none, { ...looks.note, wrap: false, horizontal: 'right' });
    else {
      putNumber(target, row, LEFT + 3, value, format);
      if (now !== 0) sheet.formula(cellAddress(row, LEFT + 4), `(${cellAddress(row, LEFT + 3)}-${cellAddress(row, LEFT + 2)})/ABS(${cellAddress(row, LEFT + 2)})`, 'percent');
    }
  });
}

/** The split found beside the present one, with formulas for the differences and the sums. */
export function writeAllocation({ measure, before, after, rows }: AllocationTable, target: TableSheet): void {
  const { sheet, looks, words, numbers } = target;
  const { allocation, tables } = words;
  const [resultFormat, amountFormat] = [numbers.ofMeasure(measure, [before, after]), numbers.ofCell(rows[0].input, rows.flatMap(({ now, chosen }) => [now, chosen]))];
  sheet.columns({ C: 18, D: 16, E: 16, F: 16 });
  putHeads(target, [allocation.channel, tables.cell, allocation.now, allocation.chosen, tables.change]);
  const last = TOP + rows.length;
  const column = (offset: number, row: number): string => cellAddress(row, LEFT + offset);
  const difference = (row: number) => `${column(3, row)}-${column(2, row)}`;
  const style = { ...looks.calculated('general'), numberFormat: amountFormat, horizontal: 'right' } as const;
  rows.forEach(({ input, now, chosen }, index) => {
    const row = TOP + 1 + index;
    sheet.put(column(0, row), input.label);
    putLink(target, row, LEFT + 1, input);
    putNumber(target, row, LEFT + 2, now, amountFormat);
    putNumber(target, row, LEFT + 3, chosen, amountFormat, { ...looks.label, bold: true });
    sheet.formula(column(4, row), difference(row), 'general', style);
  });
  sheet.put(column(0, last + 1), tables.total, looks.total(looks.label)).put(column(1, last + 1), null, looks.total(looks.label));
  for (const offset of [2, 3]) sheet.formula(column(offset, last + 1), `SUM(${column(offset, TOP + 1)}:${column(offset, last)})`, 'general', looks.total(style));
  sheet.formula(column(4, last + 1), difference(last + 1), 'general', looks.total(style));
  sheet.put(column(0, last + 3), `${measureText(measure)}: ${tables.before}`);
  putNumber(target, last + 3, LEFT + 2, before, resultFormat);
  sheet.put(column(0, last + 4), `${measureText(measure)}: ${tables.after}`, { ...looks.label, bold: true });
  putNumber(target, last + 4, LEFT + 2, after, resultFormat, { ...looks.label, bold: true });
}
