import { fillPhrase } from '../../locales';
import { inputRules } from '../blocks/inputRules';
import { ranges, type RangedFigure } from '../blocks/ranges';
import { riskRegister } from '../blocks/riskRegister';
import { simulatedLines, simulation, type SimulatedLine } from '../blocks/simulation';
import { tornado } from '../blocks/tornado';
import { currencyOf, head, withinHorizon, type Build } from './context';
import { example } from './example';
import { acrossFixed, axis, benefitsAt, cashFlowAt, costsAt, dashboardAt, inputsAt, lastQuarter, riskAt as at, scenariosAt, simulationAt, timelineAt } from './layout';

/** Ranges of the main figures, what each does to the ROI, the simulation over them, and the risk register. */
export function buildRisk(build: Build): void {
  const { words, looks, sheets } = build;
  const { risk: sheet, inputs, cashFlow, dashboard } = sheets;
  const texts = words.risk;
  sheet.columns({ A: 2, B: 42, C: 12, D: 12, E: 14, F: 30, G: 14, H: 14, I: 14, J: 15, K: 16, L: 32, M: 14, N: 14, O: 14, P: 14 }).freeze(2, 2);
  head(build, 'risk', texts.subtitle, 'F1');
  sheet.put('B3', texts.rangeNote, looks.subtitle);
  const inHorizon = { costs: cashFlow.ref(`$E$${cashFlowAt.costsInHorizon}`), benefits: cashFlow.ref(`$E$${cashFlowAt.benefitsInHorizon}`) };
  ranges(sheet, at.ranges, texts, [...costRanges(build), ...benefitRanges(build)], inHorizon);
  const fixed = (cell: string) => dashboard.ref(`$${cell[0]}$${cell.slice(1)}`);
  tornado(sheet, at.tornado, at.ranges, texts, fixed(dashboardAt.roi));
  simulatedLines(sheet, at.lines, texts, [...costLines(build), ...benefitLines(build)]);
  simulation(sheet, simulationAt, at.lines, texts, {
    discountRate: inputs.ref(inputsAt.discountRate),
    perYear: axis.perYear,
    trials: inputs.ref(inputsAt.trials),
    seed: inputs.ref(inputsAt.seed),
    returnCell: dashboard.ref(dashboardAt.roi),
    netPresentValueCell: dashboard.ref(dashboardAt.npv),
  });
  riskRegister(sheet, texts, {
    rows: at.register,
    risks: example.risks,
    texts: texts.risks,
    probabilityRule: inputRules(words.inputs.validation, lastQuarter).probability,
    costs: inHorizon.costs,
    net: cashFlow.ref(`$E$${cashFlowAt.netInHorizon}`),
    currency: currencyOf(inputs),
  });
}

/** What the scenario and the contingency make of the costs of a class. */
function costLevel({ sheets: { scenarios, inputs } }: Build): string {
  return `${scenarios.ref(`$C$${scenariosAt.costFactor}`)}*(1+${inputs.ref(inputsAt.contingency)})`;
}

function costRanges(build: Build): readonly RangedFigure[] {
  const { words, sheets } = build;
  return example.classes.map((key, index) => {
    const [low, high] = example.costRanges[key];
    const amount = `${withinHorizon(build, sheets.costs.ref(acrossFixed(costsAt.classes.first + index)))}*${costLevel(build)}`;
    return { side: 'cost', name: { text: fillPhrase(words.risk.costItem, { class: words.inputs.classes[index] ?? '' }) }, low, high, amount };
  });
}

function benefitRanges(build: Build): readonly RangedFigure[] {
  const { inputs, benefits } = build.sheets;
  return at.benefits.rows.map((_, index) => {
    const line = example.benefitLines[index];
    const [low, high] = line ? example.benefitRanges[line.key] : example.spareRange;
    const amount = withinHorizon(build, benefits.ref(acrossFixed(benefitsAt.realised.first + index)));
    return { side: 'benefit', name: { formula: inputs.ref(`$B$${inputsAt.benefits.first + index}`) }, low, high, amount };
  });
}

const present = (build: Build, flow: string) => withinHorizon(build, `${flow},${build.sheets.cashFlow.ref(acrossFixed(cashFlowAt.discountFactor))}`);

/** What one unit in every period of the line in this row is worth today. */
function annuity({ sheets: { cashFlow } }: Build, row: number): string {
  const period = cashFlow.ref(acrossFixed(timelineAt.period));
  return `SUMPRODUCT((${period}>=H${row})*(${period}<=I${row})*${cashFlow.ref(acrossFixed(cashFlowAt.discountFactor))})`;
}

/** Each class of costs twice: what is paid once today, and the rest as a level amount over the horizon. */
function costLines(build: Build): readonly SimulatedLine[] {
  const { words, sheets } = build;
  const name = (phrase: string, index: number) => ({ text: fillPhrase(phrase, { class: words.inputs.classes[index] ?? '' }) });
  const oneOff = example.classes.map((_, index): SimulatedLine => {
    const amount = `${sheets.costs.ref(`$C$${costsAt.oneOff.first + index}`)}*${costLevel(build)}`;
    return { type: 'cost', name: name(words.risk.oneOffLine, index), rangeRow: at.costs.first + index, likely: () => amount, start: '0', end: '0' };
  });
  const running = example.classes.map((_, index): SimulatedLine => {
    const rangeRow = at.costs.first + index;
    const whole = `IF(F${rangeRow}=0,0,${present(build, sheets.costs.ref(acrossFixed(costsAt.classes.first + index)))}/F${rangeRow})*${costLevel(build)}`;
    const likely = (row: number) => `MAX(0,${whole}-F${at.oneOff.first + index})/${annuity(build, row)}`;
    return { type: 'cost', name: name(words.risk.runningLine, index), rangeRow, likely, start: '1', end: sheets.inputs.ref(inputsAt.horizon) };
  });
  return [...oneOff, ...running];
}

function benefitLines(build: Build): readonly SimulatedLine[] {
  const { inputs, benefits } = build.sheets;
  const horizon = inputs.ref(inputsAt.horizon);
  return at.benefits.rows.map((rangeRow, index) => {
    const start = `MIN(${horizon},MAX(1,${inputs.ref(`$L$${inputsAt.benefits.first + index}`)},COUNTIF(${benefits.ref(acrossFixed(benefitsAt.adoptionLive))},0)))`;
    const whole = `IF(F${rangeRow}=0,0,${present(build, benefits.ref(acrossFixed(benefitsAt.realised.first + index)))}/F${rangeRow})`;
    return { type: 'benefit', name: { formula: `B${rangeRow}` }, rangeRow, likely: (row) => `${whole}/${annuity(build, row)}`, start, end: horizon };
  });
}
