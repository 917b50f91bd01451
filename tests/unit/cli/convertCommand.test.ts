import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CommandInput } from '../../../src/cli/command';
import { runCommand } from '../../../src/cli/runCommand';
import { compileModel } from '../../../src/engine/compile/compileModel';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import type { CellFile } from '../../../src/file/workbookFile';
import { writeWorkbook } from '../../../src/file/xlsx';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import type { Conversion } from '../../../src/engine/moveIn/conversion';
import { reachingFurther } from '../../../src/workbook/moveIn/reachingFurther';
import { placeOf } from '../../support/sheetModel';

async function workbook(content: Readonly<Record<string, string | number>>): Promise<Uint8Array> {
  const cells = new Map<number, CellFile>();
  for (const [address, value] of Object.entries(content)) {
    const [row, column] = placeOf(address);
    cells.set(cellKey(row, column), typeof value === 'string' && value.startsWith('=') ? { value: 1, formula: value.slice(1) } : { value });
  }
  return writeWorkbook({ sheets: [{ name: 'Model', cells }], names: [] });
}

async function convert(bytes: Uint8Array, ...options: readonly string[]) {
  const files = new Map([['old.xlsx', bytes]]);
  const printed: string[] = [];
  const reported: string[] = [];
  const io: CommandInput = {
    lines: async function* () {
      yield* [];
    },
    readFile: (path) => files.get(path)!,
    writeFile: (path, content) => void files.set(path, content),
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
    now: () => 46053.5,
  };
  const exit = await runCommand(['convert', 'old.xlsx', ...options], io);
  const written = files.get('new.xlsx');
  const model = written === undefined ? undefined : readWorkbookModel(written);
  return { exit, result: JSON.parse(printed[0] ?? 'null') as Record<string, { cell: string; notes: string[]; reasons: string[] }[]>, reported, written, model: model?.ok === true ? model.value : undefined };
}

