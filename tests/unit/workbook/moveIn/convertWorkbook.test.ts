import { cellKey } from '../../../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import { convertFormulas } from '../../../../src/engine/moveIn/convertFormulas';
import type { Language } from '../../../../src/locales';
import { convertWorkbook } from '../../../../src/workbook/moveIn/convertWorkbook';
import { locale } from '../../../support/words';

function portWith(formulas: readonly (string | number)[]): MemoryWorkbookPort {
  const cells = new Map(formulas.map((content, row) => [cellKey(row, 0), typeof content === 'string' ? { value: 0, formula: content } : { value: content }]));
  return new MemoryWorkbookPort({ file: { sheets: [{ name: 'Cash flow', cells }], names: [] } });
}

async function convert(port: MemoryWorkbookPort, language: Language): Promise<string | null> {
  return convertWorkbook(port, convertFormulas(await port.readWorkbook()), locale(language));
}

describe('convertWorkbook', () => {
  it('writes the new formulas and a sheet that lists them', async () => {
    const port = portWith(['RiskNormal(10,2)', 5, 'RiskOutput("NPV")+A1*A2', 'RiskFoo(1)']);
    const sheet = await convert(port, 'en-US');
    const [range] = await port.readRanges(["'Cash flow'!A1:A4"]);
    expect(range!.formulas.flat()).toEqual(['=ROI.NORMAL(10,2)', 5, '=ROI.OUTPUT("NPV")+A1*A2', '=RiskFoo(1)']);
    expect(sheet).toBe('Moved in');
    const [report] = await port.readRanges(["'Moved in'!A1:F7"]);
    expect(report!.values.slice(3)).toEqual([
      ['Cell', 'Product', 'Status', 'Before', 'After', 'Notes'],
      ["'Cash flow'!A4", '@RISK', 'Left as it is', 'RiskFoo(1)', '', 'RiskFoo has no equal here. Write the formula with a ROI function by hand.'],
      ["'Cash flow'!A1", '@RISK', 'Converted', 'RiskNormal(10,2)', 'ROI.NORMAL(10,2)', ''],
      ["'Cash flow'!A3", '@RISK', 'Converted', 'RiskOutput("NPV")+A1*A2', 'ROI.OUTPUT("NPV")+A1*A2', ''],
    ]);
    expect(port.written('Moved in').cells.get(cellKey(4, 0))!.link).toBe("'Cash flow'!A4");
  });

  it('writes correlations below what the sheet holds', async () => {
    const port = portWith(['RiskNormal(10,2,RiskName("a"),RiskIndepC("x"))', 'RiskNormal(10,2,RiskName("b"),RiskDepC("x",0.5))']);
    await convert(port, 'zh-CN');
    const [range] = await port.readRanges(["'Cash flow'!A4"]);
    expect(range!.formulas).toEqual([['=ROI.CORRELATE({"a","b"},{1,0.5;0.5,1})']]);
    expect(await port.sheetNames()).toEqual(['Cash flow', '迁入报告']);
  });

  it('writes nothing where nothing can be converted', async () => {
    const port = portWith(['SUM(1,2)', 'RiskFoo(1)']);
    expect(await convert(port, 'en-US')).toBeNull();
    expect(await port.sheetNames()).toEqual(['Cash flow']);
  });
});
