import { colors, type Format } from '../../file/sheet/looks';
import { CHECKS_NAME } from '../modelNames';
import { sheetHead, type Build } from './context';
import { axis, benefitsAt, cashFlowAt, costsAt, dashboardAt, inputsAt, riskAt, scenariosAt, simulationAt } from './layout';

interface Check {
  readonly key: keyof Build['words']['checks']['descriptions'];
  readonly where: string;
  /** A figure that must lie within the allowed distance from zero. */
  readonly found: string;
  readonly allowed?: number;
  readonly format?: Format;
}

const FIRST = 6;

/** One line for everything that must be true; the cell above counts the lines that are not. */
export function buildChecks(build: Build): { readonly name: string; readonly reference: string } {
  const { words, looks, sheets } = build;
  const sheet = sheets.checks;
  const texts = words.checks;
  sheet.columns({ A: 2, B: 76, C: 26, D: 16, E: 14, F: 12 }).freeze(FIRST - 1, 0);
  sheetHead(build, 'checks', texts.subtitle, 'F1');
  sheet.restyle('F1', { ...looks.label, color: colors.white });

  const checks = allChecks(build);
  const last = FIRST + checks.length - 1;
  sheet.put('B3', texts.failing).put('B4', texts.state);
  sheet.formula('F3', `ROWS(F${FIRST}:F${last})-COUNTIF(F${FIRST}:F${last},TRUE)`, 'integer', { ...looks.calculated('integer'), bold: true });
  sheet.formula('C3', 'IF(F3=0,C4,D4)', 'general', { ...looks.calculated('general'), bold: true });
  sheet.put('C4', texts.allHold, looks.note).put('D4', texts.someFail, looks.note);
  sheet.heads(FIRST - 1, { B: texts.columns.check, C: texts.columns.where, D: texts.columns.found, E: texts.columns.allowed, F: texts.columns.holds }, ['D', 'E']);
  checks.forEach(({ key, where, found, allowed = 0, format = 'factor' }, index) => {
    const row = FIRST + index;
    sheet.put(`B${row}`, texts.descriptions[key]);
    sheet.put(`C${row}`, where, looks.link, { link: where });
    sheet.formula(`D${row}`, found, format);
    sheet.put(`E${row}`, allowed, looks.calculated(format));
    sheet.formula(`F${row}`, `ABS(D${row})<=E${row}`, 'general', { ...looks.calculated('general'), horizontal: 'center' });
  });
  sheet.highlight(`F${FIRST}:F${last}`, `F${FIRST}=TRUE`, { color: colors.good, fill: colors.goodFill, bold: true });
  sheet.highlight(`F${FIRST}:F${last}`, `NOT(IFERROR(F${FIRST},FALSE))`, { color: colors.bad, fill: colors.badFill, bold: true });
  return { name: CHECKS_NAME, reference: sheet.ref(`$B$${FIRST}:$F$${last}`) };
}

/** Cents: sums of many amounts differ by rounding in the last digits only. */
const ROUNDING = 0.01;

function allChecks({ sheets }: Build): readonly Check[] {
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
  const register = (column: string) => risk.ref(`$${column}$${riskAt.register.first}:$${column}$${riskAt.register.last}`);
  const ranges = (column: string) => risk.ref(`$${column}$${riskAt.ranges.first}:$${column}$${riskAt.ranges.last}`);
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
    { key: 'balance', where: cashFlow.ref(`${axis.last}${cashFlowAt.closing}`), found: `${cashFlow.ref(`$${axis.last}$${cashFlowAt.closing}`)}-${total(cashFlowAt.net)}`, allowed: ROUNDING },
    {
      key: 'npvTwice',
      where: dashboard.ref(dashboardAt.npv),
      found: `${total(cashFlowAt.presentNet)}-${cashFlow.ref(`$${axis.first}$${cashFlowAt.netInHorizon}`)}-NPV((1+${fixed(inputsAt.discountRate)})^(1/4)-1,${cashFlow.ref(`$H$${cashFlowAt.netInHorizon}:$${axis.last}$${cashFlowAt.netInHorizon}`)})`,
      allowed: ROUNDING,
    },
    { key: 'summaryAgrees', where: dashboard.ref(`C${dashboardAt.summary.first + 7}`), found: `${dashboard.ref(dashboardAt.roi)}-${dashboard.spilledRef(dashboardAt.summary.area, `$C$${dashboardAt.summary.first + 7}`)}`, allowed: 0.000001 },
    { key: 'phasesAgree', where: dashboard.ref(`G${dashboardAt.phases.last}`), found: `${total(cashFlowAt.net)}-${dashboard.spilledRef(dashboardAt.phases.area, `$G$${dashboardAt.phases.last}`)}`, allowed: ROUNDING },
    { key: 'weights', where: scenarios.ref(`J${scenariosAt.weight}`), found: `${scenarios.ref(`$J$${scenariosAt.weight}`)}-1`, allowed: 0.000001 },
    { key: 'liveScenario', where: scenarios.ref(`C${scenariosAt.net}`), found: `${scenarios.ref(`$C$${scenariosAt.net}`)}-${total(cashFlowAt.netInHorizon)}`, allowed: ROUNDING },
    { key: 'ranges', where: risk.ref(`C${riskAt.ranges.first}`), found: `SUMPRODUCT((${ranges('C')}>${ranges('D')})+(${ranges('D')}>${ranges('E')}))`, format: 'integer' },
    {
      key: 'probabilities',
      where: risk.ref(`C${riskAt.register.first}`),
      found: ['C', 'H'].map((column) => `COUNTIF(${register(column)},"<0")+COUNTIF(${register(column)},">1")`).join('+'),
      format: 'integer',
    },
    {
      key: 'simulation',
      where: risk.ref(simulationAt.meanReturn.replace(/\$/g, '')),
      found: `(${risk.spilledRef(simulationAt.area, simulationAt.meanReturn)}-${dashboard.ref(dashboardAt.presentRoi)})/MAX(1+${dashboard.ref(dashboardAt.presentRoi)},0.000001)`,
      allowed: 0.05,
      format: 'percent',
    },
  ];
}
