import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readWorkbook } from '../../../src/file/xlsx';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { withoutAttributes } from '../../../src/file/xlsx/tagAttributes';
import { decodeEntities, XmlScanner } from '../../../src/file/xlsx/xmlScanner';
import { zipFile, type ZipPart } from '../../fuzz/files/zipFile';
import { handmadePackage, relationship, relationshipList } from './handmadePackage';

const withRows = (rows: string): Uint8Array => handmadePackage({ sheets: { S: rows } });
const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';

/** What the reader of the command line says, which is what every other says. */
async function errorOf(bytes: Uint8Array) {
  const [model, whole] = [readWorkbookModel(bytes), await readWorkbook(bytes)];
  const error = model.ok ? undefined : model.error;
  expect(whole.ok ? undefined : whole.error).toEqual(error);
  return error;
}

const partsOf = (bytes: Uint8Array): ZipPart[] => Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content }));

function withPart(change: (part: ZipPart) => ZipPart | readonly ZipPart[], name = SHEET): Uint8Array {
  return zipFile(partsOf(withRows(ROW)).flatMap((part) => (part.name === name ? change(part) : part)));
}

describe('what is too much is refused with what is too much of it', () => {
  test.each<[string, string, () => Uint8Array]>([
    ['fileTextTooLong', 'a text longer than cells hold', () => withRows(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(32_768)}</t></is></c></row>`)],
    ['fileFormulaTooLong', 'a formula of a million letters', () => withRows(`<row r="1"><c r="A1"><f>1${'+1'.repeat(500_000)}</f><v>1</v></c></row>`)],
    ['fileFormulasTooLong', 'a long formula that is shared by many', () => withRows(Array.from({ length: 6000 }, (_, index) => `<row r="${index + 1}"><c r="B${index + 1}"><f t="shared" si="0"${index === 0 ? ` ref="B1:B6000">A1${'+A1'.repeat(2000)}</f>` : '/>'}<v>0</v></c></row>`).join(''))],
    ['fileTooManyNames', 'more names than are read', () => handmadePackage({ sheets: { S: ROW }, workbookTail: `<definedNames>${Array.from({ length: 100_001 }, (_, index) => `<definedName name="n${index}">1</definedName>`).join('')}</definedNames>` })],
    ['fileTooManyTexts', 'more shared texts than are read', () => handmadePackage({ sheets: { S: ROW }, sharedStrings: '<si/>'.repeat(2_000_001) })],
    ['fileTooManyEmptyCells', 'more cells with a look than are read', () => withRows(`<row>${'<c s="1"/>'.repeat(16_000)}</row>`.repeat(313))],
    ['fileDataTablesTooLarge', 'data tables of many cells', () => withRows(Array.from({ length: 11 }, (_, index) => `<row r="${index + 1}"><c r="B${index + 1}"><f t="dataTable" ref="B${index + 1}:B${index + 10_000}" r1="A1"/><v>1</v></c></row>`).join(''))],
    ['fileArraysTooLarge', 'arrays that overlap', () => withRows(Array.from({ length: 11 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><f t="array" ref="A${index + 1}:A${index + 10_000}">1</f><v>1</v></c></row>`).join(''))],
    ['fileTooManyParts', 'more parts than are read', () => zipFile([...partsOf(withRows(ROW)), ...Array.from({ length: 40_001 }, (_, index) => ({ name: `x${index}`, content: new Uint8Array(0), stored: true }))])],
    ['filePartTooLarge', 'a part that says it is large', () => withPart((part) => ({ ...part, says: { size: 300 * 1024 * 1024 } }))],
  ])('%s: %s', async (code, _, make) => {
    expect((await errorOf(make()))?.code).toBe(code);
  });
});

const damaged = (part: string) => ({ code: 'fileDamaged', details: { part } });

