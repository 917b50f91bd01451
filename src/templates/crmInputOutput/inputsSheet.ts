import { example } from './example';
import { head, type Build } from './context';
import { inputsAt } from './layout';

/** Every figure the user gives, with unit, source, evidence and note; one register for costs, one for benefits. */
export function buildInputs(build: Build): void {
  const { words, looks } = build;
  const sheet = build.sheets.inputs;
  const { inputs: texts, common } = words;
  sheet.columns({ A: 2, B: 40, C: 15, D: 12, E: 18, F: 10, G: 46, H: 18, I: 11, J: 14, K: 13, L: 11 }).freeze(3, 2);
  head(build, 'inputs', texts.subtitle, 'E1');
  sheet.put('G1', words.guide.colors.input, looks.input('general'));

  sheet.heads(3, { B: texts.general, C: common.value, D: common.unit, E: common.source, F: common.evidence, G: common.note }, ['C']);
  generalInputs(build);
  phases(build);
  costRegister(build);
  benefitRegister(build);
  lists(build);
}

function generalInputs({ words, looks, sheets }: Build): void {
  const sheet = sheets.inputs;
  const { inputs: texts, common } = words;
  const rows = [
    { row: 4, label: texts.projectName, value: texts.projectNameValue, format: 'text', unit: '', source: '', note: '' },
    { row: 5, label: texts.discountRate, value: example.discountRate, format: 'percent', unit: common.perYear, source: common.financePolicy, note: texts.discountRateNote },
    { row: 6, label: texts.horizon, value: example.horizonQuarters, format: 'integer', unit: common.quarters, source: common.financePolicy, note: texts.horizonNote },
    { row: 7, label: texts.grossMargin, value: example.grossMargin, format: 'percent', unit: common.percent, source: common.exampleFigure, note: texts.grossMarginNote },
    { row: 8, label: texts.contingency, value: example.contingency, format: 'percent', unit: common.percent, source: common.exampleFigure, note: texts.contingencyNote },
    { row: 9, label: texts.scenario, value: texts.scenarios[example.liveScenario] ?? '', format: 'text', unit: '', source: '', note: texts.scenarioNote },
    { row: 11, label: texts.currency, value: example.currency, format: 'text', unit: '', source: '', note: '' },
    { row: 12, label: texts.startDate, value: example.startDate, format: 'date', unit: '', source: common.projectPlan, note: '' },
    { row: 13, label: texts.trials, value: example.trials, format: 'quantity', unit: common.number, source: '', note: '' },
    { row: 14, label: texts.seed, value: example.seed, format: 'integer', unit: common.number, source: '', note: texts.seedNote },
  ] as const;
  for (const { row, label, value, format, unit, source, note } of rows) {
    sheet.put(`B${row}`, label).input(`C${row}`, value, format).put(`D${row}`, unit, looks.unit);
    sheet.input(`E${row}`, source || null, 'text').input(`F${row}`, null, 'text').put(`G${row}`, note, looks.note);
  }
  sheet.put('B10', texts.scenarioNumber).formula('C10', `MATCH(${inputsAt.scenario},${inputsAt.scenarios},0)`, 'integer').put('D10', common.number, looks.unit);

  const { validation } = texts;
  const rule = (errorMessage: string) => ({ errorTitle: validation.title, errorMessage });
  sheet.validate('C5', { type: 'decimal', operator: 'greaterThan', formula1: '-1', ...rule(validation.rate) });
  sheet.validate('C6', { type: 'whole', operator: 'between', formula1: '1', formula2: '12', ...rule(validation.horizon), promptTitle: texts.horizon, promptMessage: validation.horizon });
  sheet.validate('C7', { type: 'decimal', operator: 'between', formula1: '0', formula2: '1', ...rule(validation.share) });
  sheet.validate('C8', { type: 'decimal', operator: 'between', formula1: '0', formula2: '1', ...rule(validation.share) });
  sheet.validate('C9', { type: 'list', formula1: inputsAt.scenarios, ...rule(validation.list) });
  sheet.validate('C13', { type: 'whole', operator: 'between', formula1: '100', formula2: '1000000', ...rule(validation.amount) });
}

