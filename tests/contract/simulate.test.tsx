import { act } from 'react';
import { cellKey } from '../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../support/memoryWorkbookPort';
import { defaultSimulationSettings } from '../../src/workbook/simulation/settings';
import { simulatorOver } from '../support/pageSimulator';
import { sheetModel } from '../support/sheetModel';
import { byRole, click, enter, eventually, hides, openTab, renderPane, settle, shownText, shows, until } from './renderPane';

/** Price and volume are uncertain, the profit is watched; the sheet is called Model. */
const uncertainCells = {
  A1: 'Price',
  B1: '=ROI.PERT(8,10,12,,,,"Price")',
  A2: 'Volume',
  B2: '=ROI.UNIFORM(50,150,,,"Volume")',
  A3: 'Fixed cost',
  B3: 500,
  A4: 'Profit',
  B4: '=ROI.OUTPUT("Profit")+B1*B2-B3',
};

const certainCells = { A1: 'Price', B1: 12.5, A2: 'Volume', B2: 400, A3: 'Profit', B3: '=B1*B2' };

/** Every formula shows the value a sheet would give it. */
function portOver(cells: Parameters<typeof sheetModel>[0]): MemoryWorkbookPort {
  const { sheets, names } = sheetModel(cells);
  return new MemoryWorkbookPort({ file: { sheets: sheets.map(({ name, cells: own }) => ({ name, cells: own })), names } });
}

async function openSimulate(port: MemoryWorkbookPort, given: Parameters<typeof renderPane>[0] = {}): Promise<void> {
  await renderPane({ port, ...given });
  await openTab(given.preferences?.languageChoice() === 'zh-CN' ? '模拟' : 'Simulate');
  await until(() => document.querySelector('[role="progressbar"], [aria-busy="true"]') === null && document.querySelectorAll('section').length > 0);
}

async function pressRun(): Promise<void> {
  const button = (): HTMLElement | undefined => [...document.querySelectorAll('button')].find(({ textContent, disabled }) => textContent === 'Run' && !disabled);
  await until(() => button() !== undefined);
  await act(async () => button()?.click());
}

async function run(): Promise<void> {
  await pressRun();
  await shows('Checked against');
}

function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll<HTMLInputElement>('input:not([type="radio"])')].filter((input) => (input.getAttribute('aria-label') ?? [...(input.labels ?? [])].map(({ textContent }) => textContent).join(' ')).includes(label));
  if (found.length !== 1) throw new Error(`${found.length} fields are called "${label}" in:\n${shownText()}`);
  return found[0]!;
}

async function type(label: string, text: string): Promise<void> {
  await enter(() => field(label), text);
}

async function tick(label: string): Promise<void> {
  await eventually(() => field(label));
  await act(async () => field(label).click());
  await settle();
}

async function formulaAt(port: MemoryWorkbookPort, address: string): Promise<unknown> {
  return (await port.readRanges([address]))[0]!.formulas[0]![0];
}

