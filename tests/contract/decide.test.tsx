import { act } from 'react';
import { fillPhrase } from '../../src/locales';
import { MemoryWorkbookPort } from '../support/memoryWorkbookPort';
import { WorkbookError } from '../../src/workbook/workbookError';
import { sheetModel } from '../support/sheetModel';
import { click, enter, eventually, openTab, renderPane, shownText, shows, until } from './renderPane';
import { locale } from '../support/words';

const { decide: words, simulate, pane } = locale('en-US');

const cells = { A1: 'Units', B1: '=ROI.NORMAL(100,10,,,"Units")', A2: 'Price', B2: 5, A3: 'Profit', B3: '=ROI.OUTPUT("Profit")+B1*B2-400' };

function portOver(contents: Parameters<typeof sheetModel>[0]): MemoryWorkbookPort {
  const { sheets, names } = sheetModel(contents);
  return new MemoryWorkbookPort({ file: { sheets: sheets.map(({ name, cells: own }) => ({ name, cells: own })), names } });
}

async function openTool(port: MemoryWorkbookPort, tool: 'goalSeek' | 'breakEven' | 'table' | 'scenarios', language: 'en-US' | 'zh-CN' = 'en-US'): Promise<void> {
  const phrases = locale(language);
  await renderPane({ port, preferences: { languageChoice: () => language, chooseLanguage: () => undefined } });
  for (const name of [phrases.pane.nav.simulate, phrases.simulate.views.decide]) await openTab(name);
  await shows(phrases.decide.tools[tool].text);
  await click('button', phrases.decide.tools[tool].text);
  if (tool === 'scenarios') await shows(phrases.decide.scenarios.empty);
  else await eventually(() => expect(labelled(phrases.decide.fields.output).value).toBe('Profit'));
}

function labelled(name: string): HTMLInputElement {
  const label = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === name);
  const found = document.getElementById(label?.htmlFor ?? '');
  if (!(found instanceof HTMLInputElement || found instanceof HTMLSelectElement)) throw new Error(`Nothing is labelled ${name}`);
  return found as HTMLInputElement;
}

async function fill(name: string, value: string): Promise<void> {
  await enter(() => labelled(name), value);
}

const options = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const offered = (): readonly string[] => options().map(({ textContent }) => textContent ?? '');

/** Opens a list of cells once it offers what is wanted. */
async function lookFor(name: string, wanted: string): Promise<HTMLElement> {
  const found = (): HTMLElement | undefined => options().find(({ textContent }) => textContent?.startsWith(wanted));
  await until(() => labelled(name).placeholder !== words.fields.searching);
  if (found() === undefined) await act(async () => labelled(name).click());
  await until(() => found() !== undefined);
  return found()!;
}

async function choose(name: string, wanted: string): Promise<void> {
  const option = await lookFor(name, wanted);
  await act(async () => option.click());
}

