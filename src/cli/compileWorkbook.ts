import { compileModel, type CompileOptions } from '../engine/compile/compileModel';
import type { CompiledModel } from '../engine/compile/compiledModel';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import type { Language } from '../locales';
import { describeError } from '../locales/describeError';
import { readPackageModel } from '../file/xlsx/readModel';
import { openPackage } from '../file/xlsx/xlsxPackage';
import { approximationNotice } from './approximations';
import { calculatedModel } from './calculatedModel';
import { UsageError, type CommandInput, type CommandWords } from './command';
import { requireValue } from './requireValue';
import { slowSentence } from './slowSentence';
import { workbookPhrase } from './workbookPhrase';
import { wordsIn } from './words';

/** The workbook that a command names as its only operand, with the cells that `--set` sets, calculated. */
export function readOperand({ operands, all, language }: CommandWords, command: string, io: CommandInput): WorkbookModel {
  const [path] = operands;
  if (path === undefined || operands.length > 1) throw new UsageError('decideNeedsOneWorkbook', { command, count: operands.length });
  const model = requireValue(readPackageModel(requireValue(openPackage(io.readFile(path)))));
  return calculatedModel(model, all('set'), { language, now: io.now(), report: (line) => io.report(line) });
}

/** Compiles a workbook, or reports what stands in the way, cell by cell, and gives null. */
export function compileWorkbook(model: WorkbookModel, options: Pick<CompileOptions, 'freeze' | 'parameters' | 'outputs'>, language: Language, io: CommandInput): CompiledModel | null {
  const compiled = compileModel(model, { ...options, phrase: workbookPhrase(model, language) });
  if (compiled.ok) {
    for (const { cell, reason, feature = '' } of compiled.model.slow) io.report(slowSentence(cell, reason, feature, language));
    const approximated = approximationNotice(compiled.model.approximated, language);
    if (approximated !== null) io.report(approximated);
    return compiled.model;
  }
  const problems = compiled.problems.map(({ cell, error }) => ({ cell, code: error.code, message: describeError(error, wordsIn(language)) }));
  for (const { cell, message } of problems) io.report(cell === null ? message : `${cell}: ${message}`);
  io.print(JSON.stringify({ problems }));
  return null;
}
