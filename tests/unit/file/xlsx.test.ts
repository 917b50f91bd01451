import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { CellFile, WorkbookFile } from '../../../src/file/workbookFile';
import { toWorkbookModel } from '../../../src/file/toWorkbookModel';
import { readWorkbook, writeWorkbook } from '../../../src/file/xlsx';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { handmadePackage } from './handmadePackage';

const cells = (entries: readonly (readonly [row: number, column: number, cell: CellFile])[]) => new Map(entries.map(([row, column, cell]) => [cellKey(row, column), cell] as const));

const workbook: WorkbookFile = {
  sheets: [
    {
      name: 'Inputs',
      cells: cells([
        [0, 0, { value: '=not a formula', style: { bold: true, color: '#FFFFFF', fill: '#1F4E79', wrap: true, vertical: 'center' } }],
        [0, 1, { value: 'line one\nline two ', comment: 'Where it comes from' }],
        [1, 0, { value: 0.125, style: { numberFormat: '0.0%', locked: false, border: { top: { style: 'thin', color: '#FF0000' }, bottom: { style: 'double' } } } }],
        [1, 1, { value: true }],
        [1, 2, { value: { error: '#N/A' } }],
        [2, 0, { value: { error: '#DIV/0!' }, formula: '1/0' }],
        [2, 1, { value: 'text', formula: '"te"&"xt"' }],
        [2, 2, { value: '', formula: 'IF(TRUE,"","x")' }],
        [3, 0, { value: 2, formula: 'ROI.BASIC(C1,B1)' }],
        [4, 0, { value: 1, formula: 'SEQUENCE(3)', dynamic: true, arrayRange: { top: 4, left: 0, bottom: 6, right: 0 } }],
        [5, 0, { value: 2, spilled: true }],
        [6, 0, { value: 3, spilled: true }],
        [7, 0, { value: 'Dashboard', link: "'Cash flow'!A1" }],
        [8, 0, { value: 'site', link: 'https://example.org/?a=1&b=2' }],
        [9, 3, { value: null, style: { fill: '#FFFFCC', indent: 2, horizontal: 'right', italic: true, underline: true, fontSize: 14, fontName: 'Arial' } }],
      ]),
      columnWidths: { 0: 30, 3: 12.5 },
      rowHeights: { 0: 40, 20: 8 },
      hiddenRows: [11],
      hiddenColumns: [5],
      frozen: { rows: 1, columns: 2 },
      showGridlines: false,
      tabColor: '#1F4E79',
      visibility: 'visible',
      merges: [{ top: 12, left: 0, bottom: 12, right: 2 }],
      validations: [
        { range: { top: 1, left: 0, bottom: 1, right: 0 }, type: 'decimal', operator: 'greaterThan', formula1: '0', errorTitle: 'Rate', errorMessage: 'Above 0 & below 1', promptTitle: 'Rate', promptMessage: 'per year' },
        { range: { top: 3, left: 3, bottom: 5, right: 3 }, type: 'list', values: ['Best', 'Likely', 'Worst'] },
      ],
      conditionalFormats: [{ range: { top: 1, left: 0, bottom: 3, right: 0 }, formula: 'A2<0', style: { color: '#C00000', fill: '#FFC7CE', bold: true }, stopIfTrue: true }],
      print: { landscape: true, fitToWidth: true },
    },
    {
      name: 'Cash flow',
      cells: cells([
        [0, 0, { value: 'Year' }],
        [0, 1, { value: 'Net' }],
        [1, 0, { value: '0' }],
        [1, 1, { value: -100 }],
        [2, 0, { value: '1' }],
        [2, 1, { value: 150 }],
      ]),
      tables: [{ name: 'Flows', range: { top: 0, left: 0, bottom: 2, right: 1 }, columns: ['Year', 'Net'], headerRow: true, totalsRow: false, style: 'TableStyleLight9' }],
      charts: [
        {
          name: 'Cash flow chart',
          type: 'column',
          title: 'Cash & flow',
          anchor: { top: 4, left: 0, bottom: 20, right: 8 },
          legend: 'bottom',
          valueFormat: '#,##0',
          valueTitle: 'CNY',
          series: [
            { name: "'Cash flow'!$B$1", values: "'Cash flow'!$B$2:$B$3", categories: "'Cash flow'!$A$2:$A$3", color: '#1F4E79' },
            { name: 'Cumulative', values: "'Cash flow'!$B$2:$B$3", asLine: true, color: '#E07B39' },
          ],
        },
        { name: 'Tornado', type: 'barStacked', anchor: { top: 4, left: 9, bottom: 20, right: 15 }, legend: 'none', series: [{ values: "'Cash flow'!$B$2:$B$3", color: '#6B8E4E' }] },
      ],
    },
  ],
  names: [
    { name: 'Rate', formula: 'Inputs!$A$2' },
    { name: 'Twice', formula: 'LAMBDA(x,x*2)' },
    { name: 'Local', formula: "'Cash flow'!$B$2", sheet: 'Cash flow' },
  ],
  activeSheet: 'Cash flow',
  autoOpenTaskpane: true,
  addinSettings: { 'roi.lastSimulation': JSON.stringify('{"outputs":[{"name":"NPV <net> & \'gross\'\n"}]}') },
  properties: { title: 'T & C', language: 'en-US' },
};

