import { strToU8, zipSync } from 'fflate';
import { cellKey, type CellModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { parseCorners } from '../../../src/engine/formula/parse/address';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { DYNAMIC_METADATA, handmadePackage, relationship, relationshipList, type HandmadeWorkbook } from './handmadePackage';

function read(workbook: HandmadeWorkbook): WorkbookModel {
  const model = readWorkbookModel(handmadePackage(workbook));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

function cellOf(model: WorkbookModel, address: string, sheet = 0): CellModel | undefined {
  const range = parseCorners(address);
  return range === null ? undefined : model.sheets[sheet]?.cells.get(cellKey(range.top, range.left));
}

const readSheet = (rows: string, rest: Omit<HandmadeWorkbook, 'sheets'> = {}) => read({ sheets: { Model: rows }, ...rest });

describe('cells as Excel writes them', () => {
  test('a shared formula is written out for every cell it stands for', () => {
    const model = readSheet(
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$D$1+SUM(A$1:A1)&amp;"A1"</f><v>1</v></c></row>' +
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"></f><v>3</v></c></row>',
    );
    expect(cellOf(model, 'B2')).toEqual({ value: 2, formula: 'A2*$D$1+SUM(A$1:A2)&"A1"' });
    expect(cellOf(model, 'B3')?.formula).toBe('A3*$D$1+SUM(A$1:A3)&"A1"');
  });

  test('a shared formula may come after a cell that uses it, and its index may be used again', () => {
    const model = readSheet(
      '<row r="1"><c r="A1"><f t="shared" si="4"/><v>1</v></c><c r="B1"><f t="shared" ref="A1:B1" si="4">B5</f><v>1</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" ref="A2:B2" si="7">A9</f><v>1</v></c><c r="B2"><f t="shared" si="7"/><v>1</v></c></row>' +
        '<row r="3"><c r="A3"><f t="shared" ref="A3:B3" si="7">A1+1</f><v>1</v></c><c r="B3"><f t="shared" si="7"/><v>1</v></c></row>',
    );
    expect(cellOf(model, 'A1')?.formula).toBe('A5');
    expect(cellOf(model, 'B2')?.formula).toBe('B9');
    expect(cellOf(model, 'B3')?.formula).toBe('B1+1');
  });

  test('the rest of a spill is calculated, whether stored as a value or as an empty formula', () => {
    const model = readSheet(
      '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.SEQUENCE(3)</f><v>1</v></c></row>' +
        '<row r="2"><c r="A2"><f/><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>3</v></c></row>',
      { metadata: DYNAMIC_METADATA },
    );
    expect(cellOf(model, 'A1')).toEqual({ value: 1, formula: '_xlfn.SEQUENCE(3)', arrayRange: { top: 0, left: 0, bottom: 2, right: 0 }, dynamic: true });
    expect(cellOf(model, 'A2')).toEqual({ value: 2, spilled: true });
    expect(cellOf(model, 'A3')).toEqual({ value: 3, spilled: true });
    expect(cellOf(model, 'B3')).toEqual({ value: 3 });
  });

  test('a Ctrl+Shift+Enter array is an array that does not spill', () => {
    const model = readSheet('<row r="1"><c r="A1"><f t="array" ref="A1:B1">TRANSPOSE(D1:D2)</f><v>1</v></c><c r="B1"><v>2</v></c></row>', { metadata: DYNAMIC_METADATA });
    expect(cellOf(model, 'A1')?.dynamic).toBe(false);
    expect(cellOf(model, 'B1')?.spilled).toBe(true);
  });

  test('the inside of a What-If data table is calculated, not constant', () => {
    const model = readSheet(
      '<row r="1"><c r="A1"><f>D1*2</f><v>2</v></c><c r="B1"><v>5</v></c></row>' +
        '<row r="2"><c r="A2"><v>7</v></c><c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="D1"/><v>14</v></c></row><row r="3"><c r="B3"><v>16</v></c></row>',
    );
    expect(cellOf(model, 'B2')).toEqual({ value: 14, dataTable: true });
    expect(cellOf(model, 'B3')).toEqual({ value: 16, dataTable: true });
    expect(cellOf(model, 'B1')).toEqual({ value: 5 });
  });

  test('every way to store a value is read', () => {
    const model = readSheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>' +
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c><c r="F1" t="str"><f>""</f><v></v></c><c r="G1"><v>1.5E-3</v></c><c r="H1" t="d"><v>2026-01-31T12:00:00</v></c><c r="I1" s="3"/><c r="J1" t="e"><v>#FIELD!</v></c></row>',
      { sharedStrings: '<si><t>=1+1</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text_x000D_</t></r><rPh sb="0" eb="1"><t>PHONETIC</t></rPh></si>' },
    );
    expect(['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1', 'I1', 'J1'].map((address) => cellOf(model, address)?.value)).toEqual([
      '=1+1',
      'rich text\r',
      'in line',
      true,
      { error: '#DIV/0!' },
      '',
      0.0015,
      46053.5,
      undefined,
      { error: '#VALUE!' },
    ]);
    expect(cellOf(model, 'A1')?.formula).toBeUndefined();
  });

  test('#SPILL! and #CALC!, stored as #VALUE! with a note, are told apart', () => {
    const model = readSheet('<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c><c r="C1" t="e"><v>#VALUE!</v></c></row>', {
      metadata:
        '<metadata><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk>' +
        '<bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata><valueMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>',
      extraRelationships: [relationship(201, 'rdRichValue', 'richData/rdrichvalue.xml'), relationship(202, 'rdRichValueStructure', 'richData/rdrichvaluestructure.xml')],
      extraParts: {
        'xl/richData/rdrichvalue.xml': '<rvData><rv s="0"><v>0</v><v>13</v></rv><rv s="0"><v>0</v><v>8</v></rv></rvData>',
        'xl/richData/rdrichvaluestructure.xml': '<rvStructures><s t="_error"><k n="colOffset" t="i"/><k n="errorType" t="i"/></s></rvStructures>',
      },
    });
    expect(['A1', 'B1', 'C1'].map((address) => cellOf(model, address)?.value)).toEqual([{ error: '#SPILL!' }, { error: '#CALC!' }, { error: '#VALUE!' }]);
  });

  test('line ends of the file are line feeds, a written carriage return is one', () => {
    const model = readSheet('<row r="1"><c r="A1" t="str"><f>CHAR(10)</f><v>\r\n</v></c><c r="B1" t="str"><f>CHAR(13)</f><v>_x000D_</v></c><c r="C1" t="str"><f>X</f><v>&#13;</v></c></row>');
    expect(['A1', 'B1', 'C1'].map((address) => cellOf(model, address)?.value)).toEqual(['\n', '\r', '\r']);
  });

  test('rows and cells without addresses are counted, prefixes of the namespace and comments do not matter', () => {
    const model = readSheet('<x:row><x:c><x:v>1</x:v></x:c><!-- <c> --><x:c><x:f><![CDATA[A1<2]]></x:f><x:v>1</x:v></x:c></x:row><row><c><v>9</v></c></row>');
    expect(cellOf(model, 'A1')).toEqual({ value: 1 });
    expect(cellOf(model, 'B1')?.formula).toBe('A1<2');
    expect(cellOf(model, 'A2')).toEqual({ value: 9 });
  });
});

describe('the workbook around the cells', () => {
  test('names keep their scope and formulas; names that Excel writes for itself are left out', () => {
    const model = read({
      sheets: { 'Cash &amp; flow': '', Other: '' },
      workbookHead: '<workbookPr date1904="1"/>',
      workbookTail:
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">A1</definedName><definedName name="_xlfn.XLOOKUP" hidden="1">#NAME?</definedName>' +
        '<definedName name="Rate">\'Cash &amp; flow\'!$A$1</definedName><definedName name="Local" localSheetId="1">Other!$B$2</definedName>' +
        '<definedName name="My.Double">_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)</definedName></definedNames><calcPr iterate="1"/>',
    });
    expect(model.sheets.map(({ name }) => name)).toEqual(['Cash & flow', 'Other']);
    expect(model.names).toEqual([
      { name: 'Rate', formula: "'Cash & flow'!$A$1" },
      { name: 'Local', formula: 'Other!$B$2', sheet: 'Other' },
      { name: 'My.Double', formula: '_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)' },
    ]);
    expect(model.date1904).toBe(true);
    expect(model.iterative).toBe(true);
  });

  test('dates given as text count from the workbook\'s own first day', () => {
    const dateCell = '<row r="1"><c r="A1" t="d"><v>1904-01-02</v></c></row>';
    expect(cellOf(readSheet(dateCell, { workbookHead: '<workbookPr date1904="true"/>' }), 'A1')?.value).toBe(1);
    expect(cellOf(readSheet(dateCell, { workbookHead: '<workbookPr date1904="1"/><workbookPr defaultThemeVersion="1"/>' }), 'A1')?.value).toBe(1);
    expect(cellOf(readSheet(dateCell, { workbookHead: '<workbookPr/><workbookPr date1904="1"/>' }), 'A1')?.value).toBe(1);
    expect(cellOf(readSheet(dateCell), 'A1')?.value).toBe(1463);
    expect(cellOf(readSheet('<row r="1"><c r="A1" t="d"><v>1900-02-28</v></c></row>'), 'A1')?.value).toBe(59);
  });

  test('tables are found through the relationships of their sheet', () => {
    const model = readSheet('<row r="1"><c r="B1"/></row>', {
      extraParts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relationshipList([relationship(1, 'table', '../tables/table1.xml')]),
        'xl/tables/table1.xml':
          '<table id="1" name="T" displayName="Lines" ref="B2:C5" totalsRowCount="1"><autoFilter ref="B2:C4"/><tableColumns count="2"><tableColumn id="1" name="Item"/><tableColumn id="2" name="Cost_x000a_CNY"/></tableColumns></table>',
      },
    });
    expect(model.tables).toEqual([
      { name: 'Lines', sheet: 'Model', range: { top: 1, left: 1, bottom: 4, right: 2 }, columns: ['Item', 'Cost\nCNY'], headerRow: true, totalsRow: true },
    ]);
  });

  test('rows hidden by a filter are told from rows hidden by hand', () => {
    const rows = [1, 2, 3, 4, 5].map((row) => `<row r="${row}"${row === 1 || row === 3 || row === 5 ? ' hidden="1"' : ''}><c r="A${row}"><v>${row}</v></c></row>`).join('');
    const [sheet] = readSheet(`${rows}</sheetData><autoFilter ref="A1:A4"><filterColumn colId="0"><filters><filter val="2"/></filters></filterColumn></autoFilter><sheetData>`).sheets;
    expect([...(sheet?.hiddenRows ?? [])]).toEqual([0, 2, 4]);
    expect([...(sheet?.filteredRows ?? [])]).toEqual([2]);
  });

  test('a chart sheet has no cells but keeps its place in the order of sheets', () => {
    const model = read({
      sheets: { Chart1: '', Data: '<row r="1"><c r="A1"><v>4</v></c></row>' },
      workbookTail: '<definedNames><definedName name="Here" localSheetId="1">Data!$A$1</definedName></definedNames>',
      extraParts: {
        'xl/_rels/workbook.xml.rels': relationshipList([relationship(1, 'chartsheet', 'chartsheets/sheet1.xml'), relationship(2, 'worksheet', '/xl/worksheets/sheet2.xml')]),
      },
    });
    expect(model.sheets.map(({ name }) => name)).toEqual(['Data']);
    expect(model.names).toEqual([{ name: 'Here', formula: 'Data!$A$1', sheet: 'Data' }]);
  });
});