describe('goal seek in the pane', () => {
  it('takes the marked result and offers the numbers behind it', async () => {
    await openTool(portOver(cells), 'goalSeek');
    await lookFor(words.goalSeek.change, 'Price');
    await eventually(() => expect(offered()).toEqual(['PriceModel!B2', 'UnitsModel!B1']));
  });

  it('finds cells by a part of their name or address, and says where there is none', async () => {
    await openTool(portOver({ ...cells, A5: 'Unit cost', B5: 3, B3: '=ROI.OUTPUT("Profit")+B1*(B2-B5)-400' }), 'goalSeek');
    await lookFor(words.goalSeek.change, 'Price');
    await fill(words.goalSeek.change, 'UNIT');
    await eventually(() => expect(offered()).toEqual(['Unit costModel!B5', 'UnitsModel!B1']));
    await fill(words.goalSeek.change, 'b5');
    await eventually(() => expect(offered()).toEqual(['Unit costModel!B5']));
    await fill(words.goalSeek.change, 'rent');
    await eventually(() => expect(offered()).toEqual([words.fields.noMatch]));
    await fill(words.goalSeek.change, '');
    await choose(words.goalSeek.change, 'Unit cost');
    await eventually(() => expect(labelled(words.goalSeek.change).value).toBe('Unit cost'));
    await shows('Model!B5');
  });

  it('says which fields are missing, and asks nothing', async () => {
    await openTool(portOver(cells), 'goalSeek');
    await click('button', words.goalSeek.find);
    await eventually(() => expect(shownText().split(words.fields.required)).toHaveLength(3));
  });

  it('finds the value and writes it, and says that a formula gives way', async () => {
    const port = portOver({ ...cells, B2: '=2+3' });
    await port.select('Model!B2');
    await openTool(port, 'goalSeek');
    await fill(words.fields.measure, 'value');
    await fill(words.goalSeek.target, '200');
    await click('button', fillPhrase(words.fields.useSelectedNamed, { field: words.goalSeek.change }));
    await click('button', words.goalSeek.find);
    await shows('Profit is then 200.');
    await shows(fillPhrase(words.goalSeek.wasFormula, { cell: 'Model!B2' }));
    await click('button', words.goalSeek.write);
    await eventually(async () => expect((await port.readRanges(['Model!B2']))[0].values).toEqual([[6]]));
    await shows(fillPhrase(words.goalSeek.written, { cell: 'Model!B2', value: '6' }));
  });

  it('explains a cell that cannot be taken, or a write that Excel refuses, and keeps everything', async () => {
    const port = portOver(cells);
    await openTool(port, 'goalSeek');
    port.activeCell = async () => {
      throw new WorkbookError('cellEditMode', 'B2');
    };
    await click('button', fillPhrase(words.fields.useSelectedNamed, { field: words.goalSeek.change }));
    await shows(pane.problems.cellEditMode.title);
    await choose(words.goalSeek.change, 'Price');
    await fill(words.fields.measure, 'value');
    await fill(words.goalSeek.target, '150');
    await click('button', words.goalSeek.find);
    await shows('Profit is then 150.');
    port.writeCells = async () => {
      throw new WorkbookError('protected', 'Model!B2');
    };
    await click('button', words.goalSeek.write);
    await shows(pane.problems.protected.title);
    await shows('Profit is then 150.');
  });

  it('names the cells that no compiled model can have, and leads to them', async () => {
    const port = portOver({ ...cells, B3: '=ROI.OUTPUT("Profit")+B2*ROI.NORMAL(B1,1)' });
    await openTool(port, 'goalSeek');
    await fill(words.fields.measure, 'value');
    await fill(words.goalSeek.target, '1');
    await port.select('Model!B2');
    await click('button', fillPhrase(words.fields.useSelectedNamed, { field: words.goalSeek.change }));
    await click('button', words.goalSeek.find);
    await shows(words.work.problems);
    await click('button', fillPhrase(words.work.goTo, { address: 'Model!B3' }));
    await eventually(() => expect(port.selected).toBe('Model!B3'));
  });

  it('keeps what was entered and found while another part is shown', async () => {
    await openTool(portOver(cells), 'goalSeek');
    await fill(words.goalSeek.target, '77%');
    await openTab(simulate.views.model);
    await openTab(simulate.views.decide);
    await shows(words.tools.goalSeek.text);
    await eventually(() => expect(labelled(words.goalSeek.target).value).toBe('77%'));
  });
});

describe('the other decision tools in the pane', () => {
  it('take a percent from a percent field and say what is wrong with a list', async () => {
    await openTool(portOver(cells), 'table');
    await choose(words.table.rows, 'Price');
    await shows(fillPhrase(words.table.count, { count: 5 }));
    await click('radio', words.table.list);
    await fill(words.table.listOf, '4; five');
    await click('button', words.work.calculate);
    await shows(fillPhrase(words.table.listWrong, { text: 'five' }));
  });

  it('say in Chinese how much room there is, and lead to the input', async () => {
    const port = portOver(cells);
    const chinese = locale('zh-CN').decide;
    await openTool(port, 'breakEven', 'zh-CN');
    await until(() => [...document.querySelectorAll('button')].some(({ textContent }) => textContent === chinese.work.calculate));
    await click('button', chinese.work.calculate);
    const row = fillPhrase(chinese.breakEven.row, { input: 'Price', now: '5', value: '4', margin: '-20%' });
    await until(() => document.querySelector(`button[aria-label="${row}"]`) !== null);
    await click('button', row);
    await eventually(() => expect(port.selected).toBe('Model!B2'));
  });

  it('ask for a name and inputs before the first scenario, then write them to a sheet', async () => {
    const port = portOver(cells);
    await openTool(port, 'scenarios');
    await click('button', words.scenarios.save);
    await shows(words.scenarios.inputsMissing);
    await shows(words.scenarios.nameMissing);
    await eventually(async () => expect(await port.sheetNames()).toEqual(['Model']));
  });
});
