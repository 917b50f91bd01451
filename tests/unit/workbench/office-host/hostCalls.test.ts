import { createWorkbookHost } from '../../../../src/workbench/object-model/createWorkbookHost';
import { DocumentSettings } from '../../../../src/workbench/object-model/documentSettings';
import { MemorySpreadsheet } from '../../../support/memorySpreadsheet';
import { Workbook } from '../../../../src/workbench/object-model/workbook';
import { DocumentCopies } from '../../../../src/workbench/office-host/documentCopies';
import { FaultInjection } from '../../../../src/workbench/office-host/faults';
import { CALL, HostCalls } from '../../../../src/workbench/office-host/hostCalls';
import { HostDiagnostics } from '../../../../src/workbench/office-host/hostDiagnostics';
import { AppRuntimePersistenceService, AppRuntimeService, DynamicRibbon, type HostNotice } from '../../../../src/workbench/office-host/hostServices';
import { RichApiInterpreter } from '../../../../src/workbench/office-host/richApiInterpreter';
import { appContext, frameName } from '../../../../src/workbench/office-host/frameIdentity';

function start() {
  const spreadsheet = new MemorySpreadsheet();
  const settings = new DocumentSettings({ kept: '"yes"' });
  const faults = new FaultInjection();
  const diagnostics = new HostDiagnostics();
  const workbook = createWorkbookHost({ spreadsheet, settings, language: 'en-US', workbookName: 'Book1.xlsx' });
  const interpreter = new RichApiInterpreter({ root: new Workbook(workbook), services: {}, diagnostics, transaction: (work) => spreadsheet.transaction(work) });
  const completed: string[] = [];
  const copies = new DocumentCopies(async () => new Uint8Array([1, 2, 3, 4, 5]));
  const calls = new HostCalls({ interpreter, settings, faults, diagnostics, workbook, copies, onCommandCompleted: (id) => completed.push(id) });
  const ask = (id: number, details: Record<string, unknown> = {}) => calls.answer({ DdaMethod: { DispatchId: id }, ...details });
  const batch = (origin: string, name = '') =>
    ask(CALL.richApi, {
      ArrayData: [origin, 'POST', 'ProcessQuery', [], JSON.stringify({ Actions: [{ Id: 1, ActionType: 1, Name: '', ObjectPathId: 1 }], ObjectPaths: { 1: { Id: 1, ObjectPathType: name === '' ? 1 : 2, Name: name } } })],
    });
  return { spreadsheet, settings, faults, diagnostics, completed, ask, batch };
}

