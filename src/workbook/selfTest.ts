import { roiFunction } from '../engine/library';
import { type CellArgument } from '../engine/core/roiFunction';
import { functionFormulas } from './functionFormulas';
import { type Host } from './host';
import { type WorkbookPort } from './port';
import { WorkbookError } from './workbookError';

/** One question the self-test answers; the words are in `locales/<language>/pane.ts`. */
export interface SelfTestFinding {
  readonly question: 'engine' | 'requirements' | 'workbook' | 'functions';
  readonly outcome: 'passed' | 'failed' | 'notApplicable';
  /** Blanks of the sentence for this outcome. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** What the manifest asks for, and the newest thing the pane cannot do without. */
const requirements: readonly (readonly [string, string])[] = [
  ['SharedRuntime', '1.1'],
  ['CustomFunctionsRuntime', '1.1'],
  ['ExcelApi', '1.9'],
];

/** Published or hand-checked values: the engine in this browser must give the same. */
const knownValues: readonly { readonly name: string; readonly args: readonly CellArgument[]; readonly expected: number }[] = [
  { name: 'BASIC', args: [3_000_000, 1_000_000], expected: 2 },
  { name: 'PRESENTVALUE', args: [0.1, [[-1000, 600, 600]]], expected: 41.32231404958678 },
  { name: 'PAYBACK', args: [[[-1000, 400, 400, 400]]], expected: 2.5 },
];

/** Runs every question; one that cannot be asked counts as failed and hides no other. */
export async function selfTest(port: WorkbookPort, host: Host): Promise<readonly SelfTestFinding[]> {
  return [engineFinding(), requirementsFinding(host), await workbookFinding(port), await functionsFinding(port)];
}

function engineFinding(): SelfTestFinding {
  const wrong = knownValues.find(({ name, args, expected }) => {
    const result = roiFunction(name)?.invoke(args);
    return !result?.ok || typeof result.value !== 'number' || Math.abs(result.value - expected) > 1e-9 * Math.abs(expected);
  });
  return wrong === undefined
    ? { question: 'engine', outcome: 'passed', details: { count: knownValues.length } }
    : { question: 'engine', outcome: 'failed', details: { function: `ROI.${wrong.name}`, expected: wrong.expected } };
}

function requirementsFinding(host: Host): SelfTestFinding {
  const missing = requirements.filter(([set, version]) => !host.supports(set, version)).map((pair) => pair.join(' '));
  return missing.length === 0
    ? { question: 'requirements', outcome: 'passed', details: {} }
    : { question: 'requirements', outcome: 'failed', details: { missing: missing.join(', ') } };
}

async function workbookFinding(port: WorkbookPort): Promise<SelfTestFinding> {
  return answered('workbook', async () => ({ question: 'workbook', outcome: 'passed', details: { sheets: (await port.sheetNames()).length } }));
}

async function functionsFinding(port: WorkbookPort): Promise<SelfTestFinding> {
  return answered('functions', async () => {
    const formulas = await functionFormulas(port);
    const unknown = formulas.filter((formula) => formula.unknown).length;
    const outcome = formulas.length === 0 ? 'notApplicable' : unknown === 0 ? 'passed' : 'failed';
    return { question: 'functions', outcome, details: { count: formulas.length, unknown } };
  });
}

async function answered(question: SelfTestFinding['question'], ask: () => Promise<SelfTestFinding>): Promise<SelfTestFinding> {
  try {
    return await ask();
  } catch (thrown) {
    const reason = thrown instanceof WorkbookError ? thrown.code : String(thrown);
    return { question, outcome: 'failed', details: { reason } };
  }
}
