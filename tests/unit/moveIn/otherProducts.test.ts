import { convertFormulas } from '../../../src/engine/moveIn/convertFormulas';
import { converted, trapsOf, workbookOf } from './workbookOf';

/**
 * Orders of arguments as in Oracle's "Distribution Parameter Summary"
 * (https://docs.oracle.com/cd/E52437_01/en/crystal_ball_users_guide/apas07.html); cutoffs and a name follow them.
 */
describe('worksheet functions of Crystal Ball', () => {
  it.each([
    ['=CB.Normal(10,2)', '=ROI.NORMAL(10,2)', []],
    ['=CB.Normal(10,2,,14,"Price")', '=ROI.NORMAL(10,2,,14,"Price")', []],
    ['=CB.Triangular(1,2,3)', '=ROI.TRIANG(1,2,3)', []],
    ['=CB.BetaPERT(1,2,3)', '=ROI.PERT(1,2,3)', []],
    ['=CB.Uniform(1,3)', '=ROI.UNIFORM(1,3)', []],
    ['=CB.Lognormal(10,5)', '=ROI.LOGNORM(10,5)', []],
    ['=CB.Exponential(0.25)', '=ROI.EXPON(1/0.25)', ['rateToMean']],
    ['=CB.Binomial(0.3,10)', '=ROI.BINOMIAL(10,0.3)', ['argumentOrder']],
    ['=CB.Gamma(0,2,3)', '=ROI.GAMMA(3,2)', ['argumentOrder']],
    ['=CB.Weibull(5,2,3)', '=ROI.WEIBULL(3,2)+5', ['argumentOrder', 'locationOutside']],
    ['=CB.Weibull(5,2,3,6,9)', '=ROI.WEIBULL(3,2,1,4)+5', ['argumentOrder', 'locationOutside', 'truncationShifted']],
    ['=CB.Beta(2,3,10)', '=ROI.BETA(2,3,0,10)', ['sameShape']],
    ['=CB.Poisson(4)', '=ROI.POISSON(4)', []],
    ['=CB.YesNo(0.2)', '=ROI.YESNO(0.2)', []],
    ['=CB.Custom(A1:B3)', '=ROI.DISCRETE(Model!$A$1:$A$3,Model!$B$1:$B$3)', []],
    ['=CB.Geometric(0.25)', '=INT(LN(1-ROI.UNIFORM(0,1))/LN(1-0.25))+1', ['transformed']],
  ])('%s becomes %s', (before, after, traps) => {
    const around = { A1: 1, A2: 2, A3: 3, B1: 0.25, B2: 0.5, B3: 0.25 };
    expect(converted(before, around)).toBe(after);
    expect(trapsOf(before, around)).toEqual(traps);
  });

  it('does not guess an order that Oracle does not publish', () => {
    expect(converted('=CB.Lognormal2(0,10,5)')).toBe('orderUnpublished');
    expect(converted('=CB.Beta2(2,3,0,10)')).toBe('orderUnpublished');
  });

  it('reads statistics by number, and percentiles and certainties in percent', () => {
    const around = { A2: 'Profit', B2: '=A1*2' };
    expect(converted('=CB.GetForeStatFN(B2,2)', around)).toBe('=ROI.SIMSTAT("Profit","mean")');
    expect(converted('=CB.GetForeStatFN(B2,6)+1', around)).toBe('=(ROI.SIMSTAT("Profit","stdev")^2)+1');
    expect(converted('=CB.GetForePercentFN(B2,10)', around)).toBe('=ROI.SIMSTAT("Profit","percentile",0.1)');
    expect(trapsOf('=CB.GetForePercentFN(B2,10)', around)).toEqual(['percentScale', 'directionSetting']);
    expect(converted('=CB.GetCertaintyFN(B2,0)', around)).toBe('=100*ROI.SIMSTAT("Profit","target",0)');
    expect(converted('=CB.GetForeStatFN(B2,4)', around)).toBe('noEqual');
  });

  it('tells that assumptions made in dialogs cannot be read', () => {
    expect(convertFormulas(workbookOf({ Model: { A1: 1 }, CB_DATA_: { A1: 'x' } })).hasHiddenAssumptions).toBe(true);
    expect(convertFormulas(workbookOf({ Model: { A1: 1 } })).hasHiddenAssumptions).toBe(false);
  });
});

