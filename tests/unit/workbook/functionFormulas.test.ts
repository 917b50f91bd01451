import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { WorkbookFile } from '../../../src/file/workbookFile';
import { functionFormulas, repairFunctionFormulas } from '../../../src/workbook/functionFormulas';
import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';

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
          [cellKey(5, 1), { value: unknown, formula: 'NOSUCH("ROI.BASIC(1,2)")' }],
          [cellKey(6, 1), { value: unknown, formula: "'ROI.Notes'!A1+ROI.Notes!A1" }],
          [cellKey(7, 1), { value: '=ROI.BASIC(1,2)' }],
          [cellKey(8, 1), { value: 'x', formula: '_xldudf_ROI_LABEL("_xldudf_ROI_BASIC")' }],
          [cellKey(9, 1), { value: unknown, formula: '_xldudf_ROI_BASIC(1,2)&WEBSERVICE("https://evil.example")' }],
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
      { sheet: 'Cash flow', address: "'Cash flow'!B2", formula: '=ROI.BASIC(A1,A2)', unknown: false, outside: [] },
      { sheet: 'Cash flow', address: "'Cash flow'!B3", formula: '=ROI.PAYBACK(A1:A9)', unknown: true, outside: [] },
      { sheet: 'Cash flow', address: "'Cash flow'!B9", formula: '=ROI.LABEL("_xldudf_ROI_BASIC")', unknown: false, outside: [] },
      { sheet: 'Cash flow', address: "'Cash flow'!B10", formula: '=ROI.BASIC(1,2)&WEBSERVICE("https://evil.example")', unknown: true, outside: ['WEBSERVICE'] },
      { sheet: 'Notes', address: 'Notes!A1', formula: '=1+roi.npv2(B1)', unknown: true, outside: [] },
    ]);
  });
});

describe('repairFunctionFormulas', () => {
  it('enters again what shows #NAME?, leaves the rest and what reaches outside, and recalculates once', async () => {
    const port = new MemoryWorkbookPort({ file: workbook() });
    expect(await repairFunctionFormulas(port)).toEqual({ repaired: 2, left: ["'Cash flow'!B10"], locked: [] });
    expect(port.recalculations).toBe(1);
    const [{ formulas }] = await port.readRanges(["'Cash flow'!B2:B4"]);
    expect(formulas).toEqual([['=ROI.BASIC(A1,A2)'], ['=ROI.PAYBACK(A1:A9)'], ['=NOSUCH(1)']]);
    const rest = await port.readRanges(["'Cash flow'!B6:B10"]);
    expect(rest[0]!.formulas.flat().slice(2)).toEqual([{ text: '=ROI.BASIC(1,2)' }, '=_xldudf_ROI_LABEL("_xldudf_ROI_BASIC")', '=_xldudf_ROI_BASIC(1,2)&WEBSERVICE("https://evil.example")']);
  });

  it('leaves cells on a protected sheet and names them', async () => {
    const port = new MemoryWorkbookPort({ file: workbook() });
    port.protectedNames = ['Notes'];
    expect(await repairFunctionFormulas(port)).toEqual({ repaired: 1, left: ["'Cash flow'!B10"], locked: ['Notes!A1'] });
  });

  it('does nothing where nothing is broken', async () => {
    const port = new MemoryWorkbookPort();
    expect(await repairFunctionFormulas(port)).toEqual({ repaired: 0, left: [], locked: [] });
    expect(port.recalculations).toBe(0);
  });
});
