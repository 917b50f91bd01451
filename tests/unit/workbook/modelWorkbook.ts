import type { CellValue } from '../../../src/engine/core/cellValue';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { CellFile, WorkbookFile } from '../../../src/file/workbookFile';

/** A small model as a template leaves it: two headlines, three checks and one ROI formula. */
export function modelWorkbook(changes: Readonly<Record<string, CellValue>> = {}): WorkbookFile {
  const dashboard: Record<string, CellFile> = { C4: { value: 2, formula: 'ROI.BASIC(C5,C6)' }, C5: { value: 3_000_000 }, C6: { value: 1_000_000 }, C7: { value: 41.3 } };
  const checks: Record<string, CellFile> = {
    B2: { value: 'Check' },
    D2: { value: 'Result' },
    B3: { value: 'Costs add up' },
    C3: { value: 'Costs!F6' },
    D3: { value: true },
    B4: { value: 'Benefits add up' },
    D4: { value: false },
    B5: { value: 'Rate is sensible' },
    D5: { value: { error: '#REF!' } },
  };
  for (const [cell, value] of Object.entries(changes)) dashboard[cell] = { ...dashboard[cell], value };
  return {
    sheets: [
      { name: 'Dashboard', cells: byKey(dashboard) },
      { name: 'Checks', cells: byKey(checks) },
    ],
    names: [
      { name: 'ROI_ROI', formula: 'Dashboard!$C$4' },
      { name: 'ROI_NPV', formula: 'Dashboard!$C$7' },
      { name: 'ROI_Payback', formula: '#REF!' },
      { name: 'ROI_Checks', formula: 'Checks!$B$3:$D$5' },
    ],
  };
}

function byKey(cells: Readonly<Record<string, CellFile>>): Map<number, CellFile> {
  return new Map(Object.entries(cells).map(([address, cell]) => [cellKey(Number(address.slice(1)) - 1, address.charCodeAt(0) - 65), cell]));
}
