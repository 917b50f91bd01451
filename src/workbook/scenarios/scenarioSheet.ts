import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { cellKey } from '../../engine/formula/workbookModel';
import type { Words } from '../../locales';
import { colors, looksFor, type Looks } from '../../file/sheet/looks';
import type { CellFile, CellStyle } from '../../file/workbookFile';
import type { SheetName, WrittenSheet } from '../sheetWriter';

/**
 * Where scenarios stand on their sheet: labels, then a formula that shows what the cell of the model holds now, then one
 * column per scenario. Excel itself keeps these formulas pointing at their cells when rows or columns are inserted, so
 * they are also how a scenario finds its inputs again. Two names of the sheet mark the heads of both blocks.
 */
export const INPUTS_NAME = 'ROI_ScenarioInputs';
export const RESULTS_NAME = 'ROI_ScenarioResults';

/** From the column of the heads, in which labels stand, to the formulas and to the first scenario. */
export const NOW_OFFSET = 1;
export const SCENARIO_OFFSET = 2;

const HEAD_ROW = 3;
const LABEL_COLUMN = 1;
const FIRST_SCENARIO = LABEL_COLUMN + SCENARIO_OFFSET;
const SCENARIO_WIDTH = 16;

/** A cell of the model that a new table is to hold. */
export interface TrackedCell {
  readonly address: string;
  readonly label: string;
  readonly value: CellValue;
  /** As the cell displays it. */
  readonly shown: string;
}

export interface NewScenarioSheet {
  readonly sheet: WrittenSheet;
  readonly names: readonly SheetName[];
}

/** The sheet with its first scenario: what the cells hold now. */
export function newScenarioSheet(name: string, inputs: readonly TrackedCell[], results: readonly TrackedCell[], { language, decide }: Words<'decide'>): NewScenarioSheet {
  const looks = looksFor(language);
  const { scenarios } = decide;
  const cells = new Map<number, CellFile>();
  const put = (row: number, column: number, cell: CellFile): void => void cells.set(cellKey(row, column), cell);
  put(0, LABEL_COLUMN, { value: scenarios.sheet.title, style: looks.title });
  put(1, LABEL_COLUMN, { value: scenarios.sheet.note, style: looks.subtitle });
  const resultsRow = HEAD_ROW + inputs.length + 2;
  const block = (headRow: number, head: string, tracked: readonly TrackedCell[], styleOf: (cell: TrackedCell) => CellStyle): void => {
    put(headRow, LABEL_COLUMN, { value: head, style: looks.columnHead });
    put(headRow, LABEL_COLUMN + NOW_OFFSET, { value: scenarios.sheet.now, style: looks.columnHeadRight });
    put(headRow, FIRST_SCENARIO, { value: headRow === HEAD_ROW ? name : null, style: looks.columnHeadRight });
    tracked.forEach((cell, index) => {
      const row = headRow + 1 + index;
      const numberFormat = shownFormat(cell.shown);
      put(row, LABEL_COLUMN, { value: cell.label, style: looks.label });
      put(row, LABEL_COLUMN + NOW_OFFSET, { value: null, formula: cell.address, style: { ...looks.linked('general'), numberFormat, horizontal: 'right' } });
      put(row, FIRST_SCENARIO, { value: kept(cell.value), style: { ...styleOf(cell), numberFormat, horizontal: 'right' } });
    });
  };
  block(HEAD_ROW, scenarios.input, inputs, () => looks.input('general'));
  block(resultsRow, scenarios.result, results, () => looks.calculated('general'));
  const at = (row: number) => ({ top: row, left: LABEL_COLUMN, bottom: row, right: LABEL_COLUMN });
  return {
    sheet: {
      name: scenarios.sheet.name,
      cells,
      columnWidths: { 0: 2, [LABEL_COLUMN]: 36, [LABEL_COLUMN + NOW_OFFSET]: SCENARIO_WIDTH, [FIRST_SCENARIO]: SCENARIO_WIDTH },
      frozen: { rows: HEAD_ROW + 1, columns: FIRST_SCENARIO },
      showGridlines: false,
      tabColor: colors.benefit,
    },
    names: [
      { name: INPUTS_NAME, range: at(HEAD_ROW) },
      { name: RESULTS_NAME, range: at(resultsRow) },
    ],
  };
}

/** One scenario's column as it is to be written. */
export interface ScenarioColumn {
  readonly name: string;
  readonly values: readonly CellValue[];
  readonly results: readonly CellValue[];
}

/** Where a table stands on its sheet; rows and columns are zero-based. */
export interface TablePlace {
  readonly inputsRow: number;
  readonly resultsRow: number;
  readonly firstColumn: number;
  /** Rows of the inputs and of the results, in their order. */
  readonly inputRows: readonly number[];
  readonly resultRows: readonly number[];
  /** Number formats by row. */
  readonly formats: ReadonlyMap<number, string>;
}

/** The cells of scenario number `index`; without a column they are emptied, looks included. */
export function columnCells(place: TablePlace, index: number, column: ScenarioColumn | null, { language }: Words<'decide'>): ReadonlyMap<number, CellFile> {
  const looks: Looks = looksFor(language);
  const at = place.firstColumn + index;
  const cells = new Map<number, CellFile>();
  const put = (row: number, value: CellValue, style: CellStyle): void => void cells.set(cellKey(row, at), column === null ? { value: null } : { value, style });
  put(place.inputsRow, column?.name ?? null, looks.columnHeadRight);
  put(place.resultsRow, null, looks.columnHeadRight);
  place.inputRows.forEach((row, number) => put(row, kept(column?.values[number] ?? null), { ...looks.input('general'), numberFormat: place.formats.get(row) ?? 'General', horizontal: 'right' }));
  place.resultRows.forEach((row, number) => put(row, kept(column?.results[number] ?? null), { ...looks.calculated('general'), numberFormat: place.formats.get(row) ?? 'General', horizontal: 'right' }));
  return cells;
}

export const columnWidth = SCENARIO_WIDTH;

/** Errors are nothing to keep. */
function kept(value: CellValue): CellValue {
  return isCellError(value) ? null : value;
}

/** The number format that shows a number as its cell does: in percent or grouped, with as many decimals; whatever else as it is. */
export function shownFormat(shown: string): string {
  const [, decimals = '', percent = ''] = /^[^\d]*[\d.,\s]*?(?:\.(\d+))?\s*(%?)[^\d]*$/u.exec(shown.trim()) ?? [];
  if (!/\d/.test(shown)) return 'General';
  const places = decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`;
  if (percent === '%') return `0${places}%`;
  return /\d,\d{3}/.test(shown) ? `#,##0${places}` : 'General';
}
