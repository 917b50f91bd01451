import type { Format } from '../../file/sheet/looks';
import { columnLetters } from '../../engine/formula/parse/address';
import { ROUNDING, type Check } from './checks';
import { sharedRules, type InputRule } from './inputRules';
import { acrossPeriodsFixed, rowsFrom } from './periodAxis';
import { amountRow, currencyUnit, levelRow, timeSection, type TimeSheet } from './timeSheet';

/** Scenarios stand side by side from this column on (G); the weighted result follows the last. */
const FIRST_COLUMN = 6;

/**
 * Where things stand on a sheet of scenarios when the heads of the assumptions are in row `head`. The last assumption is
 * the probability of the scenario. A timeline stands above the workings, in its four rows.
 */
export function scenarioRows(head: number, count: { readonly scenarios: number; readonly assumptions: number; readonly workings: number }) {
  const assumptions = rowsFrom(head + 1, count.assumptions);
  const costs = assumptions.last + 4;
  const workings = costs + 11;
  return {
    head,
    columns: Array.from({ length: count.scenarios }, (_, index) => columnLetters(FIRST_COLUMN + index)),
    weighted: columnLetters(FIRST_COLUMN + count.scenarios),
    assumptions,
    costs,
    benefits: costs + 1,
    net: costs + 2,
    roi: costs + 3,
    npv: costs + 4,
    workings,
    /** The rows of workings of one scenario. */
    workingsOf: (scenario: number) => rowsFrom(workings + scenario * count.workings, count.workings),
  } as const;
}

export type ScenarioRows = ReturnType<typeof scenarioRows>;

export interface ScenarioAssumption {
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  /** One for each scenario. */
  readonly values: readonly number[];
  readonly rule: InputRule;
}

/** A row of workings for each scenario. The first of them are its costs, the last its benefits. */
export interface ScenarioWorking {
  readonly label: (scenario: number) => string;
  /** Amounts have a unit and a total; levels have neither. */
  readonly format: Format;
  readonly formula: (column: string, of: { readonly assumption: (index: number) => string; readonly rows: readonly number[]; readonly period: string }) => string;
}

export interface ScenarioWords {
  readonly columns: { readonly item: string; readonly live: string };
  readonly unit: string;
  readonly total: string;
  readonly results: string;
  readonly costs: string;
  readonly benefits: string;
  readonly net: string;
  readonly roi: string;
  readonly npv: string;
  readonly weighted: string;
  readonly workings: string;
}

export interface ScenarioSources {
  /** The cells with the names of the scenarios, and with the number of the live one. */
  readonly names: readonly string[];
  readonly liveNumber: string;
  /** Rows of the cash flow: which periods are within the horizon, and the discount factors. */
  readonly flags: string;
  readonly discountFactors: string;
}

/** Scenarios side by side, all calculated at once; the live one is picked by number. `time.timeline` is that above the workings. */
export function scenarios(
  time: TimeSheet,
  at: ScenarioRows,
  words: ScenarioWords,
  assumptions: readonly ScenarioAssumption[],
  workings: readonly ScenarioWorking[],
  sources: ScenarioSources,
): void {
  assumptionTable(time, at, words, assumptions, sources);
  results(time, at, words, sources);
  workingRows(time, at, words, workings);
}

function sides({ columns }: ScenarioRows): readonly [first: string, last: string] {
  return [columns[0] ?? 'G', columns[columns.length - 1] ?? 'G'];
}

function assumptionTable({ sheet, axis }: TimeSheet, at: ScenarioRows, words: ScenarioWords, assumptions: readonly ScenarioAssumption[], sources: ScenarioSources): void {
  const { looks } = sheet;
  const [first, last] = sides(at);
  sheet.heads(at.head, { B: words.columns.item, C: words.columns.live, D: words.unit, E: '', [axis.gap]: '' }, ['C']);
  at.columns.forEach((column, index) => sheet.formula(`${column}${at.head}`, sources.names[index] ?? '""', 'general', looks.columnHeadRight));
  sheet.put(`${at.weighted}${at.head}`, words.total, looks.columnHeadRight);
  const placed = assumptions.map((assumption, index) => ({ ...assumption, row: at.assumptions.first + index }));
  for (const { row, label, unit, format, values } of placed) {
    sheet.put(`B${row}`, label).put(`D${row}`, unit, looks.unit);
    sheet.formula(`C${row}`, `INDEX($${first}${row}:$${last}${row},${sources.liveNumber})`, format);
    at.columns.forEach((column, index) => sheet.input(`${column}${row}`, values[index] ?? 0, format));
  }
  const weight = at.assumptions.last;
  sheet.formula(`${at.weighted}${weight}`, `SUM(${first}${weight}:${last}${weight})`, 'wholePercent', looks.total(looks.calculated('wholePercent')));
  for (const { from, to, rule } of sharedRules(placed)) sheet.validate(`${first}${from.row}:${last}${to.row}`, rule);
}

