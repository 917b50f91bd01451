import { act } from 'react';
import golden from '../golden/risk/sipmath.json';
import { cellKey } from '../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../support/memoryWorkbookPort';
import { click, eventually, hides, hostOfTests, openTab, renderPane, settle, shows, until } from './renderPane';

function portWith(formulas: readonly string[]): MemoryWorkbookPort {
  const cells = new Map(formulas.map((formula, row) => [cellKey(row, 0), { value: 0, formula }]));
  return new MemoryWorkbookPort({ file: { sheets: [{ name: 'Model', cells }], names: [] } });
}

async function openSimulate(): Promise<void> {
  await openTab('Simulate');
  await shows('Move in');
}

describe('in a workbook of another simulation add-in, the pane', () => {
  it('shows what would become of its formulas, and converts them', async () => {
    const port = portWith(['RiskNormal(10,2)', 'CB.Binomial(0.3,10)', 'RiskFoo(1)']);
    await renderPane({ port });
    await openSimulate();
    await shows('@RISK: 2');
    await shows('Crystal Ball: 1');
    await shows('=CB.Binomial(0.3,10)');
    await shows('=ROI.BINOMIAL(10,0.3)');
    await shows('CB.Binomial: the arguments stand in another order here.');
    await shows('RiskFoo has no equal here.');
    await click('button', 'Convert formulas (2)');
    await shows('Formulas converted: 2. The sheet “Moved in” lists each one.');
    const [range] = await port.readRanges(['Model!A1:A3']);
    await eventually(() => expect(range!.formulas.flat()).toEqual(['=ROI.NORMAL(10,2)', '=ROI.BINOMIAL(10,0.3)', '=RiskFoo(1)']));
  });

  it('goes to a cell of the list', async () => {
    const port = portWith(['1+1', 'RiskNormal(10,2)', 'A2*2']);
    await renderPane({ port });
    await openSimulate();
    await shows('@RISK: 1');
    await click('button', 'Model!A2');
    await eventually(() => expect(port.selected).toBe('Model!A2'));
  });
});

it('in any other workbook it keeps to one quiet line', async () => {
  const port = portWith(['1+1']);
  await renderPane({ port });
  await openSimulate();
  await settle();
  await hides('No formulas of @RISK');
  await click('button', 'Move in from @RISK');
  await shows('No formulas of @RISK');
});

describe('SIPmath libraries in the pane', () => {
  async function chooseFile(content: string): Promise<void> {
    await until(() => document.querySelector('input[type="file"]') !== null);
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
    await shows('Inputs inserted on the sheet “SIPmath inputs”: 3.');
    await eventually(async () => expect(await port.sheetNames()).toEqual(['Model', 'SIPmath inputs']));
  });

  it('that are broken are explained', async () => {
    await renderPane({ port: portWith(['1+1']) });
    await openSimulate();
    await click('button', 'Move in from @RISK');
    await chooseFile('{"name":"x"}');
    await shows('“U01” is missing from the SIPmath library.');
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
    await shows('Inputs saved: 1. Left out: Wins');
    await eventually(() => expect(saved).toHaveLength(1));
  });

  it('are offered as text on a Mac, where a download does nothing', async () => {
    URL.createObjectURL = () => {
      throw new Error('a download');
    };
    await renderPane({ port: portWith(['ROI.NORMAL(100,10,,,"Users")']), host: { ...hostOfTests, platform: 'Mac' } });
    await openSimulate();
    await click('button', 'Move in from @RISK');
    await click('button', 'Save as a file');
    await shows('Inputs: 1. Excel for Mac saves no file from a pane.');
    const text = document.querySelector<HTMLTextAreaElement>('details[open] textarea')!.value;
    expect(JSON.parse(text)).toMatchObject({ sips: [{ name: 'Users' }] });
  });
});
