import { convertFormulas } from '../../../src/engine/moveIn/convertFormulas';
import { converted, trapsOf, workbookOf } from './workbookOf';

/**
 * Calls as @RISK documents them: https://help.palisade.com/v8_3/en/@RISK/Function/1-Distribution/ and
 * "A Concise Summary of @RISK Probability Distribution Functions" (Palisade, 2005).
 */
describe('distributions of @RISK', () => {
  it.each([
    ['=RiskNormal(10,2)', '=ROI.NORMAL(10,2)'],
    ['=RiskTriang(100,200,300)', '=ROI.TRIANG(100,200,300)'],
    ['=RiskPert(0,2,10)', '=ROI.PERT(0,2,10)'],
    ['=RiskUniform(10,20)', '=ROI.UNIFORM(10,20)'],
    ['=RiskLognorm(10,5)', '=ROI.LOGNORM(10,5)'],
    ['=RiskLognorm2(2,0.5)', '=ROI.LOGNORM2(2,0.5)'],
    ['=RiskBeta(2,3)', '=ROI.BETA(2,3)'],
    ['=RiskBetaGeneral(2,3,0,100)', '=ROI.BETA(2,3,0,100)'],
    ['=RiskGamma(2,5)', '=ROI.GAMMA(2,5)'],
    ['=RiskErlang(5,10)', '=ROI.GAMMA(5,10)'],
    ['=RiskChiSq(5)', '=ROI.GAMMA(5/2,2)'],
    ['=RiskExpon(5)', '=ROI.EXPON(5)'],
    ['=RiskWeibull(2,10)', '=ROI.WEIBULL(2,10)'],
    ['=RiskRayleigh(3)', '=ROI.WEIBULL(2,3*SQRT(2))'],
    ['=RiskErf(5)', '=ROI.NORMAL(0,1/(SQRT(2)*5))'],
    ['=RiskBinomial(5,0.25)', '=ROI.BINOMIAL(5,0.25)'],
    ['=RiskPoisson(5)', '=ROI.POISSON(5)'],
    ['=RiskBernoulli(0.1)', '=ROI.YESNO(0.1)'],
    ['=RiskIntUniform(10,20)', '=ROI.DISCRETE(SEQUENCE(1,11,10),SEQUENCE(1,11,1,0)/11)'],
    ['=RiskDiscrete({0,5},{1,1})', '=ROI.DISCRETE({0,5},{1,1}/2)'],
    ['=RiskDiscrete({0,5},{0.5,0.5})', '=ROI.DISCRETE({0,5},{0.5,0.5})'],
    ['=RiskDuniform({1,2.1,4.45,99})', '=ROI.DISCRETE({1,2.1,4.45,99},{1,1,1,1}/4)'],
    ['=RiskCumul(0,10,{1,5,9},{0.1,0.7,0.9})', '=ROI.CUMUL(0,10,{1,5,9},{0.1,0.7,0.9})'],
    ['=RiskCumulD(0,10,{1,5,9},{0.9,0.3,0.1})', '=ROI.CUMUL(0,10,{1,5,9},1-{0.9,0.3,0.1})'],
    ['=RiskHistogrm(10,20,{1,2,3,2,1})', '=ROI.CUMUL(10,20,{12,14,16,18},{1,3,6,8}/9)'],
    ['=RiskTrigen(100,200,300,10,90)', '=ROI.TRIANG1090(100,200,300)'],
    ['=RiskTrigen(100,200,300,0,100)', '=ROI.TRIANG(100,200,300)'],
    ['=RiskLogistic(10,20)', '=ROI.METALOG(10+20*LN(3)*{-1,1},{0.25,0.75})'],
    ['=RiskReciprocal(1,1000)', '=EXP(ROI.UNIFORM(LN(1),LN(1000)))'],
    ['=RiskPareto(5,5)', '=5*(1-ROI.UNIFORM(0,1))^-(1/5)'],
    ['=RiskExtValue(1,2)', '=1-2*LN(-LN(ROI.UNIFORM(0,1)))'],
    ['=RiskLogLogistic(-5,2,3)', '=-5+2*(1/ROI.UNIFORM(0,1)-1)^-(1/3)'],
    ['=RiskStudent(10)', '=T.INV(ROI.UNIFORM(0,1),10)'],
    ['=RiskGeomet(0.25)', '=INT(LN(1-ROI.UNIFORM(0,1))/LN(1-0.25))'],
    ['=RiskPearson5(1,10)', '=10/GAMMA.INV(1-ROI.UNIFORM(0,1),1,1)'],
    ['=RiskNormalAlt(5%,67.1,95%,132.9)', '=ROI.NORMAL(67.1-NORM.S.INV(5%)*(132.9-67.1)/(NORM.S.INV(95%)-NORM.S.INV(5%)),(132.9-67.1)/(NORM.S.INV(95%)-NORM.S.INV(5%)))'],
    ['=RiskTriangAlt(10%,1,"m. likely",5,90%,10)', '=ROI.TRIANG1090(1,5,10)'],
    ['=RiskLognormAlt(5%,1,50%,3,95%,12)', '=ROI.METALOG({1,3,12},{0.05,0.5,0.95},0)'],
    ['=RiskUniformAlt("min",5,90%,15)', '=ROI.UNIFORM(5,5+(15-5)/90%)'],
  ])('%s becomes %s', (before, after) => {
    expect(converted(before)).toBe(after);
  });

  it('counts the percentiles of AltD forms from above', () => {
    expect(converted('=RiskLognormAltD(0.95,1,0.5,3,0.05,12)')).toBe(converted('=RiskLognormAlt(0.05,1,0.5,3,0.95,12)'));
    expect(trapsOf('=RiskLognormAltD(0.95,1,0.5,3,0.05,12)')).toEqual(['otherTail', 'approximated']);
  });

  it('keeps cells in arguments as cells', () => {
    expect(converted('=RiskPert(B2*0.9,B2,Costs!B2*1.2)', { B2: 5 })).toBe('=ROI.PERT(B2*0.9,B2,Costs!B2*1.2)');
    expect(converted('=RiskDiscrete(A1:C1,A2:C2)', { A1: 1, B1: 2, C1: 3, A2: 1, B2: 1, C2: 2 })).toBe('=ROI.DISCRETE(A1:C1,A2:C2/SUM(A2:C2))');
    expect(converted('=RiskDiscrete(A1:C1,A2:C2)', { A1: 1, B1: 2, C1: 3, A2: 0.25, B2: 0.25, C2: 0.5 })).toBe('=ROI.DISCRETE(A1:C1,A2:C2)');
  });

  it('keeps the rest of the formula letter by letter', () => {
    expect(converted('=IF(A1>0, RiskNormal( 10 , 2 ) ,"RiskNormal(1,2)") & "x"')).toBe('=IF(A1>0, ROI.NORMAL(10,2) ,"RiskNormal(1,2)") & "x"');
    expect(converted('=2*RiskPareto(2,10)')).toBe('=2*(10*(1-ROI.UNIFORM(0,1))^-0.5)');
  });

  it.each(['=_xll.RiskNormal(10,2)', '=[1]!RiskNormal(10,2)', "='C:\\Program Files\\Palisade\\RISK.XLA'!RiskNormal(10,2)", '=RISKNORMAL(10,2)'])('reads %s as a call of @RISK', (before) => {
    expect(converted(before)).toBe('=ROI.NORMAL(10,2)');
  });
});

