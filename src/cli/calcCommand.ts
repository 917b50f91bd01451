import { isCellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import { Calculator } from '../engine/formula/evaluate/calculator';
import { type CellRange } from '../engine/formula/workbookModel';
import { fillPhrase, locale, type Language } from '../locales';
import { parseAddress, splitSheet } from '../templates/xlsx/address';
import { patchValues } from '../templates/xlsx/patchValues';
import { readPackageModel, type PackageModel } from '../templates/xlsx/readModel';
import { openPackage } from '../templates/xlsx/xlsxPackage';
import { changedCells, type Setting } from './changedCells';
import { UsageError, type Command, type CommandInput, type ExitCode } from './command';
import { csvValue } from './csvTable';
import { errorMessage, jsonCell, jsonTable } from './jsonValue';
import { requireValue } from './requireValue';
import { volatileValues } from './volatileValues';
import { workbookPhrase } from './workbookPhrase';

/** `roi calc model.xlsx --set 'Inputs!C5=0.12' --get 'Dashboard!C4:C9' [--out result.xlsx]` */
export const calcCommand: Command = {
  name: 'calc',
  valueOptions: ['set', 'get', 'out'],
  flags: [],
  run({ operands, all, last, language }, io) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('calcNeedsOneWorkbook', { count: operands.length });
    const bytes = io.readFile(path);
    const model = requireValue(readPackageModel(requireValue(openPackage(bytes))));
    const calculator = new Calculator(model, { volatile: volatileValues(io.now()), keepsStoredValues: true, phrase: workbookPhrase(model, language) });

    const settings = all('set').map((text) => parseSetting(text, model));
    for (const { sheet, row, column, value } of settings) calculator.set(sheet, row, column, value);
    const out = last('out');
    // A file that is written must be calculated whole; a question only as far as it reaches.
    const problems = out === undefined ? 0 : reportProblems(calculator, language, io);

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
    if (out !== undefined) io.writeFile(out, patchValues(bytes, changedCells(calculator, model, settings)));
    io.print(JSON.stringify(result));
    return exit;
  },
};

/** `Inputs!C5=0.12`: numbers, percentages, ISO dates, TRUE and FALSE are read as such, anything else is text; nothing empties the cell. */
function parseSetting(text: string, model: PackageModel): Setting {
  const equals = text.indexOf('=', text.lastIndexOf('!'));
  const address = text.slice(0, equals);
  const written = text.slice(equals + 1);
  if (equals < 1) throw new UsageError('badSetting', { text });
  if (written.startsWith('=')) throw new UsageError('settingIsFormula', { text });
  const { sheet, range } = locate(address, model);
  if (range.top !== range.bottom || range.left !== range.right) throw new UsageError('settingNeedsOneCell', { address });
  return { sheet, row: range.top, column: range.left, value: settingValue(written) };
}

function settingValue(written: string): CellValue {
  if (/^(true|false)$/i.test(written)) return written.toLowerCase() === 'true';
  const percent = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*%$/.exec(written);
  return percent ? Number(percent[1]) / 100 : csvValue(written);
}

/** The cells an address, a defined name or a table stands for. */
function locate(address: string, model: PackageModel): { readonly sheet: number; readonly range: CellRange } {
  const named = model.names.find(({ name, sheet }) => sheet === undefined && name.toLowerCase() === address.toLowerCase());
  const split = splitSheet(named?.formula ?? address);
  const range = split && parseAddress(split.address);
  if (!split || !range) throw new UsageError('badAddress', { address });
  const sheet = model.sheets.findIndex(({ name }) => name.toLowerCase() === split.sheet.toLowerCase());
  if (sheet < 0) throw new UsageError('noSuchSheet', { sheet: split.sheet, sheets: model.sheets.map(({ name }) => name).join(', ') });
  return { sheet, range };
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
  const phrases = locale(language).cli;
  for (const [cell, feature] of unsupported) report(fillPhrase(phrases.notCalculated, { cell, feature }));
  for (const [cell, feature] of kept) report(fillPhrase(phrases.keptAsStored, { cell, feature }));
  for (const cells of circular) report(fillPhrase(phrases.circular, { cells: cells.join(' → ') }));
  return unsupported.size + circular.length;
}
