import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carryOut } from '../../../src/cli/runCommand';
import { simulateCommand } from '../../../src/cli/simulateCommand';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { writeWorkbook } from '../../../src/file/xlsx';
import type { CellFile } from '../../../src/file/workbookFile';
import { commandInput } from '../../support/commandInput';
import { loadCliWords } from '../../../src/cli/words';

beforeAll(loadCliWords);

/** Threads are built files; their work is done in this thread. */
jest.mock('../../../src/cli/simulationThreads', () => ({ startThreads: () => ({ ports: [inProcessPort()], dispose: async () => undefined }) }));

interface Simulated {
  readonly trials: number;
  readonly outputs: readonly { readonly cell: string; readonly mean: number; readonly failed: number; readonly failures: { readonly firstTrial: number; readonly cell: string; readonly error: string } | null }[];
}

describe('roi simulate', () => {
  let folder: string;
  let path: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roi-'));
    path = join(folder, 'model.xlsx');
    const cells = new Map<number, CellFile>([
      [cellKey(0, 0), { value: 0, formula: 'ROI.NORMAL(0,1,,,"x")' }],
      [cellKey(1, 0), { value: 0, formula: 'SQRT(1.5-A1)' }],
      [cellKey(2, 0), { value: 0, formula: 'ROI.OUTPUT("y")+A2*2+SUM(B1:B2)' }],
    ]);
    writeFileSync(path, await writeWorkbook({ sheets: [{ name: 'Model', cells }], names: [] }));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  async function simulated(...args: string[]): Promise<Simulated> {
    const lines: string[] = [];
    const exit = await carryOut(simulateCommand, [path, ...args], { ...commandInput, print: (text) => void lines.push(text) }, 'en-US');
    expect(exit).toBe(0);
    return JSON.parse(lines[0]!) as Simulated;
  }

  it('counts trials from 1 where it names the first that failed', async () => {
    const [whole] = (await simulated('--trials', '1_000', '--seed', '3')).outputs;
    const { firstTrial, cell, error } = whole!.failures!;
    expect([cell, error]).toEqual(['Model!A2', '#NUM!']);
    expect(firstTrial).toBeGreaterThan(1);
    const [upTo] = (await simulated('--trials', String(firstTrial), '--seed', '3')).outputs;
    const [before] = (await simulated('--trials', String(firstTrial - 1), '--seed', '3')).outputs;
    expect([upTo!.failed, before!.failed, before!.failures]).toEqual([1, 0, null]);
  });

  it('reads a number of trials as people write it', async () => {
    expect((await simulated('--trials', '1_000')).trials).toBe(1000);
    expect((await simulated('--trials', '1')).trials).toBe(1);
  });

  it('reads percentages and dates that cells are set to, as calc does', async () => {
    const [half] = (await simulated('--trials', '10', '--set', 'Model!B1=50%')).outputs;
    expect(half!.mean).toBe((await simulated('--trials', '10', '--set', 'Model!B1=0.5')).outputs[0]!.mean);
    const [dated] = (await simulated('--trials', '10', '--set', 'Model!B1=2026-12-01')).outputs;
    const [numbered] = (await simulated('--trials', '10', '--set', 'Model!B1=46357')).outputs;
    expect(dated!.mean).toBe(numbered!.mean);
    expect(dated!.mean).not.toBe(half!.mean);
  });
});
