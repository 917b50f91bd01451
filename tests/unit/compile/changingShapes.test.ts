import { compareTrials, type WorkedOut } from '../../support/trialByTrial';

const CELLS = {
  A1: '=ROI.DISCRETE({-2,-1,0,0.5,1,2,3,4,5,7},{0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1})',
  A2: '=ROI.UNIFORM(0,10)',
  A3: '=ROI.DISCRETE({1,2,3},{0.4,0.3,0.3})',
  B1: 0.1,
  D1: 1, D2: 2, D3: 3, D4: 4, D5: 5,
  E1: 4, E2: 5, E3: 6, E4: '=A2*2', E5: 9,
  F1: 7, F2: 'text', F3: null, F4: true, F5: '=1/A1',
  G1: -1000, G2: 300, G3: 400, G4: 500, G5: '=100*A2',
  H1: 45000, H2: 45365, H3: 45730, H4: 46100, H5: 46500,
};
const TRIALS = [-2, -1, 0, 0.5, 1, 2, 3, 4, 5, 7].flatMap((A1, place) => [{ A1, A2: place, A3: 1 + (place % 3) }, { A1, A2: 9.5 - place, A3: 1 + ((place + 1) % 3) }]);

const MASKED = [
  'SUM(F1:INDEX(F1:F5,A1))', 'SUM(INDEX(F1:F5,A1))', 'AVERAGE(INDEX(F1:F4,A3))', 'COUNT(INDEX(F1:F4,A3))', 'SUM(INDEX(D1:E5,A1,A3-1))',
  'SUM(D1:INDEX(D1:D5,A1))', 'SUM(INDEX(D1:D5,A1):D5)', 'AVERAGE(D1:INDEX(D1:E5,A1,A3))', 'SUM(D1:XLOOKUP(INT(A1),D1:D5,E1:E5))', 'SUM(D1:OFFSET(D1,A1,0))',
  'SUM(OFFSET(D1,0,0,MAX(A1,0),1))', 'SUM(OFFSET(D1,A1,0,2,2))', 'OFFSET(D1,A1,0)', 'SUM(OFFSET(D1,A3,A1,2,1))', 'COUNT(OFFSET(F1,0,0,A3,1))', 'MAX(OFFSET(D1:D2,A3,1))', 'COUNTA(F1:INDEX(F1:F4,A1))',
  'SUM(TAKE(D1:D5,A1))', 'SUM(TAKE(D1:E5,-A3,A1))', 'SUM(DROP(D1:D5,A1))', 'SUM(DROP(D1:E5,A1,A3-2))', 'MAX(TAKE(E1:E5,A1))', 'MIN(TAKE(E1:E5,A1))', 'PRODUCT(TAKE(E1:E5,A1))',
  'SUM(SEQUENCE(A1))', 'SUM(SEQUENCE(A3,A1,2,0.5))', 'SUM(SEQUENCE(A3)*A2)', 'SUM(1/(1+B1)^SEQUENCE(A3))', 'SUMPRODUCT(TAKE(D1:D5,A3),TAKE(E1:E5,A3))', 'SUMPRODUCT(TAKE(D1:D5,A3)*(TAKE(E1:E5,A3)>4))',
  'SUM(FILTER(D1:D5,D1:D5<A2,0))', 'SUM(FILTER(D1:D5,D1:D5<A2))', 'AVERAGE(FILTER(E1:E5,D1:D5<=A1,A2))', 'COUNT(FILTER(D1:D5,E1:E5>A2,"none"))', 'COUNTA(FILTER(D1:D5,E1:E5>A2,"none"))', 'COUNTA(FILTER(D1:D5,E1:E5>A2))',
  'ROWS(FILTER(D1:D5,E1:E5>A2,0))', 'ROWS(TAKE(D1:D5,A1))', 'COLUMNS(FILTER(D1:E5,E1:E5>A2,0))', 'ROWS(D1:INDEX(D1:D5,A1))', 'ROWS(OFFSET(D1,0,0,MAX(A1,0)))', 'SUM(FILTER(D1:E1,D1:E1<A2,-1))',
  'SUM(MAKEARRAY(A1,2,LAMBDA(i,j,i*j)))', 'REDUCE(0,SEQUENCE(A1),LAMBDA(a,b,a+b))', 'REDUCE(A2,TAKE(E1:E5,A3),LAMBDA(a,b,a*1.1+b))', 'SUM(MAP(TAKE(E1:E5,A3),LAMBDA(x,x^2)))', 'SUM(BYROW(TAKE(D1:E5,A3),LAMBDA(r,MAX(r))))',
  'SUM(VSTACK(TAKE(D1:D5,A3),E1:E2))', 'SUM(TRANSPOSE(TAKE(D1:D5,A3)))', 'LARGE(TAKE(E1:E5,A1),2)', 'SMALL(TAKE(E1:E5,A1),2)', 'STDEV.S(TAKE(E1:E5,A1))', 'VAR.P(TAKE(E1:E5,A1))', 'SUMSQ(TAKE(E1:E5,A1))',
  'NPV(B1,TAKE(G2:G5,A1))', 'NPV(B1,G2:INDEX(G2:G5,A1))', 'NPV(B1,DROP(G2:G5,A3))', 'IRR(G1:INDEX(G1:G5,A3+2))', 'XNPV(B1,G1:INDEX(G1:G5,A3+1),H1:INDEX(H1:H5,A3+1))', 'XIRR(G1:INDEX(G1:G5,A3+2),H1:INDEX(H1:H5,A3+2))',
  'SUM(IF(A2>5,D1:D5,E1:E5))', 'SUM(CHOOSE(A3,D1:D5,E1:E5,G1:G5))', 'SUM(IF(A2>5,D1:D3,E1:E5))', 'SUM(INDEX(D1:E5,A3,0))', 'SUM(INDEX(D1:E5,0,MIN(A3,2)))', 'SUM(INDEX(D1:E5,A1,1))', 'SUM(XLOOKUP(A3,D1:D5,D1:E5))',
  'SUM(LET(n,A1,TAKE(D1:D5,n)))', 'LET(r,TAKE(D1:D5,A3),SUM(r)/ROWS(r))', 'COUNT(TAKE(F1:F5,A1))', 'SUM(TAKE(D1:D5,A3),A2)', 'SUM(FILTER(D1:D5,(D1:D5>1)*(E1:E5<A2),0))', 'SUM(-TAKE(D1:D5,A3))', 'SUM(IF(TAKE(D1:D5,A3)>1,A2,0))',
];
const BY_THE_EVALUATOR = [
  'SUM(UNIQUE(VSTACK(INT(A1),2,3)))', 'SUM(IF(A2>5,F4,D1))', 'ROWS(UNIQUE(VSTACK(A3,2,3)))', 'MEDIAN(TAKE(E1:E5,A3))',
  'SUMIF(E1:INDEX(E1:E5,A3),">4")', 'COUNTIF(OFFSET(E1,0,0,A3,1),">4")', 'PERCENTILE(TAKE(E1:E5,A3),0.3)', 'SUM(SORT(TAKE(E1:E5,A3)))', 'SUM(TOCOL(F1:INDEX(F1:F4,A3),1))', 'IRR(FILTER(G1:G5,G1:G5<>A3*100))', 'SUM(EXPAND(TAKE(D1:D5,A3),4,1,0))',
  'SUM(IFERROR(TAKE(D1:D5,A1),-1))', 'COUNT(IFERROR(TAKE(F1:F5,A3),"x"))', 'SUM(VSTACK(TAKE(D1:D5,A1),1))', 'SUM(SCAN(0,SEQUENCE(A1),LAMBDA(a,b,a+b)))', 'AND(TAKE(D1:D5,A3)>0)', 'SUM(HSTACK(TAKE(D1:D5,A3),TAKE(E1:E5,A3)))', 'SUM(WRAPROWS(TAKE(D1:D4,A3),2,0))',
  'SUMPRODUCT(TAKE(D1:D5,A3),E1:E3)', 'SUM(TAKE(TAKE(D1:D5,A3),2))', 'SUM(CHOOSE(A3,D1,E1:E5,2))', 'SUM(IF(A2>5,D1:D3,1))', 'SUM((D1:INDEX(D1:D5,A3))*TAKE(E1:E5,A3))', 'TEXTJOIN("",TRUE,TAKE(D1:D5,A3))="123"',
];