function phases({ words, looks, sheets }: Build): void {
  const sheet = sheets.inputs;
  const { inputs: texts, common } = words;
  const { phaseEnds, adoption } = inputsAt;
  sheet.section(`B${phaseEnds.first - 1}:G${phaseEnds.first - 1}`, texts.phaseEnds);
  phaseEnds.rows.forEach((row, index) => {
    sheet.put(`B${row}`, texts.phases[index] ?? '').input(`C${row}`, example.phaseEnds[index] ?? 0, 'integer').put(`D${row}`, common.quarter, looks.unit);
    sheet.input(`E${row}`, common.projectPlan, 'text').input(`F${row}`, null, 'text').put(`G${row}`, index === 0 ? texts.phaseEndsNote : '', looks.note);
  });
  sheet.section(`B${adoption.first - 1}:G${adoption.first - 1}`, texts.adoption);
  adoption.rows.forEach((row, index) => {
    sheet.put(`B${row}`, texts.phases[index] ?? '').input(`C${row}`, example.adoption[index] ?? 0, 'percent').put(`D${row}`, common.percent, looks.unit);
    sheet.input(`E${row}`, common.exampleFigure, 'text').input(`F${row}`, null, 'text').put(`G${row}`, index === 0 ? texts.adoptionNote : '', looks.note);
  });
  const rule = { errorTitle: texts.validation.title };
  sheet.validate(`C${phaseEnds.first}:C${phaseEnds.last}`, { type: 'whole', operator: 'between', formula1: '0', formula2: '12', errorMessage: texts.validation.quarter, ...rule });
  sheet.validate(`C${adoption.first}:C${adoption.last}`, { type: 'decimal', operator: 'between', formula1: '0', formula2: '1', errorMessage: texts.validation.share, ...rule });
}

function costRegister({ words, sheets }: Build): void {
  const sheet = sheets.inputs;
  const { inputs: texts, common, costLines, costNotes } = words;
  const { costs } = inputsAt;
  const columns = texts.costColumns;
  sheet.section(`B${costs.first - 2}:K${costs.first - 2}`, texts.costRegister);
  sheet.heads(
    costs.first - 1,
    { B: columns.line, C: columns.amount, D: columns.basis, E: columns.source, F: columns.evidence, G: columns.note, H: columns.class, I: columns.first, J: columns.last, K: columns.escalation },
    ['C', 'I', 'J', 'K'],
  );
  const notes: Readonly<Record<string, string>> = costNotes;
  costs.rows.forEach((row, index) => {
    const line = example.costLines[index];
    const spare = index - example.costLines.length + 1;
    sheet
      .input(`B${row}`, line ? costLines[line.key] : `${columns.line} ${spare}`, 'text')
      .input(`C${row}`, line?.amount ?? 0, 'quantity')
      .input(`D${row}`, texts.bases[line?.basis === 'perYear' ? 1 : 0] ?? '', 'text')
      .input(`E${row}`, line ? common[line.source] : null, 'text')
      .input(`F${row}`, line?.evidence ?? null, 'text')
      .input(`G${row}`, (line && notes[line.key]) ?? null, 'text')
      .input(`H${row}`, texts.classes[line ? example.classes.indexOf(line.class) : 3] ?? '', 'text')
      .input(`I${row}`, line?.first ?? 0, 'integer')
      .input(`J${row}`, line?.last ?? 0, 'integer')
      .input(`K${row}`, line?.escalation ?? 0, 'percent');
  });
  const { validation } = texts;
  const area = (column: string) => `${column}${costs.first}:${column}${costs.last}`;
  const title = { errorTitle: validation.title };
  sheet.validate(area('C'), { type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: validation.amount, ...title });
  sheet.validate(area('D'), { type: 'list', formula1: inputsAt.bases, errorMessage: validation.list, ...title });
  sheet.validate(area('F'), { type: 'list', formula1: inputsAt.grades, allowBlank: true, errorMessage: validation.list, ...title });
  sheet.validate(area('H'), { type: 'list', formula1: inputsAt.classes, errorMessage: validation.list, ...title });
  sheet.validate(`I${costs.first}:J${costs.last}`, { type: 'whole', operator: 'between', formula1: '0', formula2: '12', errorMessage: validation.quarter, ...title });
  sheet.validate(area('K'), { type: 'decimal', operator: 'greaterThan', formula1: '-1', errorMessage: validation.rate, ...title });
}

