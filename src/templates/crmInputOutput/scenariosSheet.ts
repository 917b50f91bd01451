import { fillPhrase } from '../../locales';
import { inputRules } from '../blocks/inputRules';
import { scenarios, type ScenarioAssumption, type ScenarioWorking } from '../blocks/scenarios';
import { timeColumns, timelineRows } from '../blocks/timeSheet';
import { followingTimeline } from '../blocks/timeline';
import { head, timeSheet, type Build } from './context';
import { example } from './example';
import { acrossFixed, benefitsAt, cashFlowAt, costsAt, inputsAt, lastQuarter, scenariosAt as at } from './layout';

/** Best, likely and worst side by side; the workings follow costs, adoption and benefits of each. */
export function buildScenarios(build: Build): void {
  const { words, sheets } = build;
  const { inputs, cashFlow } = sheets;
  const time = timeSheet(build, 'scenarios', timelineRows(at.workings - 4));
  timeColumns(time);
  time.sheet.freeze(at.head, 2);
  head(build, 'scenarios', words.scenarios.subtitle, 'E1');
  scenarios(time, at, { ...words.scenarios, unit: words.common.unit, total: words.common.total }, assumptions(build), workings(build), {
    names: at.columns.map((_, index) => inputs.ref(`$H$${inputsAt.lists.first + index}`)),
    liveNumber: inputs.ref(inputsAt.scenarioNumber),
    flags: cashFlow.ref(acrossFixed(cashFlowAt.flag)),
    discountFactors: cashFlow.ref(acrossFixed(cashFlowAt.discountFactor)),
  });
  followingTimeline(time, words.timeline, timeSheet(build, 'costs'));
}

function assumptions({ words }: Build): readonly ScenarioAssumption[] {
  const { scenarios: texts, common } = words;
  const rules = inputRules(words.inputs.validation, lastQuarter);
  const values = (key: keyof (typeof example.scenarios)[number]) => example.scenarios.map((scenario) => scenario[key]);
  return [
    { label: texts.benefitFactor, unit: common.factor, format: 'factor', values: values('benefitFactor'), rule: rules.amount },
    { label: texts.costFactor, unit: common.factor, format: 'factor', values: values('costFactor'), rule: rules.amount },
    { label: texts.delay, unit: common.quarters, format: 'integer', values: values('delay'), rule: rules.period },
    { label: texts.weight, unit: common.percent, format: 'wholePercent', values: values('weight'), rule: rules.probability },
  ];
}

function workings({ words, sheets: { costs, benefits } }: Build): readonly ScenarioWorking[] {
  const { scenarios: texts } = words;
  const label = (phrase: string) => (scenario: number) => fillPhrase(phrase, { scenario: words.inputs.scenarios[scenario] ?? '' });
  const profile = benefits.ref(acrossFixed(benefitsAt.adoptionBase));
  return [
    { label: label(texts.costsOf), format: 'amount', formula: (column, { assumption }) => `${costs.ref(`${column}$${costsAt.total}`)}*${assumption(1)}` },
    {
      label: label(texts.adoptionOf),
      format: 'wholePercent',
      formula: (_, { assumption, period }) => `IF(${period}<=${assumption(2)},0,INDEX(${profile},${period}-${assumption(2)}+1))`,
    },
    {
      label: label(texts.benefitsOf),
      format: 'amount',
      formula: (column, { assumption, rows }) => `${benefits.ref(`${column}$${benefitsAt.totalFull}`)}*${column}${rows[1]}*${assumption(0)}`,
    },
  ];
}