function worked(formulas: readonly string[], dynamic: boolean): Record<string, { how: WorkedOut; differences: readonly string[] }> {
  return Object.fromEntries(formulas.map((formula) => [formula, compareTrials(CELLS, formula, TRIALS, { dynamic })]));
}

describe('references and arrays whose extent differs from trial to trial', () => {
  it.each([true, false])('are worked out from columns where what is there can be masked (dynamic arrays: %s)', (dynamic) => {
    expect(worked(MASKED, dynamic)).toEqual(Object.fromEntries(MASKED.map((formula) => [formula, { how: 'columns', differences: [] }])));
  });

  it.each([true, false])('are left to the evaluator otherwise, and are what it says in every trial (dynamic arrays: %s)', (dynamic) => {
    for (const [formula, { how, differences }] of Object.entries(worked(BY_THE_EVALUATOR, dynamic))) expect({ formula, how, differences }).toMatchObject({ formula, how: 'calls', differences: [] });
  });

  it('are no circle where the formula itself lies in a range that no trial reaches', () => {
    const cells = { A1: '=ROI.DISCRETE({1,2,3},{0.4,0.3,0.3})', B1: 1, B2: 2, B3: 3, B4: 4, B5: '=SUM(OFFSET(B1,0,0,A1+3-A1,1))' };
    expect(compareTrials(cells, 'B5', [{ A1: 1 }, { A1: 2 }]).differences.join()).not.toContain('simulationCircular');
    expect(compareTrials({ ...cells, B5: '=SUM(OFFSET(B1,0,0,A1,1))' }, 'B5', [{ A1: 1 }, { A1: 2 }, { A1: 3 }])).toEqual({ how: 'columns', differences: [] });
  });

  it('reach cells that are empty on the sheet', () => {
    const cells = { A1: '=ROI.DISCRETE({1,2,3},{0.4,0.5,0.1})', B1: '=SEQUENCE(A1)', D1: '=SEQUENCE(1,A1)', A5: '=B3*2' };
    const trials = [{ A1: 1 }, { A1: 2 }, { A1: 3 }, { A1: 1 }];
    for (const formula of ['B3+A1', 'A5+A1', 'SUM(B3:B9)+A1', 'COUNT(B2:B4)+A1', 'F1-A1', 'IFERROR(MATCH(3,B2:B5,0),-A1)']) {
      expect({ formula, ...compareTrials(cells, formula, trials) }).toMatchObject({ formula, how: 'calls', differences: [] });
    }
  });
});

describe('draws that Excel would make more than once in a calculation', () => {
  it.each(['SUM(MAP({1,2},LAMBDA(x,RAND())))', 'LET(f,LAMBDA(x,RAND()+x),f(0)+f(0))', 'SUM(MAKEARRAY(2,2,LAMBDA(r,c,RANDBETWEEN(1,6))))', 'REDUCE(0,{1,2},LAMBDA(a,b,a+NORM.INV(RAND(),0,1)))', 'SUM(BYROW({1;2},LAMBDA(r,ROI.NORMAL(0,1))))'])(
    'are refused: %s',
    (formula) => {
      expect(compareTrials({ A1: '=ROI.UNIFORM(0,1)' }, formula, []).differences.join()).toContain('simulationRepeatedDraw');
    },
  );
});
