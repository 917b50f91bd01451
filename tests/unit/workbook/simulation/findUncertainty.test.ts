import { findUncertainty } from '../../../../src/workbook/simulation/findUncertainty';
import { modelOf } from '../../formula/modelOf';
import { displayed } from '../../../support/sheetModel';

const model = displayed(
  modelOf(
    {
      Inputs: {
        A1: 'Price',
        C1: 100,
        A2: 'Units sold',
        B2: 'pieces',
        C2: '=ROI.PERT(80,C1,130)',
        A3: 'Unit cost',
        C3: '=2*ROI.NORMAL(20, 1+1 ,,,"Cost") + 1',
        A4: 'Names',
        B4: 'Units',
        C4: 'Cost',
        E1: 1,
        F1: 0.5,
        E2: 0.5,
        F2: 1,
        E4: '=ROI.CORRELATE(B4:C4,E1:F2,4)',
      },
      'Results (new)': {
        A1: 'Profit',
        B1: '=ROI.OUTPUT("Profit")+Inputs!C1*Inputs!C2-Inputs!C3',
        A2: 'Margin',
        B2: '=B1/Inputs!C1',
        A3: 'Doubled margin',
        B3: '=2*B2',
        A4: 'Constant',
        B4: '=2+2',
        A5: 'Dice',
        B5: '=RANDBETWEEN(1,6)+0*RAND()',
      },
    },
    { names: [{ name: 'MarginName', formula: "'Results (new)'!$B$2" }] },
  ),
);

describe('findUncertainty', () => {
  const found = findUncertainty(model);

  it('finds each distribution with its place in the formula, its arguments and its label', () => {
    expect(found.inputs[0]).toMatchObject({
      address: 'Inputs!C2',
      name: null,
      label: 'Units sold',
      family: 'PERT',
      formula: '=ROI.PERT(80,C1,130)',
      call: 'ROI.PERT(80,C1,130)',
      at: 1,
      args: [
        { formula: '80', value: 80 },
        { formula: 'C1', value: 100 },
        { formula: '130', value: 130 },
      ],
    });
  });

  it('finds an input inside a larger formula, with spaces, gaps and its own name', () => {
    const [, input] = found.inputs;
    expect(input).toMatchObject({ address: 'Inputs!C3', name: 'Cost', call: 'ROI.NORMAL(20, 1+1 ,,,"Cost")', value: 41 });
    expect(input!.args.map(({ formula }) => formula)).toEqual(['20', '1+1', '', '', '"Cost"']);
    expect(input!.args.map(({ value }) => value)).toEqual([20, 2, undefined, undefined, 'Cost']);
    expect(input!.formula.slice(input!.at, input!.at + input!.call.length)).toBe(input!.call);
  });

  it("finds Excel's own random numbers, several in one cell", () => {
    expect(found.inputs.filter(({ family }) => family === null).map(({ call, address }) => [call, address])).toEqual([
      ['RANDBETWEEN(1,6)', "'Results (new)'!B5"],
      ['RAND()', "'Results (new)'!B5"],
    ]);
  });

  it('finds marked outputs by their names', () => {
    expect(found.outputs).toEqual([{ address: "'Results (new)'!B1", name: 'Profit', label: 'Profit', value: 100 * ((80 + 400 + 130) / 6) - 41 }]);
  });

  it('reads declared correlations and where they stand', () => {
    expect(found.correlations).toEqual([
      {
        address: 'Inputs!E4',
        names: ['Units', 'Cost'],
        matrix: [
          [1, 0.5],
          [0.5, 1],
        ],
        namesAddress: 'Inputs!B4:C4',
        matrixAddress: 'Inputs!E1:F2',
        degreesOfFreedom: 4,
      },
    ]);
  });

  it('proposes named results first, then final formulas that depend on an input, and no others', () => {
    expect(found.outputCandidates.map(({ address, name }) => [address, name])).toEqual([
      ["'Results (new)'!B2", 'MarginName'],
      ["'Results (new)'!B3", 'Doubled margin'],
    ]);
  });

  it('proposes every final formula while nothing is uncertain yet', () => {
    const plain = displayed(modelOf({ Sheet1: { A1: 2, A2: '=A1*2', A3: '=SUM(A1:A2)' } }));
    expect(findUncertainty(plain).outputCandidates.map(({ address }) => address)).toEqual(['Sheet1!A3']);
  });

  it('passes over formulas it cannot read', () => {
    const broken = modelOf({ Sheet1: { A1: { value: 1, formula: 'ROI.PERT(1,2' }, A2: { value: 1, formula: '[Other.xlsx]Sheet1!A1+RAND()' } } });
    expect(findUncertainty(broken).inputs).toEqual([]);
  });
});
