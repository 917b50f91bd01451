import { convertFormulas } from '../../../src/engine/moveIn/convertFormulas';
import { cellKey, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { workbookOf, type Cells } from './workbookOf';

function conversionOf(cells: Cells) {
  return convertFormulas(workbookOf({ Model: cells }));
}

const formulas = (cells: Cells): readonly string[] => conversionOf(cells).converted.map(({ after }) => after);

describe('convertFormulas', () => {
  it('finds nothing in a workbook without foreign formulas', () => {
    const cells = { A1: 'RiskNormal(1,2)', A2: '=SUM(B1:B9)', A3: '="CB.Normal(1,2)"', A4: '=Risk*2' };
    expect(conversionOf(cells)).toEqual({ converted: [], refused: [], added: [], names: [], hasHiddenAssumptions: false });
  });

  it('converts a cell whole or not at all', () => {
    const { converted, refused } = conversionOf({ A1: '=RiskNormal(1,2)+RiskSimtable({1,2})+RiskFoo(3)', A2: '=RiskNormal(1,2)' });
    expect(converted.map(({ row }) => row)).toEqual([1]);
    expect(refused.map(({ before, reasons }) => [before, reasons.map(({ call, suggestion }) => `${call}: ${suggestion}`)])).toEqual([
      ['=RiskNormal(1,2)+RiskSimtable({1,2})+RiskFoo(3)', ['RiskSimtable: useScenarios', 'RiskFoo: writeByHand']],
    ]);
  });

  it('names outputs after what stands beside them, each once', () => {
    expect(formulas({ A1: 'Profit', B1: '=RiskOutput()+C1', A2: 'Profit', B2: '=RiskOutput()+C2', B3: '=RiskOutput("Cost")+C3', B4: '=RiskOutput("Year","Cash",2)+C4', B5: '=RiskOutput(,"Cash",3)+C5' })).toEqual([
      '=ROI.OUTPUT("Profit")+C1',
      '=ROI.OUTPUT("Profit (2)")+C2',
      '=ROI.OUTPUT("Cost")+C3',
      '=ROI.OUTPUT("Year")+C4',
      '=ROI.OUTPUT("Cash 3")+C5',
    ]);
  });

  it('makes cells outputs whose statistics are asked for', () => {
    const { converted } = conversionOf({ A1: 'Users', B1: '=RiskNormal(10,2)', A2: 'Profit', B2: '=B1-5>0', B3: '=RiskMean(B2)-RiskStdDev(B1)', B4: '=RiskTarget(B2,0)' });
    expect(converted.map(({ after }) => after)).toEqual([
      '=ROI.OUTPUT("Users")+ROI.NORMAL(10,2)',
      '=ROI.OUTPUT("Profit")+(B1-5>0)',
      '=ROI.SIMSTAT("Profit","mean")-ROI.SIMSTAT("Users","stdev")',
      '=ROI.SIMSTAT("Profit","target",0)',
    ]);
    expect(converted[1]!.traps).toEqual([{ kind: 'outputMarked', call: 'ROI.OUTPUT' }]);
  });

  it('leaves a statistic alone whose cell is no formula or stays foreign', () => {
    const { converted, refused } = conversionOf({ A1: 5, A2: '=RiskFoo(1)', B1: '=RiskMean(A1)', B2: '=RiskMean(A2)', B3: '=RiskMean("nowhere")' });
    expect(converted).toEqual([]);
    expect(refused.map(({ reasons }) => reasons[0]!.reason)).toEqual(['sourceCell', 'noEqual', 'sourceCell', 'sourceCell']);
  });

  it('asks for an output by name wherever it stands', () => {
    const { converted } = convertFormulas(workbookOf({ Report: { A1: '=RiskPercentile("profit",0.1)', A2: '=RiskPercentileD(Model!B1,0.1)' }, Model: { B1: '=RiskOutput("Profit")+1' } }));
    expect(converted.map(({ after }) => after)).toEqual(['=ROI.SIMSTAT("Profit","percentile",0.1)', '=ROI.SIMSTAT("Profit","percentile",0.9)', '=ROI.OUTPUT("Profit")+1']);
  });

  it('gives a name that is taken to one input only', () => {
    const { converted } = conversionOf({ A1: '=RiskNormal(1,2,RiskName("Price"))', A2: '=RiskNormal(1,2,RiskName("price"))' });
    expect(converted.map(({ after }) => after)).toEqual(['=ROI.NORMAL(1,2,,,"Price")', '=ROI.NORMAL(1,2,,,"price (2)")']);
    expect(converted[1]!.traps).toEqual([{ kind: 'renamed', call: 'RiskNormal', details: { from: 'price', to: 'price (2)' } }]);
  });

  it('leaves array formulas over several cells alone', () => {
    const cells = new Map([[cellKey(0, 0), { value: 0, formula: 'RiskNormal(B1:B2,1)', arrayRange: { top: 0, left: 0, bottom: 1, right: 0 }, dynamic: false }]]);
    const model: WorkbookModel = { sheets: [{ name: 'Model', cells }], names: [], tables: [], date1904: false, iterative: false };
    expect(convertFormulas(model).refused[0]!.reasons).toEqual([{ reason: 'cellInArray', suggestion: 'writeByHand', call: 'RiskNormal' }]);
  });

  it('names defined names that hold foreign calls', () => {
    const names = [
      { name: 'Demand', formula: 'RiskNormal(1,2)' },
      { name: 'Total', formula: 'Model!$A$1' },
    ];
    expect(convertFormulas(workbookOf({ Model: { A1: '=Demand*2' } }, names)).names).toEqual([
      { name: 'Demand', product: 'atRisk', before: '=RiskNormal(1,2)', reasons: [{ reason: 'inName', suggestion: 'putInCell', call: 'RiskNormal' }] },
    ]);
  });

  it('finds the one formula of a product among many thousands', () => {
    const cells = new Map(Array.from({ length: 20_000 }, (_, row) => [cellKey(row, 0), { value: 0, formula: `B${row + 1}*2+SUM(C1:C9)` }]));
    cells.set(cellKey(20_000, 0), { value: 0, formula: 'RiskNormal(1,2)' });
    expect(convertFormulas({ sheets: [{ name: 'Model', cells }], names: [], tables: [], date1904: false, iterative: false }).converted).toHaveLength(1);
  });
});

/** https://help.palisade.com/v8_1/en/@RISK/Function/5-Property/RiskCorrmat.htm and RiskDepC.htm. */
describe('correlations', () => {
  const inputs = { A1: 'Users', B1: '=RiskNormal(10,1,RiskCorrmat(D1:E2,1,"M"))', A2: 'Price', B2: '=RiskPert(1,2,3,RiskCorrmat($D$1:$E$2,2,"M"))' };

  it('become one formula over the matrix, and the inputs get names', () => {
    const { converted, added } = conversionOf({ ...inputs, D1: 1, E1: 0.5, D2: 0.5, E2: 1 });
    expect(converted.map(({ after }) => after)).toEqual(['=ROI.NORMAL(10,1,,,"Users")', '=ROI.PERT(1,2,3,,,,"Price")']);
    expect(converted[0]!.traps).toEqual([{ kind: 'named', call: 'RiskNormal', details: { name: 'Users' } }]);
    expect(added).toEqual([
      { sheet: 'Model', row: 3, column: 0, product: 'atRisk', formula: '=ROI.CORRELATE({"Users","Price"},Model!$D$1:$E$2)', rows: 3, columns: 3, traps: [{ kind: 'correlationPlaced', call: 'RiskCorrmat' }] },
    ]);
  });

  it('read a matrix of which only one triangle is filled, as @RISK allows', () => {
    const triangles: readonly Cells[] = [{ D1: 1, D2: 0.5, E2: 1 }, { D1: 1, E1: 0.5, E2: 1 }];
    for (const matrix of triangles) {
      const [added] = conversionOf({ ...inputs, ...matrix }).added;
      expect(added!.formula).toBe('=ROI.CORRELATE({"Users","Price"},{1,0.5;0.5,1})');
      expect(added!.traps.map(({ kind }) => kind)).toEqual(['valuesCopied', 'correlationPlaced']);
    }
  });

  it('take the part of a matrix that inputs use, and part its copies', () => {
    const matrix = { D1: 1, D2: 0.1, E2: 1, D3: 0.2, E3: 0.3, F3: 1 };
    const { added } = conversionOf({
      B1: '=RiskNormal(1,1,RiskName("a"),RiskCorrmat(D1:F3,1,1))',
      B2: '=RiskNormal(1,1,RiskName("b"),RiskCorrmat(D1:F3,3,1))',
      B3: '=RiskNormal(1,1,RiskName("c"),RiskCorrmat(D1:F3,2,2))',
      B4: '=RiskNormal(1,1,RiskName("d"),RiskCorrmat(D1:F3,3,2))',
      ...matrix,
    });
    expect(added.map(({ formula, row }) => [formula, row])).toEqual([
      ['=ROI.CORRELATE({"a","b"},{1,0.2;0.2,1})', 5],
      ['=ROI.CORRELATE({"c","d"},{1,0.3;0.3,1})', 9],
    ]);
  });

  it('of a leading input become a matrix with zeros among its followers', () => {
    const { added } = conversionOf({
      B1: '=RiskNormal(1,1,RiskName("lead"),RiskIndepC("Price"))',
      B2: '=RiskNormal(1,1,RiskName("b"),RiskDepC("Price",0.5))',
      B3: '=RiskNormal(1,1,RiskName("c"),RiskDepC("price",C3))',
      C3: -0.25,
    });
    expect(added.map(({ formula }) => formula)).toEqual(['=ROI.CORRELATE({"lead","b","c"},{1,0.5,-0.25;0.5,1,0;-0.25,0,1})']);
    expect(added[0]!.traps.map(({ kind }) => kind)).toEqual(['valuesCopied', 'zeroCorrelations', 'correlationPlaced']);
  });

  it('are read from the properties of Analytic Solver', () => {
    const { converted, added } = conversionOf({ A1: 'x', B1: '=PsiNormal(1,1,PsiCorrMatrix(D1:E2,1,1))', A2: 'y', B2: '=PsiUniform(0,1,PsiCorrMatrix(D1:E2,2,1))', D1: 1, E1: 0.5, D2: 0.5, E2: 1 });
    expect(converted.map(({ after }) => after)).toEqual(['=ROI.NORMAL(1,1,,,"x")', '=ROI.UNIFORM(0,1,,,"y")']);
    expect(added[0]!.formula).toBe('=ROI.CORRELATE({"x","y"},Model!$D$1:$E$2)');
  });

  it('that cannot be read keep the cell as it is', () => {
    const { refused } = conversionOf({ B1: '=RiskNormal(1,1,RiskCorrmat(D1:E2,3))', B2: '=RiskNormal(1,1,RiskCorrmat(OFFSET(D1,0,0,2,2),1))' });
    expect(refused.map(({ reasons }) => reasons[0]!.reason)).toEqual(['wrongArguments', 'wrongArguments']);
  });
});