/** https://help.palisade.com/v8_3/en/@RISK/Function/5-Property/ */
describe('properties of @RISK', () => {
  it.each([
    ['=RiskNormal(10,2,RiskName("Sales volume"))', '=ROI.NORMAL(10,2,,,"Sales volume")'],
    ['=RiskNormal(10,2,RiskName(A1))', '=ROI.NORMAL(10,2,,,A1)'],
    ['=RiskNormal(10,5,RiskTruncate(0,20))', '=ROI.NORMAL(10,5,0,20)'],
    ['=RiskNormal(10,5,RiskTruncate(0,))', '=ROI.NORMAL(10,5,0)'],
    ['=RiskNormal(10,5,RiskTruncate(,20),RiskName("x"))', '=ROI.NORMAL(10,5,,20,"x")'],
    ['=RiskTriang(1,2,3,RiskShift(10))', '=ROI.TRIANG(1,2,3)+10'],
    ['=RiskTriang(1,2,3,RiskShift(-10))*2', '=(ROI.TRIANG(1,2,3)-10)*2'],
    ['=2*RiskMakeInput(A1+B1)', '=2*(A1+B1)'],
    ['=-RiskMakeInput(A1-RiskPareto(2,10))', '=-(A1-(10*(1-ROI.UNIFORM(0,1))^-0.5))'],
    ['=RiskLognorm(10,5,RiskTruncateP(0.05,0.95))', '=ROI.LOGNORM(10,5,LOGNORM.INV(0.05,LN(10^2/SQRT(10^2+5^2)),SQRT(LN(1+5^2/10^2))),LOGNORM.INV(0.95,LN(10^2/SQRT(10^2+5^2)),SQRT(LN(1+5^2/10^2))))'],
  ])('%s becomes %s', (before, after) => {
    expect(converted(before)).toBe(after);
  });

  /** "@RISK always truncates first and then shifts": knowledge base, Truncate and Shift in the Same Distribution. */
  it('truncates before it shifts, as RiskTruncate does, and after it, as RiskTruncate2 does', () => {
    expect(converted('=RiskGamma(4,60,RiskShift(-78),RiskTruncate(89,178))')).toBe('=ROI.GAMMA(4,60,89,178)-78');
    expect(converted('=RiskGamma(4,60,RiskShift(-78),RiskTruncate2(11,100))')).toBe('=ROI.GAMMA(4,60,89,178)-78');
    expect(trapsOf('=RiskGamma(4,60,RiskShift(-78),RiskTruncate2(11,100))')).toEqual(['truncationShifted']);
  });

  it('tells what has no influence on the numbers or no equal', () => {
    expect(trapsOf('=RiskBeta(10,2,RiskStatic(9.5))')).toEqual(['idleValue']);
    expect(trapsOf('=RiskBeta(10,2,RiskUnits("USD"),RiskSeed(1,2))')).toEqual(['propertyDropped', 'seedDropped']);
    expect(converted('=RiskNormal(10,2,RiskLock())')).toBe('propertyNoEqual');
  });
});

