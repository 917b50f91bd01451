import { UsageError } from '../../../../src/cli/command';
import { csvTable } from '../../../../src/cli/csv/csvTable';
import { describeNote } from '../../../../src/cli/csv/describeNote';
import type { Decimal } from '../../../../src/cli/csv/writtenNumber';
import { cellKey } from '../../../../src/engine/formula/workbookModel';
import { loadCliWords } from '../../../../src/cli/words';

beforeAll(loadCliWords);

const read = (text: string | Uint8Array, decimal?: Decimal) => csvTable('t', 't.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text, decimal);

/** The body, row by row. */
function values(text: string | Uint8Array, decimal?: Decimal): unknown[][] {
  const { sheet, table } = read(text, decimal);
  return Array.from({ length: table.range.bottom }, (_, row) => table.columns.map((_title, column) => sheet.cells.get(cellKey(row + 1, column))?.value ?? null));
}

function refusal(text: string, decimal?: Decimal): string | undefined {
  try {
    read(text, decimal);
    return undefined;
  } catch (error) {
    return error instanceof UsageError ? error.code : String(error);
  }
}

const kinds = (text: string, decimal?: Decimal) => read(text, decimal).notes.map(({ column, note }) => [column, note.kind]);

describe('how numbers are written is found for each column', () => {
  test.each<[string, string, unknown[][]]>([
    ['European', 'date;amount\n2024-01-31;1.234,56\n2024-02-29;-2.000,00\n', [[45322, 1234.56], [45351, -2000]]],
    ['American', 'date,amount\n1/31/2024,"$1,234.56"\n2/28/2024,"(2,000.00)"\n3/1/2024,12%\n', [['1/31/2024', 1234.56], ['2/28/2024', -2000], ['3/1/2024', 0.12]]],
    ['Swiss', "a\n1'234.50\n12’000.00\n", [[1234.5], [12000]]],
    ['French, with spaces that do not break', 'a\n1\u202f234,5\n-12\u00a0000,25\n', [[1234.5], [-12000.25]]],
    ['Indian', 'a\n"₹12,34,567.50"\n"₹1,00,000"\n', [[1234567.5], [100000]]],
    ['Chinese', 'a,b\n￥1000,12.5元\n￥2000,3元\n', [[1000, 12.5], [2000, 3]]],
    ['a sign behind, a long minus, a sign after the currency', 'a\n5-\n\u22127.5\n$-3\n', [[-5], [-7.5], [-3]]],
    ['a decimal comma in a single column', 'a\n1,5\n2,25\n', [[1.5], [2.25]]],
    ['one column decides for another that does not tell', 'a;b\n1.234;1,5\n2.345;2\n', [[1234, 1.5], [2345, 2]]],
    ['one value decides for the others of its column', 'a;b\n0.125;x\n1,234;y\n', [[0.125, 'x'], [1234, 'y']]],
    ['exponents and percentages', 'a,b\n1e3,5 %\n-2.5E-1,12.5%\n', [[1000, 0.05], [-0.25, 0.125]]],
  ])('%s', (_, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('identifiers and what only looks like a number stay text', () => {
    expect(values('a,b,c,d,e\n007,1234567890123456,1_000_000,1.2.3,0x1F\n-08,1234567890123457,2_0,1.10.100,Infinity\n')).toEqual([
      ['007', '1234567890123456', '1_000_000', '1.2.3', '0x1F'],
      ['-08', '1234567890123457', '2_0', '1.10.100', 'Infinity'],
    ]);
    expect(values('phone\n138 123 456\n139 123 456\n')).toEqual([['138 123 456'], ['139 123 456']]);
    expect(values('n\n123456789012345\n')).toEqual([[123456789012345]]);
  });

  test('a column is one of numbers from half of its values on, and then has one habit', () => {
    expect(refusal('a;b\n1.5;x\n2,5;y\nword;z\n')).toBe('csvMixedDecimals');
    expect(refusal('a;b\n1.5;x\n2,5;y\nword;z\nother;z\n')).toBe('csvMixedDecimals');
    expect(refusal('a;b\n1.5;x\n2,5;y\nword;z\nother;z\nthird;z\n')).toBeUndefined();
  });

  test('a delimiter that no row but the header has parts nothing', () => {
    expect(refusal('a,b;c\n1;2;3\n4;5\n')).toBe('csvRowTooLong');
  });

  test('text keeps its spaces', () => {
    expect(values('a,b\n x ,1\n')).toEqual([[' x ', 1]]);
  });
});

describe('what was read is said', () => {
  test('plain tables need no words', () => {
    expect(kinds('name,amount,date\nx,1.5,2024-01-01\ny,2,2024-01-02\n')).toEqual([]);
  });

  test('a column that does not tell is said, and an option decides', () => {
    expect(values('a\n1.234\n2.345\n')).toEqual([[1.234], [2.345]]);
    expect(values('a\n1.234\n2.345\n', 'comma')).toEqual([[1234], [2345]]);
    expect(kinds('a\n1.234\n2.345\n')).toEqual([['a', 'ambiguous']]);
    expect(kinds('a\n"1,234"\n"2,345"\n')).toEqual([['a', 'ambiguous']]);
    const [said] = read('a\n1.234\n').notes;
    expect(describeNote('t.csv', 'a', said!.note, 'en-US')).toBe('t.csv: column “a” does not tell how its numbers are written; “1.234” was read as 1.234. With --decimal comma it is 1234.');
    expect(describeNote('t.csv', 'a', said!.note, 'zh-CN')).toContain('1234');
  });

  test('dates in the order of one country stay text, and that is said', () => {
    expect(kinds('d,a\n1/31/2024,1\n2/28/2024,2\n')).toEqual([['d', 'dateText']]);
    expect(kinds('d,a\n31.01.2024 12:00,1\n')).toEqual([['d', 'dateText']]);
  });

  test('text among numbers is counted, with a line', () => {
    const { notes } = read('sep=;\na;b\n1;x\nn/a;y\n3;z\n');
    expect(notes).toEqual([{ column: 'a', note: { kind: 'someText', count: 1, of: 3, example: 'n/a', line: 4 } }]);
  });

  test('the other decimal sign is said, not passed over in silence', () => {
    expect(kinds('x,y\n0.5,a\n0.25,b\n', 'comma')).toEqual([['x', 'someText']]);
  });

  test('a column that mixes is refused, unless an option says what is meant', () => {
    expect(refusal('a;b\n1,5;x\n2.5;y\n')).toBe('csvMixedDecimals');
    expect(values('a;b\n1,5;x\n2.5;y\n', 'point')).toEqual([['1,5', 'x'], [2.5, 'y']]);
    expect(refusal('a\n$5\n€6\n')).toBe('csvMixedCurrencies');
    expect(refusal('note\nfor $5\n$5\nfor €6\n€6\nand so on\n')).toBeUndefined();
  });
});

describe('the text of the file', () => {
  test('a first line sep= names the delimiter', () => {
    expect(values('sep=;\r\na;b\r\n1;2\r\n')).toEqual([[1, 2]]);
    expect(values('\ufeff"sep=|"\na|b\n1,5|2\n')).toEqual([[1.5, 2]]);
  });

  test.each<[string, Uint8Array]>([
    ['UTF-16, low byte first', new Uint8Array(new Uint16Array([0xfeff, ...[...'a;b\n客;1,5\n'].map((c) => c.charCodeAt(0))]).buffer)],
    ['UTF-16 without a mark', new Uint8Array(new Uint16Array([...'a;b\n客;1,5\n'].map((c) => c.charCodeAt(0))).buffer)],
    ['UTF-16, high byte first', new Uint8Array([0xfeff, ...[...'a;b\n客;1,5\n'].map((c) => c.charCodeAt(0))].flatMap((code) => [code >> 8, code & 255]))],
    ['GB 18030', new Uint8Array([0x61, 0x3b, 0x62, 0x0a, 0xbf, 0xcd, 0x3b, 0x31, 0x2c, 0x35, 0x0a])],
  ])('%s', (_, bytes) => {
    expect(values(bytes)).toEqual([['客', 1.5]]);
  });
});