describe('HostCalls', () => {
  it('saves the settings as a whole and hands them back', async () => {
    const { settings, ask } = start();
    await ask(CALL.saveSettings, { DdaSettingsMethod: { OverwriteIfStale: true, Properties: [['a', '1']] } });
    expect(settings.toRecord()).toEqual({ a: '1' });
    expect(await ask(CALL.loadSettings)).toMatchObject({ Error: 0, Properties: { Settings: [{ Name: 'a', Value: '1' }] } });
  });

  it('hands over a copy of the document slice by slice, until it is closed', async () => {
    const { ask } = start();
    const taken = await ask(CALL.takeDocumentCopy, { 0: 1, 1: 3 });
    expect(taken).toMatchObject({ Error: 0, 1: 5 });
    const handle = taken[0];
    expect(await ask(CALL.readDocumentSlice, { 2: handle, 3: 0 })).toMatchObject({ Error: 0, 0: [1, 2, 3], 1: 3 });
    expect(await ask(CALL.readDocumentSlice, { 2: handle, 3: 1 })).toMatchObject({ Error: 0, 0: [4, 5], 1: 2 });
    expect((await ask(CALL.readDocumentSlice, { 2: handle, 3: 2 })).Error).not.toBe(0);
    await ask(CALL.releaseDocumentCopy, { 2: handle });
    expect((await ask(CALL.readDocumentSlice, { 2: handle, 3: 0 })).Error).not.toBe(0);
  });

  it('has no copy of the document as text', async () => {
    const { ask, diagnostics } = start();
    expect((await ask(CALL.takeDocumentCopy, { 0: 0, 1: 3 })).Error).not.toBe(0);
    expect(diagnostics.missingMembers()).toHaveLength(1);
  });

  it('reads and writes the selection', async () => {
    const { spreadsheet, ask } = start();
    const id = spreadsheet.activeSheetId();
    spreadsheet.select(id, { top: 1, left: 1, bottom: 1, right: 2 });
    await ask(CALL.setSelectedData, { DdaSetBindingData: { Data: [[1, 'two']] } });
    expect(await ask(CALL.getSelectedData, { DdaGetBindingData: { CoerceType: 'matrix' } })).toMatchObject({ Error: 0, Data: [[1, 'two']] });
    expect(await ask(CALL.getSelectedData, { DdaGetBindingData: { CoerceType: 'text' } })).toMatchObject({ Data: '1\ttwo' });
  });

  it('fails Excel batches as ordered, but never those that keep the add-in running', async () => {
    const { faults, batch } = start();
    faults.inject('cellEditMode', 1);
    expect(await batch('WacPartition')).toMatchObject({ Error: 0 });
    expect(await batch('IterativeExecutor', 'Microsoft.ExcelServices.CustomFunctions')).toMatchObject({ Error: 0 });
    expect(faults.active()).toBe('cellEditMode');
    expect(await batch('IterativeExecutor')).toEqual({ Version: 1, Error: 5004 });
    expect(faults.active()).toBeNull();
    expect(await batch('IterativeExecutor')).toMatchObject({ Error: 0 });
  });

  it('keeps failing until cleared when no number was given', async () => {
    const { faults, batch } = start();
    faults.inject('sessionLost');
    expect([(await batch('x')).Error, (await batch('x')).Error]).toEqual([5012, 5012]);
    faults.clear();
    expect((await batch('x')).Error).toBe(0);
  });

  it('says which call it lacks', async () => {
    const { diagnostics, ask } = start();
    expect(await ask(98)).toEqual({ Version: 1, Error: 5000 });
    expect(diagnostics.missingMembers()).toEqual(['the host call 98']);
  });

  it('passes on that a ribbon command is done', async () => {
    const { completed, ask } = start();
    await ask(CALL.commandCompleted, { 0: 'command1', 1: 0, 2: '{}' });
    expect(completed).toEqual(['command1']);
  });
});

describe('the program around the workbook', () => {
  it('hears what the add-in wants of it', () => {
    const notices: HostNotice[] = [];
    const notify = (notice: HostNotice) => notices.push(notice);
    const pane = { visible: true };
    const runtime = new AppRuntimeService(pane, notify);
    expect(runtime.GetAppRuntimeState()).toBe('Visible');
    runtime.SetAppRuntimeState('Background');
    new AppRuntimePersistenceService(notify).SetAppRuntimeStartState('Background');
    const ribbon = new DynamicRibbon(notify);
    ribbon.GetButton('Insert').Enabled = false;
    ribbon.GetTab('ROI').SetVisibility(true);
    expect(notices).toEqual([
      { type: 'taskpane', visible: false },
      { type: 'startup', load: true },
      { type: 'ribbonButton', id: 'Insert', enabled: false },
      { type: 'ribbonTab', id: 'ROI', visible: true },
    ]);
    expect(() => runtime.SetAppRuntimeState('Elsewhere')).toThrow();
  });
});

describe('the frame', () => {
  const identity = { conversationId: 'talk', addinId: 'addin', language: 'zh-CN', origin: 'https://localhost:3000' };

  it('carries host, language and conversation in its name', () => {
    expect(JSON.parse(frameName(identity))).toMatchObject({ hostInfo: 'Excel$Web$16.01$zh-CN$talk$isNotDialog$disableLogging$3', xdmInfo: 'talk|addin|https://localhost:3000/' });
  });

  it('is told the language, the settings and what Excel supports', () => {
    const context = appContext(identity, { workbookName: 'Book 1.xlsx', settings: { a: '1' } });
    expect(context).toMatchObject({ _appUILocale: 'zh-CN', _docUrl: 'https://localhost:3000/Book%201.xlsx', _settings: [['a', '1']] });
    expect(JSON.parse(String(context['_requirementMatrix']))).toMatchObject({ SharedRuntime: '1.2', CustomFunctionsRuntime: '1.5' });
  });
});
