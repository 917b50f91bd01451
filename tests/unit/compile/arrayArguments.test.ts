import { compareTrials } from '../../support/trialByTrial';

const CELLS = {
  A1: '=ROI.UNIFORM(50,150)', B1: '=ROI.UNIFORM(50,150)', C1: '=ROI.UNIFORM(50,150)', D1: '=ROI.UNIFORM(50,150)', E1: '=ROI.UNIFORM(50,150)',
  A2: 1, B2: 2, C2: 3, D2: 4, E2: 5,
  A3: 'x', B3: 'y', C3: 'x', D3: 'z', E3: 'x',
  A4: '=A1/1000', B4: '=B1/1000', C4: 0.1, D4: '=C1-100', E4: '=IF(D1>100,"none",D1)',
  A5: 45000, B5: 45400, C5: 45800, D5: 46200, E5: 46600,
  A6: '=-A1*5', B6: '=B1', C6: '=C1*2', D6: '=D1', E6: 200,
};
const TRIALS = Array.from({ length: 12 }, (_, trial) => ({ A1: 50 + ((trial * 37) % 100), B1: 50 + ((trial * 61) % 100), C1: 50 + ((trial * 17) % 100), D1: 50 + ((trial * 83) % 100), E1: 50 + ((trial * 29) % 100) }));

