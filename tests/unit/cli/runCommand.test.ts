import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { UsageError, type CommandInput } from '../../../src/cli/command';
import { runCommand } from '../../../src/cli/runCommand';
import { writeWorkbook } from '../../../src/file/xlsx';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import type { CellFile, WorkbookFile } from '../../../src/file/workbookFile';

interface Outcome {
  readonly exit: number;
  readonly printed: unknown[];
  readonly reported: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const TEMPLATE = 'assets/templates/crmInputOutput.en-US.xlsx';

async function roi(args: readonly string[], given: { readonly input?: readonly string[]; readonly files?: Readonly<Record<string, string | Uint8Array>> } = {}): Promise<Outcome> {
  const printed: unknown[] = [];
  const reported: string[] = [];
  const files = new Map<string, Uint8Array>(Object.entries(given.files ?? {}).map(([name, content]) => [name, typeof content === 'string' ? new TextEncoder().encode(content) : content]));
  const io: CommandInput = {
    lines: async function* () {
      yield* given.input ?? [];
    },
    readFile(path) {
      const content = files.get(path) ?? (path === TEMPLATE ? new Uint8Array(readFileSync(path)) : undefined);
      if (!content) throw new UsageError('cannotRead', { file: path, reason: 'no such file' });
      return content;
    },
    writeFile: (path, content) => void files.set(path, content),
    print: (line) => printed.push(JSON.parse(line)),
    report: (line) => reported.push(line),
    now: () => 46053.5,
  };
  const exit = await runCommand(args, io);
  return { exit, printed, reported: reported.join('\n'), files };
}

describe('eval', () => {
  test('prints a value in full precision', async () => {
    expect(await roi(['eval', '=1/3'])).toMatchObject({ exit: 0, printed: [{ value: 1 / 3 }] });
    expect((await roi(['eval', '=ROI.BASIC({2000000,500000,300000,200000},1000000)'])).printed).toEqual([{ value: 2 }]);
  });

  test.each([
    ['en-US', 'approximations of what Excel gives'],
    ['zh-CN', '近似'],
  ])('says of a forecast that it is an approximation, in %s', async (language, words) => {
    const outcome = await roi(['eval', '=2*FORECAST.ETS(4,{1,2,4},{1,2,3})', '--lang', language]);
    expect(outcome.exit).toBe(0);
    expect(outcome.reported).toContain(words);
    expect((await roi(['eval', '=FORECAST.LINEAR(4,{1,2,4},{1,2,3})', '--lang', language])).reported).toBe('');
  });

  test('prints the published SalesLoft study as a table of rows', async () => {
    const { printed, exit } = await roi(['eval', '=ROI.SUMMARY({53150,666715,636772,647783},{0,1606511,3061331,4229760},0.1)']);
    const rows = new Map((printed[0] as { value: [string, number][] }).value);
    expect(exit).toBe(0);
    expect(Math.round(rows.get('Costs, present value')!)).toBe(1_672_201);
    expect(Math.round(rows.get('Benefits, present value')!)).toBe(7_168_371);
    expect(Math.round(rows.get('Net present value (NPV)')!)).toBe(5_496_170);
    expect(Math.round(rows.get('Return on investment (ROI)')! * 100)).toBe(329);
  });

  test('an error is an object with a code and a sentence in the language asked for', async () => {
    expect(await roi(['eval', '=1/0'])).toMatchObject({ exit: 1, printed: [{ error: { code: '#DIV/0!', message: 'The formula divides by zero.' } }] });
    const chinese = await roi(['eval', '=ROI.BASIC("a",1)', '--lang', 'zh-CN']);
    expect(chinese).toMatchObject({ exit: 1, printed: [{ error: { code: '#VALUE!', message: expect.stringContaining('数字') } }] });
  });

  test('an error inside a table does not end the table', async () => {
    expect(await roi(['eval', '={1,TRUE;"x",#N/A}'])).toMatchObject({ exit: 0, printed: [{ value: [[1, true], ['x', { error: '#N/A' }]] }] });
  });

  test('"-" answers each line of standard input, and tells of errors by the exit code', async () => {
    const outcome = await roi(['eval', '-'], { input: ['=1+1', '', '  =1/0  ', '2*3'] });
    expect(outcome).toMatchObject({ exit: 1, printed: [{ value: 2 }, { error: { code: '#DIV/0!' } }, { value: 6 }] });
    expect((await roi(['eval', '-'], { input: ['=1', '=2'] })).exit).toBe(0);
  });

  test('a formula that cannot be read says where', async () => {
    const { exit, printed } = await roi(['eval', '=SUM(1,']);
    expect(exit).toBe(1);
    expect((printed[0] as { error: { message: string } }).error.message).toMatch(/\s/);
  });

  describe('with data', () => {
    const orders = '\ufeffid,"order date",amount,note\r\n007,2026-01-31,10.5,a\r\n12,2026-02-01T12:00,-2e1,"b,c"\r\n13,,,\r\n';

    test('a name is the body of a CSV file and name[column] one column', async () => {
      const files = { 'orders.csv': orders };
      const data = ['--data', 'orders=orders.csv'];
      expect((await roi(['eval', '=orders[amount]', ...data], { files })).printed).toEqual([{ value: [[10.5], [-20], [0]] }]);
      expect((await roi(['eval', '=SUM(orders[amount])', ...data], { files })).printed).toEqual([{ value: -9.5 }]);
      expect((await roi(['eval', '=INDEX(orders,1,1)&"/"&COLUMNS(orders)&"/"&ROWS(orders)', ...data], { files })).printed).toEqual([{ value: '007/4/3' }]);
      expect((await roi(['eval', '=orders[order date]', ...data], { files })).printed).toEqual([{ value: [[46053], [46054.5], [0]] }]);
    });

    test('a column that is not there is named, with its table', async () => {
      const { exit, printed } = await roi(['eval', '=SUM(orders[amonut])', '--data', 'orders=orders.csv'], { files: { 'orders.csv': orders } });
      expect(exit).toBe(1);
      expect(printed).toEqual([{ error: { code: '#REF!', message: expect.stringMatching(/amonut.*orders|orders.*amonut/) } }]);
    });

    test('GB 18030 text is read as Chinese', async () => {
      const gbk = new Uint8Array([0xbf, 0xcd, 0xbb, 0xa7, 0x0a, 0xbc, 0xd7, 0x0a]);
      expect((await roi(['eval', '=k[客户]', '--data', 'k=k.csv'], { files: { 'k.csv': gbk } })).printed).toEqual([{ value: '甲' }]);
    });

    test.each([
      ['a binding without a file', 'orders', 'name=file.csv'],
      ['a name that reads as a cell', 'A1=orders.csv', 'A1'],
      ['a file that is not there', 'orders=none.csv', 'none.csv'],
      ['a file without rows', 'orders=empty.csv', 'empty.csv'],
      ['a row with too many values', 'orders=long.csv', 'line 2'],
      ['two columns of one name', 'orders=twice.csv', 'Amount'],
      ['quotes that do not close', 'orders=quotes.csv', 'quotes.csv'],
    ])('%s is a mistake in the command', async (_, binding, words) => {
      const files = { 'empty.csv': 'a,b\n', 'long.csv': 'a,b\n1,2,3\n', 'twice.csv': 'amount,Amount\n1,2\n', 'quotes.csv': 'a,b\n1,"2\n' };
      const { exit, printed, reported } = await roi(['eval', '=1', '--data', binding], { files });
      expect([exit, printed]).toEqual([2, []]);
      expect(reported).toContain(words);
    });
  });
});

describe('calc', () => {
  test('recalculates the template from a changed input', async () => {
    const before = await roi(['calc', TEMPLATE, '--get', 'Dashboard!C4:C5']);
    const after = await roi(['calc', TEMPLATE, '--set', 'Inputs!C5=12%', '--get', 'Dashboard!C4:C5', '--get', 'Dashboard!C5', '--get', 'ROI_MasterCheck']);
    const figures = (outcome: Outcome) => (outcome.printed[0] as Record<string, number[][]>)['Dashboard!C4:C5']!;
    expect([before.exit, after.exit]).toEqual([0, 0]);
    // What tests/unit/templates reckons: benefits of 7.2 quarters of 350,000 against 1,792,712 and a tenth.
    expect(figures(before)[0]![0]).toBeCloseTo((7.2 * 350_000) / (1_792_712 * 1.1) - 1, 12);
    expect(figures(after)[1]![0]).toBeLessThan(figures(before)[1]![0]!);
    expect(after.printed[0]).toMatchObject({ 'Dashboard!C5': figures(after)[1]![0], ROI_MasterCheck: 0 });
  });

  test('writes a copy that keeps everything but the values', async () => {
    const { files, exit } = await roi(['calc', TEMPLATE, '--set', 'Inputs!C9=Worst', '--get', 'ROI_ROI', '--out', 'worst.xlsx']);
    expect(exit).toBe(0);
    const original = unzipSync(new Uint8Array(readFileSync(TEMPLATE)));
    const copy = unzipSync(files.get('worst.xlsx')!);
    expect(Object.keys(copy).sort()).toEqual(Object.keys(original).sort());
    for (const name of Object.keys(original)) if (!name.startsWith('xl/worksheets/sheet')) expect([name, strFromU8(copy[name]!) === strFromU8(original[name]!)]).toEqual([name, true]);
    const again = await roi(['verify', 'worst.xlsx', '--from-inputs'], { files: { 'worst.xlsx': files.get('worst.xlsx')! } });
    expect(again).toMatchObject({ exit: 0, printed: [{ mismatched: [], unsupported: {}, volatile: 0 }] });
  });

  const workbook = (cells: readonly (readonly [number, number, CellFile])[]): Promise<Uint8Array> =>
    writeWorkbook({ sheets: [{ name: 'My sheet', cells: new Map(cells.map(([row, column, cell]) => [cellKey(row, column), cell] as const)) }], names: [] } satisfies WorkbookFile);

  test('a spill that grows fills its new cells in the copy', async () => {
    const files = { 'spill.xlsx': await workbook([[0, 0, { value: 2 }], [0, 1, { value: 1, formula: 'SEQUENCE(A1)', dynamic: true, arrayRange: { top: 0, left: 1, bottom: 1, right: 1 } }], [1, 1, { value: 2, spilled: true }]]) };
    const grown = await roi(['calc', 'spill.xlsx', '--set', "'My sheet'!A1=3", '--get', "'My sheet'!B1:B4", '--out', 'grown.xlsx'], { files });
    expect(grown.printed).toEqual([{ "'My sheet'!B1:B4": [[1], [2], [3], [null]] }]);
    const model = readWorkbookModel(grown.files.get('grown.xlsx')!);
    const sheet = model.ok ? model.value.sheets[0]! : undefined;
    expect(sheet?.cells.get(cellKey(0, 1))?.arrayRange?.bottom).toBe(2);
    expect(sheet?.cells.get(cellKey(2, 1))).toEqual({ value: 3, spilled: true });
  });

  test('a result that is an error is printed as one, explained, and tells by the exit code', async () => {
    const files = { 'zero.xlsx': await workbook([[0, 0, { value: 1 }], [0, 1, { value: 1, formula: '1/A1' }]]) };
    const outcome = await roi(['calc', 'zero.xlsx', '--set', 'My sheet!A1=0', '--get', 'My sheet!A1:B1'], { files });
    expect(outcome).toMatchObject({ exit: 1, printed: [{ 'My sheet!A1:B1': [[0, { error: '#DIV/0!' }]] }] });
    expect(outcome.reported).toContain('divides by zero');
  });

  test('a circle is named', async () => {
    const files = { 'circle.xlsx': await workbook([[0, 0, { value: 0, formula: 'B1+1' }], [0, 1, { value: 0, formula: 'A1+1' }]]) };
    const outcome = await roi(['calc', 'circle.xlsx', '--get', 'My sheet!A1', '--out', 'x.xlsx'], { files });
    expect(outcome.exit).toBe(1);
    expect(outcome.reported).toMatch(/A1.*B1/);
    const plain = await roi(['calc', 'circle.xlsx'], { files });
    expect(plain.exit).toBe(1);
    expect(plain.reported).toMatch(/A1.*B1/);
  });

  test.each([
    [['calc'], 'one workbook'],
    [['calc', 'none.xlsx'], 'none.xlsx'],
    [['calc', 'text.xlsx'], '.xlsx'],
    [['calc', TEMPLATE, '--get', 'Nowhere!A1'], 'Dashboard'],
    [['calc', TEMPLATE, '--get', 'Inputs'], 'Inputs'],
    [['calc', TEMPLATE, '--set', 'Inputs!C5'], 'Sheet!Cell=value'],
    [['calc', TEMPLATE, '--set', 'Inputs!C5==1+1'], 'formulas'],
    [['calc', TEMPLATE, '--set', 'Inputs!C5:C6=1'], 'one cell'],
    [['calc', TEMPLATE, '--gte', 'Inputs!C5'], '--gte'],
    [['calc', TEMPLATE, '--get'], '--get'],
    [['verify', 'text.xlsx'], '.xlsx'],
    [['verify', TEMPLATE, '--engine', 'abacus'], 'reference, kernels, wasm'],
    [['verify', TEMPLATE, '--engine', 'wasm', '--from-inputs'], '--from-inputs'],
    [['frobnicate'], 'frobnicate'],
    [[], 'roi eval'],
  ] as [string[], string][])('%j is a mistake in the command', async (args, words) => {
    const { exit, printed, reported } = await roi(args, { files: { 'text.xlsx': 'not a workbook' } });
    expect([exit, printed]).toEqual([2, []]);
    expect(reported).toContain(words);
  });
});

describe('the words of a workbook', () => {
  const chinese = { 'book.xlsx': new Uint8Array(readFileSync('assets/templates/crmInputOutput.zh-CN.xlsx')) };

  test('stay in its own language when it is recalculated elsewhere', async () => {
    expect((await roi(['calc', 'book.xlsx', '--get', '仪表板!B38', '--lang', 'en-US'], { files: chinese })).printed).toEqual([{ '仪表板!B38': '指标' }]);
  });

  test('are compared with what it holds, whatever language messages are in', async () => {
    expect(await roi(['verify', 'book.xlsx', '--lang', 'en-US'], { files: chinese })).toMatchObject({ exit: 0, printed: [{ mismatched: [] }] });
  });
});

describe('verify', () => {
  test('matches every formula of the template', async () => {
    const outcome = await roi(['verify', TEMPLATE]);
    expect(outcome).toMatchObject({ exit: 0, printed: [{ mismatched: [], unsupported: {}, volatile: 0 }] });
    const { formulaCells, matched } = outcome.printed[0] as { formulaCells: number; matched: number };
    expect(matched).toBe(formulaCells);
    expect(formulaCells).toBeGreaterThan(1500);
  });

  test.each(['reference', 'kernels', 'wasm'])('the engine %s names a cell whose stored value is wrong', async (engine) => {
    const cells = new Map<number, CellFile>([
      [cellKey(0, 0), { value: 2 }],
      [cellKey(0, 1), { value: 5, formula: 'A1*2' }],
      [cellKey(0, 2), { value: 10, formula: 'B1*2' }],
    ]);
    const files = { 'wrong.xlsx': await writeWorkbook({ sheets: [{ name: 'Model', cells }], names: [] }) };
    const { exit, printed } = await roi(['verify', 'wrong.xlsx', '--engine', engine], { files });
    expect([exit, printed]).toMatchObject([1, [{ formulaCells: 2, matched: 1, mismatched: [{ cell: 'Model!B1', formula: 'A1*2', expected: 5, got: 4 }] }]]);
    if (engine !== 'reference') expect(printed).toMatchObject([{ engine, compiled: 2, folded: 0, perTrial: {} }]);
  });

  test('says which cells are approximations', async () => {
    const cells = new Map<number, CellFile>([[cellKey(0, 0), { value: 5, formula: 'FORECAST.ETS(4,{1,2,4},{1,2,3})' }]]);
    const files = { 'forecast.xlsx': await writeWorkbook({ sheets: [{ name: 'Model', cells }], names: [] }) };
    expect((await roi(['verify', 'forecast.xlsx'], { files })).reported).toContain('Model!A1: FORECAST.ETS');
  });

  test('names a cell whose stored value is not what its formula gives', async () => {
    const cells = new Map<number, CellFile>([
      [cellKey(0, 0), { value: 2 }],
      [cellKey(0, 1), { value: 5, formula: 'A1*2' }],
      [cellKey(0, 2), { value: 10, formula: 'B1*2' }],
    ]);
    const files = { 'wrong.xlsx': await writeWorkbook({ sheets: [{ name: 'Model', cells }], names: [] }) };
    const stored = await roi(['verify', 'wrong.xlsx'], { files });
    expect(stored).toMatchObject({ exit: 1, printed: [{ formulaCells: 2, matched: 1, mismatched: [{ cell: 'Model!B1', formula: 'A1*2', expected: 5, got: 4 }] }] });
    const fromInputs = await roi(['verify', 'wrong.xlsx', '--from-inputs'], { files });
    expect(fromInputs.printed).toMatchObject([{ mismatched: [{ cell: 'Model!B1' }, { cell: 'Model!C1', expected: 10, got: 8 }] }]);
  });
});

describe('from outside', () => {
  test('standard output carries JSON only, and the exit code tells', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roi-cli-'));
    try {
      writeFileSync(join(folder, 'o.csv'), 'amount\n1.5\n2\n');
      const run = (args: readonly string[], input = '') => spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli/roi.entry.ts', ...args], { input, encoding: 'utf8' });
      const lines = run(['eval', '-', '--data', `o=${join(folder, 'o.csv')}`], '=SUM(o[amount])\n=1/0\n');
      expect([lines.stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown), lines.status]).toEqual([[{ value: 3.5 }, { error: { code: '#DIV/0!', message: expect.any(String) } }], 1]);
      const missing = run(['verify', join(folder, 'none.xlsx')]);
      expect([missing.stdout, missing.status]).toEqual(['', 2]);
      expect(missing.stderr).toContain('none.xlsx');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);

  (process.platform === 'win32' ? test.skip : test)('a pipe that closes early ends the command quietly', () => {
    const roi = `${JSON.stringify(process.execPath)} node_modules/tsx/dist/cli.mjs src/cli/roi.entry.ts`;
    // Sixty thousand lines are more than a pipe holds.
    const { stdout, stderr, status } = spawnSync('bash', ['-c', `set -o pipefail; yes '=1+1' | head -60000 | ${roi} eval - | head -2; echo "\${PIPESTATUS[2]}"`], { encoding: 'utf8' });
    expect([stdout, stderr, status]).toEqual(['{"value":2}\n{"value":2}\n0\n', '', 0]);
  }, 60_000);
});
