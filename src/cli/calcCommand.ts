import { isCellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import { Calculator } from '../engine/formula/evaluate/calculator';
import { fillPhrase, type Language } from '../locales';
import { cliWords } from './words';
import type { PackageModel } from '../file/xlsx/readModel';
import { approximationNotice } from './approximations';
import { mayBeUncalculated } from './calculatedModel';
import { changedCells } from './changedCells';
import { UsageError, type Command, type CommandInput, type ExitCode } from './command';
import { describeUncalculated } from './describeUncalculated';
import { errorMessage, jsonCell, jsonTable } from './jsonValue';
import { locate, parseSetting } from './setting';
import { volatileValues } from './volatileValues';
import { workbookPhrase } from './workbookPhrase';
import { openWorkbook, requireSameKind, writePatched } from './writePatched';

/** `roi calc model.xlsx --set 'Inputs!C5=0.12' --get 'Dashboard!C4:C9' [--out result.xlsx]` */
export const calcCommand: Command = {
  name: 'calc',
  valueOptions: ['set', 'get', 'out'],
  flags: [],
  run({ operands, all, last, language }, io) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('calcNeedsOneWorkbook', { count: operands.length });
    const workbook = openWorkbook(io.readFile(path));
    const { model } = workbook;
    const out = last('out');
    if (out !== undefined) requireSameKind(out, workbook);
    const calculator = new Calculator(model, { volatile: volatileValues(io.now()), keepsStoredValues: !mayBeUncalculated(model), phrase: workbookPhrase(model, language) });

    const settings = all('set').map((text) => parseSetting(text, model));
    for (const { sheet, row, column, value } of settings) calculator.set(sheet, row, column, value);
    // A file that is written must be calculated whole, and so is one of which nothing particular is asked; a question only as far as it reaches.
    const asksOnly = out === undefined && all('get').length > 0;
    refuseTooMany(all('get'), model);
    const problems = asksOnly ? 0 : reportProblems(calculator, language, io);

    const result: Record<string, unknown> = {};
    let exit: ExitCode = problems > 0 ? 1 : 0;
    for (const request of all('get')) {
      const answer = valueAt(calculator, model, request);
      for (const error of answer.flat().filter(isCellError)) {
        io.report(`${request}: ${error.error} ${errorMessage(error, language)}`);
        exit = 1;
      }
      const single = answer.length === 1 && answer[0]?.length === 1 && !request.includes(':');
      result[request] = single ? jsonCell(answer[0]?.[0] ?? null) : jsonTable(answer);
    }
    reportIteration(calculator, language, io);
    const approximated = approximationNotice(calculator.approximatedCells(), language);
    if (approximated !== null) io.report(approximated);
    if (out !== undefined) writePatched(out, workbook, changedCells(calculator, model, settings), io);
    io.print(JSON.stringify(result));
    return exit;
  },
};

/** Cells that can be asked for at once. */
const MOST_ASKED = 1_000_000;

function refuseTooMany(requests: readonly string[], model: PackageModel): void {
  let asked = 0;
  for (const request of requests) {
    const { top, left, bottom, right } = locate(request, model).range;
    asked += (bottom - top + 1) * (right - left + 1);
    if (asked > MOST_ASKED) throw new UsageError('getTooLarge', { request, maximum: MOST_ASKED });
  }
}

function valueAt(calculator: Calculator, model: PackageModel, request: string): CellMatrix {
  const { sheet, range } = locate(request, model);
  const rows: CellValue[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const cells: CellValue[] = [];
    for (let column = range.left; column <= range.right; column++) cells.push(calculator.value(sheet, row, column));
    rows.push(cells);
  }
  return rows;
}

function reportProblems(calculator: Calculator, language: Language, { report }: CommandInput): number {
  const { unsupported, kept, circular } = calculator.calculateAll();
  const phrases = cliWords(language);
  for (const sentence of describeUncalculated(unsupported, 'notCalculated', language)) report(sentence);
  for (const sentence of describeUncalculated(kept, 'keptAsStored', language)) report(sentence);
  for (const cells of circular) report(fillPhrase(phrases.circular, { cells: cells.join(' → ') }));
  return unsupported.size + circular.length;
}

/** Values of an iterated circle are only as good as the setting: that they come from one is said. */
function reportIteration(calculator: Calculator, language: Language, { report }: CommandInput): void {
  const phrases = cliWords(language);
  for (const { cells, rounds, settled } of calculator.iterated()) report(fillPhrase(settled ? phrases.iterated : phrases.notSettled, { cells: cells.join(' → '), rounds }));
}
