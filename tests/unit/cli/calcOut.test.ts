import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CommandInput } from '../../../src/cli/command';
import { runCommand } from '../../../src/cli/runCommand';
import { DYNAMIC_METADATA, handmadePackage, relationship, relationshipList, type HandmadeWorkbook } from '../file/handmadePackage';

interface Outcome {
  readonly exit: number;
  readonly printed: Readonly<Record<string, unknown>> | undefined;
  readonly reported: string;
  /** The rows of the first sheet of the file that was written. */
  readonly rows: string | undefined;
}

async function calc(workbook: HandmadeWorkbook | Uint8Array, ...args: readonly string[]): Promise<Outcome> {
  const bytes = workbook instanceof Uint8Array ? workbook : handmadePackage(workbook);
  const reported: string[] = [];
  let printed: Outcome['printed'];
  let written: Uint8Array | undefined;
  const io: CommandInput = {
    lines: async function* () {},
    readFile: () => bytes,
    writeFile: (_path, content) => void (written = content),
    print: (line) => void (printed = JSON.parse(line) as Record<string, unknown>),
    report: (line) => reported.push(line),
    now: () => 46053.5,
  };
  const exit = await runCommand(['calc', 'book.xlsx', ...args], io);
  const rows = written && /<sheetData>(.*)<\/sheetData>/s.exec(strFromU8(unzipSync(written)['xl/worksheets/sheet1.xml']!))?.[1];
  return { exit, printed, reported: reported.join('\n'), rows };
}

const OUT = ['--out', 'out.xlsx'] as const;

/** A forecast in D1 as if Excel had stored 38.5, which no method gives, twice that in E1, and an input that it does not need. */
const forecast = (formula: string): string =>
  `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>4</v></c><c r="D1"><f>${formula}</f><v>38.5</v></c><c r="E1"><f>D1*2</f><v>77</v></c><c r="F1"><v>1</v></c></row>`;

