import { strToU8, unzipSync, zipSync } from 'fflate';
import { cellKey, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { escapeCharacters, unescapeCharacters } from '../../../src/file/xlsx/escapedText';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { XmlScanner } from '../../../src/file/xlsx/xmlScanner';
import { handmadePackage, relationship, relationshipList } from './handmadePackage';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_RELATIONSHIPS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';

const plain = handmadePackage({ sheets: { S: '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>6</v></c></row>' } });

/** The plain workbook with parts replaced; undefined takes one away. */
function withParts(parts: Readonly<Record<string, string | Uint8Array | undefined>>): Uint8Array {
  const all: Record<string, string | Uint8Array | undefined> = { ...unzipSync(plain), ...parts };
  return zipSync(Object.fromEntries(Object.entries(all).flatMap(([name, content]) => (content === undefined ? [] : [[name, typeof content === 'string' ? strToU8(content) : content] as const]))));
}

const textOf = (name: string) => new TextDecoder().decode(unzipSync(plain)[name]);
const SHEET = 'xl/worksheets/sheet1.xml';
const data = '<sheetData><row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>6</v></c></row></sheetData>';
const strict = (text: string) => text.replaceAll(MAIN, STRICT).replaceAll(RELATIONSHIPS, STRICT_RELATIONSHIPS);

function modelOf(bytes: Uint8Array): WorkbookModel {
  const model = readWorkbookModel(bytes);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

test.each<[string, Uint8Array]>([
  ['the strict form of the format', withParts(Object.fromEntries(['_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', SHEET].map((name) => [name, strict(textOf(name))])))],
  [
    'prefixes everywhere, and another for relationships',
    withParts({
      [SHEET]: `<q:worksheet xmlns:q="${MAIN}"><q:sheetData><q:row r="1"><q:c r="A1"><q:v>3</q:v></q:c><q:c r="B1"><q:f>A1*2</q:f><q:v>6</q:v></q:c></q:row></q:sheetData></q:worksheet>`,
      'xl/workbook.xml': `<q:workbook xmlns:q="${MAIN}" xmlns:rel="${RELATIONSHIPS}"><q:sheets><q:sheet name="S" sheetId="1" rel:id="rId1"/></q:sheets></q:workbook>`,
    }),
  ],
  ['two prefixes for one namespace', withParts({ [SHEET]: `<q:worksheet xmlns:q="${MAIN}"><sheetData xmlns="${MAIN}"><row r="1"><q:c r="A1"><v>3</v></q:c><c r="B1"><q:f>A1*2</q:f><v>6</v></c></row></sheetData></q:worksheet>` })],
  [
    'a choice for newer programs, and one for us',
    withParts({
      [SHEET]: `<worksheet xmlns="${MAIN}" ${COMPATIBILITY} ${X14}><mc:AlternateContent><mc:Choice Requires="x14"><mc:AlternateContent><mc:Choice Requires="x14"><sheetData><row r="1"><c r="A1"><v>999</v></c></row></sheetData></mc:Choice></mc:AlternateContent></mc:Choice><mc:Fallback>${data}</mc:Fallback></mc:AlternateContent></worksheet>`,
    }),
  ],
  [
    'attributes and elements of extensions with the names of ours',
    withParts({
      [SHEET]: `<worksheet xmlns="${MAIN}" xmlns:e="urn:e"><sheetData><row r="1" e:r="9"><c e:r="Z1" e:t="s" r="A1"><e:v>1</e:v><v>3</v></c><c r="B1"><f e:t="shared" e:si="0">A1*2</f><v>6</v><extLst><ext><v>7</v></ext></extLst></c><e:c r="C1"><e:v>9</e:v></e:c></row></sheetData></worksheet>`,
    }),
  ],
  ['names of parts in another case', withParts({ [SHEET]: undefined, 'xl/Worksheets/Sheet1.XML': textOf(SHEET) })],
  ['targets from the root and with dots', withParts({ 'xl/_rels/workbook.xml.rels': relationshipList([relationship(1, 'worksheet', './../xl/worksheets/sheet1.xml')]), '_rels/.rels': relationshipList([relationship(1, 'officeDocument', '/xl/workbook.xml')]) })],
  ['a target with an escape', withParts({ [SHEET]: undefined, 'xl/worksheets/sheet 1.xml': textOf(SHEET), 'xl/_rels/workbook.xml.rels': relationshipList([relationship(1, 'worksheet', 'worksheets/sheet%201.xml')]) })],
  ['a declared encoding', withParts({ [SHEET]: new Uint8Array([...strToU8(`<?xml version="1.0" encoding="ISO-8859-1"?><!-- `), 0xe9, ...strToU8(` --><worksheet>${data}</worksheet>`)]) })],
])('%s', (_, bytes) => {
  expect(modelOf(bytes).sheets.map(({ name, cells }) => [name, cells])).toEqual([['S', new Map([[cellKey(0, 0), { value: 3 }], [cellKey(0, 1), { value: 6, formula: 'A1*2' }]])]]);
});

test('a table with an alternative text is one table', () => {
  const table = `<table xmlns="${MAIN}" id="1" name="Costs" displayName="Costs" ref="A1:B3"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="Item" xr3:uid="x"/><tableColumn id="2" name="Amount"/></tableColumns><extLst><ext ${X14}><x14:table altText="Costs" altTextSummary="List"/></ext></extLst></table>`;
  const bytes = withParts({ 'xl/tables/table1.xml': table, 'xl/worksheets/_rels/sheet1.xml.rels': relationshipList([relationship(1, 'table', '../tables/table1.xml')]) });
  expect(modelOf(bytes).tables).toEqual([{ name: 'Costs', sheet: 'S', range: { top: 0, left: 0, bottom: 2, right: 1 }, headerRow: true, totalsRow: false, columns: ['Item', 'Amount'] }]);
});

describe('what is too much is told from what is broken', () => {
  const errorOf = (bytes: Uint8Array) => {
    const model = readWorkbookModel(bytes);
    return model.ok ? undefined : model.error;
  };
  const withSheet = (rows: string) => handmadePackage({ sheets: { S: rows } });

  test('an array over the whole sheet', () => {
    expect(errorOf(withSheet('<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">1+1</f><v>2</v></c></row>'))).toMatchObject({ code: 'fileArraysTooLarge', details: { limit: 100_002 } });
    expect(errorOf(withSheet('<row r="1"><c r="A1"><f t="dataTable" ref="A1:XFD1048576" r1="B1"/><v>2</v></c></row>'))?.code).toBe('fileDataTablesTooLarge');
  });

  test('more cells than can be read, on all sheets together; cells that only have a look do not count', () => {
    const cells = (count: number) => '<row>' + '<c><v>1</v></c>'.repeat(10) + '</row>' + `<row>${'<c s="1"/>'.repeat(10)}</row>`.repeat(10) + '<row><c><v>1</v></c></row>'.repeat(count - 10);
    expect(errorOf(handmadePackage({ sheets: { A: cells(1_000_000), B: cells(1_000_001) } }))).toMatchObject({ code: 'fileTooManyCells', details: { limit: 2_000_000 } });
  });

  test.each([
    ['a row between two rows', '<row r="1.5"><c r="A1"><v>1</v></c></row>'],
    ['row 0', '<row r="0"><c><v>1</v></c></row>'],
    ['a row below the last', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a hexadecimal number', '<row r="1"><c r="A1"><v>0x1F</v></c></row>'],
    ['a number beyond all numbers', '<row r="1"><c r="A1"><v>1e999</v></c></row>'],
  ])('%s is damage', (_, rows) => {
    expect(errorOf(withSheet(rows))?.code).toBe('fileDamaged');
  });

  test('text that is not in the encoding it says is damage', () => {
    expect(errorOf(withParts({ [SHEET]: new Uint8Array([...strToU8('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>'), 0xff, ...strToU8('</v></c></row></sheetData></worksheet>')]) }))?.code).toBe('fileDamaged');
  });

  test.each([
    ['a text document', withParts({ 'xl/workbook.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>' }), 'fileNotXlsx'],
    ['an OpenDocument spreadsheet', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'META-INF/manifest.xml': strToU8('<m/>'), 'content.xml': strToU8('<c/>') }), 'fileOpenDocument'],
    ['a workbook of charts only', withParts({ 'xl/_rels/workbook.xml.rels': relationshipList([relationship(1, 'chartsheet', 'chartsheets/sheet1.xml')]) }), 'fileWithoutSheets'],
    ['a sheet without a part', withParts({ 'xl/_rels/workbook.xml.rels': relationshipList([]) }), 'fileDamaged'],
  ])('%s', (_, bytes, code) => {
    expect(errorOf(bytes)?.code).toBe(code);
  });
});

describe('characters that XML cannot hold', () => {
  test.each([['a\u0000b'], ['\u0007\u000b\u001f'], ['\ufffe\uffff'], ['\ud800x'], ['x\udc00'], ['😀'], ['_x0041_'], ['_x0041_x0042_'], ['__x0041__'], ['_x00g1_'], ['\r\n\t'], ['_x005F_x0041_']])('%j comes back as it was', (text) => {
    const escaped = escapeCharacters(text);
    expect(unescapeCharacters(escaped)).toBe(text);
    // eslint-disable-next-line no-control-regex
    expect(escaped).not.toMatch(/[\0-\x08\x0b-\x1f\ufffe\uffff]/);
  });

  test('they are read wherever a text stands', () => {
    const bytes = handmadePackage({
      sheets: { S: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b_x0007_</t></is></c><c r="C1" t="str"><f>"_x005F_x0041_"</f><v>_x005F_x0041_</v></c><c r="D1" t="str"><v>_x0041_</v></c></row>' },
      sharedStrings: '<si><t>a_x000B_</t></si>',
    });
    expect([...modelOf(bytes).sheets[0]!.cells.values()]).toEqual([{ value: 'a\u000b' }, { value: 'b\u0007' }, { value: '_x0041_', formula: '"_x0041_"' }, { value: 'A' }]);
  });
});

test('a branch that is not taken is stepped over, whatever it holds', () => {
  const xml = new XmlScanner(`<a ${COMPATIBILITY} ${X14}><mc:AlternateContent><mc:Choice Requires="x14"><b><b/></b></mc:Choice><mc:Choice Requires="x14"/><mc:Fallback><c>1</c></mc:Fallback></mc:AlternateContent><mc:AlternateContent/><d/></a>`);
  const events: string[] = [];
  for (let event = xml.next(); event !== 'end'; event = xml.next()) events.push(event === 'text' ? xml.text : `${event} ${xml.name}`);
  expect(events).toEqual(['open a', 'open c', '1', 'close c', 'open d', 'close a']);
});
