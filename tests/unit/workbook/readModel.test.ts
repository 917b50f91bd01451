import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';
import { namedAddresses, readModel } from '../../../src/workbook/readModel';
import { modelWorkbook } from './modelWorkbook';

describe('readModel', () => {
  it('finds no model in a workbook without its names', async () => {
    expect(await readModel(new MemoryWorkbookPort())).toBeNull();
  });

  it('reads the headlines that have a cell and skips a name whose cell was deleted', async () => {
    const reading = await readModel(new MemoryWorkbookPort({ file: modelWorkbook() }));
    expect(reading?.headlines).toEqual([
      { kind: 'returnOnInvestment', address: 'Dashboard!C4', value: 2, text: '2' },
      { kind: 'netPresentValue', address: 'Dashboard!C7', value: 41.3, text: '41.3' },
    ]);
  });

  it('gives each check its outcome and the cell to look at', async () => {
    const reading = await readModel(new MemoryWorkbookPort({ file: modelWorkbook() }));
    expect(reading?.checks).toEqual([
      { description: 'Costs add up', outcome: 'holds', address: 'Costs!F6' },
      { description: 'Benefits add up', outcome: 'broken', address: 'Checks!D4' },
      { description: 'Rate is sensible', outcome: 'unknown', address: 'Checks!D5' },
    ]);
  });

  it('tells a check that is still being calculated from one that cannot be', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await port.writeRange('Checks!D5', [[{ error: '#BUSY!' }]]);
    expect((await readModel(port))?.checks[2].outcome).toBe('pending');
  });

  it('does not take the hashes of a narrow column for a value', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook({ C7: '######' }) });
    expect((await readModel(port))?.headlines[1]).toMatchObject({ kind: 'netPresentValue', text: null });
  });

  it('follows a change of a cell', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await port.writeRange('Dashboard!C7', [[-5]]);
    expect((await readModel(port))?.headlines[1]).toMatchObject({ value: -5, text: '-5' });
  });
});

describe('namedAddresses', () => {
  it("prefers a workbook's name to a sheet's, whatever their order and case", () => {
    const names = [
      { name: 'roi_roi', sheet: 'Dashboard (2)', address: "'Dashboard (2)'!C4", formula: "'Dashboard (2)'!$C$4" },
      { name: 'ROI_ROI', sheet: null, address: 'Dashboard!C4', formula: 'Dashboard!$C$4' },
    ];
    expect(namedAddresses(names).get('roi_roi')).toBe('Dashboard!C4');
  });
});