describe('files that cannot be read', () => {
  const codeOf = (bytes: Uint8Array) => {
    const model = readWorkbookModel(bytes);
    return model.ok ? 'read' : model.error.code;
  };
  const good = handmadePackage({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></c></row>' } });
  const compound = (text: string) => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0), ...[...text].flatMap((character) => [character.charCodeAt(0), 0])]);

  test.each([
    ['nothing at all', new Uint8Array(), 'fileNotXlsx'],
    ['text', strToU8('id,amount\n1,2'), 'fileNotXlsx'],
    ['a zip of something else', zipSync({ 'readme.txt': strToU8('hello') }), 'fileNotXlsx'],
    ['an encrypted workbook', compound('EncryptedPackage'), 'fileEncrypted'],
    ['a workbook of before 2007', compound('Workbook\0'), 'fileOldFormat'],
    ['a workbook of before 1997', compound('Book\0'), 'fileOldFormat'],
    ['a text document of before 2007', compound('WordDocument\0'), 'fileNotXlsx'],
    ['a binary workbook', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': strToU8('<Relationships/>'), 'xl/workbook.bin': strToU8('x') }), 'fileBinaryWorkbook'],
    ['a file cut off in the middle', good.slice(0, good.length / 2), 'fileDamaged'],
    ['a package without a workbook', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': strToU8('<Relationships/>') }), 'fileNotXlsx'],
    ['XML that breaks off', handmadePackage({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></c' } }), 'fileDamaged'],
    ['a cell outside the sheet', handmadePackage({ sheets: { S: '<row r="1"><c r="XFE1"><v>1</v></c></row>' } }), 'fileDamaged'],
    ['a number that is none', handmadePackage({ sheets: { S: '<row r="1"><c r="A1"><v>12x</v></c></row>' } }), 'fileDamaged'],
    ['a text that is not in the table of texts', handmadePackage({ sheets: { S: '<row r="1"><c r="A1" t="s"><v>3</v></c></row>' }, sharedStrings: '' }), 'fileDamaged'],
  ])('%s fails with a reason', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test('a small file that claims to hold gigabytes is refused before it is unpacked', () => {
    const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': strToU8('<Relationships/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(1000) });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
    expect(codeOf(bomb)).toBe('fileTooLarge');
  });

  test('a byte flipped anywhere never throws', () => {
    for (let at = 0; at < good.length; at += 3) {
      const broken = good.slice();
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      expect(typeof codeOf(broken)).toBe('string');
    }
  });
});
