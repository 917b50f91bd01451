import { insertTemplate, openTemplate, planInsertion } from '../../../src/workbook/insertTemplate';
import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';
import { WorkbookError } from '../../../src/workbook/workbookError';
import { readModel } from '../../../src/workbook/readModel';
import { modelWorkbook } from './modelWorkbook';

const xlsx = new Uint8Array([0x50, 0x4b, 3, 4]);
const openFile = async (): Promise<ReturnType<typeof modelWorkbook>> => modelWorkbook();

describe('planInsertion', () => {
  it('goes into a workbook without a model and says how many sheets stay', async () => {
    expect(await planInsertion(new MemoryWorkbookPort())).toEqual({ into: 'thisWorkbook', sheetsKept: 1 });
  });

  it('goes beside a workbook that already holds a model', async () => {
    expect(await planInsertion(new MemoryWorkbookPort({ file: modelWorkbook() }))).toEqual({ into: 'newWorkbook' });
  });
});

describe('insertTemplate', () => {
  it('appends the sheets, keeps what was there and shows the sheet with the return', async () => {
    const port = new MemoryWorkbookPort({ openFile });
    await port.writeRange('Sheet1!A1', [['mine']]);
    expect(await insertTemplate(port, xlsx)).toEqual(['Dashboard', 'Checks']);
    expect(port.selected).toBe('Dashboard!A1');
    expect((await port.readRanges(['Sheet1!A1']))[0].values).toEqual([['mine']]);
  });

  it('takes the names of a deleted model away first, so that those of the template find their cells', async () => {
    const names = [{ name: 'ROI_ROI', formula: '#REF!' }, { name: 'ROI_NPV', formula: '#REF!$C$7' }, { name: 'Mine', formula: '#REF!' }];
    const port = new MemoryWorkbookPort({ openFile, file: { sheets: [{ name: 'Sheet1', cells: new Map() }], names } });
    expect(await planInsertion(port)).toEqual({ into: 'thisWorkbook', sheetsKept: 1 });
    await insertTemplate(port, xlsx);
    expect((await readModel(port))?.headlines.map(({ address }) => address)).toEqual(['Dashboard!C4', 'Dashboard!C7']);
    expect((await port.names()).filter(({ name }) => name === 'Mine')).toHaveLength(1);
  });

  it('shows the inserted sheet, not a sheet of the user with the same name', async () => {
    const port = new MemoryWorkbookPort({ openFile, file: { sheets: [{ name: 'Dashboard', cells: new Map() }], names: [] } });
    await insertTemplate(port, xlsx);
    expect(port.selected).toBe("'Dashboard (2)'!A1");
  });

  it('counts as done when the sheets are there, even where showing one is refused', async () => {
    const port = new MemoryWorkbookPort({ openFile });
    port.select = async () => {
      throw new WorkbookError('cellEditMode', 'Dashboard!A1');
    };
    expect(await insertTemplate(port, xlsx)).toEqual(['Dashboard', 'Checks']);
  });

  it('refuses a web page that came in place of the file, before touching the workbook', async () => {
    const port = new MemoryWorkbookPort({ openFile });
    const page = new TextEncoder().encode('<!doctype html>');
    await expect(insertTemplate(port, page)).rejects.toMatchObject({ code: 'damagedFile' });
    await expect(openTemplate(port, page)).rejects.toMatchObject({ code: 'damagedFile' });
    expect(await port.sheetNames()).toEqual(['Sheet1']);
    expect(port.opened).toEqual([]);
  });
});

describe('openTemplate', () => {
  it('opens the file as a workbook of its own and changes nothing here', async () => {
    const port = new MemoryWorkbookPort({ file: modelWorkbook() });
    await openTemplate(port, xlsx);
    expect(port.opened).toEqual([xlsx]);
    expect(await port.sheetNames()).toEqual(['Dashboard', 'Checks']);
  });
});
