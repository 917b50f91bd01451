import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { formatReference, parseReference } from '../../engine/formula/parse/address';
import type { RangeSnapshot, WorkbookName, WorkbookPort } from '../port';
import { isFormula, type CellContent } from '../writing/cellContent';
import { INPUTS_NAME, NOW_OFFSET, RESULTS_NAME, SCENARIO_OFFSET, shownFormat, type TablePlace } from './scenarioSheet';
import type { Scenario, ScenarioCell, ScenarioProblem, ScenarioReading, ScenarioTable } from './scenarioTable';

/** A table with where it stands, for those who write to it. */
export type PlacedReading = Exclude<ScenarioReading, { status: 'ready' }> | { readonly status: 'ready'; readonly table: ScenarioTable; readonly place: TablePlace };

/** The scenarios of the workbook. Three round trips. */
export async function readScenarios(port: Pick<WorkbookPort, 'names' | 'readRanges'>): Promise<ScenarioReading> {
  const reading = await readPlacedScenarios(port);
  return reading.status === 'ready' ? { status: 'ready', table: reading.table } : reading;
}

/** The same, and where everything stands. */
export async function readPlacedScenarios(port: Pick<WorkbookPort, 'names' | 'readRanges'>): Promise<PlacedReading> {
  const names = await port.names();
  const marked = names.filter(({ name }) => name === INPUTS_NAME || name === RESULTS_NAME);
  if (marked.length === 0) return { status: 'none' };
  const [inputs, results] = [headOf(marked, INPUTS_NAME), headOf(marked, RESULTS_NAME)];
  const sheet = inputs?.sheet ?? results?.sheet ?? marked[0].sheet ?? '';
  if (inputs === null || results === null || inputs.row >= results.row) return { status: 'damaged', sheet, problems: [{ code: 'tableGone', address: formatReference({ sheet, range: { top: 0, left: 0, bottom: 0, right: 0 } }), received: sheet }] };
  const [snapshot] = await port.readRanges([formatReference({ sheet, range: null })]);
  return new TableReader(snapshot, { sheet, labelColumn: inputs.column, inputsRow: inputs.row, resultsRow: results.row }).read();
}

function headOf(marked: readonly WorkbookName[], wanted: string): { readonly sheet: string; readonly row: number; readonly column: number } | null {
  const address = marked.find(({ name, address: at }) => name === wanted && at !== null)?.address ?? null;
  const parsed = address === null ? null : parseReference(address);
  if (parsed === null || parsed.range === null) return null;
  return { sheet: parsed.sheet, row: parsed.range.top, column: parsed.range.left };
}

interface Heads {
  readonly sheet: string;
  readonly labelColumn: number;
  readonly inputsRow: number;
  readonly resultsRow: number;
}

interface TrackedRow extends ScenarioCell {
  readonly row: number;
}

class TableReader {
  private readonly problems: ScenarioProblem[] = [];
  private readonly top: number;
  private readonly left: number;
  private readonly bottom: number;
  private readonly right: number;

  constructor(
    private readonly snapshot: RangeSnapshot,
    private readonly heads: Heads,
  ) {
    const range = parseReference(snapshot.address)?.range ?? { top: 0, left: 0, bottom: -1, right: -1 };
    ({ top: this.top, left: this.left, bottom: this.bottom, right: this.right } = range);
  }

  read(): PlacedReading {
    const { sheet, labelColumn, inputsRow, resultsRow } = this.heads;
    const inputs = this.rows(inputsRow + 1, resultsRow - 1, 'inputGone');
    const results = this.rows(resultsRow + 1, this.bottom, 'resultGone');
    const firstColumn = labelColumn + SCENARIO_OFFSET;
    const scenarios = this.scenarios(firstColumn, inputs, results);
    if (this.problems.length > 0) return { status: 'damaged', sheet, problems: this.problems };
    const tracked = [...inputs, ...results];
    return {
      status: 'ready',
      table: { sheet, inputs: inputs.map(cellOf), results: results.map(cellOf), scenarios },
      place: {
        inputsRow,
        resultsRow,
        firstColumn,
        inputRows: inputs.map(({ row }) => row),
        resultRows: results.map(({ row }) => row),
        formats: new Map(tracked.map(({ row }) => [row, shownFormat(this.text(row, labelColumn + NOW_OFFSET))])),
      },
    };
  }

  /** The rows below a head, each with a formula that points at the model, up to the first without one: what follows is the user's own. */
  private rows(from: number, to: number, gone: 'inputGone' | 'resultGone'): TrackedRow[] {
    const { labelColumn } = this.heads;
    const found: TrackedRow[] = [];
    for (let row = from; row <= to; row += 1) {
      const formula = this.formula(row, labelColumn + NOW_OFFSET);
      const label = this.value(row, labelColumn);
      const name = typeof label === 'string' ? label : '';
      if (!isFormula(formula)) break;
      const target = parseReference(formula);
      if (target === null) this.problems.push({ code: gone, address: this.addressOf(row, labelColumn + NOW_OFFSET), received: name === '' ? formula : name });
      else found.push({ row, address: formatReference(target), label: name === '' ? formatReference(target) : name, value: this.value(row, labelColumn + NOW_OFFSET) });
    }
    return found;
  }

  private scenarios(firstColumn: number, inputs: readonly TrackedRow[], results: readonly TrackedRow[]): Scenario[] {
    const { inputsRow } = this.heads;
    const scenarios: Scenario[] = [];
    const seen = new Set<string>();
    const last = this.lastColumn(firstColumn, [...inputs, ...results]);
    for (let column = firstColumn; column <= last; column += 1) {
      const head = this.value(inputsRow, column);
      const name = head === null || isCellError(head) ? '' : String(head).trim();
      const values = inputs.map(({ row }) => this.kept(row, column));
      if (name === '') this.problems.push({ code: 'nameMissing', address: this.addressOf(inputsRow, column), received: '' });
      else if (seen.has(name.toLowerCase())) this.problems.push({ code: 'nameTwice', address: this.addressOf(inputsRow, column), received: name });
      seen.add(name.toLowerCase());
      scenarios.push({
        name,
        values,
        results: results.map(({ row }) => this.kept(row, column)),
        applied: values.some((value) => value !== null) && values.every((value, index) => value === null || value === inputs[index].value),
      });
    }
    return scenarios;
  }

  /** Of the columns beside the table that hold a name or a value in one of its rows. */
  private lastColumn(firstColumn: number, tracked: readonly TrackedRow[]): number {
    const rows = [this.heads.inputsRow, ...tracked.map(({ row }) => row)];
    let column = firstColumn;
    while (column <= this.right && rows.some((row) => this.value(row, column) !== null && this.value(row, column) !== '')) column += 1;
    return column - 1;
  }

  private kept(row: number, column: number): CellValue {
    const value = this.value(row, column);
    return value === '' || isCellError(value) ? null : value;
  }

  private value(row: number, column: number): CellValue {
    return this.snapshot.values[row - this.top]?.[column - this.left] ?? null;
  }

  private formula(row: number, column: number): CellContent {
    return this.snapshot.formulas[row - this.top]?.[column - this.left] ?? null;
  }

  private text(row: number, column: number): string {
    return this.snapshot.text[row - this.top]?.[column - this.left] ?? '';
  }

  private addressOf(row: number, column: number): string {
    return formatReference({ sheet: this.heads.sheet, range: { top: row, left: column, bottom: row, right: column } });
  }
}

function cellOf({ address, label, value }: TrackedRow): ScenarioCell {
  return { address, label, value };
}
