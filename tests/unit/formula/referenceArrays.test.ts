import { valueOf } from './valueOf';

/** The values of LibreOffice 24.2 and of Microsoft's documentation of each function. */
const SHEETS = {
  S: {
    A1: -100, A2: 7, A3: 60, A4: 'text', A5: 80, C1: 1, D1: 10, C2: 2, D2: 20,
    E1: 'p', E2: 'q', E3: 'p', F1: 1, F2: 2, F3: 4, G1: '=A1+1', H1: { error: '#N/A' as const }, H2: 3, H3: 5,
  },
  B: { A1: 'p', A2: 'q', B1: 10, B2: 100 },
};

const expectAll = (cases: readonly (readonly [string, unknown])[]): void => {
  it.each(cases)('%s', (formula, expected) => {
    expect(valueOf(formula, SHEETS)).toEqual(expected);
  });
};

describe('N and T', () => {
  expectAll([
    ['SUMPRODUCT(N(A1:A5>50))', 3],
    ['SUM(INDEX(A1:A5,N(IF(1,{1,3}))))', -40],
    ['SUM(VLOOKUP(N(IF(1,{1,2})),C1:D2,2,FALSE))', 30],
    ['SUM(N(OFFSET(A1,{0,2,4},0)))', 40],
    ['N({1,TRUE;"a",4})', [[1, 1], [0, 4]]],
    ['N(A1:A3)', -100],
    ['N(H1)', '#N/A'],
    ['T(OFFSET(A1,{2,3},0))', [['', 'text']]],
    ['T({"a",1})', [['a', '']]],
    ['T(A3:A4)', ''],
    ['IRR(N(OFFSET(A1,{0,2,4},0)))', expect.closeTo(0.24339811320566, 9)],
    ['SUMPRODUCT(N(INDIRECT({"A1","B!B2"})))', 0],
  ]);
});

describe('arrays of references', () => {
  expectAll([
    ['SUBTOTAL(9,OFFSET(A1,ROW(1:3)-1,0))', [[-100], [7], [60]]],
    ['MAX(SUBTOTAL(9,OFFSET(A1,0,0,{1,2,3,4,5})))', 47],
    ['SUMPRODUCT(SUBTOTAL(109,OFFSET(A1,{0,2,4},0)))', 40],
    ['SUMIF(INDIRECT({"E1:E3","B!A1:A3"}),"p",INDIRECT({"F1:F3","B!B1:B3"}))', [[5, 10]]],
    ['SUM(SUMIF(INDIRECT({"E1:E3";"B!A1:A3"}),{"p","q"},INDIRECT({"F1:F3";"B!B1:B3"})))', 117],
    ['SUMIFS(INDIRECT({"F1:F3","B!B1:B3"}),INDIRECT({"E1:E3","B!A1:A3"}),"q")', [[2, 100]]],
    ['COUNTIF(OFFSET(E1,{0,1},0,2),"p")', [[1, 1]]],
    ['AVERAGEIF(OFFSET(E1,{0,1},0,2),"p",OFFSET(F1,{0,1},0,2))', [[1, 4]]],
    ['COUNTBLANK(OFFSET(A1,{0,4},0,2))', [[0, 1]]],
    ['ROWS(OFFSET(A1,0,0,{1,2,3}))', [[1, 2, 3]]],
    ['COLUMNS(OFFSET(A1,0,0,1,{1,2}))', [[1, 2]]],
    ['ROW(OFFSET(A1,{0,4},0))', [[1, 5]]],
    ['AGGREGATE(9,6,OFFSET(H1,{0,1},0,2))', [[3, 8]]],
    ['RANK(60,OFFSET(A1,0,0,{3,5}))', [[1, 2]]],
    ['DSUM(OFFSET(E1,0,0,{2,3},2),2,K1:K2)', [[2, 6]]],
  ]);

  // Excel reads no reference inside an array: whoever wants values gets #VALUE!.
  expectAll([
    ['OFFSET(A1,{0;2},0)', [['#VALUE!'], ['#VALUE!']]],
    ['SUM(OFFSET(A1,{0,2},0))', '#VALUE!'],
    ['INDIRECT({"A1","A2"})*1', [['#VALUE!', '#VALUE!']]],
    ['COUNT(OFFSET(A1,{0,1},0))', 0],
    ['SUM(OFFSET(A1,{2},0))', 60],
  ]);
});