async function readBack(bytes: Uint8Array): Promise<WorkbookFile> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

test('colours of single slices are not taken for the colour of the series', async () => {
  const pie = { name: 'Pie', type: 'pie', anchor: { top: 0, left: 0, bottom: 9, right: 9 }, legend: 'right', series: [{ values: "'Cash flow'!$B$2:$B$3" }] } as const;
  const [, flows] = workbook.sheets;
  const [chart] = (await readBack(await writeWorkbook({ ...workbook, sheets: [workbook.sheets[0]!, { ...flows!, charts: [pie] }] }))).sheets[1]!.charts!;
  expect(chart).toEqual(pie);
});

describe('a workbook written and read again', () => {
  let again: WorkbookFile;
  beforeAll(async () => {
    again = await readBack(await writeWorkbook(workbook));
  });

  test('keeps every cell: value, formula, spill, look, note and link', () => {
    for (const sheet of workbook.sheets) {
      const found = again.sheets.find(({ name }) => name === sheet.name);
      for (const [key, cell] of sheet.cells) {
        const array = cell.formula?.startsWith('ROI.') ? { dynamic: true, arrayRange: { top: 3, left: 0, bottom: 3, right: 0 } } : {};
        expect({ key, ...found?.cells.get(key) }).toEqual({ key, ...cell, ...array });
      }
      expect([...(found?.cells.keys() ?? [])].filter((key) => !sheet.cells.has(key))).toEqual([]);
    }
  });

  test('keeps the sheets: sizes, panes, hidden rows, validation, conditional formats, print', () => {
    const { cells: contents, ...looks } = workbook.sheets[0]!;
    expect(again.sheets[0]).toMatchObject(looks);
    expect(contents.size).toBeGreaterThan(0);
    expect(again.activeSheet).toBe('Cash flow');
    expect(again.autoOpenTaskpane).toBe(true);
    expect(again.addinSettings).toEqual(workbook.addinSettings);
  });

  test('keeps tables, charts and names', () => {
    expect(again.sheets[1]?.tables).toEqual(workbook.sheets[1]?.tables);
    expect(again.sheets[1]?.charts).toEqual(workbook.sheets[1]?.charts);
    expect(again.names).toEqual(workbook.names);
  });

  test('keeps what the add-in left in a document that does not open with its pane, and nothing of other add-ins', async () => {
    const kept = await readWorkbook(await writeWorkbook({ ...workbook, autoOpenTaskpane: false }));
    expect(kept.ok && [kept.value.autoOpenTaskpane, kept.value.addinSettings]).toEqual([false, workbook.addinSettings]);
    const parts = unzipSync(await writeWorkbook(workbook));
    const part = 'xl/webextensions/webextension1.xml';
    const foreign = strFromU8(parts[part]!).replace(/<we:reference id="[^"]+"/, '<we:reference id="another"');
    const read = await readWorkbook(zipSync({ ...parts, [part]: strToU8(foreign) }));
    expect(read.ok && [read.value.autoOpenTaskpane, read.value.addinSettings]).toEqual([false, undefined]);
    const damaged = await readWorkbook(zipSync({ ...parts, [part]: strToU8('<we:webextension') }));
    expect(damaged.ok && damaged.value.autoOpenTaskpane).toBe(false);
  });

  test('gives the same bytes every time', async () => {
    expect(await writeWorkbook(workbook)).toEqual(await writeWorkbook(workbook));
  });
});

