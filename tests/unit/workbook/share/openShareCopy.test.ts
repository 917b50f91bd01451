import { isCellError, type CellValue } from '../../../../src/engine/core/cellValue';
import { columnOf, rowOf } from '../../../../src/engine/formula/workbookModel';
import { readWorkbook, writeWorkbook } from '../../../../src/file/xlsx';
import type { WorkbookFile } from '../../../../src/file/workbookFile';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { openShareCopy } from '../../../../src/workbook/share/openShareCopy';
import { launchWorkbook } from '../../../support/launchWorkbook';

function formulasIn({ sheets }: WorkbookFile): readonly string[] {
  return sheets.flatMap(({ name, cells }) => [...cells].flatMap(([key, { formula }]) => (formula === undefined ? [] : [`${name} ${rowOf(key)},${columnOf(key)}: ${formula}`])));
}

/** An error without the reason that only the engine knows. */
function plain(value: CellValue): CellValue {
  return isCellError(value) ? { error: value.error } : value;
}

describe('a share copy in a workbook of its own', () => {
  it('shows what the workbook shows, without our functions, and leaves the workbook as it is', async () => {
    const original = { ...launchWorkbook(), names: [{ name: 'Profit', formula: 'Results!$B$3' }] };
    const port = new MemoryWorkbookPort({ file: original, saveFile: writeWorkbook });
    await openShareCopy(port);
    const copy = await readWorkbook(port.opened[0]!);
    if (!copy.ok) throw new Error(copy.error.code);
    expect(formulasIn(copy.value)).toEqual(['Results 2,1: (Inputs!B3-Inputs!B5)*Inputs!B4-Inputs!B6', 'Results 3,1: B3*3/Inputs!B7-1']);
    for (const sheet of original.sheets) {
      const copied = copy.value.sheets.find(({ name }) => name === sheet.name)!;
      for (const [key, { value }] of sheet.cells) expect(plain(copied.cells.get(key)?.value ?? null)).toEqual(plain(value));
    }
    expect(copy.value.names.find(({ name }) => name === 'Profit')!.formula).toBe('Results!$B$3');
    expect((await port.readWorkbook()).sheets[0]!.cells.size).toBe(original.sheets[0]!.cells.size);
    expect(await port.sheetNames()).toEqual(['Inputs', 'Results']);
  });

  it('says that the host gives no file', async () => {
    await expect(openShareCopy(new MemoryWorkbookPort({ file: launchWorkbook() }))).rejects.toMatchObject({ code: 'notSupported' });
  });

  it('says that the file is damaged', async () => {
    const port = new MemoryWorkbookPort({ saveFile: async () => new Uint8Array([1, 2, 3]) });
    await expect(openShareCopy(port)).rejects.toMatchObject({ code: 'damagedFile' });
  });
});
