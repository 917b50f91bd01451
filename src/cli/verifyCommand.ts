import { approximatedCells } from '../engine/formula/evaluate/approximatedCells';
import { verifyWorkbook, type Verification, type VerifyOptions } from '../engine/formula/evaluate/verifyWorkbook';
import { isCalculated, type WorkbookModel } from '../engine/formula/workbookModel';
import { fillPhrase, type Language } from '../locales';
import { cliWords } from './words';
import { readWorkbookModel } from '../file/xlsx/readModel';
import { approximationNotice } from './approximations';
import { calculatedModel, isUncalculated } from './calculatedModel';
import { choiceOption } from './choiceOption';
import { UsageError, type Command } from './command';
import { jsonCell } from './jsonValue';
import { requireValue } from './requireValue';
import { workbookPhrase } from './workbookPhrase';

const ENGINES = ['reference', 'kernels', 'wasm'] as const;
type Engine = (typeof ENGINES)[number];

/** `roi verify book.xlsx [--from-inputs] [--engine reference|kernels|wasm]`: every formula against the value that Excel stored. */
export const verifyCommand: Command = {
  name: 'verify',
  valueOptions: ['engine'],
  flags: ['from-inputs'],
  async run(words, io) {
    const { operands, has, language } = words;
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('verifyNeedsOneWorkbook', { count: operands.length });
    const engine = choiceOption(words, 'engine', ENGINES) ?? 'reference';
    const mode = has('from-inputs') ? 'inputs' : 'stored';
    if (mode === 'inputs' && engine !== 'reference') throw new UsageError('engineFromInputs', { engine });
    const stored = requireValue(readWorkbookModel(io.readFile(path)));
    const phrases = cliWords(language);
    const empty = isUncalculated(stored) && calculatesOtherwise(stored, language);
    if (empty) io.report(phrases.neverCalculated);
    if (stored.manualCalculation === true) io.report(phrases.manualCalculation);
    const model = empty ? withoutValues(stored) : stored;
    const { formulaCells, matched, mismatched, iterated, ...others } = await verification(model, engine, {
      mode,
      phrase: workbookPhrase(model, language),
      progress: (done) => io.report(fillPhrase(cliWords(language).verified, { done })),
    });
    for (const { cells, rounds, settled } of iterated) io.report(fillPhrase(settled ? phrases.iterated : phrases.notSettled, { cells: cells.join(' → '), rounds }));
    const approximated = approximationNotice(approximatedCells(model), language);
    if (approximated !== null) io.report(approximated);
    const differences = mismatched.map(({ cell, formula, expected, got }) => ({ cell, formula, expected: jsonCell(expected), got: jsonCell(got) }));
    io.print(JSON.stringify({ formulaCells, matched, mismatched: differences, ...others }));
    return mismatched.length > 0 ? 1 : 0;
  },
};

/** Nothing that the file stores for its formulas is a result. */
function withoutValues(model: WorkbookModel): WorkbookModel {
  const sheets = model.sheets.map((sheet) => ({ ...sheet, cells: new Map([...sheet.cells].map(([key, cell]) => [key, isCalculated(cell) ? { ...cell, value: null } : cell])) }));
  return { ...model, sheets };
}

/** Results that are all 0 may still be right. */
function calculatesOtherwise(model: WorkbookModel, language: Language): boolean {
  return calculatedModel(model, [], { language, now: 0, report: () => undefined }) !== model;
}

/** The compiler is loaded when a back end is asked for: the reference needs none of it. */
async function verification(model: WorkbookModel, engine: Engine, options: VerifyOptions): Promise<Verification> {
  if (engine === 'reference') return verifyWorkbook(model, options);
  const { verifyCompiled } = await import('../engine/compile/verify/verifyCompiled');
  return verifyCompiled(model, engine, options);
}