describe('the written package', () => {
  let parts: Record<string, string>;
  beforeAll(async () => {
    parts = Object.fromEntries(Object.entries(unzipSync(await writeWorkbook(workbook))).map(([name, bytes]) => [name, strFromU8(bytes)]));
  });

  test('stores a custom function as a dynamic array with its value', () => {
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<c r="A4" cm="1"><f t="array" ref="A4">_xldudf_ROI_BASIC(C1,B1)</f><v>2</v></c>');
    expect(parts['xl/metadata.xml']).toContain('fDynamic="1"');
  });

  test('does not ask Excel to recalculate on opening', () => {
    expect(parts['xl/workbook.xml']).toContain('<calcPr calcId="191029"/>');
  });

  test('opens the pane of this add-in with the document', () => {
    const addInId = /<Id>([^<]+)<\/Id>/.exec(readFileSync('manifest.xml', 'utf8'))?.[1];
    expect(parts['xl/webextensions/webextension1.xml']).toContain(`<we:reference id="${addInId}"`);
    expect(parts['xl/webextensions/webextension1.xml']).toContain('name="Office.AutoShowTaskpaneWithDocument" value="true"');
  });

  test('names every part in the content types', () => {
    const types = parts['[Content_Types].xml'] ?? '';
    for (const name of Object.keys(parts)) {
      if (/\.(rels|vml)$|Content_Types/.test(name)) continue;
      expect(types).toContain(`PartName="/${name}"`);
    }
  });

  test('points only to parts that exist', () => {
    for (const [name, text] of Object.entries(parts)) {
      if (!name.endsWith('.rels')) continue;
      for (const [, target] of text.matchAll(/Target="\/([^"]+)"/g)) expect(Object.keys(parts)).toContain(target);
    }
  });

  test('repeats the values of a chart inside it, for previews that do not calculate', () => {
    expect(parts['xl/charts/chart1.xml']).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>-100</c:v></c:pt><c:pt idx="1"><c:v>150</c:v></c:pt>');
  });
});

test('calculation sees the same workbook in the object and in the file', async () => {
  const fromFile = readWorkbookModel(await writeWorkbook({ ...workbook, names: [] }));
  const fromObject = toWorkbookModel({ ...workbook, names: [] });
  expect(fromFile.ok && fromFile.value.tables).toEqual(fromObject.tables);
  const shown = (model: typeof fromObject) => model.sheets.map(({ cells: all }) => [...all].map(([key, { value, spilled }]) => [key, value, spilled]));
  expect(fromFile.ok && shown(fromFile.value)).toEqual(shown(fromObject));
});

test('a damaged file fails with a reason, and does not throw', async () => {
  const bytes = handmadePackage({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></c></row>' } });
  await expect(readWorkbook(bytes.slice(0, 300))).resolves.toMatchObject({ ok: false, error: { code: 'fileDamaged' } });
});

test('a workbook that would not read back is not written', async () => {
  const holding = (value: number): WorkbookFile => ({ sheets: [{ name: 'S', cells: new Map([[cellKey(0, 1), { value }]]) }], names: [] });
  await expect(writeWorkbook(holding(NaN))).rejects.toThrow(/cannot be read/);
  await expect(writeWorkbook(holding(Infinity))).rejects.toThrow(/cannot be read/);
  await expect(writeWorkbook(holding(1e300))).resolves.toBeInstanceOf(Uint8Array);
});
