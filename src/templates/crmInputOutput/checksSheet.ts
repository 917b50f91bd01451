import { balanceCheck, npvCheck } from '../blocks/cashFlow';
import { checksTable, ROUNDING, type Check } from '../blocks/checks';
import { phasesCheck, summaryCheck } from '../blocks/dashboardTables';
import { rangesCheck } from '../blocks/ranges';
import { probabilitiesCheck } from '../blocks/riskRegister';
import { liveScenarioCheck, weightsCheck } from '../blocks/scenarios';
import { simulationCheck } from '../blocks/simulation';
import { head, timeSheet, type Build } from './context';
import { benefitsAt, cashFlowAt, costsAt, dashboardAt, inputsAt, riskAt, scenariosAt, simulationAt } from './layout';

/** Everything that must be true of this workbook. Gives the area of the checks. */
export function buildChecks(build: Build): string {
  const { words, sheets } = build;
  const { inputs } = sheets;
  const { subtitle, descriptions } = words.checks;
  head(build, 'checks', subtitle, 'E1');
  const checks = allChecks(build).map(({ key, ...check }) => ({ ...check, description: descriptions[key] }));
  return checksTable(sheets.checks, words.checks, { allHold: inputs.ref(inputsAt.allHoldWord), someFail: inputs.ref(inputsAt.someFailWord) }, checks);
}

interface KeyedCheck extends Omit<Check, 'description'> {
  readonly key: keyof Build['words']['checks']['descriptions'];
}

function allChecks(build: Build): readonly KeyedCheck[] {
  const { sheets } = build;
  const { inputs, costs, benefits, cashFlow, risk, scenarios, dashboard } = sheets;
  const costColumn = (column: string) => inputs.ref(`$${column}$${inputsAt.costs.first}:$${column}$${inputsAt.costs.last}`);
  const benefitColumn = (column: string) => inputs.ref(`$${column}$${inputsAt.benefits.first}:$${column}$${inputsAt.benefits.last}`);
  const fixed = (address: string) => inputs.ref(address);
  const counted = `(${benefitColumn('I')}=${fixed(inputsAt.yes)})`;
  const worth = `${benefitColumn('C')}*${benefitColumn('J')}*${benefitColumn('K')}*${counted}`;
  const adoption = `$C$${inputsAt.adoption.first}:$C$${inputsAt.adoption.last}`;
  const adoptionRises = [1, 2, 3].map((step) => `(${fixed(`$C$${inputsAt.adoption.first + step}`)}<${fixed(`$C$${inputsAt.adoption.first + step - 1}`)})`).join('+');
  const [firstEnd, secondEnd, thirdEnd] = inputsAt.phaseEnds.rows.map((row) => fixed(`$C$${row}`));
  const classTotals = costs.ref(`$E$${costsAt.classes.first}:$E$${costsAt.classes.last}`);
  const factors = costs.ref(`$C$${costsAt.classes.first}:$C$${costsAt.classes.last}`);
  const total = (row: number) => cashFlow.ref(`$E$${row}`);
  const flow = timeSheet(build, 'cashFlow');
  const scenarioSheet = timeSheet(build, 'scenarios');
  const horizon = fixed(inputsAt.horizon);
  return [
    { key: 'costClasses', where: costs.ref(`E${costsAt.allLines}`), found: `${costs.ref(`$E$${costsAt.allLines}`)}-SUMPRODUCT(${classTotals}/${factors})`, allowed: ROUNDING },
    {
      key: 'costTotal',
      where: cashFlow.ref(`E${cashFlowAt.costs}`),
      found: `${total(cashFlowAt.costs)}-SUM(${classTotals})*(1+${fixed(inputsAt.contingency)})*${scenarios.ref(`$C$${scenariosAt.costFactor}`)}`,
      allowed: ROUNDING,
    },
    { key: 'everyClass', where: inputs.ref(`H${inputsAt.costs.first}`), found: `SUMPRODUCT((COUNTIF(${costColumn('H')},${fixed(inputsAt.classes)})=0)*1)`, format: 'integer' },
    { key: 'costInputs', where: inputs.ref(`C${inputsAt.costs.first}`), found: `5*ROWS(${costColumn('C')})-COUNT(${costColumn('C')})-COUNTA(${costColumn('D')})-COUNTA(${costColumn('H')})-COUNT(${costColumn('I')})-COUNT(${costColumn('J')})`, format: 'integer' },
    { key: 'benefitTotal', where: benefits.ref(`E${benefitsAt.total}`), found: `SUM(${benefits.ref(`$E$${benefitsAt.realised.first}:$E$${benefitsAt.realised.last}`)})-${total(cashFlowAt.benefits)}`, allowed: ROUNDING },
    { key: 'salesMargin', where: inputs.ref(`K${inputsAt.benefits.first}`), found: `SUMPRODUCT((${benefitColumn('H')}=${fixed(inputsAt.sales)})*(${benefitColumn('K')}>${fixed(inputsAt.grossMargin)})*${counted})`, format: 'integer' },
    { key: 'softOff', where: inputs.ref(`I${inputsAt.benefits.first}`), found: `SUMPRODUCT((${benefitColumn('H')}=${fixed(inputsAt.soft)})*${counted})`, format: 'integer' },
    { key: 'sources', where: inputs.ref(`E${inputsAt.benefits.first}`), found: `SUMPRODUCT(((${benefitColumn('E')}="")+(${benefitColumn('F')}="")>0)*${counted})`, format: 'integer' },
    {
      key: 'weakEvidence',
      where: inputs.ref(`F${inputsAt.benefits.first}`),
      found: `IF(SUMPRODUCT(${worth})=0,0,SUMPRODUCT((${benefitColumn('F')}=${fixed(inputsAt.weakest)})*${worth})/SUMPRODUCT(${worth}))`,
      allowed: 0.25,
      format: 'wholePercent',
    },
    { key: 'adoption', where: inputs.ref(`C${inputsAt.adoption.first}`), found: `COUNTIF(${fixed(adoption)},"<0")+COUNTIF(${fixed(adoption)},">1")+${adoptionRises}`, format: 'integer' },
    { key: 'phases', where: inputs.ref(`C${inputsAt.phaseEnds.first}`), found: `(${firstEnd}<0)+(${secondEnd}<=${firstEnd})+(${thirdEnd}<=${secondEnd})+(${thirdEnd}>=12)`, format: 'integer' },
    { key: 'horizon', where: inputs.ref('C6'), found: `(${horizon}<1)+(${horizon}>12)+(INT(${horizon})<>${horizon})`, format: 'integer' },
    { key: 'balance', ...balanceCheck(flow, cashFlowAt) },
    { key: 'npvTwice', ...npvCheck(flow, cashFlowAt, fixed(inputsAt.discountRate), dashboard.ref(dashboardAt.npv)) },
    { key: 'summaryAgrees', ...summaryCheck(dashboard, dashboardAt.summary, dashboardAt.roi) },
    { key: 'phasesAgree', ...phasesCheck(dashboard, dashboardAt.phases, total(cashFlowAt.net)) },
    { key: 'weights', ...weightsCheck(scenarioSheet, scenariosAt) },
    { key: 'liveScenario', ...liveScenarioCheck(scenarioSheet, scenariosAt, total(cashFlowAt.netInHorizon)) },
    { key: 'ranges', ...rangesCheck(risk, riskAt.ranges) },
    { key: 'probabilities', ...probabilitiesCheck(risk, riskAt.register) },
    { key: 'simulation', ...simulationCheck(risk, simulationAt, dashboard.ref(dashboardAt.presentRoi)) },
  ];
}