describe('conditions', () => {
  expectAll([
    ['SUMIF(E1:E3,"p",F1)', 5],
    ['SUMIF(E1:E3,E1:E3,F1)', [[5], [2], [5]]],
    ['AVERAGEIF(E1:E3,"p",F1)', 2.5],
    ['AVERAGEIFS(F1:F3,E1:E3,{"p","q"})', [[2.5, 2]]],
    ['SUM(COUNTIFS(E1:E3,{"p","q"},F1:F3,{">1";">3"}))', 3],
  ]);
});

describe('AGGREGATE and SUBTOTAL', () => {
  expectAll([
    ['AGGREGATE(14,6,A1:A5,{1,2,3})', [[80, 60, 7]]],
    ['AGGREGATE(15,6,F1:F3/(E1:E3="p"),{1;2})', [[1], [4]]],
    ['AGGREGATE(16,6,H1:H3,0.5)', 4],
    ['AGGREGATE(14,4,H1:H3,1)', '#N/A'],
    ['AGGREGATE(3,4,H1:H3)', 3],
    ['AGGREGATE(3,6,H1:H3)', 2],
    ['AGGREGATE(2,4,H1:H3)', 2],
    ['AGGREGATE(9,4,H1:H3)', '#N/A'],
    ['AGGREGATE(9,6,H1:H3*1)', '#VALUE!'],
    ['AGGREGATE(20,6,H2:H3)', '#VALUE!'],
    ['AGGREGATE(9,8,H2:H3)', '#VALUE!'],
    ['SUBTOTAL(3,H1:H3)', 3],
    ['SUBTOTAL(2,H1:H3)', 2],
    ['SUBTOTAL(9,H1:H3)', '#N/A'],
    ['SUBTOTAL({9,1},F1:F3)', [[7, expect.closeTo(7 / 3, 12)]]],
  ]);
});

describe('functions as values', () => {
  expectAll([
    ['MAP(A4,LAMBDA(x,MAX(x)))', [[0]]],
    ['MAP(A1:A3,LAMBDA(x,ROW(x)))', [[1], [2], [3]]],
    ['MAP(A1:A2,LAMBDA(x,SUM(OFFSET(x,0,0,2))))', [[-93], [67]]],
    ['MAP(G1:G1,LAMBDA(x,ISFORMULA(x)))', [[true]]],
    ['BYROW(E1:F3,LAMBDA(r,COUNTIF(r,"p")))', [[1], [0], [1]]],
    ['BYCOL(E1:F3,LAMBDA(c,SUBTOTAL(103,c)))', [[3, 3]]],
    ['BYROW(C1:D2,SUM)', [[11], [22]]],
    ['BYCOL(C1:D2,_xleta.MAX)', [[2, 20]]],
    ['REDUCE(0,C1:D2,SUM)', 33],
    ['REDUCE(,C1:D2,LAMBDA(a,b,a+b))', 33],
    ['SCAN(0,C1:C2,SUM)', [[1], [3]]],
    ['MAP({1,2},{3,4},SUM)', [[4, 6]]],
    ['LET(f,SUM,f(1,2,3))', 6],
    ['INDEX(VSTACK(LAMBDA(x,x+1),LAMBDA(x,x*10)),1)(3)', 4],
    ['LET(f,HSTACK(LAMBDA(x,x+1),LAMBDA(x,x*10)),INDEX(f,2)(3))', 30],
    ['MAP(VSTACK(LAMBDA(x,x+1),LAMBDA(x,x*10)),LAMBDA(g,g(3)))', [[4], [30]]],
    ['MAP(HSTACK(SUM,AVERAGE,MAX),LAMBDA(g,g(F1:F3)))', [[7, expect.closeTo(7 / 3, 12), 4]]],
    ['CHOOSE(2,LAMBDA(x,x),LAMBDA(x,-x))(5)', -5],
    ['LAMBDA(x,[y],IF(ISOMITTED(y),x,y))(1)', 1],
    ['LAMBDA(x,[y],IF(ISOMITTED(y),x,y))(1,2)', 2],
    ['SUM', '#NAME?'],
    ['SUM+1', '#NAME?'],
    ['VSTACK(SUM,1)', [['#CALC!'], [1]]],
  ]);
});