describe('the Simulate tab of a model with uncertain inputs', () => {
  it.each([
    ['en-US', 'Calculate now', /only when asked/],
    ['zh-CN', '立即计算', /手动计算/],
  ] as const)('says in %s that a workbook set to manual calculation may show old numbers, until it is calculated automatically', async (language, button, sentence) => {
    const port = portOver(uncertainCells);
    const automatic = await port.readWorkbook();
    const reading = jest.spyOn(port, 'readWorkbook').mockResolvedValue({ ...automatic, manualCalculation: true });
    const recalculated = jest.spyOn(port, 'recalculate');
    await openSimulate(port, { preferences: { languageChoice: () => language, chooseLanguage: () => undefined } });
    await until(() => sentence.test(shownText()));
    reading.mockResolvedValue(automatic);
    await click('button', button);
    expect(recalculated).toHaveBeenCalledTimes(1);
    await until(() => !sentence.test(shownText()));
  });

  it.each([
    ['random', false],
    ['latinHypercube', true],
  ] as const)('gives the error beside a chance drawn by %s as an upper limit: %s', async (method, isLimit) => {
    const port = portOver(uncertainCells);
    const simulator = simulatorOver(port);
    await openSimulate(port, { simulator });
    await act(async () => simulator.run({ ...defaultSimulationSettings, trials: 2000, method }));
    await openTab('Results');
    await until(() => document.querySelector('[role="group"] [title*="standard error"]') !== null);
    const error = document.querySelector('[role="group"] [title*="standard error"]')!;
    expect(error.textContent).toMatch(isLimit ? /^± at most [\d.]+/ : /^± [\d.]+/);
    expect(error.getAttribute('title')!.includes('at most')).toBe(isLimit);
  });

  it('lists inputs and results, each one step from its cell', async () => {
    const port = portOver(uncertainCells);
    await openSimulate(port);
    await shows('Uncertain inputs: 2. Results: 1.');
    await click('button', 'Model!B2');
    await eventually(() => expect(port.selected).toBe('Model!B2'));
  });

  it('runs at a click and says how likely the result is to reach its target', async () => {
    await openSimulate(portOver(uncertainCells));
    await run();
    await shows(/100,000 trials in/);
    await eventually(() => expect(document.querySelector('[data-chart="histogram"]')).not.toBeNull());
    await shows(/There is a [\d.]+% chance that Profit is at least 0\./);
    await shows('Standard deviation');
  });

  it('moves the target by keyboard, and the chance with it', async () => {
    await openSimulate(portOver(uncertainCells));
    await run();
    const slider = document.querySelector<SVGGElement>('[role="slider"]')!;
    const before = slider.getAttribute('aria-valuetext');
    await act(async () => slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true })));
    await settle();
    await eventually(() => expect(document.querySelector('[role="slider"]')!.getAttribute('aria-valuetext')).not.toBe(before));
    await shows(/There is a <?0?[\d.]*% chance that Profit is at least/);
  });

  it('shows the curve, the drivers and the trials of an input on request', async () => {
    await openSimulate(portOver(uncertainCells));
    await run();
    await click('radio', 'S-curve');
    await eventually(() => expect(document.querySelector('[data-chart="curve"]')).not.toBeNull());
    await click('radio', 'Drivers');
    await eventually(() => expect(document.querySelector('[data-chart="tornado"]')!.textContent).toMatch(/^Volume.*Price/));
    await click('button', 'Volume: +0.');
    await until(() => document.querySelector('[data-chart="scatter"]') !== null);
    await eventually(() => expect(document.querySelector('[data-chart="scatter"]')!.getAttribute('aria-label')).toMatch(/Profit against Volume, 1,500 trials/));
  });

  it('shows the numbers behind a picture as a table', async () => {
    await openSimulate(portOver(uncertainCells));
    await run();
    await click('button', 'Show as table');
    await eventually(() => expect([...document.querySelectorAll('figure th[scope="col"]')].map(({ textContent }) => textContent)).toEqual(['Range', 'Trials', 'Share']));
  });

  it('names the first error of failed trials and the cell it comes from, and how they count, beside the chance', async () => {
    await openSimulate(portOver({ ...uncertainCells, B5: '=SQRT(B2-100)', B4: '=ROI.OUTPUT("Profit")+B1*B5' }));
    await run();
    await shows(/trials have no value\. The first, trial \d+, is #NUM! and comes from Model!B5\./);
    await shows(/[\d,]+ of 100,000 trials ended in an error; they count as not reaching the target\./);
  });

  it('says that a result never varies', async () => {
    await openSimulate(portOver({ ...uncertainCells, B4: '=ROI.OUTPUT("Profit")+IF(B2<0,1,7)' }));
    await run();
    await shows('“Profit” is 7 in all 100,000 trials with a value: nothing uncertain changes it.');
  });

  it('tells inputs that act only together with others', async () => {
    await openSimulate(portOver({ ...uncertainCells, B4: '=ROI.OUTPUT("Profit")+(B1-10)*(B2-100)' }));
    await run();
    await click('radio', 'Drivers');
    await click('radio', 'Share of variance');
    await shows(/Only together with other inputs: (Price, Volume|Volume, Price)\./);
  });

  it('compares with the run before', async () => {
    await openSimulate(portOver(uncertainCells));
    await run();
    await click('button', 'Run again');
    await shows('Compare with the previous run');
    await tick('Compare with the previous run');
    await shows('Previous');
    await shows('Against the previous run');
  });

  it('goes on saying that the model has changed when a run on it is cancelled, and whose numbers are shown', async () => {
    const port = portOver(uncertainCells);
    const simulator = simulatorOver(port);
    await openSimulate(port, { simulator });
    await run();
    jest.spyOn(port, 'readWorkbook').mockResolvedValue(sheetModel({ ...uncertainCells, B3: 700 }));
    await act(async () => port.recalculate());
    await until(() => shownText().includes('The model has changed since this run.'));
    await act(async () => {
      const running = simulator.run({ ...defaultSimulationSettings, trials: 50_000_000 });
      await new Promise((resolve) => setTimeout(resolve, 30));
      simulator.cancel();
      await running;
    });
    await settle();
    expect(shownText()).toMatch(/Cancelled\..*What you see is of the run before: 100,000 trials/);
    expect(shownText()).toContain('The model has changed since this run.');
  });

  it('says that the model has changed since', async () => {
    const port = portOver(uncertainCells);
    await openSimulate(port);
    await run();
    await port.writeRange('Model!B3', [[600]]);
    await shows('The model has changed since this run.');
  });

  it('keeps the settings of a run in the document', async () => {
    const port = portOver(uncertainCells);
    await openSimulate(port);
    await click('button', 'Run settings');
    await type('Trials', '5,000');
    await type('Seed', 'budget');
    await shows('5,000 trials');
    await eventually(async () => expect(JSON.parse((await port.setting('roi.simulationSettings'))!)).toMatchObject({ trials: 5000, seed: 'budget' }));
    await type('Trials', '12');
    await shows('Enter a whole number from 100 to');
  });

  it('has uncertain cells show their median, in the document and on the sheet', async () => {
    const port = portOver(uncertainCells);
    await openSimulate(port);
    await click('button', 'Run settings');
    await click('radio', 'Median');
    await eventually(() => expect(port.recalculations).toBe(1));
    await eventually(async () => expect(await port.setting('roi.idleDisplay')).toBe('median'));
  });
});

