import { assumptionHeads, assumptions, wordLists, type Assumption } from '../blocks/assumptions';
import { inputRules } from '../blocks/inputRules';
import { register } from '../blocks/register';
import { head, type Build } from './context';
import { example } from './example';
import { inputsAt, lastQuarter } from './layout';

/** Every figure the user gives, with unit, source, evidence and note; one register for costs, one for benefits. */
export function buildInputs(build: Build): void {
  const { words, looks } = build;
  const sheet = build.sheets.inputs;
  const { inputs: texts, common } = words;
  sheet.columns({ A: 2, B: 40, C: 15, D: 14, E: 18, F: 10, G: 46, H: 18, I: 20, J: 14, K: 18, L: 20 }).freeze(3, 2);
  head(build, 'inputs', texts.subtitle, 'E1');
  assumptionHeads(sheet, 3, texts.general, common);
  assumptions(sheet, generalInputs(build));
  sheet.put('B10', texts.scenarioNumber).formula('C10', `MATCH(${inputsAt.scenario},${inputsAt.scenarios},0)`, 'integer').put('D10', common.number, looks.unit);
  phases(build);
  costRegister(build);
  benefitRegister(build);
  lists(build);
}

function generalInputs({ words }: Build): readonly Assumption[] {
  const { inputs: texts, common } = words;
  const rules = inputRules(texts.validation, lastQuarter);
  const horizonRule = { ...rules.whole(1, lastQuarter, texts.validation.horizon), promptTitle: texts.horizon, promptMessage: texts.validation.horizon };
  return [
    { row: 4, label: texts.projectName, value: texts.projectNameValue, format: 'text' },
    { row: 5, label: texts.discountRate, value: example.discountRate, format: 'percent', unit: common.perYear, source: common.financePolicy, note: texts.discountRateNote, rule: rules.rate },
    { row: 6, label: texts.horizon, value: example.horizonQuarters, format: 'integer', unit: common.quarters, source: common.financePolicy, note: texts.horizonNote, rule: horizonRule },
    { row: 7, label: texts.grossMargin, value: example.grossMargin, format: 'percent', unit: common.percent, source: common.exampleFigure, note: texts.grossMarginNote, rule: rules.share },
    { row: 8, label: texts.contingency, value: example.contingency, format: 'percent', unit: common.percent, source: common.exampleFigure, note: texts.contingencyNote, rule: rules.share },
    { row: 9, label: texts.scenario, value: texts.scenarios[example.liveScenario] ?? '', format: 'text', note: texts.scenarioNote, rule: rules.list(inputsAt.scenarios) },
    { row: 11, label: texts.currency, value: example.currency, format: 'text' },
    { row: 12, label: texts.startDate, value: example.startDate, format: 'date', source: common.projectPlan },
    { row: 13, label: texts.trials, value: example.trials, format: 'quantity', unit: common.number, rule: rules.whole(100, 1_000_000, texts.validation.amount) },
    { row: 14, label: texts.seed, value: example.seed, format: 'integer', unit: common.number, note: texts.seedNote },
  ];
}

function phases({ words, sheets: { inputs: sheet } }: Build): void {
  const { inputs: texts, common } = words;
  const { phaseEnds, adoption } = inputsAt;
  const rules = inputRules(texts.validation, lastQuarter);
  const noteOf = (index: number, note: string) => (index === 0 ? note : '');
  const name = (index: number) => texts.phases[index] ?? '';
  const ends = phaseEnds.rows.map((row, index): Assumption => {
    const note = noteOf(index, texts.phaseEndsNote);
    return { row, label: name(index), value: example.phaseEnds[index] ?? 0, format: 'integer', unit: common.quarter, source: common.projectPlan, note };
  });
  const shares = adoption.rows.map((row, index): Assumption => {
    const note = noteOf(index, texts.adoptionNote);
    return { row, label: name(index), value: example.adoption[index] ?? 0, format: 'percent', unit: common.percent, source: common.exampleFigure, note };
  });
  sheet.section(`B${phaseEnds.first - 1}:L${phaseEnds.first - 1}`, texts.phaseEnds);
  assumptions(sheet, ends);
  sheet.section(`B${adoption.first - 1}:L${adoption.first - 1}`, texts.adoption);
  assumptions(sheet, shares);
  sheet.validate(`C${phaseEnds.first}:C${phaseEnds.last}`, rules.period).validate(`C${adoption.first}:C${adoption.last}`, rules.share);
}