describe('convert', () => {
  it('writes a workbook that simulates, with the values its cells have', async () => {
    const bytes = await workbook({
      A1: 'Users', B1: '=RiskNormal(100,10,RiskCorrmat(D1:E2,1))', D1: 1, E1: 0.5,
      A2: 'Price', B2: '=RiskPert(1,2,3,RiskCorrmat(D1:E2,2))', D2: 0.5, E2: 1,
      A3: 'Kind', B3: '=RiskDiscrete(F1:F2,G1:G2)', F1: 1, G1: 3, F2: 5, G2: 1,
      A4: 'Sum', B4: '=RiskOutput("Sum")+B1*B2+B3',
    });
    const { exit, result, model } = await convert(bytes, '--out', 'new.xlsx');
    expect(exit).toBe(0);
    expect(result['converted']!.map(({ cell }) => cell)).toEqual(['Model!B1', 'Model!B2', 'Model!B3', 'Model!B4']);
    expect(result['added']).toEqual([{ cell: 'Model!A6', formula: '=ROI.CORRELATE({"Users","Price"},Model!$D$1:$E$2)', notes: ['RiskCorrmat: the correlations stand in a formula of their own.'] }]);
    const { cells } = model!.sheets[0]!;
    expect(cells.get(cellKey(0, 1))).toEqual({ value: 100, formula: '_xldudf_ROI_NORMAL(100,10,,,"Users")', arrayRange: { top: 0, left: 1, bottom: 0, right: 1 }, dynamic: true });
    expect(cells.get(cellKey(2, 1))).toMatchObject({ value: 2, arrayRange: { top: 2, left: 1, bottom: 2, right: 1 } });
    expect(cells.get(cellKey(3, 1))!.value).toBe(202);
    expect(cells.get(cellKey(6, 2))!.value).toBe(0.5);
    const compiled = compileModel(model!);
    expect(compiled.ok && [compiled.model.inputs.length, compiled.model.outputs.map(({ name }) => name), compiled.model.correlations.length]).toEqual([3, ['Sum'], 1]);
  });

  it('keeps cells that it cannot convert, with the values they came with', async () => {
    const { exit, result, model } = await convert(await workbook({ A1: '=RiskFoo(1)', A2: '=A1*7', A3: '=RiskNormal(5,1)' }), '--out', 'new.xlsx', '--lang', 'zh-CN');
    expect(exit).toBe(1);
    expect(result['refused']).toEqual([{ cell: 'Model!A1', product: '@RISK', before: '=RiskFoo(1)', reasons: ['RiskFoo 在此没有对应的函数。请手动改写为 ROI 函数。'] }]);
    const values = [0, 1, 2].map((row) => model!.sheets[0]!.cells.get(cellKey(row, 0))!.value);
    expect(values).toEqual([1, 7, 5]);
  });

  it('gives the other cells of a shared formula texts of their own', async () => {
    const parts = unzipSync(await workbook({ A1: '=RiskNormal(B1,1)+RiskMean(C1)', A2: '=RiskNormal(B2,1)+RiskMean(C2)', B1: 3, B2: 4, C1: '=B1*2', C2: 9 }));
    const part = 'xl/worksheets/sheet1.xml';
    const sheet = strFromU8(parts[part]!)
      .replace(/<f>RiskNormal\(B1[^<]*<\/f>/, '<f t="shared" ref="A1:A2" si="0">RiskNormal(B1,1)+RiskMean(C1)</f>')
      .replace(/<f>RiskNormal\(B2[^<]*<\/f>/, '<f t="shared" si="0"/>');
    expect(sheet.match(/t="shared"/g)).toHaveLength(2);
    const { model } = await convert(zipSync({ ...parts, [part]: strToU8(sheet) }), '--out', 'new.xlsx');
    const formulas = [0, 1].map((row) => model!.sheets[0]!.cells.get(cellKey(row, 0))!.formula);
    expect(formulas).toEqual(['_xldudf_ROI_NORMAL(B1,1)+_xldudf_ROI_SIMSTAT("Model!C1","mean")', 'RiskNormal(B2,1)+RiskMean(C2)']);
  });

  it('marks calls of ROI functions as Excel marks those of add-ins, but nothing that would change with the mark', async () => {
    const bytes = await workbook({ A1: '=RiskNormal(5,1)', A2: '=RiskNormal(B1:B3,1)', A3: '=RiskNormal(5,1)*B1:B3', A4: '=A1*2', B1: 1, B2: 2, B3: 3 });
    const { written } = await convert(bytes, '--out', 'new.xlsx');
    const parts = Object.fromEntries(Object.entries(unzipSync(written!)).map(([name, content]) => [name, strFromU8(content)]));
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    const cell = (address: string): string => new RegExp(`<c r="${address}".*?</c>`).exec(sheet)![0];
    expect(cell('A1')).toMatch(/^<c r="A1"( s="\d+")? cm="1"><f t="array" ref="A1">_xldudf_ROI_NORMAL\(5,1/);
    expect(cell('A3')).toMatch(/<f>_xldudf_ROI_NORMAL\(5,1[^<]*\*B1:B3<\/f>/);
    expect(cell('A2')).toMatch(/<f>_xldudf_ROI_NORMAL\(B1:B3,1[^<]*<\/f>/);
    expect(cell('A4')).not.toMatch(/cm=|t="array"/);
    expect(parts['xl/metadata.xml']).toContain('<cellMetadata count="1">');
    expect(parts['[Content_Types].xml']!.match(/sheetMetadata\+xml/g)).toHaveLength(1);
    expect(parts['xl/_rels/workbook.xml.rels']!.match(/relationships\/sheetMetadata/g)).toHaveLength(1);
  });

  it('uses the mark that a workbook has, and marks nothing where metadata mean something else', async () => {
    const first = await convert(await workbook({ A1: '=RiskNormal(5,1)', A2: '=RiskFoo(2)' }), '--out', 'new.xlsx');
    const parts = unzipSync(first.written!);
    const again = (metadata: string): Uint8Array => {
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!).replace('RiskFoo(2)', 'RiskNormal(7,1)');
      return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/metadata.xml': strToU8(metadata) });
    };
    const metadata = strFromU8(parts['xl/metadata.xml']!);
    const marked = await convert(again(metadata), '--out', 'new.xlsx');
    expect(strFromU8(unzipSync(marked.written!)['xl/worksheets/sheet1.xml']!).match(/cm="1"/g)).toHaveLength(2);
    expect(strFromU8(unzipSync(marked.written!)['xl/metadata.xml']!)).toBe(metadata);
    const other = await convert(again(metadata.replaceAll('XLDAPR', 'XLRICHVALUE')), '--out', 'new.xlsx');
    expect(strFromU8(unzipSync(other.written!)['xl/worksheets/sheet1.xml']!)).toContain('<f>_xldudf_ROI_NORMAL(7,1');
  });

  it('finds a new formula that would reach outside the workbook where the former one did not', () => {
    const cell = { sheet: 'Model', row: 0, column: 0 };
    const conversion = (before: string, after: string, formula = '=1') => ({ converted: [{ ...cell, before, after }], added: [{ ...cell, row: 1, formula }] }) as unknown as Conversion;
    const book = { sheets: ['Model'], names: [] };
    expect(reachingFurther(conversion('=RiskNormal(1,1)', '=ROI.NORMAL(1,1)'), book)).toBeUndefined();
    expect(reachingFurther(conversion('=RiskNormal(1,1)', '=WEBSERVICE("https://example.com")'), book)).toMatchObject({ row: 0 });
    expect(reachingFurther(conversion('=1', '=1', "='[other.xlsx]Sheet1'!A1"), book)).toMatchObject({ row: 1 });
  });

  it('only reports without --out, and wants one workbook', async () => {
    const bytes = await workbook({ A1: '=CB.Binomial(0.3,10)' });
    const { written, result } = await convert(bytes);
    expect(written).toBeUndefined();
    expect(result['converted']![0]!.notes).toEqual(['CB.Binomial: the arguments stand in another order here.']);
    const { exit, reported } = await convert(bytes, 'second.xlsx');
    expect([exit, reported]).toEqual([2, ['“convert” needs exactly one workbook (.xlsx); received 2.']]);
  });
});
