import { fillPhrase, type Words } from '../../locales';
import { looksFor } from '../../file/sheet/looks';
import { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { WorkbookPort } from '../port';
import { timeText } from '../writing/timeText';
import { writeAllocation, writeBreakEven, writeGoal } from './answers';
import type { DecisionTable, TableCell, TableRecord } from './decisionTable';
import { NumberLooks } from './numberLooks';
import { writeSpider, writeTornado } from './sensitivityTables';
import type { TableSheet } from './tableSheet';
import { writeOneWay, writeTwoWay } from './valueTables';

const TAB_COLOR = '#2E75B6';

/** Writes an answer of a decision tool to a sheet of its own and shows it: one undo step. Returns the name of the sheet. */
export async function writeDecisionTable(port: Pick<WorkbookPort, 'addSheet' | 'command' | 'readRanges'>, table: DecisionTable, record: TableRecord, words: Words<'decide'>): Promise<string> {
  return port.command(async (inside) => {
    const addresses = [...new Set(cellsOf(table).map(({ address }) => address))];
    const read = await inside.readRanges(addresses);
    const shown = new Map(addresses.map((address, index) => [address, read[index].text[0]?.[0] ?? '']));
    return inside.addSheet(decisionSheet(table, record, new NumberLooks(shown), words).toFile(), { activate: true });
  });
}

function decisionSheet(table: DecisionTable, record: TableRecord, numbers: NumberLooks, { language, decide: words }: Words<'decide'>): SheetBuilder {
  const looks = looksFor(language);
  const { title } = words.tools[toolOf[table.kind]];
  const sheet = new SheetBuilder(title, looks, TAB_COLOR);
  const { at, fingerprint, simulation } = record;
  const origin = [fillPhrase(words.tables.subtitle, { time: timeText(at), fingerprint })];
  if (simulation !== undefined) origin.push(fillPhrase(words.tables.simulated, { trials: simulation.trials.toLocaleString(language.tag), seed: simulation.seed }));
  sheet.put('B1', title, looks.title).height(1, 28);
  sheet.put('B2', origin.join(' · '), looks.subtitle);
  sheet.columns({ A: 2, B: 34 });
  write(table, { sheet, looks, words, numbers });
  return sheet;
}

const toolOf = { oneWay: 'table', twoWay: 'table', tornado: 'sensitivity', spider: 'sensitivity', goal: 'goalSeek', breakEven: 'breakEven', allocation: 'allocation' } as const;

function write(table: DecisionTable, target: TableSheet): void {
  switch (table.kind) {
    case 'oneWay':
      return writeOneWay(table, target);
    case 'twoWay':
      return writeTwoWay(table, target);
    case 'tornado':
      return writeTornado(table, target);
    case 'spider':
      return writeSpider(table, target);
    case 'goal':
      return writeGoal(table, target);
    case 'breakEven':
      return writeBreakEven(table, target);
    case 'allocation':
      return writeAllocation(table, target);
  }
}

function cellsOf(table: DecisionTable): readonly TableCell[] {
  const { output } = table.measure;
  switch (table.kind) {
    case 'oneWay':
    case 'goal':
      return [output, table.parameter];
    case 'twoWay':
      return [output, table.rows.parameter, table.columns.parameter];
    case 'tornado':
      return [output, ...table.bars.map(({ input }) => input)];
    case 'spider':
      return [output, ...table.lines.map(({ input }) => input)];
    case 'breakEven':
    case 'allocation':
      return [output, ...table.rows.map(({ input }) => input)];
  }
}
