import { act } from 'react';
import { fillPhrase, locale } from '../../src/locales';
import { MemoryWorkbookPort } from '../../src/workbook/memoryWorkbookPort';
import { WorkbookError } from '../../src/workbook/workbookError';
import { sheetModel } from '../support/sheetModel';
import { click, renderPane, settle, shownText } from './renderPane';

const { decide: words, simulate, pane } = locale('en-US');

const cells = { A1: 'Units', B1: '=ROI.NORMAL(100,10,,,"Units")', A2: 'Price', B2: 5, A3: 'Profit', B3: '=ROI.OUTPUT("Profit")+B1*B2-400' };

function portOver(contents: Parameters<typeof sheetModel>[0]): MemoryWorkbookPort {
  const { sheets, names } = sheetModel(contents);
  return new MemoryWorkbookPort({ file: { sheets: sheets.map(({ name, cells: own }) => ({ name, cells: own })), names } });
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries === 300) throw new Error(`It did not come to that in:\n${shownText()}`);
    await settle();
  }
}

async function openTool(port: MemoryWorkbookPort, tool: 'goalSeek' | 'breakEven' | 'table' | 'scenarios', language: 'en-US' | 'zh-CN' = 'en-US'): Promise<void> {
  const phrases = locale(language);
  await renderPane({ port, preferences: { languageChoice: () => language, chooseLanguage: () => undefined } });
  for (const name of [phrases.pane.nav.simulate, phrases.simulate.views.decide]) {
    await until(() => tab(name) !== undefined);
    await act(async () => tab(name)?.click());
  }
  await until(() => shownText().includes(phrases.decide.tools[tool].text));
  await click('button', phrases.decide.tools[tool].text);
  await until(() => document.querySelector('select') !== null || shownText().includes(phrases.decide.scenarios.empty));
}

function tab(name: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(({ textContent }) => textContent === name);
}

function labelled(name: string): HTMLInputElement | HTMLSelectElement {
  const label = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === name);
  const found = document.getElementById(label?.htmlFor ?? '');
  if (!(found instanceof HTMLInputElement || found instanceof HTMLSelectElement)) throw new Error(`Nothing is labelled ${name}`);
  return found;
}

/** As a user enters it: React listens to the event and not to the property. */
async function fill(name: string, value: string): Promise<void> {
  const field = labelled(name);
  const prototype = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
  await settle();
}

const offered = (name: string): readonly string[] => [...labelled(name).querySelectorAll('option')].map(({ textContent }) => textContent ?? '');

describe('goal seek in the pane', () => {
  it('takes the marked result and offers the numbers behind it', async () => {
    await openTool(portOver(cells), 'goalSeek');
    await until(() => offered(words.goalSeek.change).includes('Price'));
    expect(labelled(words.fields.output).value).toBe('Model!B3');
    expect(offered(words.goalSeek.change)).toEqual([words.fields.choose, 'Price', 'Units']);
  });

  it('says which fields are missing, and asks nothing', async () => {
    await openTool(portOver(cells), 'goalSeek');
    await click('button', words.goalSeek.find);
    expect(shownText().split(words.fields.required)).toHaveLength(3);
  });

  it('finds the value and writes it, and says that a formula gives way', async () => {
    const port = portOver({ ...cells, B2: '=2+3' });
    await port.select('Model!B2');
    await openTool(port, 'goalSeek');
    await fill(words.fields.measure, 'value');
    await fill(words.goalSeek.target, '200');
    await click('button', fillPhrase(words.fields.useSelectedNamed, { field: words.goalSeek.change }));
    await click('button', words.goalSeek.find);
    await until(() => shownText().includes('Profit is then 200.'));
    expect(shownText()).toContain(fillPhrase(words.goalSeek.wasFormula, { cell: 'Model!B2' }));
    await click('button', words.goalSeek.write);
    expect((await port.readRanges(['Model!B2']))[0].values).toEqual([[6]]);
    expect(shownText()).toContain(fillPhrase(words.goalSeek.written, { cell: 'Model!B2', value: '6' }));
  });

  it('explains a cell that cannot be taken, or a write that Excel refuses, and keeps everything', async () => {
    const port = portOver(cells);
    await openTool(port, 'goalSeek');
    port.activeCell = async () => {
      throw new WorkbookError('cellEditMode', 'B2');
    };
    await click('button', fillPhrase(words.fields.useSelectedNamed, { field: words.goalSeek.change }));
    expect(shownText()).toContain(pane.problems.cellEditMode.title);
    await until(() => offered(words.goalSeek.change).includes('Price'));
    await fill(words.goalSeek.change, 'Model!B2');
    await fill(words.fields.measure, 'value');
    await fill(words.goalSeek.target, '150');
    await click('button', words.goalSeek.find);
    await until(() => shownText().includes('Profit is then 150.'));
    port.writeCells = async () => {
      throw new WorkbookError('protected', 'Model!B2');
    };
    await click('button', words.goalSeek.write);
    expect(shownText()).toContain(pane.problems.protected.title);
    expect(shownText()).toContain('Profit is then 150.');
  });

  it('names the cells that no compiled model can have, and leads to them', async () => {
    const port = portOver({ ...cells, B3: '=ROI.OUTPUT("Profit")+B2*ROI.NORMAL(B1,1)' });
    await openTool(port, 'goalSeek');
    await fill(words.fields.measure, 'value');
    await fill(words.goalSeek.target, '1');
    await port.select('Model!B2');
    await click('button', fillPhrase(words.fields.useSelectedNamed, { field: words.goalSeek.change }));
    await click('button', words.goalSeek.find);
    await until(() => shownText().includes(words.work.problems));
    await click('button', fillPhrase(words.work.goTo, { address: 'Model!B3' }));
    expect(port.selected).toBe('Model!B3');
  });

  it('keeps what was entered and found while another part is shown', async () => {
    await openTool(portOver(cells), 'goalSeek');
    await fill(words.goalSeek.target, '77%');
    await act(async () => tab(simulate.views.model)?.click());
    await act(async () => tab(simulate.views.decide)?.click());
    await until(() => shownText().includes(words.tools.goalSeek.text));
    expect(labelled(words.goalSeek.target).value).toBe('77%');
  });
});

describe('the other decision tools in the pane', () => {
  it('take a percent from a percent field and say what is wrong with a list', async () => {
    await openTool(portOver(cells), 'table');
    await until(() => offered(words.table.rows).includes('Price'));
    await fill(words.table.rows, 'Model!B2');
    await until(() => shownText().includes(fillPhrase(words.table.count, { count: 5 })));
    await click('radio', words.table.list);
    await fill(words.table.listOf, '4; five');
    await click('button', words.work.calculate);
    expect(shownText()).toContain(fillPhrase(words.table.listWrong, { text: 'five' }));
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
    expect(port.selected).toBe('Model!B2');
  });

  it('ask for a name and inputs before the first scenario, then write them to a sheet', async () => {
    const port = portOver(cells);
    await openTool(port, 'scenarios');
    await click('button', words.scenarios.save);
    expect(shownText()).toContain(words.scenarios.inputsMissing);
    expect(shownText()).toContain(words.scenarios.nameMissing);
    expect(await port.sheetNames()).toEqual(['Model']);
  });
});
