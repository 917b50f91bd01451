import { verifyWorkbook, type Verification, type VerifyOptions } from '../engine/formula/evaluate/verifyWorkbook';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import { fillPhrase, locale } from '../locales';
import { readWorkbookModel } from '../templates/xlsx/readModel';
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
  async run({ operands, has, last, language }, io) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('verifyNeedsOneWorkbook', { count: operands.length });
    const engine = engineOf(last('engine') ?? 'reference');
    const mode = has('from-inputs') ? 'inputs' : 'stored';
    if (mode === 'inputs' && engine !== 'reference') throw new UsageError('engineFromInputs', { engine });
    const model = requireValue(readWorkbookModel(io.readFile(path)));
    const { formulaCells, matched, mismatched, ...others } = await verification(model, engine, {
      mode,
      phrase: workbookPhrase(model, language),
      progress: (done) => io.report(fillPhrase(locale(language).cli.verified, { done })),
    });
    const differences = mismatched.map(({ cell, formula, expected, got }) => ({ cell, formula, expected: jsonCell(expected), got: jsonCell(got) }));
    io.print(JSON.stringify({ formulaCells, matched, mismatched: differences, ...others }));
    return mismatched.length > 0 ? 1 : 0;
  },
};

function engineOf(name: string): Engine {
  const engine = ENGINES.find((known) => known === name);
  if (engine === undefined) throw new UsageError('unknownEngine', { engine: name, engines: ENGINES.join(', ') });
  return engine;
}

/** The compiler is loaded when a back end is asked for: the reference needs none of it. */
async function verification(model: WorkbookModel, engine: Engine, options: VerifyOptions): Promise<Verification> {
  if (engine === 'reference') return verifyWorkbook(model, options);
  const { verifyCompiled } = await import('../engine/formula/compile/verify/verifyCompiled');
  return verifyCompiled(model, engine, options);
}