describe('what @RISK has and this product has not', () => {
  it.each([
    ['=RiskSimtable({1,2,3})', 'noEqual'],
    ['=RiskHypergeo(5,10,50)', 'noEqual'],
    ['=RiskSomethingNew(1,2)', 'noEqual'],
    ['=RiskNormal(RiskUniform(1,2),3)', 'uncertainParameter'],
    ['=RiskNormal(10)', 'argumentCount'],
    ['=RiskNormal(10,2,3)', 'argumentCount'],
    ['=RiskNormal(10,2 3)', 'wrongArguments'],
    ['=RiskNormal(10,', 'unreadableFormula'],
    ['=RiskTrigen(A1,A2,A3,5,95)', 'needsConstants'],
    ['=RiskSkewness(A1)', 'noEqual'],
    ['=RiskNormal(1,2,RiskShift())', 'wrongArguments'],
    ['=RiskNormal(1,2,RiskShift(RiskUniform(0,1)))', 'uncertainParameter'],
    ['=RiskPercentile(A1,)', 'wrongArguments'],
    ['=1+RiskMakeInput()', 'wrongArguments'],
  ])('%s stays, because of %s', (before, reason) => {
    expect(converted(before, { A1: 1, A2: 2, A3: 3 })).toBe(reason);
  });

  it('leaves a function alone that the workbook defines itself', () => {
    const names = [{ name: 'RiskAdjusted', formula: 'LAMBDA(x,x*0.9)' }];
    expect(convertFormulas(workbookOf({ Model: { A1: '=RiskAdjusted(5)' } }, names))).toMatchObject({ converted: [], refused: [] });
    expect(converted('=RiskAdjusted(5)')).toBe('noEqual');
  });
});
