import { act } from 'react';
import type { LanguageChoice } from '../../src/page/preferences';
import { TemplateUnavailable } from '../../src/taskpane/shared/problem';
import { MemoryWorkbookPort } from '../support/memoryWorkbookPort';
import { WorkbookError } from '../../src/workbook/workbookError';
import { modelWorkbook } from '../unit/workbook/modelWorkbook';
import { byRole, click, eventually, hides, hostOfTests, renderPane, settle, shows } from './renderPane';

const openFile = async (): Promise<ReturnType<typeof modelWorkbook>> => modelWorkbook();

const reject = (error: Error) => async (): Promise<never> => {
  throw error;
};

describe('in a workbook without a model, the pane', () => {
  it('offers templates, asks before inserting one, and then shows its results', async () => {
    const port = new MemoryWorkbookPort({ openFile });
    let opensWithDocument = 0;
    const { host } = await renderPane({ port });
    host.openPaneWithDocument = async () => {
      opensWithDocument += 1;
    };
    await shows('Start with a template');
    await click('button', 'Insert CRM');
    await shows('Excel cannot undo inserting sheets');
    await eventually(async () => expect(await port.sheetNames()).toEqual(['Sheet1']));
    await click('button', 'Insert');
    await eventually(async () => expect(await port.sheetNames()).toEqual(['Sheet1', 'Dashboard', 'Checks']));
    await eventually(() => expect(byRole('button', 'Return on investment: 2. Go to Dashboard!C4')).toBeDefined());
    await shows('Every 1.00 invested comes back with 2.00 on top.');
    await eventually(() => expect(opensWithDocument).toBe(1));
  });

  it('changes nothing when the question is answered with Cancel', async () => {
    const port = new MemoryWorkbookPort({ openFile });
    await renderPane({ port });
    await click('button', 'Insert CRM');
    await click('button', 'Cancel');
    await eventually(async () => expect(await port.sheetNames()).toEqual(['Sheet1']));
    await eventually(() => expect(document.querySelector('dialog')).toBeNull());
  });

  it('fetches the edition of the language in use', async () => {
    const asked: string[] = [];
    const port = new MemoryWorkbookPort({ openFile });
    await renderPane({
      port,
      preferences: { languageChoice: () => 'zh-CN', chooseLanguage: () => undefined },
      fetchTemplate: async (id, language) => {
        asked.push(`${id} ${language}`);
        return new Uint8Array([0x50, 0x4b]);
      },
    });
    await click('button', '插入');
    await click('button', '插入');
    await eventually(() => expect(asked).toEqual(['crmInputOutput zh-CN']));
  });

  it('explains a template that cannot be fetched, keeps the gallery and lets the user try again', async () => {
    const port = new MemoryWorkbookPort({ openFile });
    await renderPane({ port, fetchTemplate: reject(new TemplateUnavailable('addins.example.com')) });
    await click('button', 'Insert CRM');
    await click('button', 'Insert');
    await shows('The template could not be fetched');
    await shows('addins.example.com');
    await click('button', 'Try again');
    await eventually(() => expect(document.querySelector('dialog[open]')).not.toBeNull());
  });

  it('offers a workbook of its own where Excel cannot insert the sheets', async () => {
    const port = new MemoryWorkbookPort();
    port.insertSheets = reject(new WorkbookError('insertNotSupported', 'charts'));
    await renderPane({ port });
    await click('button', 'Insert CRM');
    await click('button', 'Insert');
    await shows('This Excel cannot insert sheets with charts');
    await click('button', 'Open as new workbook');
    await eventually(() => expect(port.opened).toHaveLength(1));
    await shows('Opened in a new workbook.');
  });
});

