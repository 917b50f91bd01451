import { cellKey } from '../../../src/engine/formula/workbookModel';
import { parseCorners } from '../../../src/engine/formula/parse/address';
import type { CellPatch } from '../../../src/file/xlsx/cellPatch';
import { patchSheet } from '../../../src/file/xlsx/sheetPatch';
import { SharedFormulaError } from '../../../src/file/xlsx/sheetSurvey';

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const patches = (cells: Readonly<Record<string, CellPatch>>) =>
  new Map(Object.entries(cells).map(([address, patch]) => [cellKey(parseCorners(address)!.top, parseCorners(address)!.left), patch]));
const patched = (rows: string, cells: Readonly<Record<string, CellPatch>>) => patchSheet(sheet(rows), patches(cells)).xml.replace(/^<worksheet><sheetData>|<\/sheetData><\/worksheet>$/g, '');
const constant = (value: CellPatch['value']): CellPatch => ({ value, constant: true });

describe('a formula that cells share', () => {
  const column =
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*10</f><v>10</v></c></row><row r="2"><c r="B2" s="4"><f t="shared" si="0"/><v>20</v></c></row><row r="3"><c r="B3" t="str"><f t="shared" si="0"></f><v>x</v></c></row>';

  test('is written out for the others when its first cell loses it', () => {
    expect(patched(column, { B1: constant(999) })).toBe(
      '<row r="1"><c r="B1"><v>999</v></c></row><row r="2"><c r="B2" s="4"><f>A2*10</f><v>20</v></c></row><row r="3"><c r="B3" t="str"><f>A3*10</f><v>x</v></c></row>',
    );
  });

  test('stays shared when another of its cells loses it', () => {
    expect(patched(column, { B2: constant(5) })).toBe(column.replace('<f t="shared" si="0"/><v>20</v>', '<v>5</v>'));
  });

  test('is written out only where it is left, with the new values of the others', () => {
    expect(patched(column, { B1: { value: 1, formula: { text: 'C1' } }, B2: { value: 21 }, B3: constant('y') })).toBe(
      '<row r="1"><c r="B1"><f>C1</f><v>1</v></c></row><row r="2"><c r="B2" s="4"><f>A2*10</f><v>21</v></c></row><row r="3"><c r="B3" t="str"><v>y</v></c></row>',
    );
  });

  test('goes over rows and columns, keeps what is absolute, and comes from the right one of two with one number', () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="7">$D1+E$1&amp;"_x005F_x0041_"</f></c><c r="B1"><f t="shared" si="7"/></c></row><row r="2"><c r="A2"><f t="shared" si="7"/></c><c r="B2"><f t="shared" ref="B2:C2" si="7">Z9</f></c><c r="C2"><f t="shared" si="7"/></c></row>';
    expect(patched(rows, { A1: constant(0) })).toBe(
      '<row r="1"><c r="A1"><v>0</v></c><c r="B1"><f>$D1+F$1&amp;"_x005F_x0041_"</f></c></row><row r="2"><c r="A2"><f>$D2+E$1&amp;"_x005F_x0041_"</f></c><c r="B2"><f t="shared" ref="B2:C2" si="7">Z9</f></c><c r="C2"><f t="shared" si="7"/></c></row>',
    );
    expect(patched(rows, { B2: constant(0) })).toContain('<c r="C2"><f>AA9</f></c>');
  });

  test('cannot be replaced in its first cell when nobody can read it', () => {
    const rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">"open</f></c><c r="B1"><f t="shared" si="0"/></c></row>';
    expect(() => patched(rows, { A1: constant(1) })).toThrow(SharedFormulaError);
    expect(patched(rows, { B1: constant(1) })).toContain('<c r="B1"><v>1</v></c>');
  });
});

describe('what surrounds a value', () => {
  test.each<[string, string, Readonly<Record<string, CellPatch>>, string]>([
    ['attributes and extensions of a cell stay, what tells how to read its value goes', '<row r="1"><c r="A1" ph="1" t="s" vm="2" x:y="t=&quot;s&quot;"><v>3</v><extLst><ext/></extLst></c></row>', { A1: { value: 7 } }, '<row r="1"><c r="A1" ph="1" x:y="t=&quot;s&quot;"><v>7</v><extLst><ext/></extLst></c></row>'],
    ['control characters and what looks like an escape', '<row r="1"><c r="A1"><v>1</v></c></row>', { A1: constant('a\u0007\u000b\r\n_x0041_\ufffe\ud800') }, '<row r="1"><c r="A1" t="str"><v>a_x0007__x000B__x000D_\n_x005F_x0041__xFFFE__xD800_</v></c></row>'],
    ['a row forgets how far it reached', '<row r="1" spans="1:1" ht="20"><c r="A1"/></row>', { C1: { value: 1 } }, '<row r="1" ht="20"><c r="A1"/><c r="C1"><v>1</v></c></row>'],
    ['cells without addresses', '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', { B1: { value: 5 }, A2: { value: 6 } }, '<row><c><v>1</v></c><c r="B1"><v>5</v></c></row><row><c r="A2"><v>6</v></c></row>'],
    ['rows and cells that are out of order', '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>', { A3: { value: 4 }, A1: { value: 5 }, B1: { value: 6 } }, '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>4</v></c></row><row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>6</v></c></row>'],
    ['a cell with a prefix of its own', '<row r="1"><x:c r="A1"><x:f>B1</x:f><x:v>1</x:v></x:c></row>', { A1: { value: 2 } }, '<row r="1"><x:c r="A1"><x:f>B1</x:f><x:v>2</x:v></x:c></row>'],
    ['nothing where there is nothing', '<row r="1"/>', { A1: constant(null), B5: { value: null } }, '<row r="1"/>'],
  ])('%s', (_, before, cells, after) => {
    expect(patched(before, cells)).toBe(after);
  });

  test('the stated size of the sheet grows with it', () => {
    const source = '<worksheet><dimension ref="B2"/><sheetData/></worksheet>';
    expect(patchSheet(source, patches({ D1: { value: 1 } })).xml).toBe('<worksheet><dimension ref="B1:D2"/><sheetData><row r="1"><c r="D1"><v>1</v></c></row></sheetData></worksheet>');
  });

  test('a hundred thousand new and changed cells are a matter of one pass', () => {
    const rows = Array.from({ length: 50_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join('');
    const cells = new Map<number, CellPatch>();
    for (let row = 0; row < 50_000; row++) cells.set(cellKey(row, 0), { value: row }).set(cellKey(row, 1), { value: -row });
    const { xml } = patchSheet(sheet(rows), cells);
    expect(xml).toContain('<row r="50000"><c r="A50000"><v>49999</v></c><c r="B50000"><v>-49999</v></c></row>');
    expect(xml.match(/<c /g)).toHaveLength(100_000);
  });
});
