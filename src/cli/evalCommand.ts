import { cellError, isCellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import { Calculator } from '../engine/formula/evaluate/calculator';
import { tooMuchWork } from '../engine/formula/evaluate/signals';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import { fillPhrase, type Language } from '../locales';
import { cliWords, wordsIn } from './words';
import { labelText } from '../locales/labelText';
import { approximationNotice } from './approximations';
import { LONGEST_LINE } from './boundedLines';
import { choiceOption } from './choiceOption';
import { UsageError, type Command, type CommandInput, type ExitCode } from './command';
import { csvTable, parseBinding } from './csv/csvTable';
import { describeNote } from './csv/describeNote';
import { jsonCell, jsonError, jsonTable } from './jsonValue';
import { volatileValues } from './volatileValues';

/** `roi eval '=ROI.BASIC(300,100)' [--data name=file.csv] [--decimal point|comma]`, or `roi eval -` for one formula per line of standard input. */
export const evalCommand: Command = {
  name: 'eval',
  valueOptions: ['data', 'decimal'],
  flags: [],
  async run(words, io) {
    const { operands, all, language } = words;
    const [formula] = operands;
    if (formula === undefined || operands.length > 1) throw new UsageError('evalNeedsOneFormula', { count: operands.length });
    const decimal = choiceOption(words, 'decimal', ['point', 'comma']);
    const tables = all('data').map((binding) => {
      const { name, file } = parseBinding(binding);
      const table = csvTable(name, file, io.readFile(file), decimal);
      for (const { column, note } of table.notes) io.report(describeNote(file, column, note, language));
      return table;
    });
    const twice = tables.find(({ table }, index) => tables.findIndex((other) => other.table.name.toLowerCase() === table.name.toLowerCase()) < index);
    if (twice) throw new UsageError('tableTwice', { name: twice.table.name });
    const model: WorkbookModel = {
      // Formulas stand on a sheet of their own: "A1" is an empty cell, not a cell of the data.
      sheets: [{ name: FORMULA_SHEET, cells: new Map() }, ...tables.map(({ sheet }) => sheet)],
      tables: tables.map(({ table }) => table),
      // A table's bare name is its body.
      names: tables.map(({ table: { name } }) => ({ name, formula: `${name}[#Data]` })),
      date1904: false,
      iterative: false,
    };
    const calculator = new Calculator(model, { volatile: volatileValues(io.now()), phrase: (label) => labelText(label, wordsIn(language)) });
    if (formula !== '-') return answer(calculator, formula, language, io);
    let exit: ExitCode = 0;
    for await (const line of io.lines()) {
      if (line === null) {
        io.print(JSON.stringify({ error: { code: '#VALUE!', message: fillPhrase(cliWords(language).lineTooLong, { maximum: LONGEST_LINE }) } }));
        exit = 1;
      } else if (line.trim() !== '' && answer(calculator, line.trim(), language, io) === 1) exit = 1;
    }
    return exit;
  },
};

const FORMULA_SHEET = 'Formula';
const FORMULA_CELL = { sheet: 0, row: 0, column: 0 };

/** One answer for each formula, whatever it does: an answer too large to be written down ends no other. */
function answer(calculator: Calculator, formula: string, language: Language, io: CommandInput): ExitCode {
  try {
    return answerNow(calculator, formula, language, io);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    io.print(JSON.stringify(jsonError(cellError('#CALC!', tooMuchWork().reason), language)));
    return 1;
  }
}

function answerNow(calculator: Calculator, formula: string, language: Language, { print, report }: CommandInput): ExitCode {
  const text = formula.replace(/^=/, '');
  const evaluated = calculator.evaluateFormula(text);
  const value: CellValue | CellMatrix = evaluated.ok ? evaluated.value : cellError(evaluated.error.cellError, evaluated.error);
  if (isCellError(value)) {
    print(JSON.stringify(jsonError(value, language)));
    return 1;
  }
  const approximated = approximationNotice(calculator.isApproximate(text, FORMULA_CELL) ? [formula] : [], language);
  if (approximated !== null) report(approximated);
  // A formula whose result is an empty cell shows 0.
  print(JSON.stringify({ value: isTable(value) ? jsonTable(value) : jsonCell(value ?? 0) }));
  return 0;
}

function isTable(value: CellValue | CellMatrix): value is CellMatrix {
  return Array.isArray(value);
}
