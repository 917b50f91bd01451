import { compareTrials } from '../../support/trialByTrial';

const CELLS = { A1: '=ROI.UNIFORM(-40,40)', A2: '=ROI.UNIFORM(0,1)', A3: '=ROI.UNIFORM(-1,3)', A4: '=ROI.UNIFORM(45000,60000)', A5: '=ROI.DISCRETE({-30,-13,-1,0,1,2,11,12,25},{0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.2})', A6: '=A1>0' };
const COUNT = 1000;
const MONTHS = [-30, -13, -1, 0, 1, 2, 11, 12, 25];
const EDGES = [
  { A1: 0, A2: 0, A3: 0, A4: 45000, A5: 0 }, { A1: -40, A2: 1, A3: -1, A4: 60000, A5: -30 }, { A1: 40, A2: 0.5, A3: 1, A4: 45351, A5: 12 }, { A1: 38.5, A2: 0.075, A3: 3, A4: 45382, A5: -1 },
  { A1: -38.49, A2: 0.925, A3: 1e-9, A4: 45716.99999, A5: 1 }, { A1: 1 / 64, A2: 1e-300, A3: 0.5, A4: 46082, A5: 11 }, { A1: -1 / 64, A2: 1 - 2 ** -53, A3: 2, A4: 46081, A5: 2 }, { A1: -0.3, A2: 1.4e-11, A3: -1e-9, A4: 59990.5, A5: 25 },
];
/** Points spread evenly, as by a sequence of small discrepancy, and edges. */
const TRIALS = [
  ...EDGES,
  ...Array.from({ length: COUNT }, (_, trial) => {
    const share = (step: number): number => ((trial + 1) * step) % 1;
    return { A1: -40 + 80 * share(0.6180339887), A2: share(0.7548776662), A3: -1 + 4 * share(0.5698402910), A4: 45000 + 15000 * share(0.8191725134), A5: MONTHS[trial % MONTHS.length]! };
  }),
];

const FUNCTIONS = [
  'NORM.S.DIST(A1,TRUE)', 'NORM.S.DIST(A1/10,TRUE)', 'NORM.S.DIST(A1/5,FALSE)', 'NORMSDIST(A1/8)', 'PHI(A1)', 'LN(NORM.S.DIST(-ABS(A1)*0.9,TRUE))', 'LN(PHI(A1*0.9))', 'NORM.DIST(A1,A3,2,TRUE)', 'NORM.DIST(A1,1,A3,TRUE)', 'NORMDIST(A1,A3,A2,FALSE)', 'NORM.S.INV(A2)', 'NORMSINV(A2*1.2-0.1)', 'NORM.INV(A2,A1,A3)', 'NORMINV(A2,10,2)',
  'LOGNORM.DIST(A3,0.1,0.5,TRUE)', 'LOGNORM.DIST(A3,0.1,A2,FALSE)', 'LOGNORMDIST(A3,A1/40,0.7)', 'LOGNORM.INV(A2,A3,0.4)', 'EXPON.DIST(A3,A2,TRUE)', 'EXPONDIST(A3,2,FALSE)', 'EXPON.DIST(A2*1E-9,1,TRUE)*1E9', 'SUM(NORM.S.DIST(A1*{0.1,0.01},TRUE))', 'NORM.S.DIST(A1/A3,TRUE)', 'IFERROR(NORM.S.INV(A3),-9)',
  'YEAR(A4)', 'MONTH(A4)', 'DAY(A4)', 'EDATE(A4,A5)', 'EOMONTH(A4,A5)', 'EOMONTH(A4,0)-A4', 'EDATE(A4,A3)', 'DATE(YEAR(A4),MONTH(A4),1)', 'DATE(2024+A2*9,1,1)', 'DATE(YEAR(A4),2,DAY(A4))', 'WEEKDAY(A4)', 'WEEKDAY(A4,2)', 'WEEKDAY(A4,3)', 'WEEKDAY(A4,16)', 'DATE(YEAR(A4)+1,3,0)', 'YEAR(A4+2920000)', 'MONTH(A4*70)',
  'IPMT(A2/5,3,12,1000)', 'IPMT(A2/5,5,10,A1,50)', 'IPMT(0.01,A5,20,1000,A1)', 'IPMT(A2/5,3,12,1000,0,1)', 'PPMT(A2/5,3,12,1000)', 'PPMT(0.02,A5,20,A1)', 'NPER(0.001+A2/5,-100,1000)', 'NPER(0.01,A1,500,20,1)', 'EFFECT(A3/5,12)', 'NOMINAL(A3/5,4)',
  'RRI(A3*4,100,150)', 'RRI(5,A1,A1*A3)', 'PDURATION(A2/5,100,200)', 'PDURATION(0.05,A3,3)', 'SLN(1000,A1,A5)', 'SYD(A1*100,10,A4/6000,3)', 'SYD(1000,A1,10,A5)', 'MOD(INT(A5),7)', 'MOD(INT(A5),-4)', 'MOD(INT(A4),7)', 'PMT(A2/5,12,A1)', 'PMT(A2*0.0002,24,1000)', 'PMT(0.01,A5,1000)', 'FV(A2*0.0002,24,-10,A1)', 'PV(A2/5,10,-50,A1,1)',
  'PERCENTILE(A1:A3,0.3)', 'QUARTILE(A1:A5,1)', 'SUM(PERCENTILE.INC(A1:A4,{0,0.5,1})*1)', 'QUARTILE(A1:A3,3.9)',
];
const LEFT_TO_THE_EVALUATOR = ['YEAR(A1)', 'EDATE(A6,1)', 'DATE(A1,1,1)', 'NORM.S.DIST(A1/10,A6)', 'IPMT(A3,2,5,100)', 'MOD(A5,7)', 'MOD(A4,7)', 'EFFECT(A6,4)', 'PERCENTILE(A1:A3,A2)', 'DAY(A1+50)'];

describe('functions with columns of their own', () => {
  it.each(FUNCTIONS)('are what the evaluator says, in every back end, at a thousand points: %s', (formula) => {
    expect(compareTrials(CELLS, formula, TRIALS, { tolerance: 1e-12 })).toEqual({ how: 'columns', differences: [] });
  });

  it.each(LEFT_TO_THE_EVALUATOR)('leave to it what they do not cover: %s', (formula) => {
    expect(compareTrials(CELLS, formula, TRIALS.slice(0, 60), { tolerance: 1e-12 })).toEqual({ how: 'calls', differences: [] });
  });
});
