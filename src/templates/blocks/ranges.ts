import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { Check } from './checks';
import type { Rows } from './periodAxis';

/** A figure whose range is looked at: a group of costs, or a benefit. */
export interface RangedFigure {
  readonly side: 'cost' | 'benefit';
  /** Its name, or the formula of its name. */
  readonly name: { readonly text: string } | { readonly formula: string };
  /** As shares of the likely value. */
  readonly low: number;
  readonly high: number;
  /** The formula of its amount within the horizon, range factor included. */
  readonly amount: string;
}

export interface RangeWords {
  readonly ranges: string;
  readonly rangeColumns: {
    readonly item: string;
    readonly low: string;
    readonly likely: string;
    readonly high: string;
    readonly factor: string;
    readonly roiLow: string;
    readonly roiHigh: string;
    readonly swing: string;
    readonly amount: string;
  };
}

/** Low, likely and high of the main figures, the factor that is in use, and the return at either end of each range. */
export function ranges(sheet: SheetBuilder, { first, rows }: Rows, words: RangeWords, figures: readonly RangedFigure[], totals: { readonly costs: string; readonly benefits: string }): void {
  const { looks } = sheet;
  const { costs, benefits } = totals;
  const columns = words.rangeColumns;
  sheet.section(`B${first - 2}:K${first - 2}`, words.ranges);
  sheet.heads(
    first - 1,
    { B: columns.item, C: columns.low, D: columns.likely, E: columns.high, F: columns.factor, G: columns.roiLow, H: columns.roiHigh, I: columns.swing, J: columns.amount },
    ['C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
  );
  figures.forEach(({ side, name, low, high, amount }, index) => {
    const row = rows[index];
    if (row === undefined) return;
    if ('text' in name) sheet.put(`B${row}`, name.text);
    else sheet.formula(`B${row}`, name.formula, 'general');
    sheet.input(`C${row}`, low, 'wholePercent').put(`D${row}`, 1, looks.calculated('wholePercent')).input(`E${row}`, high, 'wholePercent');
    sheet.formula(`F${row}`, `ROI.PERT(C${row},D${row},E${row},,,,B${row})`, 'factor');
    const change = (column: string) => `J${row}*(${column}${row}-F${row})`;
    const returnAt = (column: string) =>
      side === 'cost' ? `IF(${costs}=0,0,${benefits}/(${costs}+${change(column)})-1)` : `IF(${costs}=0,0,(${benefits}+${change(column)})/${costs}-1)`;
    sheet.formula(`G${row}`, returnAt('C'), 'percent').formula(`H${row}`, returnAt('E'), 'percent');
    sheet.formula(`I${row}`, `ABS(H${row}-G${row})`, 'percent');
    sheet.formula(`J${row}`, `IF(F${row}=0,0,${amount}/F${row})`, 'amount');
  });
}

/** Low ≤ likely ≤ high in every range. */
export function rangesCheck(sheet: SheetBuilder, { first, last }: Rows): Omit<Check, 'description'> {
  const column = (letter: string) => sheet.ref(`$${letter}$${first}:$${letter}$${last}`);
  return { where: sheet.ref(`C${first}`), found: `SUMPRODUCT((${column('C')}>${column('D')})+(${column('D')}>${column('E')}))`, format: 'integer' };
}