describe('a model that cannot be simulated', () => {
  it('is explained cell by cell, and runs with the cell held at its value', async () => {
    const { sheets, names } = sheetModel(uncertainCells);
    const cells = new Map([...sheets[0]!.cells, [cellKey(2, 1), { value: 500, formula: 'CUBEVALUE("Sales",B1)' }]]);
    const port = new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells }], names } });
    await openSimulate(port);
    await pressRun();
    await shows('This model cannot be simulated yet');
    await click('button', 'Model!B3');
    await eventually(() => expect(port.selected).toBe('Model!B3'));
    await tick('Hold at its value');
    await click('button', 'Run with held cells (1)');
    await shows('Held at their values: Model!B3');
  });
});

describe('declaring from the pane', () => {
  it('watches the selected cell under its label, and stops again', async () => {
    const port = portOver({ ...uncertainCells, A6: 'Margin', B6: '=B4/B3' });
    await openSimulate(port);
    await act(() => port.select('Model!B6'));
    await settle();
    await click('button', 'Watch the selected cell');
    await eventually(async () => expect(await formulaAt(port, 'Model!B6')).toBe('=ROI.OUTPUT("Margin")+B4/B3'));
    await shows('Now watching Margin.');
    await until(() => document.querySelector('[aria-label="Stop watching Margin"]') !== null);
    await click('button', 'Stop watching Margin');
    await eventually(async () => expect(await formulaAt(port, 'Model!B6')).toBe('=B4/B3'));
  });

  it('edits an input in place and writes only its call', async () => {
    const port = portOver({ ...uncertainCells, B1: '=2*ROI.PERT(8,10,12,,,,"Price")+1' });
    await openSimulate(port);
    await click('button', 'Edit Price');
    await until(() => document.querySelector('[data-chart="density"]') !== null);
    await type('Maximum', '20');
    await click('button', 'Apply');
    await eventually(async () => expect(await formulaAt(port, 'Model!B1')).toBe('=2*ROI.PERT(8,10,20,,,,"Price")+1'));
    await shows('Model!B1 is now uncertain.');
  });

  it('says at the field what cannot be, and writes nothing', async () => {
    await openSimulate(portOver(uncertainCells));
    await click('button', 'Edit Price');
    await until(() => document.querySelector('[data-chart="density"]') !== null);
    await type('Minimum', '11');
    await eventually(() => expect(field('Minimum').getAttribute('aria-invalid')).toBe('true'));
    await shows('Minimum must not be above Most likely (10); received 11.');
    await eventually(() => expect(byRole('button', 'Apply')).toHaveProperty('disabled', true));
  });

  it('makes the selected cell uncertain by three percentiles', async () => {
    const port = portOver(uncertainCells);
    await openSimulate(port);
    await act(() => port.select('Model!B3'));
    await click('button', 'Add an uncertain input');
    await until(() => shownText().includes('Make a cell uncertain') && document.querySelector('[data-chart="density"]') !== null);
    await click('radio', 'P10 – P50 – P90');
    await type('P10', '400');
    await type('P50', '500');
    await type('P90', '700');
    await click('button', 'Make uncertain');
    await eventually(async () => expect(await formulaAt(port, 'Model!B3')).toBe('=ROI.METALOG({400,500,700},{0.1,0.5,0.9},,,,,"Fixed cost")'));
  });

  it('makes an input certain again at the value it showed', async () => {
    const port = portOver(uncertainCells);
    await openSimulate(port);
    await click('button', 'Edit Volume');
    await until(() => document.querySelector('[data-chart="density"]') !== null);
    await click('button', 'Make certain');
    await eventually(async () => expect(await formulaAt(port, 'Model!B2')).toBe(100));
  });

  it('correlates inputs on a sheet of their own, after repairing what cannot hold together', async () => {
    const port = portOver({ ...uncertainCells, A5: 'Rate', B5: '=ROI.NORMAL(1,0.1)' });
    await openSimulate(port);
    await click('button', 'Correlate inputs');
    for (const name of ['Price', 'Volume', 'Rate']) await tick(name);
    await type('Volume with Price', '0.9');
    await type('Rate with Price', '0.9');
    await type('Rate with Volume', '-0.5');
    await shows('cannot all hold together');
    await click('button', 'Use the nearest');
    await shows('These correlations can hold together.');
    await click('button', 'Write correlations');
    await eventually(async () => expect(await port.sheetNames()).toContain('Correlations'));
    await eventually(async () => expect(await formulaAt(port, 'Model!B5')).toBe('=ROI.NORMAL(1,0.1,,,"Rate")'));
    await eventually(async () => expect(await formulaAt(port, 'Correlations!B10')).toBe('=ROI.CORRELATE(C4:E4,C5:E7)'));
  });
});