function benefitRegister({ words, looks, sheets }: Build): void {
  const sheet = sheets.inputs;
  const { inputs: texts, common, benefitLines, benefitNotes, benefitUnits } = words;
  const { benefits } = inputsAt;
  const columns = texts.benefitColumns;
  sheet.section(`B${benefits.first - 2}:L${benefits.first - 2}`, texts.benefitRegister);
  sheet.heads(
    benefits.first - 1,
    {
      B: columns.line,
      C: columns.quantity,
      D: columns.unit,
      E: columns.source,
      F: columns.evidence,
      G: columns.note,
      H: columns.kind,
      I: columns.counted,
      J: columns.value,
      K: columns.share,
      L: columns.first,
    },
    ['C', 'J', 'K', 'L'],
  );
  benefits.rows.forEach((row, index) => {
    const line = example.benefitLines[index];
    const spare = index - example.benefitLines.length + 1;
    sheet
      .input(`B${row}`, line ? benefitLines[line.key] : `${columns.line} ${spare}`, 'text')
      .input(`C${row}`, line?.quantity ?? 0, 'quantity')
      .input(`D${row}`, line ? benefitUnits[line.unit] : null, 'text')
      .input(`E${row}`, line ? common[line.source] : null, 'text')
      .input(`F${row}`, line?.evidence ?? null, 'text')
      .input(`G${row}`, line ? benefitNotes[line.key] : null, 'text')
      .input(`H${row}`, texts.kinds[line ? example.kinds.indexOf(line.kind) : 1] ?? '', 'text')
      .input(`I${row}`, texts.answers[line?.counted ? 0 : 1] ?? '', 'text')
      .input(`J${row}`, line?.unitValue ?? 0, 'quantity')
      .input(`L${row}`, line?.first ?? 1, 'integer');
    if (line?.share === 'grossMargin') sheet.formula(`K${row}`, inputsAt.grossMargin, 'percent', looks.calculated('percent'));
    else sheet.input(`K${row}`, line?.share ?? 1, 'percent');
  });
  const { validation } = texts;
  const area = (column: string) => `${column}${benefits.first}:${column}${benefits.last}`;
  const title = { errorTitle: validation.title };
  sheet.validate(area('C'), { type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: validation.amount, ...title });
  sheet.validate(area('F'), { type: 'list', formula1: inputsAt.grades, allowBlank: true, errorMessage: validation.list, ...title });
  sheet.validate(area('H'), { type: 'list', formula1: inputsAt.kinds, errorMessage: validation.list, ...title });
  sheet.validate(area('I'), { type: 'list', formula1: inputsAt.answers, errorMessage: validation.list, ...title });
  sheet.validate(area('J'), { type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: validation.amount, ...title });
  sheet.validate(area('K'), { type: 'decimal', operator: 'between', formula1: '0', formula2: '1', errorMessage: validation.share, ...title });
  sheet.validate(area('L'), { type: 'whole', operator: 'between', formula1: '0', formula2: '12', errorMessage: validation.quarter, ...title });
}

/** The words that formulas compare with stand here once, so that both editions have the same formulas. */
function lists({ words, looks, sheets }: Build): void {
  const sheet = sheets.inputs;
  const { inputs: texts } = words;
  const { lists: at } = inputsAt;
  sheet.section(`B${at.first - 2}:I${at.first - 2}`, texts.lists);
  sheet.heads(at.first - 1, {
    B: '',
    C: texts.costColumns.basis,
    D: texts.costColumns.class,
    E: texts.benefitColumns.kind,
    F: texts.benefitColumns.counted,
    G: texts.costColumns.evidence,
    H: texts.scenario,
    I: texts.resultWordsHead,
  });
  const columns = { C: texts.bases, D: texts.classes, E: texts.kinds, F: texts.answers, G: texts.grades, H: texts.scenarios, I: texts.resultWords };
  for (const [column, entries] of Object.entries(columns)) {
    entries.forEach((entry, index) => sheet.put(`${column}${at.first + index}`, entry, looks.calculated('text')));
  }
}