const FORMULAS = [
  'AVERAGE(LARGE(A1:E1,{1,2,3}))', 'SUM(SMALL(A1:E1,{1,2}))', 'SUM(LARGE(A1:E1,A2:C2))', 'AVERAGE(INDEX(A1:E1,1,{1,2,3,4,5}))', 'SUM(INDEX(A1:E2,{1;2},{1,3}))', 'SUM(INDEX(A1:E2,A2:B2,2))',
  'AVERAGE(VLOOKUP(1,A2:C2,{2,3},FALSE))', 'SUM(VLOOKUP({1,4},A2:E2,{1,3},FALSE))', 'SUM(HLOOKUP({"x","z"},A3:E6,2,FALSE))', 'SUM(HLOOKUP(A2:C2,A2:E6,{2;5},FALSE))', 'SUM(HLOOKUP(C2,A2:E6,{3,5}))',
  'SUM(XLOOKUP({1,3,9},A2:E2,A1:E1,0))', 'SUM(XLOOKUP(A1,A2:E2,A1:E1,7,{-1,1}))', 'SUM(MATCH({2,4},A2:E2,0))', 'SUM(MATCH(A1/40,A2:E2,{1,1}))', 'SUM(XMATCH({2,4},A2:E2))', 'SUM(MATCH({1,2;3,4},A2:E2,0)*A1)',
  'SUM(CHOOSE({1,2,3},A1,B1,C1))', 'SUM(CHOOSECOLS(A1:E1,{1,3}))', 'SUM(CHOOSEROWS(A1:E2,{1,-1,1}))', 'SUM(CHOOSECOLS(A1:E1,2,{1,3},-1))', 'SUM(PERCENTILE(A1:E1,{0.1,0.5,0.9}))', 'SUM(QUARTILE(A1:E1,{1,2,3}))', 'SUM(PERCENTILE.EXC(A1:E1,{0.3,0.6}))',
  'SUM(PERCENTRANK(A1:E1,A1:C1))', 'SUM(RANK(A1:E1,A1:E1))', 'SUM(SUMIF(A3:E3,{"x","z"},A1:E1))', 'SUM(SUMIFS(A1:E1,A3:E3,{"x";"y"},A2:E2,{"<3",">3"}))', 'SUM(COUNTIF(A1:E1,{">80","<60"}))', 'SUM(COUNTIFS(A1:E1,">"&A2:C2*30,A3:E3,"x"))', 'SUM(AVERAGEIF(A3:E3,{"x","y"},A1:E1))', 'SUM(MAXIFS(A1:E1,A3:E3,{"x","y"}))',
  'SUMIF(A3:E3,"x",A1)', 'AVERAGEIF(A3:E3,"x",A1)', 'SUMIF(A3:E3,"x",A1:B1)', 'SUMIF(A3:E4,"x",A1)', 'SUMIF(A3:B3,"x",A1:E1)', 'SUMIF(A1:E1,">100")', 'SUMIF(A1:E1,">"&B1)',
  'SUM(NPV({0.05,0.1},A6:E6))', 'SUM(NPV(A4:C4,A6:E6))', 'SUM(PMT({0.05;0.1},{10,20},A1))', 'SUM(PV(A4:C4,10,A1))', 'SUM(FV(0.05,{1,2,3},-A1))', 'SUM(XNPV(0.1,A6:E6,A5:E5))', 'SUM(IRR(A6:E6,{0.1,0.2}))', 'SUM(ROUND(A1:C1,{0;1;-1}))', 'SUM(ROUND(A1:C1,A2:C2-1))',
  'SUM(ROUNDUP(A1,{0,1,2}))', 'SUM(TRUNC(A1:C1,{1,0,-1}))', 'SUM(LOG(A1,{2,3,10}))', 'SUM(POWER({2,3},A4))', 'SUM(MOD(A1:E1,{7,3,2,5,4}))', 'SUM(IF({TRUE,FALSE,TRUE},A1:C1,-1))', 'SUM(IF(A1:E1>100,A1:E1,0))', 'SUM(IFERROR(A1:E1/(A2:E2-3),0))',
  'SUM(TAKE(A1:E1,{1},2))', 'SUM(LN(A1:E1))', 'SUM(A1:E1*{1;2})', 'SUMPRODUCT(LARGE(A1:E1,{1,2})*{3,4})', 'SUM(SWITCH(A2:C2,1,A1,2,B1,7))', 'SUM(NORM.S.DIST(A4:C4,{TRUE;FALSE}))', 'SUM(EDATE(45000,A2:C2)*A1)', 'SUM(EDATE(+A5,{1,2})*A1)', 'SUM(DATE(2024,{1,2},INT(A1)/10))',
  'SUM(DB(A1,10,5,{1,2,3}))', 'SUM(LARGE(A1:E1,{1,9}))', 'IFERROR(SUM(LARGE(A1:E1,{1,9})),A1)', 'SUM(XLOOKUP({1;2},A2:E2,A1:E2))', 'SUM(LOOKUP({1,3},A2:E2,A1:E1))', 'SUM(HLOOKUP("x",A3:E6,{2;4},FALSE)*1)', 'SUM(COUNTIF(A1:E1,A1:C1))', 'SUM(VLOOKUP(A1,A1:E2,{1,2},0))', 'SUM(AND(A1>0,{TRUE,FALSE}),A1)',
  'SUM(SEQUENCE(2,{2,3})*A1)', 'SUM(SUBTOTAL({9,4},A1:E1))', 'SUM(TEXT(A1,{"0","0"})*1)', 'MAX(FREQUENCY(A1:E1,{60,100}))', 'SUM(MMULT(A1:C1,TRANSPOSE(A2:C2)))', 'SUM(INDEX(A1:E1,XMATCH(LARGE(A1:E1,{1,2}),A1:E1)))', 'INDEX(A1:E1,MATCH(MAX(A1:E1),A1:E1,0))', 'INDEX(A1:E2,2,MATCH(A1/40,A2:E2))',
];

describe('arrays where a function wants one value', () => {
  it.each([true, false])('are answered once for each element, in every trial (dynamic arrays: %s)', (dynamic) => {
    for (const formula of FORMULAS) {
      const { how, differences } = compareTrials(CELLS, formula, TRIALS, { dynamic });
      expect({ formula, refused: how === 'refused', differences }).toEqual({ formula, refused: false, differences: [] });
    }
  });
});