describe('a model without any uncertainty', () => {
  it('is offered a start: the numbers behind its result become ranges, and can be taken back', async () => {
    const port = portOver(certainCells);
    await openSimulate(port);
    await click('button', 'Suggest uncertain inputs');
    await shows('Make 2 cells uncertain');
    await click('button', 'Make 2 cells uncertain');
    await eventually(async () => expect(await formulaAt(port, 'Model!B1')).toBe('=ROI.PERT(10,12.5,15,,,,"Price")'));
    await eventually(async () => expect(await formulaAt(port, 'Model!B3')).toBe('=ROI.OUTPUT("Profit")+B1*B2'));
    await shows('Press Run to see the first picture.');
    await click('button', 'Take it back');
    await eventually(async () => expect(await formulaAt(port, 'Model!B1')).toBe(12.5));
    await eventually(async () => expect(await formulaAt(port, 'Model!B3')).toBe('=B1*B2'));
  });

  it('is offered more where something is uncertain already: numbers only, what moves the result most first, not the ends of a range', async () => {
    const port = portOver({ ...uncertainCells, A5: 'Lowest volume', B5: 50, B2: '=ROI.UNIFORM(B5,150,,,"Volume")', A6: 'Rent', B6: 20, B4: '=ROI.OUTPUT("Profit")+B1*B2-B3-B6' });
    await openSimulate(port);
    await click('button', 'Suggest uncertain inputs');
    await shows('Make 2 cells uncertain');
    const rows = [...document.querySelectorAll('li')].filter((row) => row.querySelector('input[type="checkbox"]') !== null);
    expect(rows.map(({ textContent }) => textContent?.replace(/Model!.*/, ''))).toEqual(['Fixed cost500', 'Rent20', 'Lowest volume50']);
    expect(rows[1]!.querySelector('[role="img"]')!.getAttribute('aria-label')).toBe('Moves the result 4% as far as the first one does');
    await click('button', 'Make 2 cells uncertain');
    await eventually(async () => expect(await formulaAt(port, 'Model!B6')).toBe('=ROI.PERT(16,20,24,,,,"Rent")'));
    await eventually(async () => expect(await formulaAt(port, 'Model!B5')).toBe(50));
    await click('button', 'Take it back');
    await eventually(async () => expect(await formulaAt(port, 'Model!B3')).toBe(500));
  });

  it('speaks Chinese', async () => {
    await openSimulate(portOver(uncertainCells), { preferences: { languageChoice: () => 'zh-CN', chooseLanguage: () => undefined } });
    await shows('不确定输入 2 个，结果 1 个。');
    await hides(/Uncertain inputs/);
  });
});
