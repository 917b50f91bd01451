import type { Host } from '../../../src/workbook/host';
import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';
import { selfTest } from '../../../src/workbook/selfTest';
import { WorkbookError } from '../../../src/workbook/workbookError';
import { modelWorkbook } from './modelWorkbook';

const host: Host = {
  application: 'Excel',
  platform: 'PC',
  version: '16.0',
  displayLanguage: 'en-US',
  supports: () => true,
  isDark: () => null,
  openPaneWithDocument: async () => undefined,
};

describe('selfTest', () => {
  it('passes on a sound machine and counts what it looked at', async () => {
    expect(await selfTest(new MemoryWorkbookPort({ file: modelWorkbook() }), host)).toEqual([
      { question: 'engine', outcome: 'passed', details: { count: 3 } },
      { question: 'requirements', outcome: 'passed', details: {} },
      { question: 'workbook', outcome: 'passed', details: { sheets: 2 } },
      { question: 'functions', outcome: 'passed', details: { count: 1, unknown: 0 } },
    ]);
  });

  it('has nothing to say about functions in a workbook without any', async () => {
    expect((await selfTest(new MemoryWorkbookPort(), host))[3]).toMatchObject({ question: 'functions', outcome: 'notApplicable' });
  });

  it('names what the host lacks', async () => {
    const old = { ...host, supports: (set: string) => set !== 'SharedRuntime' };
    expect((await selfTest(new MemoryWorkbookPort(), old))[1]).toEqual({ question: 'requirements', outcome: 'failed', details: { missing: 'SharedRuntime 1.1' } });
  });

  it('counts the formulas that show #NAME?', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook({ C4: { error: '#NAME?' } }) });
    expect((await selfTest(port, host))[3]).toEqual({ question: 'functions', outcome: 'failed', details: { count: 1, unknown: 1 } });
  });

  it('reports a workbook that does not answer and still tests the rest', async () => {
    const port = new MemoryWorkbookPort();
    const lost = async (): Promise<never> => {
      throw new WorkbookError('sessionLost', 'sheets');
    };
    Object.assign(port, { sheetNames: lost, readWorkbook: lost });
    const findings = await selfTest(port, host);
    expect(findings.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed', 'failed']);
    expect(findings[2].details).toEqual({ reason: 'sessionLost' });
  });
});
