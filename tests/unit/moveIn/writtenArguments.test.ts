import fc from 'fast-check';
import { analyticSolverRules } from '../../../src/engine/moveIn/products/analyticSolver';
import { atRiskRules } from '../../../src/engine/moveIn/products/atRisk';
import { crystalBallRules } from '../../../src/engine/moveIn/products/crystalBall';
import type { ProductRules } from '../../../src/engine/moveIn/rule';
import { argumentText, treeOf, treeWith } from '../../support/randomExpressions';
import { converted } from './workbookOf';

const SEED = 20261201;
const NAMES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Formulas of every distribution of a product, with names in place of arguments. */
function distributions(rules: ProductRules): readonly string[] {
  return Object.entries(rules).flatMap(([name, rule]) => (rule.kind === 'distribution' ? [`${name}(${NAMES.slice(0, rule.parameters[0]).join(',')})`] : []));
}

/** Properties and surroundings in which arguments are calculated with. */
const WRITTEN_AROUND = [
  'RISKNORMAL(first,second,RISKSHIFT(third))*2',
  '5-RISKGAMMA(first,second,RISKSHIFT(third),RISKTRUNCATE2(fourth,fifth))',
  ...['NORMAL', 'LOGNORM', 'LOGNORM2', 'UNIFORM', 'GAMMA', 'WEIBULL', 'BETA'].map((family) => `RISK${family}(first,second,RISKTRUNCATEP(third,fourth))`),
  'RISKEXPON(first,RISKTRUNCATEP(second,third))',
  'RISKTRIANG(first,second,third,RISKTRUNCATEP(fourth,))',
  'RISKPERT(first,second,third,RISKTRUNCATEP(,fourth))',
  'RISKBETAGENERAL(first,second,third,fourth,RISKTRUNCATEP(fifth,sixth))',
  'RISKRECIPROCAL(first,second,RISKTRUNCATE(third,fourth))^2',
  'RISKNORMALALT("mu",first,second,third)',
  'RISKNORMALALTD(first,second,"sigma",third)',
  'RISKUNIFORMALT("min",first,second,third)',
  'RISKUNIFORMALTD(first,second,"max",third)',
  'CB.WEIBULL(first,second,third,fourth,fifth)',
  'CB.GAMMA(first,second,third)%',
  '-RISKPARETO(first,second)^2',
  'RISKMAKEINPUT(first)*2',
  'RISKHISTOGRM(first,second,{1,2,1})',
  'RISKTRIANGALT(10%,first,"m. likely",second,90%,third)',
  'RISKPERCENTILED(A1,first)*2',
  'CB.GETFOREPERCENTFN(A1,first)-RISKTARGETD(A1,second)',
];

const AROUND = { A1: '=B1*2', B1: 3 };

/** Those that take formulas as arguments; the others ask for constants or cells. */
const cases = [...distributions(atRiskRules), ...distributions(crystalBallRules), ...distributions(analyticSolverRules), ...WRITTEN_AROUND]
  .map((pattern) => [pattern, converted(`=${pattern}`, AROUND)] as const)
  .filter(([, intended]) => intended.startsWith('='));

it.each(cases)('%s keeps every argument together, whatever its operators', (pattern, intended) => {
  fc.assert(
    fc.property(fc.array(argumentText, { minLength: NAMES.length, maxLength: NAMES.length }), (texts) => {
      const written = converted(`=${NAMES.reduce((text, name, index) => text.replaceAll(name, texts[index]!), pattern)}`, AROUND);
      expect(treeOf(written)).toEqual(treeWith(intended, Object.fromEntries(NAMES.map((name, index) => [name, texts[index]!]))));
    }),
    { seed: SEED, numRuns: 20 },
  );
});

it('knows most distributions with formulas as arguments', () => {
  expect(cases.length).toBeGreaterThan(100);
});
