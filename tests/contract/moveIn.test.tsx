import { act } from 'react';
import golden from '../golden/risk/sipmath.json';
import { cellKey } from '../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../../src/workbook/memoryWorkbookPort';
import { click, renderPane, settle, shownText } from './renderPane';

function portWith(formulas: readonly string[]): MemoryWorkbookPort {
  const cells = new Map(formulas.map((formula, row) => [cellKey(row, 0), { value: 0, formula }]));
  return new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells }], names: [] } });
}

/** Opens the Simulate tab and waits for its lazily loaded parts. */
async function openSimulate(): Promise<void> {
  const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(({ textContent }) => /Simulate|模拟/.test(textContent ?? ''));
  await act(async () => tab!.click());
  for (let tries = 0; tries < 200 && !/Move in|迁入/.test(shownText()); tries += 1) await settle();
}

/** The conversion comes from another thread, some time after the tab stands. */
async function waitFor(text: string): Promise<void> {
  for (let tries = 0; tries < 200 && !shownText().includes(text); tries += 1) await settle();
  expect(shownText()).toContain(text);
}

describe('in a workbook of another simulation add-in, the pane', () => {
  it('shows what would become of its formulas, and converts them', async () => {
    const port = portWith(['RiskNormal(10,2)', 'CB.Binomial(0.3,10)', 'RiskFoo(1)']);
    await renderPane({ port });
    await openSimulate();
    await waitFor('@RISK: 2');
    expect(shownText()).toContain('Crystal Ball: 1');
    expect(shownText()).toContain('=CB.Binomial(0.3,10)');
    expect(shownText()).toContain('=ROI.BINOMIAL(10,0.3)');
    expect(shownText()).toContain('CB.Binomial: the arguments stand in another order here.');
    expect(shownText()).toContain('RiskFoo has no equal here.');
    await click('button', 'Convert formulas (2)');
    await waitFor('Formulas converted: 2. The sheet “Moved in” lists each one.');
    const [range] = await port.readRanges(['Model!A1:A3']);
    expect(range!.formulas.flat()).toEqual(['=ROI.NORMAL(10,2)', '=ROI.BINOMIAL(10,0.3)', '=RiskFoo(1)']);
  });

  it('goes to a cell of the list', async () => {
    const port = portWith(['1+1', 'RiskNormal(10,2)', 'A2*2']);
    await renderPane({ port });
    await openSimulate();
    await waitFor('@RISK: 1');
    await click('button', 'Model!A2');
    expect(port.selected).toBe('Model!A2');
  });
});

it('in any other workbook it keeps to one quiet line', async () => {
  const port = portWith(['1+1']);
  await renderPane({ port });
  await openSimulate();
  await settle();
  expect(shownText()).not.toContain('No formulas of @RISK');
  await click('button', 'Move in from @RISK');
  await waitFor('No formulas of @RISK');
});

describe('SIPmath libraries in the pane', () => {
  async function chooseFile(content: string): Promise<void> {
    const chooser = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    Object.defineProperty(chooser, 'files', { configurable: true, value: [{ text: async () => content }] });
    Object.defineProperty(chooser, 'value', { configurable: true, writable: true, value: '' });
    await act(async () => chooser.dispatchEvent(new Event('change', { bubbles: true })));
    await settle();
  }

  it('are inserted as a sheet of formulas', async () => {
    const port = portWith(['1+1']);
    await renderPane({ port });
    await openSimulate();
    await click('button', 'Move in from @RISK');
    await chooseFile(JSON.stringify(golden.copulaLibrary));
    await waitFor('Inputs inserted on the sheet “SIPmath inputs”: 3.');
    expect(await port.sheetNames()).toEqual(['Model', 'SIPmath inputs']);
  });

  it('that are broken are explained', async () => {
    await renderPane({ port: portWith(['1+1']) });
    await openSimulate();
    await click('button', 'Move in from @RISK');
    await chooseFile('{"name":"x"}');
    expect(shownText()).toContain('“U01” is missing from the SIPmath library.');
  });

  it('are saved with the inputs of the workbook', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => {
      saved.push(blob as Blob);
      return 'blob:x';
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    await renderPane({ port: portWith(['ROI.NORMAL(100,10,,,"Users")', 'ROI.BINOMIAL(10,0.5,,,"Wins")']) });
    await openSimulate();
    await click('button', 'Move in from @RISK');
    await click('button', 'Save as a file');
    expect(shownText()).toContain('Inputs saved: 1. Left out: Wins');
    expect(saved).toHaveLength(1);
  });
});