/** https://www.solver.com/risk-solver-help/psi-function-help */
describe('functions of Analytic Solver', () => {
  it.each([
    ['=PsiNormal(0,1,PsiTruncate(,2))', '=ROI.NORMAL(0,1,,2)'],
    ['=PsiNormal(0,1,PsiTruncate(-2))', '=ROI.NORMAL(0,1,-2)'],
    ['=PsiNormal(0,1,PsiTruncate(,2,1))', '=ROI.NORMAL(0,1,,2)'],
    ['=PsiNormal(0,1,PsiTruncateP(0.05,0.95))', '=ROI.NORMAL(0,1,NORM.INV(0.05,0,1),NORM.INV(0.95,0,1))'],
    ['=PsiNormal(0,0.5,PsiTruncate(,0.98,3))', '=ROI.NORMAL(0,0.5,,NORM.INV(0.98,0,0.5))'],
    ['=PsiTriangular(95,100,110)', '=ROI.TRIANG(95,100,110)'],
    ['=PsiUniform(1,2)', '=ROI.UNIFORM(1,2)'],
    ['=PsiLogNormal(10,2)', '=ROI.LOGNORM(10,2)'],
    ['=PsiLogNorm2(1,0.5)', '=ROI.LOGNORM2(1,0.5)'],
    ['=PsiExponential(100)', '=ROI.EXPON(100)'],
    ['=PsiGamma(2.5,1)', '=ROI.GAMMA(2.5,1)'],
    ['=PsiWeibull(1,10)', '=ROI.WEIBULL(1,10)'],
    ['=PsiBetaGen(2,3,10,30)', '=ROI.BETA(2,3,10,30)'],
    ['=PsiBinomial(10,0.3)', '=ROI.BINOMIAL(10,0.3)'],
    ['=PsiDiscrete({1,2},{0.4,0.6})', '=ROI.DISCRETE({1,2},{0.4,0.6})'],
    ['=PsiTriangGen(1,5,10,0.1,0.9)', '=ROI.TRIANG1090(1,5,10)'],
    ['=PsiLogistic(0,2)', '=ROI.METALOG(0+2*LN(3)*{-1,1},{0.25,0.75})'],
    ['=PsiNormal(10,1,PsiName("Price"),PsiBaseCase(9))', '=ROI.NORMAL(10,1,,,"Price")'],
  ])('%s becomes %s', (before, after) => {
    expect(converted(before)).toBe(after);
  });

  it('does not guess whether bounds hold before a shift', () => {
    expect(converted('=PsiNormal(0,1,PsiShift(5),PsiTruncate(0,9))')).toBe('orderUnpublished');
    expect(converted('=PsiNormal(0,1,PsiShift(5))')).toBe('=ROI.NORMAL(0,1)+5');
  });

  it('does not take bounds counted in deviations for values', () => {
    expect(converted('=PsiNormal(0,0.5,PsiTruncate(,2,2))')).toBe('propertyNoEqual');
  });

  it('marks the cell that PsiOutput refers to, and names outputs', () => {
    const { converted: cells } = convertFormulas(workbookOf({ Model: { A1: 'Profit', B1: '=C1*2', D1: '=PsiOutput(B1)', D2: '=PsiMean(B1)', B3: '=B1/3+PsiOutput("Test")', D3: '=PsiPercentileD("Test",0.1)' } }));
    expect(cells.map(({ after }) => after)).toEqual([
      '=ROI.OUTPUT("Profit")+C1*2',
      '=0',
      '=ROI.SIMSTAT("Profit","mean")',
      '=B1/3+ROI.OUTPUT("Test")',
      '=ROI.SIMSTAT("Test","percentile",0.9)',
    ]);
  });
});

/** https://github.com/pyscripter/XLRisk, Source/RiskFunctions.bas and Source/UserInterface.bas. */
describe('workbooks of XLRisk', () => {
  const settings = { A1: 'Simulation Settings', G1: 'Simulation Outputs', G3: 'Range', H3: 'Name', G4: 'Model!$B$3', H4: 'Profit' };
  const names = [{ name: 'RiskOutputs', formula: 'XLRisk!$G$3', sheet: 'XLRisk' }];

  it('reads RiskLogNorm as mean and deviation of the logarithm, other than @RISK', () => {
    const workbook = workbookOf({ Model: { B1: '=RiskLogNorm(1,0.5)', B2: '=RiskBeta(2,3,0,10)', B3: '=B1*B2' }, XLRisk: settings }, names);
    const { converted: cells } = convertFormulas(workbook);
    expect(cells.map(({ product, after }) => [product, after])).toEqual([
      ['xlRisk', '=ROI.LOGNORM2(1,0.5)'],
      ['xlRisk', '=ROI.BETA(2,3,0,10)'],
      ['xlRisk', '=ROI.OUTPUT("Profit")+B1*B2'],
    ]);
    expect(cells[0]!.traps.map(({ kind }) => kind)).toEqual(['logParameters']);
    expect(converted('=RiskLogNorm(1,0.5)')).toBe('=ROI.LOGNORM(1,0.5)');
  });
});

it('names functions of ModelRisk cell by cell', () => {
  expect(convertFormulas(workbookOf({ Model: { A1: '=VoseNormal(1,2)' } })).refused).toEqual([
    { sheet: 'Model', row: 0, column: 0, product: 'modelRisk', before: '=VoseNormal(1,2)', reasons: [{ reason: 'noEqual', suggestion: 'writeByHand', call: 'VoseNormal' }] },
  ]);
});