function costRegister({ words, sheets: { inputs: sheet } }: Build): void {
  const { inputs: texts, common, costLines } = words;
  const notes: Readonly<Record<string, string>> = words.costNotes;
  const { costs } = inputsAt;
  const columns = texts.costColumns;
  const rules = inputRules(texts.validation, lastQuarter);
  const line = (index: number) => example.costLines[index];
  const name = (index: number) => {
    const known = line(index);
    return known ? costLines[known.key] : `${columns.line} ${index - example.costLines.length + 1}`;
  };
  const source = (index: number) => {
    const known = line(index);
    return known ? common[known.source] : null;
  };
  const note = (index: number) => {
    const known = line(index);
    return (known && notes[known.key]) ?? null;
  };
  const classOf = (index: number) => {
    const known = line(index);
    return texts.classes[known ? example.classes.indexOf(known.class) : 3] ?? '';
  };
  sheet.section(`B${costs.first - 2}:L${costs.first - 2}`, texts.costRegister);
  register(sheet, costs, [
    { column: 'B', head: columns.line, format: 'text', value: name },
    { column: 'C', head: columns.amount, format: 'quantity', value: (index) => line(index)?.amount ?? 0, rule: rules.amount },
    { column: 'D', head: columns.basis, format: 'text', value: (index) => texts.bases[line(index)?.basis === 'perYear' ? 1 : 0] ?? '', rule: rules.list(inputsAt.bases) },
    { column: 'E', head: columns.source, format: 'text', value: source },
    { column: 'F', head: columns.evidence, format: 'text', value: (index) => line(index)?.evidence ?? null, rule: rules.optionalList(inputsAt.grades) },
    { column: 'G', head: columns.note, format: 'text', value: note },
    { column: 'H', head: columns.class, format: 'text', value: classOf, rule: rules.list(inputsAt.classes) },
    { column: 'I', head: columns.first, format: 'integer', value: (index) => line(index)?.first ?? 0, rule: rules.period },
    { column: 'J', head: columns.last, format: 'integer', value: (index) => line(index)?.last ?? 0, rule: rules.period },
    { column: 'K', head: columns.escalation, format: 'percent', value: (index) => line(index)?.escalation ?? 0, rule: rules.rate },
  ]);
}

function benefitRegister({ words, sheets: { inputs: sheet } }: Build): void {
  const { inputs: texts, common, benefitLines, benefitNotes, benefitUnits } = words;
  const { benefits } = inputsAt;
  const columns = texts.benefitColumns;
  const rules = inputRules(texts.validation, lastQuarter);
  const line = (index: number) => example.benefitLines[index];
  type Line = NonNullable<ReturnType<typeof line>>;
  /** What a line of the example says; empty in a spare one. */
  const ofLine = (say: (line: Line) => string) => (index: number) => {
    const known = line(index);
    return known ? say(known) : null;
  };
  const name = (index: number) => {
    const known = line(index);
    return known ? benefitLines[known.key] : `${columns.line} ${index - example.benefitLines.length + 1}`;
  };
  const kind = (index: number) => {
    const known = line(index);
    return texts.kinds[known ? example.kinds.indexOf(known.kind) : 1] ?? '';
  };
  const share = (index: number) => {
    const known = line(index)?.share ?? 1;
    return known === 'grossMargin' ? null : known;
  };
  sheet.section(`B${benefits.first - 2}:L${benefits.first - 2}`, texts.benefitRegister);
  register(sheet, benefits, [
    { column: 'B', head: columns.line, format: 'text', value: name },
    { column: 'C', head: columns.quantity, format: 'quantity', value: (index) => line(index)?.quantity ?? 0, rule: rules.amount },
    { column: 'D', head: columns.unit, format: 'text', value: ofLine(({ unit }) => benefitUnits[unit]) },
    { column: 'E', head: columns.source, format: 'text', value: ofLine(({ source }) => common[source]) },
    { column: 'F', head: columns.evidence, format: 'text', value: ofLine(({ evidence }) => evidence), rule: rules.optionalList(inputsAt.grades) },
    { column: 'G', head: columns.note, format: 'text', value: ofLine(({ key }) => benefitNotes[key]) },
    { column: 'H', head: columns.kind, format: 'text', value: kind, rule: rules.list(inputsAt.kinds) },
    { column: 'I', head: columns.counted, format: 'text', value: (index) => texts.answers[line(index)?.counted ? 0 : 1] ?? '', rule: rules.list(inputsAt.answers) },
    { column: 'J', head: columns.value, format: 'quantity', value: (index) => line(index)?.unitValue ?? 0, rule: rules.amount },
    {
      column: 'K',
      head: columns.share,
      format: 'percent',
      value: share,
      formula: (_, index) => (line(index)?.share === 'grossMargin' ? inputsAt.grossMargin : undefined),
      rule: rules.share,
    },
    { column: 'L', head: columns.first, format: 'integer', value: (index) => line(index)?.first ?? 1, rule: rules.period },
  ]);
}

/** Both editions have the same formulas: the words they compare with differ. */
function lists({ words, sheets: { inputs: sheet } }: Build): void {
  const { inputs: texts, timeline, checks, review } = words;
  const { costColumns, benefitColumns } = texts;
  wordLists(sheet, inputsAt.lists.first, texts.lists, {
    C: { head: costColumns.basis, entries: texts.bases },
    D: { head: costColumns.class, entries: texts.classes },
    E: { head: benefitColumns.kind, entries: texts.kinds },
    F: { head: benefitColumns.counted, entries: texts.answers },
    G: { head: costColumns.evidence, entries: texts.grades },
    H: { head: texts.scenario, entries: texts.scenarios },
    I: { head: texts.resultWordsHead, entries: texts.resultWords },
    J: { head: timeline.period, entries: [timeline.today, timeline.quarterPrefix] },
    K: { head: checks.state, entries: [checks.allHold, checks.someFail] },
    L: { head: review.columns.verdict, entries: [review.tooEarly, review.continue, review.reassess] },
  });
}
