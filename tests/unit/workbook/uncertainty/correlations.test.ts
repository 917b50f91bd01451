import { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import type { FoundCorrelation, FoundInput } from '../../../../src/workbook/simulation/findUncertainty';
import { addCorrelation, changeCorrelation, removeCorrelation } from '../../../../src/workbook/uncertainty/correlations';
import { locale } from '../../../support/words';

function found(address: string, args: readonly string[], label: string): FoundInput {
  const call = `ROI.NORMAL(${args.join(',')})`;
  return { address, name: label, label, value: 1, family: 'NORMAL', formula: `=2*${call}`, call, at: 3, args: args.map((formula) => ({ formula, value: undefined })) };
}

const table = {
  matrix: [
    [1, 0.4],
    [0.4, 1],
  ],
  degreesOfFreedom: null,
};

async function correlated(degreesOfFreedom: number | null): Promise<{ port: MemoryWorkbookPort; formulas(address: string): Promise<unknown> }> {
  const port = new MemoryWorkbookPort();
  await port.writeRange('Sheet1!B1', [['=2*ROI.NORMAL(1,0.1,,,"Price")'], ['=2*ROI.NORMAL(5,1)']]);
  const members = [
    { name: 'Price', input: found('Sheet1!B1', ['1', '0.1', '', '', '"Price"'], 'Price') },
    { name: 'Volume', input: found('Sheet1!B2', ['5', '1'], 'Volume') },
  ];
  await addCorrelation(port, members, { ...table, degreesOfFreedom }, locale('en-US'));
  return { port, formulas: async (address) => (await port.readRanges([address]))[0]!.formulas };
}

const declared: FoundCorrelation = {
  address: 'Correlations!B9',
  names: ['Price', 'Volume'],
  matrix: table.matrix,
  namesAddress: 'Correlations!C4:D4',
  matrixAddress: 'Correlations!C5:D6',
  degreesOfFreedom: null,
};

describe('correlations written from the pane', () => {
  it('stand on a sheet of their own whose upper half follows the lower, and name inputs that had no name', async () => {
    const { formulas } = await correlated(4);
    expect(await formulas('Correlations!C4:D6')).toEqual([
      ['Price', 'Volume'],
      [1, '=C6'],
      [0.4, 1],
    ]);
    expect(await formulas('Correlations!B9')).toEqual([['=ROI.CORRELATE(C4:D4,C5:D6,4)']]);
    expect(await formulas('Sheet1!B1:B2')).toEqual([['=2*ROI.NORMAL(1,0.1,,,"Price")'], ['=2*ROI.NORMAL(5,1,,,"Volume")']]);
  });

  it('change where numbers stand, and nowhere else', async () => {
    const { port, formulas } = await correlated(null);
    const matrix = [
      [1, -0.7],
      [-0.7, 1],
    ];
    await changeCorrelation(port, declared, { matrix, degreesOfFreedom: 3 });
    expect(await formulas('Correlations!C5:D6')).toEqual([
      [1, '=C6'],
      [-0.7, 1],
    ]);
    expect(await formulas('Correlations!B9')).toEqual([['=ROI.CORRELATE(C4:D4,C5:D6,3)']]);
  });

  it('end with their declaration; the numbers stay', async () => {
    const { port, formulas } = await correlated(null);
    await removeCorrelation(port, declared);
    expect(await formulas('Correlations!B9')).toEqual([[null]]);
    expect(await formulas('Correlations!C6')).toEqual([[0.4]]);
  });
});