describe('in a workbook with a model, the pane', () => {
  it('leads from a headline and from a check to their cells', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await renderPane({ port });
    await click('button', 'Net present value');
    await eventually(() => expect(port.selected).toBe('Dashboard!C7'));
    await click('button', 'Benefits add up');
    await eventually(() => expect(port.selected).toBe('Checks!D4'));
  });

  it('follows the sheet', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await renderPane({ port });
    await port.writeRange('Dashboard!C4', [[-0.34]]);
    await settle();
    await shows('Of every 1.00 invested, 0.34 does not come back.');
  });

  it('shows the checks that need attention first, and all of them on request', async () => {
    await renderPane({ port: new MemoryWorkbookPort({ file: modelWorkbook() }) });
    await shows('2 to look at');
    await hides('Costs add up');
    await click('button', 'Show all checks');
    await eventually(() => expect(byRole('button', 'Holds: Costs add up. Go to Costs!F6')).toBeDefined());
  });

  it('puts a second template into a workbook of its own', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await renderPane({ port });
    await click('button', 'Templates');
    await click('button', 'Insert CRM');
    await click('button', 'Open as new workbook');
    await eventually(() => expect(port.opened).toHaveLength(1));
    await eventually(async () => expect(await port.sheetNames()).toEqual(['Dashboard', 'Checks']));
    await hides('On a Mac');
  });

  it('says on a Mac that the new window stands behind this one', async () => {
    await renderPane({ port: new MemoryWorkbookPort({ file: modelWorkbook() }), host: { ...hostOfTests, platform: 'Mac' } });
    await click('button', 'Templates');
    await click('button', 'Insert CRM');
    await click('button', 'Open as new workbook');
    await shows('On a Mac its window opens behind this one');
  });

  it('offers to enter formulas again that Excel does not know', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook({ C4: { error: '#NAME?' } }) });
    await renderPane({ port });
    await click('button', 'Enter them again');
    await eventually(() => expect(port.recalculations).toBe(1));
  });

  it('says that a result is being calculated rather than showing #BUSY!', async () => {
    await renderPane({ port: new MemoryWorkbookPort({ file: modelWorkbook({ C4: { error: '#BUSY!' } }) }) });
    await shows('Calculating …');
    await hides('#BUSY!');
  });

  it('explains a jump that failed, keeps the results and lets the message be dismissed', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await renderPane({ port });
    port.select = reject(new WorkbookError('cellEditMode', 'Dashboard!C7'));
    await click('button', 'Net present value');
    await shows('A cell is being edited');
    await click('button', 'Dismiss');
    await hides('A cell is being edited');
    await shows('Net present value');
  });

  it('recalculates and goes to the checks when the ribbon asks for it', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    const { requests } = await renderPane({ port });
    await act(async () => requests.send('checks'));
    await settle();
    await eventually(() => expect(port.recalculations).toBe(1));
    await shows('Recalculated.');
    await eventually(() => expect(document.activeElement?.textContent).toMatch(/^Checks/));
  });
});

describe('the pane', () => {
  it('says what to do when the workbook does not answer, and recovers', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    const { names } = port;
    port.names = reject(new WorkbookError('sessionLost', 'names'));
    await renderPane({ port });
    await shows('The connection to Excel was lost');
    port.names = names;
    await click('button', 'Try again');
    await shows('Return on investment');
  });

  it('speaks the language of Excel, and another one once chosen', async () => {
    const chosen: LanguageChoice[] = [];
    const told: string[] = [];
    await renderPane({
      preferences: { languageChoice: () => 'automatic', chooseLanguage: (choice) => chosen.push(choice) },
      onWords: ({ language }) => told.push(language.tag),
    });
    await eventually(() => expect(document.documentElement.lang).toBe('en-US'));
    await click('button', 'More');
    await click('menuitem', 'Settings');
    await click('radio', '简体中文');
    await shows('隐私');
    await eventually(() => expect(document.documentElement.lang).toBe('zh-CN'));
    await eventually(() => expect(chosen).toEqual(['zh-CN']));
    await eventually(() => expect(told).toEqual(['en-US', 'zh-CN']));
  });

  it('tests itself and puts the findings into a report without contents of the workbook', async () => {
    await renderPane({ port: new MemoryWorkbookPort({ file: modelWorkbook() }) });
    await click('button', 'More');
    await click('menuitem', 'Diagnostics');
    await click('button', 'Run self-test');
    const report = (): string => document.querySelector('textarea')?.value ?? '';
    await eventually(() => expect(report()).toContain('ROI functions in cells – Passed: Known to Excel: 1 of 1.'));
    expect(report()).toContain('Add-in: 1.2.3');
    expect(report()).toContain('Calculation engine – Passed: 3 known values are exact.');
    expect(report()).not.toContain('Dashboard');
  });

  it('keeps its header and the other pages when one page fails', async () => {
    const silenced = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { host } = await renderPane();
    const platform = jest.fn((): string => {
      throw new Error('no platform');
    });
    Object.defineProperty(host, 'platform', { get: platform });
    await click('button', 'More');
    await click('menuitem', 'Diagnostics');
    await shows('no platform');
    platform.mockReturnValue('PC');
    await click('button', 'Try again');
    await shows('Run self-test');
    silenced.mockRestore();
  });

  it('explains functions when the ribbon asks for help, and finds them by a word', async () => {
    const { requests } = await renderPane();
    await act(async () => requests.send('help'));
    await settle();
    await shows('ROI.PAYBACK');
    await click('button', 'Back');
    await shows('Start with a template');
  });
});
