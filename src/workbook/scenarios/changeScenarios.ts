import type { CellValue } from '../../engine/core/cellValue';
import type { Words } from '../../locales';
import type { CellFile } from '../../file/workbookFile';
import type { RangeSnapshot, WorkbookPort } from '../port';
import { WorkbookError } from '../workbookError';
import { isFormula, literally } from '../writing/cellContent';
import { readPlacedScenarios, type PlacedReading } from './readScenarios';
import { columnCells, columnWidth, newScenarioSheet, type ScenarioColumn, type TrackedCell } from './scenarioSheet';
import type { Scenario } from './scenarioTable';

type Port = Pick<WorkbookPort, 'addSheet' | 'command' | 'names' | 'readRanges' | 'updateSheet' | 'writeCells'>;
type Ready = Extract<PlacedReading, { status: 'ready' }>;

/** A cell to be part of scenarios, under the words that stand beside it there. */
export interface NamedCell {
  readonly address: string;
  readonly label: string;
}

export interface NewScenario {
  readonly name: string;
  /** For the first scenario of a workbook; later ones hold the inputs and results of the table. */
  readonly inputs: readonly NamedCell[];
  readonly results: readonly NamedCell[];
}

/**
 * Keeps what the inputs hold now under a name: in a new sheet, as a further column, or in place of the scenario of that
 * name. The results shown now belong to it. One undo step. Returns the sheet.
 */
export async function saveScenario(port: Port, { name, inputs, results }: NewScenario, words: Words<'decide'>): Promise<string> {
  return port.command(async (inside) => {
    const reading = await readPlacedScenarios(inside);
    if (reading.status === 'none') {
      const read = await inside.readRanges([...inputs, ...results].map(({ address }) => address));
      const tracked = (cells: readonly NamedCell[], from: number): TrackedCell[] => cells.map((cell, index) => ({ ...cell, ...shownBy(read[from + index]) }));
      const { sheet, names } = newScenarioSheet(name, tracked(inputs, 0), tracked(results, inputs.length), words);
      return inside.addSheet(sheet, { names });
    }
    const ready = readyOf(reading);
    const { table } = ready;
    const known = indexOf(ready, name);
    const index = known < 0 ? table.scenarios.length : known;
    await writeColumns(inside, ready, new Map([[index, { name: known < 0 ? name : table.scenarios[known].name, values: table.inputs.map(({ value }) => value), results: table.results.map(({ value }) => value) }]]), words);
    return table.sheet;
  });
}

/** What applying did: cells whose formula gave way to a value. */
export interface Application {
  readonly formulas: readonly string[];
}

/** Puts the values of a scenario into the inputs; what it leaves open, and what holds its value already, is not touched. One undo step. */
export async function applyScenario(port: Port, name: string): Promise<Application> {
  return port.command(async (inside) => {
    const { table, scenario } = await find(inside, name);
    const changes = table.inputs.flatMap(({ address, value: now }, index) => {
      const value = scenario.values[index] ?? null;
      return value === null || value === now ? [] : [{ address, value }];
    });
    if (changes.length === 0) return { formulas: [] };
    const read = await inside.readRanges(changes.map(({ address }) => address));
    await inside.writeCells(new Map(changes.map(({ address, value }) => [address, literally(value)])));
    const holdsFormula = ({ formulas }: RangeSnapshot): boolean => isFormula(formulas[0]?.[0]);
    return { formulas: changes.filter((_change, index) => holdsFormula(read[index])).map(({ address }) => address) };
  });
}

/** The scenarios after it move up. One undo step. */
export async function deleteScenario(port: Port, name: string, words: Words<'decide'>): Promise<void> {
  await port.command(async (inside) => {
    const { ready, index } = await find(inside, name);
    const { scenarios } = ready.table;
    const columns = new Map<number, ScenarioColumn | null>(scenarios.slice(index + 1).map((scenario, offset) => [index + offset, scenario]));
    await writeColumns(inside, ready, columns.set(scenarios.length - 1, null), words);
  });
}

export async function renameScenario(port: Port, name: string, newName: string, words: Words<'decide'>): Promise<void> {
  await port.command(async (inside) => {
    const { ready, index, scenario } = await find(inside, name);
    await writeColumns(inside, ready, new Map([[index, { ...scenario, name: newName }]]), words);
  });
}

/** Writes results that were calculated elsewhere, by scenario and result; null where there is none. One undo step. */
export async function writeScenarioResults(port: Port, results: ReadonlyMap<string, readonly CellValue[]>, words: Words<'decide'>): Promise<void> {
  await port.command(async (inside) => {
    const ready = readyOf(await readPlacedScenarios(inside));
    const columns = new Map<number, ScenarioColumn>();
    ready.table.scenarios.forEach((scenario, index) => {
      const fresh = results.get(scenario.name);
      if (fresh !== undefined) columns.set(index, { ...scenario, results: fresh });
    });
    await writeColumns(inside, ready, columns, words);
  });
}

async function writeColumns(port: Port, { table, place }: Ready, columns: ReadonlyMap<number, ScenarioColumn | null>, words: Words<'decide'>): Promise<void> {
  const cells = new Map<number, CellFile>();
  const widths: Record<number, number> = {};
  for (const [index, column] of columns) {
    for (const [key, cell] of columnCells(place, index, column, words)) cells.set(key, cell);
    widths[place.firstColumn + index] = columnWidth;
  }
  if (cells.size > 0) await port.updateSheet(table.sheet, { cells, columnWidths: widths });
}

async function find(port: Port, name: string): Promise<{ readonly ready: Ready; readonly table: Ready['table']; readonly index: number; readonly scenario: Scenario }> {
  const ready = readyOf(await readPlacedScenarios(port));
  const index = indexOf(ready, name);
  if (index < 0) throw new WorkbookError('notFound', name);
  return { ready, table: ready.table, index, scenario: ready.table.scenarios[index] };
}

function indexOf({ table }: Ready, name: string): number {
  return table.scenarios.findIndex((scenario) => scenario.name.toLowerCase() === name.toLowerCase());
}

function readyOf(reading: PlacedReading): Ready {
  if (reading.status === 'ready') return reading;
  throw new WorkbookError('notFound', reading.status === 'damaged' ? reading.problems[0].address : '');
}

function shownBy({ values, text }: RangeSnapshot): Pick<TrackedCell, 'value' | 'shown'> {
  return { value: values[0]?.[0] ?? null, shown: text[0]?.[0] ?? '' };
}