describe('choices and conditions on blanks and arrays', () => {
  expectAll([
    ['SWITCH(0,Z9,"match","no")', 'match'],
    ['SWITCH(Z9,0,"match","no")', 'match'],
    ['SWITCH(Z9,"","match","no")', 'match'],
    ['SWITCH(1,Z9,"match","no")', 'no'],
    ['SWITCH({1;2;3},1,"a",2,{"b","c"},"z")', [['a', 'a'], ['b', 'c'], ['z', 'z']]],
    ['SWITCH(2,{1,2},"a","b")', [['b', 'a']]],
    ['SWITCH(3,1,2)', '#N/A'],
    ['XLOOKUP(Z9,C1:C5,F1:F5,"none")', 4],
    ['DCOUNT(E1:H3,"v",J1:J2)', '#VALUE!'],
    ['DCOUNT({"k","v";"a",1;"a",#N/A;"b",3},"v",{"k";"a"})', 1],
    ['DCOUNTA({"k","v";"a",1;"a",#N/A;"b",3},"v",{"k";"a"})', 2],
    ['DSUM({"k","v";"a",1;"a",#N/A;"b",3},"v",{"k";"a"})', '#N/A'],
    ['TEXTJOIN(",",,IF(F1:F3>1,E1:E3,""))', 'q,p'],
    ['TEXTJOIN(",",FALSE,{"a","","b"})', 'a,,b'],
    ['ISFORMULA(F1:G1)', [[false, true]]],
    ['FORMULATEXT(F1:G1)', [['#N/A', '=A1+1']]],
    ['VSTACK({1,2},{3},{4;5})', [[1, 2], [3, '#N/A'], [4, '#N/A'], [5, '#N/A']]],
    ['HSTACK({1;2},{3},{4,5})', [[1, 3, 4, 5], [2, '#N/A', '#N/A', '#N/A']]],
    ['SORT({3,1,2},1,-1,TRUE)', [[3, 2, 1]]],
    ['MATCH(2,{1,2,2},0)', 2],
    ['VLOOKUP("p",E1:F3,2,FALSE)', 1],
  ]);
});

describe('ranges without their empty edges', () => {
  expectAll([
    ['TRIMRANGE(C1:D5)', [[1, 10], [2, 20]]],
    ['ROWS(TRIMRANGE(C:D))', 2],
    ['COUNTIF(TRIMRANGE(E:E),"p")', 2],
    ['ROWS(_xlfn._TRO_ALL(C1:D5))', 2],
    ['ROWS(_xlfn._TRO_LEADING(C1:D5))', 5],
    ['ROWS(_xlfn._TRO_TRAILING(C1:D5))', 2],
    ['TRIMRANGE(Y1:Z9)', '#REF!'],
  ]);
});

describe('a range that grows with the cell handed over', () => {
  expectAll([
    ['MAP(F1:F3,LAMBDA(x,SUM(F1:x)))', [[1], [3], [7]]],
    ['SCAN(0,F1:F3,LAMBDA(a,x,SUM(x:F3)))', [[7], [6], [4]]],
    ['MAP(F1:F3,LAMBDA(x,COUNTIF(F1:x,">1")))', [[0], [1], [2]]],
    ['FILTER(F1:F3,MAP(F1:F3,LAMBDA(x,SUBTOTAL(103,x))))', [[1], [2], [4]]],
  ]);
});
