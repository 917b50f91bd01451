import { verifyWorkbook } from '../engine/formula/evaluate/verifyWorkbook';
import { fillPhrase, locale } from '../locales';
import { labelText } from '../locales/labelText';
import { readWorkbookModel } from '../templates/xlsx/readModel';
import { UsageError, type Command } from './command';
import { jsonCell } from './jsonValue';
import { requireValue } from './requireValue';

/** `roi verify book.xlsx [--from-inputs]`: every formula against the value that Excel stored. */
export const verifyCommand: Command = {
  name: 'verify',
  valueOptions: ['engine'],
  flags: ['from-inputs'],
  run({ operands, has, last, language }, io) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('verifyNeedsOneWorkbook', { count: operands.length });
    const engine = last('engine') ?? 'reference';
    if (engine !== 'reference') throw new UsageError('unknownEngine', { engine, engines: 'reference' });
    const model = requireValue(readWorkbookModel(io.readFile(path)));
    const verification = verifyWorkbook(model, {
      mode: has('from-inputs') ? 'inputs' : 'stored',
      phrase: (label) => labelText(label, language),
      progress: (done) => io.report(fillPhrase(locale(language).cli.verified, { done })),
    });
    const { formulaCells, matched, mismatched, unsupported, volatile } = verification;
    const differences = mismatched.map(({ cell, formula, expected, got }) => ({ cell, formula, expected: jsonCell(expected), got: jsonCell(got) }));
    io.print(JSON.stringify({ formulaCells, matched, mismatched: differences, unsupported, volatile }));
    return mismatched.length > 0 ? 1 : 0;
  },
};