describe('what is broken is told under the name of its part', () => {
  test('more is packed than the archive says: nothing is unpacked beyond it', async () => {
    const content = new Uint8Array(70 * 1024 * 1024).fill(32);
    expect(await errorOf(withPart((part) => ({ ...part, content, says: { size: 1000 } })))).toMatchObject(damaged(SHEET));
  });

  test('two parts with one name, which another program would read otherwise', async () => {
    expect(await errorOf(withPart((part) => [part, { ...part, content: strToU8('<worksheet/>') }]))).toMatchObject(damaged(SHEET));
    expect(await errorOf(withPart((part) => [{ ...part, name: SHEET.toUpperCase() }, part]))).toMatchObject({ code: 'fileDamaged' });
  });

  test.each([['[Content_Types].xml'], ['xl/_rels/workbook.xml.rels'], ['xl/workbook.xml'], [SHEET]])('%s', async (name) => {
    expect(await errorOf(withPart((part) => ({ ...part, content: strToU8('<a') }), name))).toMatchObject(damaged(name));
    expect(await errorOf(withPart((part) => ({ ...part, says: { crc: 1 } }), name))).toMatchObject(damaged(name));
  });

  test('a table, and the list of texts', async () => {
    const table = handmadePackage({ sheets: { S: ROW }, extraParts: { 'xl/tables/table1.xml': '<table', 'xl/worksheets/_rels/sheet1.xml.rels': relationshipList([relationship(1, 'table', '../tables/table1.xml')]) } });
    expect(await errorOf(table)).toMatchObject(damaged('xl/tables/table1.xml'));
    expect(await errorOf(handmadePackage({ sheets: { S: ROW }, sharedStrings: '<si><t x="' }))).toMatchObject(damaged('xl/sharedStrings.xml'));
  });
});

test('whichever part of a workbook is damaged, every reader says the same of it, and names that part', async () => {
  const parts = unzipSync(new Uint8Array(readFileSync('assets/templates/crmInputOutput.en-US.xlsx')));
  const verdicts: Record<string, string> = {};
  for (const part of Object.keys(parts)) {
    const bytes = zipSync({ ...parts, [part]: strToU8('<a') });
    const [model, file] = [readWorkbookModel(bytes), await readWorkbook(bytes)];
    expect([part, model.ok ? null : model.error]).toEqual([part, file.ok ? null : file.error]);
    if (!model.ok) expect([part, model.error]).toMatchObject([part, damaged(part)]);
    verdicts[part] = model.ok ? 'read' : 'refused';
  }
  expect(verdicts).toMatchObject({ 'xl/workbook.xml': 'refused', 'xl/worksheets/sheet1.xml': 'refused', 'xl/sharedStrings.xml': 'refused', 'xl/charts/chart1.xml': 'read', 'docProps/app.xml': 'read' });
});

test('what an add-in left in a workbook and cannot be unpacked does not keep it from being opened', async () => {
  const left = { name: 'xl/webextensions/webextension1.xml', content: strToU8('<x/>'), says: { crc: 1 } };
  expect(await errorOf(zipFile([...partsOf(withRows(ROW)), left]))).toBeUndefined();
});

describe('the reader of XML is linear', () => {
  const opened = (xml: string): number => {
    const scanner = new XmlScanner(xml);
    let count = 0;
    for (let event = scanner.next(); event !== 'end'; event = scanner.next()) if (event === 'open') count++;
    return count;
  };

  // Each would take hours where the work grows with the square of the length.
  test.each<[string, string, number]>([
    ['a name of an attribute of two million letters', `<a ${'n'.repeat(2_000_000)}="1"/>`, 1],
    ['the beginning of a declaration again and again', `<a ${'xmlns'.repeat(400_000)}="1"/>`, 1],
    ['a million spaces', `<a${' '.repeat(1_000_000)}xmlns:b="1"${' '.repeat(1_000_000)}/>`, 1],
    ['elements inside each other, each with a namespace', `${'<a xmlns:b="c"><d:e>'.repeat(50_000)}${'</d:e></a>'.repeat(50_000)}`, 100_000],
    ['ampersands that are no entities', `<a>${'&'.repeat(1_000_000)}</a>`, 1],
  ])('%s', (_, xml, elements) => {
    expect(opened(xml)).toBe(elements);
  });

  test('entities of a long text are decoded wherever it is cut', () => {
    expect(decodeEntities(`${'x'.repeat(65_530)}${'&amp;y&#65;'.repeat(50_000)}`)).toBe(`${'x'.repeat(65_530)}${'&yA'.repeat(50_000)}`);
    expect(decodeEntities(`&${'z'.repeat(300_000)};&lt;`)).toBe(`&${'z'.repeat(300_000)};<`);
  });

  test('tags are changed in time that grows with their length', () => {
    expect(withoutAttributes(`<c${' '.repeat(1_000_000)}r="A1" t="s"${' '.repeat(1_000_000)}/>`, ['t'])).toBe(`<c${' '.repeat(1_000_000)}r="A1"${' '.repeat(1_000_000)}/>`);
    expect(withoutAttributes(`<c ${'t'.repeat(1_000_000)} t='a > b' s="1">`, ['t'])).toBe(`<c ${'t'.repeat(1_000_000)} t='a > b' s="1">`);
    expect(withoutAttributes(`<c r="t='x'" t='a > b' s="1">`, ['t'])).toBe(`<c r="t='x'" s="1">`);
  });
});
