import { isCellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import { Calculator } from '../engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type CellRange } from '../engine/formula/workbookModel';
import { fillPhrase, locale, type Language } from '../locales';
import { parseAddress, splitSheet } from '../templates/xlsx/address';
import { patchValues, type CellPatch } from '../templates/xlsx/patchValues';
import { readPackageModel, type PackageModel } from '../templates/xlsx/readModel';
import { openPackage } from '../templates/xlsx/xlsxPackage';
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
    const calculator = new Calculator(model, { volatile: volatileValues(io.now()), phrase: workbookPhrase(model, language) });

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

interface Setting {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

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
  const { unsupported, circular } = calculator.calculateAll();
  const phrases = locale(language).cli;
  for (const [cell, feature] of unsupported) report(fillPhrase(phrases.notCalculated, { cell, feature }));
  for (const cells of circular) report(fillPhrase(phrases.circular, { cells: cells.join(' → ') }));
  return unsupported.size + circular.length;
}

/** What differs from the file: the settings, the results that changed, and spills that changed their size. */
function changedCells(calculator: Calculator, model: PackageModel, settings: readonly Setting[]): Map<string, Map<number, CellPatch>> {
  const patches = new Map<string, Map<number, CellPatch>>();
  model.sheets.forEach(({ part, cells }, sheet) => {
    const changed = new Map<number, CellPatch>();
    const compare = (key: number, stored: CellValue, arrayRange?: CellRange) => {
      const value = calculator.value(sheet, rowOf(key), columnOf(key));
      if (!sameValue(value, stored) || arrayRange) changed.set(key, arrayRange ? { value, arrayRange } : { value });
    };
    for (const [key, { value, formula, spilled, dynamic, arrayRange }] of cells) {
      if (formula === undefined && !spilled) continue;
      const area = dynamic ? calculator.spill({ sheet, row: rowOf(key), column: columnOf(key) }) : undefined;
      const grown = area && arrayRange && !sameRange(area, arrayRange) ? { top: area.top, left: area.left, bottom: area.bottom, right: area.right } : undefined;
      compare(key, value, grown);
      if (grown) for (const reached of keysOf(grown)) if (reached !== key) compare(reached, cells.get(reached)?.value ?? null);
    }
    for (const { sheet: where, row, column, value } of settings) if (where === sheet) changed.set(cellKey(row, column), { value, constant: true });
    if (changed.size > 0) patches.set(part, changed);
  });
  return patches;
}

function* keysOf({ top, left, bottom, right }: CellRange): Iterable<number> {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield cellKey(row, column);
}

function sameRange(a: CellRange, b: CellRange): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) ? isCellError(b) && a.error === b.error : a === b;
}
