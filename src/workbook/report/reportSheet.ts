import { cellAddress } from '../../engine/formula/parse/address';
import type { CellRange } from '../../engine/formula/workbookModel';
import { fillPhrase, type PaneWords } from '../../locales';
import { looksFor } from '../../file/sheet/looks';
import { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { WrittenSheet } from '../sheetWriter';
import { timeText } from '../writing/timeText';
import { writeChartData } from './chartData';
import { writeCharts, CHART_ROWS } from './charts';
import { writeInputs } from './inputTable';
import type { Report } from './report';
import type { ReportedCells } from './reportedCells';
import type { ReportedRun } from './reportedRun';
import { writeRecord } from './runRecord';
import { writeStatistics } from './statisticsTable';
import { writeSummary } from './summary';
import { statusFormula } from './status';

/** Where the words about the state of the report stand. */
const STATUS = { row: 2, column: 1 } as const;

const TAB_COLOR = '#2E75B6';

/**
 * A simulation on one sheet: its statistics, charts that Excel draws itself, the inputs, what it takes to repeat the run,
 * and the numbers behind the charts. A formula compares what the sheet shows with what it showed at the run.
 */
export function reportSheet(run: ReportedRun, cells: ReportedCells, given: PaneWords): { readonly sheet: WrittenSheet; readonly fingerprint: CellRange } {
  const { language } = given;
  const looks = looksFor(language);
  const words = given.report.simulation;
  const sheet = new SheetBuilder(words.sheet, looks, TAB_COLOR);
  const report: Report = { run, cells, words, engineWords: given, looks, sheet };
  sheet.columns({ A: 2, B: 34, C: 13, D: 13, E: 13, F: 13, G: 13, H: 13, I: 13, J: 13, K: 13, L: 13, M: 13 });
  sheet.put('B1', language.report.title, looks.title).height(1, 28);
  const time = timeText(run.finishedAt);
  sheet.put('B2', fillPhrase(words.subtitle, { trials: run.result.trials.toLocaleString(language.tag), seed: run.result.seed, time }), looks.subtitle);

  const statistics = writeStatistics(report, writeSummary(report, STATUS.row + 2) + 1);
  const charts = statistics.nextRow + 1;
  const inputs = writeInputs(report, charts + run.result.outputs.length * (CHART_ROWS + 2));
  const record = writeRecord(report, inputs.nextRow + 1);
  const data = writeChartData(report, record.nextRow + 1);
  writeCharts(report, charts, data);

  sheet.formula(cellAddress(STATUS.row, STATUS.column), statusFormula(report, statistics, inputs.states), 'general', { ...looks.label, bold: true });
  sheet.freeze(STATUS.row + 1, 0);
  return { sheet: sheet.toFile(), fingerprint: record.fingerprint };
}
