import type { Browser } from 'playwright-core';
import { roiFunction } from '../../src/engine/library';
import type { TestHandle } from '../../src/workbench/page/testHandle';
import { connectBrowser } from './browser';
import { openWorkbench, type Workbench } from './openWorkbench';

declare const window: { readonly workbench: TestHandle };

jest.setTimeout(120_000);

const lines = [
  ['License', 'cost', 'fixed', 100000, '', '', 0, 0, ''],
  ['Operation', 'cost', 'PERT', 15000, 20000, 35000, 1, 3, 0.03],
  ['Extra margin', 'benefit', 'TRIANG', 60000, 90000, 110000, 1, 3, 0.05],
];
const [rate, trials, seed] = [0.1, 100_000, 7];

/** What the engine says here, in Node; its labels are words of the add-in and left out. */
function inNode(): readonly number[] {
  const outcome = roiFunction('MONTECARLO')?.invoke([lines, rate, trials, seed]);
  if (!outcome?.ok) throw new Error(`The simulation failed in Node: ${JSON.stringify(outcome)}`);
  return (outcome.value as readonly (readonly unknown[])[]).flat().filter((cell) => typeof cell === 'number');
}

describe('a simulation of 100,000 trials in a cell', () => {
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => workbench.story.close());

  it('gives the very numbers of the engine in Node, and the grid answers while it runs', async () => {
    workbench = await openWorkbench(browser, 'en-US');
    const table = lines.map((line) => line.map((cell) => JSON.stringify(cell)).join(',')).join(';');
    const observed = await workbench.page.evaluate(
      async ([formula, state]) => {
        const { workbench: handle } = window;
        handle.write('B2', formula);
        let frames = 0;
        while (JSON.stringify(handle.read('B2')?.value) !== state) await new Promise(requestAnimationFrame);
        handle.write('A1', 'typed meanwhile');
        const answered = handle.read('A1')?.value;
        const stillRunning = JSON.stringify(handle.read('B2')?.value) === state;
        while (JSON.stringify(handle.read('B2')?.value) === state) {
          await new Promise(requestAnimationFrame);
          frames += 1;
        }
        await handle.calculated();
        return { answered, stillRunning, frames, range: handle.read('B2')?.spillRange };
      },
      [`=ROI.MONTECARLO({${table}},${rate},${trials},${seed})`, JSON.stringify({ error: '#BUSY!' })] as const,
    );
    expect(observed).toMatchObject({ answered: 'typed meanwhile', stillRunning: true, range: { top: 1, left: 1, bottom: 16, right: 4 } });
    expect(observed.frames).toBeGreaterThan(1);
    const cells = await workbench.page.evaluate(() => window.workbench.readRange('B2:E17').map((row) => row.map(({ value }) => value)));
    expect(cells.flat().filter((value) => typeof value === 'number')).toEqual(inNode());
  });

  it.each([
    ['en-US', /10,485,762 cells.*1,000,000/],
    ['zh-CN', /10,485,762 个单元格.*1,000,000/],
  ] as const)('refuses ten million cells with a sentence in %s', async (language, sentence) => {
    workbench = await openWorkbench(browser, language);
    await workbench.write('M1', '=ROI.SUMMARY(A1:J1048576,{1,2},0.1)');
    await workbench.calculated();
    expect((await workbench.read('M1'))?.value).toEqual({ error: '#VALUE!' });
    expect(await workbench.page.evaluate(() => window.workbench.errorMessage('M1'))).toMatch(sentence);
    await workbench.write('A1', 1);
    expect((await workbench.read('A1'))?.value).toBe(1);
  });
});