function results(time: TimeSheet, at: ScenarioRows, words: ScenarioWords, sources: ScenarioSources): void {
  const { sheet, axis, currency } = time;
  const { looks } = sheet;
  const [first, last] = sides(at);
  const { weighted } = at;
  timeSection(time, at.costs - 2, words.results);
  sheet.heads(at.costs - 1, { B: '', C: words.columns.live, D: words.unit, E: '', [axis.gap]: '' }, ['C']);
  at.columns.forEach((column) => sheet.formula(`${column}${at.costs - 1}`, `${column}$${at.head}`, 'general', looks.columnHeadRight));
  sheet.put(`${weighted}${at.costs - 1}`, words.weighted, looks.columnHeadRight);

  at.columns.forEach((column, scenario) => {
    const rows = at.workingsOf(scenario);
    const costs = acrossPeriodsFixed(axis, rows.first);
    const benefits = acrossPeriodsFixed(axis, rows.last);
    sheet.formula(`${column}${at.costs}`, `SUMPRODUCT(${costs},${sources.flags})`, 'amount');
    sheet.formula(`${column}${at.benefits}`, `SUMPRODUCT(${benefits},${sources.flags})`, 'amount');
    sheet.formula(`${column}${at.net}`, `${column}${at.benefits}-${column}${at.costs}`, 'amount');
    sheet.formula(`${column}${at.roi}`, `IF(${column}${at.costs}=0,0,${column}${at.net}/${column}${at.costs})`, 'percent');
    sheet.formula(`${column}${at.npv}`, `SUMPRODUCT(${benefits}-${costs},${sources.discountFactors},${sources.flags})`, 'amount');
  });
  const weight = at.assumptions.last;
  for (const key of ['costs', 'benefits', 'net', 'roi', 'npv'] as const) {
    const row = at[key];
    const format = key === 'roi' ? 'percent' : 'amount';
    sheet.put(`B${row}`, words[key]);
    if (format === 'amount') currencyUnit(sheet, row, currency);
    sheet.formula(`C${row}`, `INDEX($${first}${row}:$${last}${row},${sources.liveNumber})`, format);
    const mean =
      key === 'roi'
        ? `IF(${weighted}${at.costs}=0,0,${weighted}${at.net}/${weighted}${at.costs})`
        : `SUMPRODUCT(${first}${row}:${last}${row},$${first}$${weight}:$${last}$${weight})`;
    sheet.formula(`${weighted}${row}`, mean, format, looks.total(looks.calculated(format)));
  }
}

function workingRows(time: TimeSheet, at: ScenarioRows, words: ScenarioWords, workings: readonly ScenarioWorking[]): void {
  timeSection(time, time.timeline.period - 1, words.workings);
  at.columns.forEach((scenarioColumn, scenario) => {
    const { rows } = at.workingsOf(scenario);
    const assumption = (index: number) => `$${scenarioColumn}$${at.assumptions.first + index}`;
    workings.forEach(({ label, format, formula }, index) => {
      const row = rows[index];
      if (row === undefined) return;
      const make = (column: string) => formula(column, { assumption, rows, period: `${column}$${time.timeline.period}` });
      if (format === 'amount') amountRow(time, row, label(scenario), make);
      else levelRow(time, row, label(scenario), format, make);
    });
  });
}

/** The probabilities of the scenarios add up to certainty. */
export function weightsCheck({ sheet }: TimeSheet, at: ScenarioRows): Omit<Check, 'description'> {
  const weight = at.assumptions.last;
  return { where: sheet.ref(`${at.weighted}${weight}`), found: `${sheet.ref(`$${at.weighted}$${weight}`)}-1`, allowed: 0.000001 };
}

/** The live column says what the cash flow, which follows the live scenario, says. */
export function liveScenarioCheck({ sheet }: TimeSheet, at: ScenarioRows, net: string): Omit<Check, 'description'> {
  return { where: sheet.ref(`C${at.net}`), found: `${sheet.ref(`$C$${at.net}`)}-${net}`, allowed: ROUNDING };
}
