import { colors } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { rowsFrom, type Rows } from './periodAxis';
import { register } from './register';

export interface Milestone {
  readonly day: number;
  /** The ROI below which the project is re-assessed; `null` where there is no gate. */
  readonly gate: number | null;
}

export interface MilestoneWords {
  readonly milestones: string;
  readonly columns: {
    readonly milestone: string;
    readonly day: string;
    readonly date: string;
    readonly planCosts: string;
    readonly planBenefits: string;
    readonly planRoi: string;
    readonly gate: string;
    readonly actualCosts: string;
    readonly actualBenefits: string;
    readonly actualRoi: string;
    readonly deviation: string;
    readonly verdict: string;
  };
  readonly names: readonly string[];
  readonly gateNote: string;
}

export interface MilestoneSources {
  readonly rows: Rows;
  readonly milestones: readonly Milestone[];
  readonly startDate: string;
  /** The last period in which it is too early to judge. */
  readonly tooEarlyUntil: string;
  readonly perYear: number;
  /** The rows of the plan: numbers of the periods, costs, benefits. */
  readonly periods: string;
  readonly costs: string;
  readonly benefits: string;
  /** The cells with the words of a verdict. */
  readonly tooEarly: string;
  readonly goOn: string;
  readonly reassess: string;
}

/** Plan against actual at each milestone, with a verdict at its gate. */
export function milestones(sheet: SheetBuilder, words: MilestoneWords, sources: MilestoneSources): void {
  const { rows, milestones: lines, startDate, tooEarlyUntil, perYear, periods, costs, benefits, tooEarly, goOn, reassess } = sources;
  const { looks } = sheet;
  const { columns } = words;
  const { first, last } = rows;
  sheet.columns({ A: 2, B: 34, C: 14, D: 14, E: 14, F: 14, G: 13, H: 13, I: 14, J: 14, K: 13, L: 16, M: 22 }).freeze(first - 1, 2);
  sheet.put(`B${first - 3}`, words.gateNote, looks.subtitle);
  sheet.section(`B${first - 2}:M${first - 2}`, words.milestones);
  sheet.heads(
    first - 1,
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
  /** Cumulative plan at a day: whole periods before it, and the share of the period it falls in. */
  const planned = (amounts: string, row: number) => {
    const period = `$C${row}*${perYear}/365`;
    return `SUMIF(${periods},"<="&INT(${period}),${amounts})+(${period}-INT(${period}))*SUMIF(${periods},INT(${period})+1,${amounts})`;
  };
  rows.rows.forEach((row, index) => {
    const milestone = lines[index];
    sheet.put(`B${row}`, words.names[index] ?? '').input(`C${row}`, milestone?.day ?? 0, 'integer');
    sheet.formula(`D${row}`, `${startDate}+C${row}`, 'date');
    sheet.formula(`E${row}`, planned(costs, row), 'amount').formula(`F${row}`, planned(benefits, row), 'amount');
    sheet.formula(`G${row}`, `IF(E${row}=0,0,F${row}/E${row}-1)`, 'wholePercent');
    sheet.input(`H${row}`, milestone?.gate ?? null, 'wholePercent').input(`I${row}`, null, 'amount').input(`J${row}`, null, 'amount');
    sheet.formula(`K${row}`, `IF(OR(I${row}="",J${row}=""),"",IF(I${row}=0,0,J${row}/I${row}-1))`, 'wholePercent');
    sheet.formula(`L${row}`, `IF(K${row}="","",(J${row}-I${row})-(F${row}-E${row}))`, 'amount');
    const atGate = `IF(H${row}="","",IF(K${row}<H${row},${reassess},${goOn}))`;
    sheet.formula(`M${row}`, `IF(K${row}="","",IF(C${row}<${tooEarlyUntil}*365/${perYear},${tooEarly},${atGate}))`, 'general', looks.calculated('general'));
  });
  sheet.highlight(`M${first}:M${last}`, `$M${first}=${reassess}`, { color: colors.bad, fill: colors.badFill, bold: true });
  sheet.highlight(`M${first}:M${last}`, `$M${first}=${goOn}`, { color: colors.good, fill: colors.goodFill });
}

export interface ActionWords {
  readonly actions: string;
  readonly actionColumns: { readonly action: string; readonly cause: string; readonly owner: string; readonly due: string; readonly effect: string; readonly status: string };
}

const ACTION_LINES = 8;

/** The register of actions, empty, with its heads in row `head`. */
export function actions(sheet: SheetBuilder, { actions: heading, actionColumns: columns }: ActionWords, head: number): void {
  sheet.section(`B${head - 1}:M${head - 1}`, heading);
  register(
    sheet,
    rowsFrom(head + 1, ACTION_LINES),
    [
      { column: 'B', head: columns.action, format: 'text' },
      { column: 'C', head: columns.cause, format: 'text' },
      { column: 'D', head: columns.owner, format: 'text' },
      { column: 'E', head: columns.due, format: 'date' },
      { column: 'F', head: columns.effect, format: 'amount' },
      { column: 'G', head: columns.status, format: 'text' },
    ],
    'ActionRegister',
  );
}