describe('what cannot be calculated keeps what it shows', () => {
  const rows = (formula: string) =>
    `<row r="1"><c r="A1"><f>${formula}</f><v>20</v></c><c r="B1"><f>A1+C1</f><v>21</v></c><c r="C1"><v>1</v></c><c r="D1"><f>C1*2</f><v>2</v></c>` +
    '<c r="E1"><f>IFERROR(B1,0)</f><v>21</v></c><c r="F1" t="str"><f>IF(ISERROR(A1),"bad","good")</f><v>good</v></c><c r="G1"><f>COUNT(A1:C1)</f><v>3</v></c></row>';

  test.each<[string, string, string]>([
    ['a link to another workbook', '[1]Prices!$A$1*2', 'link to another workbook'],
    ['a function of another program', '_xlfn.DISPIMG("ID",1)', 'DISPIMG'],
    ['a pivot table', 'GETPIVOTDATA("Amount",$A$9)', 'GETPIVOTDATA'],
    ['a function of a macro', 'MyTax(3)', 'MYTAX'],
  ])('%s: the value is right while nothing that the formula mentions has changed', async (_, formula, words) => {
    const outcome = await calc({ sheets: { S: rows(formula) } }, '--set', 'S!C1=5', ...OUT);
    expect(outcome.exit).toBe(0);
    expect(outcome.rows).toBe(rows(formula).replace('<c r="C1"><v>1</v>', '<c r="C1"><v>5</v>').replace('<v>2</v>', '<v>10</v>').replaceAll('<v>21</v>', '<v>25</v>'));
    expect(outcome.reported).toContain(words);
  });

  test('where something has, all that needs it keeps its value too', async () => {
    const outcome = await calc({ sheets: { S: rows('MyTax(C1)') } }, '--set', 'S!C1=5', ...OUT);
    expect(outcome.exit).toBe(1);
    expect(outcome.rows).toBe(rows('MyTax(C1)').replace('<c r="C1"><v>1</v>', '<c r="C1"><v>5</v>').replace('<v>2</v>', '<v>10</v>'));
    expect(outcome.reported).toContain('S!A1, S!B1, S!E1, S!F1, S!G1');
  });

  test('an approximation is said', async () => {
    const told = await calc({ sheets: { S: forecast('_xlfn.FORECAST.ETS(4,A1:C1,{1,2,3})') } }, '--set', 'S!A1=2', ...OUT);
    expect(told.reported).toMatch(/S!D1: FORECAST\.ETS/);
    expect((await calc({ sheets: { S: forecast('A1*2') } }, ...OUT)).reported).not.toMatch(/FORECAST/);
  });

  test('a stored forecast is not overwritten by an approximation while nothing it is made of has changed', async () => {
    const rows = forecast('_xlfn.FORECAST.ETS(4,A1:C1,{1,2,3})');
    const outcome = await calc({ sheets: { S: rows } }, '--set', 'S!F1=5', '--get', 'S!E1', ...OUT);
    expect(outcome.printed).toEqual({ 'S!E1': 77 });
    expect(outcome.rows).toBe(rows.replace('<c r="F1"><v>1</v>', '<c r="F1"><v>5</v>'));
    expect(outcome.reported).not.toMatch(/FORECAST/);
  });

  test.each([
    ['the series has changed', '_xlfn.FORECAST.ETS(4,A1:C1,{1,2,3})', ['--set', 'S!A1=2']],
    ['the clock may have moved on', '_xlfn.FORECAST.ETS(TODAY()-46049,A1:C1,{1,2,3})', []],
    ['cells are read that are not mentioned', '_xlfn.FORECAST.ETS(4,OFFSET(A1,0,0,1,3),{1,2,3})', []],
  ])('a stored forecast is calculated anew where %s', async (_, formula, args) => {
    const outcome = await calc({ sheets: { S: forecast(formula) } }, ...args, '--get', 'S!D1', ...OUT);
    expect(outcome.printed!['S!D1']).not.toBe(38.5);
    expect(outcome.reported).toMatch(/S!D1: FORECAST\.ETS/);
  });

  test('a forecast that was never calculated is no stored value', async () => {
    const rows = forecast('_xlfn.FORECAST.ETS(4,A1:C1,{1,2,3})').replace('38.5', '0').replace('77', '0');
    const outcome = await calc({ sheets: { S: rows } }, '--get', 'S!D1');
    expect(outcome.printed!['S!D1']).toBeGreaterThan(4);
    expect(outcome.reported).toMatch(/S!D1: FORECAST\.ETS/);
  });

  test('many cells are counted, not all listed', async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><f>MYTAX(1)</f><v>1</v></c></row>`).join('');
    expect((await calc({ sheets: { S: rows } }, ...OUT)).reported).toMatch(/S!A20 and 10 more/);
  });

  test('a function of Google Sheets in its wrapper is its last value; without one, the cell keeps it', async () => {
    const rows = '<row r="1"><c r="A1"><f>IFERROR(__xludf.DUMMYFUNCTION("GOOGLEFINANCE(""X"")"),123.4)</f><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f>__xludf.DUMMYFUNCTION("x")</f><v>7</v></c><c r="D1"><f>C1+1</f><v>8</v></c></row>';
    const outcome = await calc({ sheets: { S: rows } }, '--get', 'S!B1', ...OUT);
    expect(outcome.printed).toEqual({ 'S!B1': 246.8 });
    expect(outcome.rows).toBe(rows.replace('<v>1</v>', '<v>123.4</v>').replace('<v>2</v>', '<v>246.8</v>'));
    expect(outcome.reported).toContain('S!D1');
  });

  test('a circle keeps its values', async () => {
    const rows = '<row r="1"><c r="A1"><f>B1+1</f><v>4</v></c><c r="B1"><f>A1*0.5</f><v>3</v></c></row>';
    const outcome = await calc({ sheets: { S: rows } }, ...OUT);
    expect(outcome).toMatchObject({ exit: 1, rows });
  });
});

describe('setting cells that belong together', () => {
  const cse = '<row r="1"><c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f><v>2</v></c><c r="B1"><f t="array" ref="B1">SUM(C1:C2*1)</f><v>3</v></c><c r="C1"><v>1</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="C2"><v>2</v></c></row>';

  test.each(['S!A1', 'S!A2'])('%s is part of an array: refused, nothing written', async (cell) => {
    const outcome = await calc({ sheets: { S: cse } }, '--set', `${cell}=9`, ...OUT);
    expect(outcome).toMatchObject({ exit: 2, rows: undefined });
    expect(outcome.reported).toContain(`“${cell}” is part of the array formula in A1:A2`);
  });

  test('an array of one cell is replaced', async () => {
    expect((await calc({ sheets: { S: cse } }, '--set', 'S!B1=9', ...OUT)).rows).toContain('<c r="B1"><v>9</v></c>');
  });

  test('a cell of a data table is refused', async () => {
    const rows = '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/><v>2</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>4</v></c></row>';
    for (const cell of ['S!B2', 'S!B3']) expect(await calc({ sheets: { S: rows } }, '--set', `${cell}=9`, ...OUT)).toMatchObject({ exit: 2, rows: undefined, reported: expect.stringContaining('data table') });
  });

  test('a header of a table is refused, because the table names its column by it', async () => {
    const table = '<table id="1" name="Costs" displayName="Costs" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="Item"/></tableColumns></table>';
    const workbook: HandmadeWorkbook = {
      sheets: { S: '<row r="1"><c r="A1" t="inlineStr"><is><t>Item</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>' },
      extraParts: { 'xl/tables/table1.xml': table, 'xl/worksheets/_rels/sheet1.xml.rels': relationshipList([relationship(1, 'table', '../tables/table1.xml')]) },
    };
    expect(await calc(workbook, '--set', 'S!A1=Other', ...OUT)).toMatchObject({ exit: 2, rows: undefined, reported: expect.stringContaining('Costs') });
    expect(await calc(workbook, '--set', 'S!A1=Item', '--set', 'S!A2=2', ...OUT)).toMatchObject({ exit: 0 });
  });

  test('a text longer than a cell holds is refused', async () => {
    const one = { sheets: { S: '<row r="1"><c r="A1"><v>1</v></c></row>' } };
    expect(await calc(one, '--set', `S!A1=${'x'.repeat(32_768)}`, ...OUT)).toMatchObject({ exit: 2, rows: undefined });
    expect(await calc(one, '--set', `S!A1=${'x'.repeat(32_767)}`, ...OUT)).toMatchObject({ exit: 0 });
  });

  const spill =
    '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.SEQUENCE(3,1,D1)</f><v>1</v></c><c r="C1"><f>SUM(A1:A3)</f><v>6</v></c><c r="D1"><v>1</v></c></row><row r="2"><c r="A2" s="1"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>';

  test('a value over the first cell of a spill empties the others', async () => {
    expect((await calc({ sheets: { S: spill }, metadata: DYNAMIC_METADATA }, '--set', 'S!A1=9', ...OUT)).rows).toBe(
      '<row r="1"><c r="A1"><v>9</v></c><c r="C1"><f>SUM(A1:A3)</f><v>9</v></c><c r="D1"><v>1</v></c></row><row r="2"><c r="A2" s="1"/></row><row r="3"><c r="A3"/></row>',
    );
  });

  test('a value in the way of a spill leaves it its first cell', async () => {
    const { rows, printed } = await calc({ sheets: { S: spill }, metadata: DYNAMIC_METADATA }, '--set', 'S!A3=9', '--get', 'S!A1', ...OUT);
    expect(printed).toEqual({ 'S!A1': { error: '#SPILL!' } });
    expect(rows).toContain('<c r="A1" cm="1" t="e"><f t="array" ref="A1">_xlfn.SEQUENCE(3,1,D1)</f><v>#VALUE!</v></c>');
    expect(rows).toContain('<c r="A2" s="1"/></row><row r="3"><c r="A3"><v>9</v></c></row>');
  });

  test('shared formulas survive, and read the new value', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*10</f><v>10</v></c><c r="C1"><f>SUM(B1:B2)</f><v>30</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>20</v></c></row>';
    expect((await calc({ sheets: { S: rows } }, '--set', 'S!B1=999', '--set', 'S!A2=3', ...OUT)).rows).toBe(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>999</v></c><c r="C1"><f>SUM(B1:B2)</f><v>1029</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="B2"><f>A2*10</f><v>30</v></c></row>',
    );
  });
});

describe('the file that is written', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>';

  test('a date is a day of the workbook’s own calendar', async () => {
    expect((await calc({ sheets: { S: one }, workbookHead: '<workbookPr date1904="1"/>' }, '--set', 'S!A1=2024-01-01', ...OUT)).rows).toContain('<v>43830</v>');
  });

  test('a copy of a workbook with macros must be called so', async () => {
    const parts = unzipSync(handmadePackage({ sheets: { S: one } }));
    const types = strFromU8(parts['[Content_Types].xml']!).replace('</Types>', '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>');
    const macro = zipSync({ ...parts, '[Content_Types].xml': strToU8(types) });
    expect(await calc(macro, ...OUT)).toMatchObject({ exit: 2, rows: undefined, reported: expect.stringContaining('*.xlsm') });
    expect(await calc(macro, '--out', 'out.xlsm')).toMatchObject({ exit: 0, rows: one });
  });

  test('whatever goes wrong is a sentence', async () => {
    const io: CommandInput = {
      lines: async function* () {},
      readFile: () => {
        throw new TypeError('no disk');
      },
      writeFile: () => undefined,
      print: () => undefined,
      report: (line) => said.push(line),
      now: () => 0,
    };
    const said: string[] = [];
    expect(await runCommand(['calc', 'x.xlsx', '--lang', 'zh-CN'], io)).toBe(2);
    expect(said).toEqual([expect.stringContaining('no disk')]);
    expect(said[0]).not.toMatch(/\n\s+at /);
  });
});

test('more cells than can be told are not asked for', async () => {
  const outcome = await calc({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></c></row>' } }, '--get', 'S!A1:XFD1048576');
  expect(outcome).toMatchObject({ exit: 2, printed: undefined, reported: expect.stringContaining('1000000') });
  expect(await calc({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></c></row>' } }, '--get', 'S!A1:A2')).toMatchObject({ exit: 0 });
});
