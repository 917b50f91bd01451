import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { WorkbookFile } from '../../../src/templates/workbookFile';
import { functionFormulas, repairFunctionFormulas } from '../../../src/workbook/functionFormulas';
import { MemoryWorkbookPort } from '../../../src/workbook/memoryWorkbookPort';

const unknown = { error: '#NAME?' } as const;

function workbook(): WorkbookFile {
  return {
    sheets: [
      {
        name: 'Cash flow',
        cells: new Map([
          [cellKey(1, 1), { value: 2, formula: 'ROI.BASIC(A1,A2)' }],
          [cellKey(2, 1), { value: unknown, formula: '_xldudf_ROI_PAYBACK(A1:A9)' }],
          [cellKey(3, 1), { value: unknown, formula: 'NOSUCH(1)' }],
          [cellKey(4, 1), { value: 'ROI.BASIC is described here' }],
        ]),
      },
      { name: 'Notes', cells: new Map([[cellKey(0, 0), { value: unknown, formula: '1+roi.npv2(B1)' }]]) },
    ],
    names: [],
  };
}

describe('functionFormulas', () => {
  it('finds calls of our functions on every sheet, in any notation, and no others', async () => {
    expect(await functionFormulas(new MemoryWorkbookPort({ file: workbook() }))).toEqual([
      { address: "'Cash flow'!B2", formula: '=ROI.BASIC(A1,A2)', unknown: false },
      { address: "'Cash flow'!B3", formula: '=ROI.PAYBACK(A1:A9)', unknown: true },
      { address: 'Notes!A1', formula: '=1+roi.npv2(B1)', unknown: true },
    ]);
  });
});

describe('repairFunctionFormulas', () => {
  it('enters again what shows #NAME?, leaves the rest, and recalculates once', async () => {
    const port = new MemoryWorkbookPort({ file: workbook() });
    expect(await repairFunctionFormulas(port)).toBe(2);
    expect(port.recalculations).toBe(1);
    const [{ formulas }] = await port.readRanges(["'Cash flow'!B2:B4"]);
    expect(formulas).toEqual([['=ROI.BASIC(A1,A2)'], ['=ROI.PAYBACK(A1:A9)'], ['=NOSUCH(1)']]);
  });

  it('does nothing where nothing is broken', async () => {
    const port = new MemoryWorkbookPort();
    expect(await repairFunctionFormulas(port)).toBe(0);
    expect(port.recalculations).toBe(0);
  });
});
