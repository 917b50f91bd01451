import { fillPhrase } from '../../locales';
import { colors, type Format } from '../../file/sheet/looks';
import { example } from './example';
import { currencyUnit, sheetHead, withinHorizon, type Build } from './context';
import { acrossFixed, benefitsAt, cashFlowAt, costsAt, dashboardAt, inputsAt, periodRows, riskAt as at, scenariosAt, simulationAt } from './layout';

/** Ranges of the main figures, what each does to the ROI, the simulation over them, and the risk register. */
export function buildRisk(build: Build): void {
  const { words, looks, sheets } = build;
  const sheet = sheets.risk;
  const texts = words.risk;
  sheet.columns({ A: 2, B: 42, C: 12, D: 12, E: 14, F: 30, G: 14, H: 14, I: 14, J: 15, K: 16, L: 32, M: 14, N: 14, O: 14, P: 14 }).freeze(2, 2);
  sheetHead(build, 'risk', texts.subtitle, 'F1');
  sheet.put('B3', texts.rangeNote, looks.subtitle);
  ranges(build);
  tornado(build);
  simulatedLines(build);
  register(build);
}

function ranges(build: Build): void {
  const { words, looks, sheets } = build;
  const { risk: sheet, inputs, costs, benefits, scenarios, cashFlow } = sheets;
  const texts = words.risk;
  const columns = texts.rangeColumns;
  const head = at.ranges.first - 1;
  sheet.section(`B${head - 1}:J${head - 1}`, texts.ranges);
  sheet.heads(
    head,
    { B: columns.item, C: columns.low, D: columns.likely, E: columns.high, F: columns.factor, G: columns.roiLow, H: columns.roiHigh, I: columns.swing, J: columns.amount },
    ['C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
  );
  const totalCosts = cashFlow.ref(`$E$${cashFlowAt.costsInHorizon}`);
  const totalBenefits = cashFlow.ref(`$E$${cashFlowAt.benefitsInHorizon}`);
  const row = (number: number, label: string, [low, high]: readonly [number, number]) => {
    sheet.put(`B${number}`, label).input(`C${number}`, low, 'wholePercent').put(`D${number}`, 1, looks.calculated('wholePercent')).input(`E${number}`, high, 'wholePercent');
    sheet.formula(`F${number}`, `ROI.PERT(C${number},D${number},E${number},,,,B${number})`, 'factor');
    sheet.formula(`I${number}`, `ABS(H${number}-G${number})`, 'percent');
  };
  at.costs.rows.forEach((number, index) => {
    const key = example.classes[index] ?? 'purchase';
    row(number, fillPhrase(texts.costItem, { class: words.inputs.classes[index] ?? '' }), example.costRanges[key]);
    const amount = withinHorizon(build, costs.ref(acrossFixed(costsAt.classes.first + index)), cashFlowAt.flag);
    sheet.formula(`J${number}`, `IF(F${number}=0,0,${amount}*${scenarios.ref(`$C$${scenariosAt.costFactor}`)}*(1+${inputs.ref(inputsAt.contingency)})/F${number})`, 'amount');
    const roiAt = (column: string) => `IF(${totalCosts}=0,0,${totalBenefits}/(${totalCosts}+J${number}*(${column}${number}-F${number}))-1)`;
    sheet.formula(`G${number}`, roiAt('C'), 'percent').formula(`H${number}`, roiAt('E'), 'percent');
  });
  at.benefits.rows.forEach((number, index) => {
    const line = example.benefitLines[index];
    row(number, '', line ? example.benefitRanges[line.key] : example.spareRange);
    sheet.formula(`B${number}`, inputs.ref(`$B$${inputsAt.benefits.first + index}`), 'general');
    sheet.formula(`J${number}`, `IF(F${number}=0,0,${withinHorizon(build, benefits.ref(acrossFixed(benefitsAt.realised.first + index)), cashFlowAt.flag)}/F${number})`, 'amount');
    const roiAt = (column: string) => `IF(${totalCosts}=0,0,(${totalBenefits}+J${number}*(${column}${number}-F${number}))/${totalCosts}-1)`;
    sheet.formula(`G${number}`, roiAt('C'), 'percent').formula(`H${number}`, roiAt('E'), 'percent');
  });
}

function tornado({ words, looks, sheets }: Build): void {
  const sheet = sheets.risk;
  const texts = words.risk;
  const { first, last } = at.ranges;
  const { tornado: block } = at;
  sheet.section(`B${block.first - 2}:J${block.first - 2}`, texts.tornado);
  const columns = texts.tornadoColumns;
  sheet.heads(block.first - 1, { B: columns.item, C: columns.low, D: columns.high, E: columns.rank }, ['C', 'D', 'E']);
  const roi = sheets.dashboard.ref(`$${dashboardAt.roi[0]}$${dashboardAt.roi.slice(1)}`);
  block.rows.forEach((row, index) => {
    // Equal swings would be found twice; the row number, far too small to see, tells them apart.
    sheet.formula(`E${row}`, `MATCH(LARGE($K$${first}:$K$${last},${index + 1}),$K$${first}:$K$${last},0)`, 'integer');
    sheet.formula(`B${row}`, `INDEX($B$${first}:$B$${last},$E${row})`, 'general');
    sheet.formula(`C${row}`, `INDEX($G$${first}:$G$${last},$E${row})-${roi}`, 'percent');
    sheet.formula(`D${row}`, `INDEX($H$${first}:$H$${last},$E${row})-${roi}`, 'percent');
  });
  for (const row of at.ranges.rows) sheet.formula(`K${row}`, `I${row}-ROW()/1000000000`, 'percent', { ...looks.note, numberFormat: '0.0%', horizontal: 'right', color: '#BFBFBF' });
  sheet.put(`K${first - 1}`, columns.rank, looks.columnHeadRight);
}

function simulatedLines(build: Build): void {
  const { words, looks, sheets } = build;
  const { risk: sheet, inputs, costs, benefits, scenarios, dashboard, cashFlow } = sheets;
  const texts = words.risk;
  const { lines, oneOff, running, simulatedBenefits } = at;
  const horizon = inputs.ref(inputsAt.horizon);
  sheet.section(`B${lines.first - 3}:J${lines.first - 3}`, texts.simulationLines);
  sheet.put(`B${lines.first - 2}`, texts.lineNote, looks.subtitle);
  const columns = texts.lineColumns;
  sheet.heads(
    lines.first - 1,
    { B: columns.name, C: columns.type, D: columns.distribution, E: columns.p1, F: columns.p2, G: columns.p3, H: columns.start, I: columns.end, J: columns.growth },
    ['E', 'F', 'G', 'H', 'I', 'J'],
  );
  const line = (row: number, type: 'cost' | 'benefit', likely: string, range: number, start: string, end: string) => {
    sheet.put(`C${row}`, type, looks.calculated('text')).put(`D${row}`, 'PERT', looks.calculated('text'));
    sheet.formula(`E${row}`, `F${row}*C${range}`, 'amount').formula(`F${row}`, likely, 'amount').formula(`G${row}`, `F${row}*E${range}`, 'amount');
    sheet.formula(`H${row}`, start, 'integer').formula(`I${row}`, end, 'integer').put(`J${row}`, 0, looks.calculated('percent'));
  };
  const costLevel = `${scenarios.ref(`$C$${scenariosAt.costFactor}`)}*(1+${inputs.ref(inputsAt.contingency)})`;
  const discount = cashFlow.ref(acrossFixed(cashFlowAt.discountFactor));
  const period = cashFlow.ref(acrossFixed(periodRows.period));
  const presentValue = (flow: string) => withinHorizon(build, `${flow},${discount}`, cashFlowAt.flag);
  /** What one unit in every period of the line is worth today. */
  const annuity = (row: number) => `SUMPRODUCT((${period}>=H${row})*(${period}<=I${row})*${discount})`;
  oneOff.rows.forEach((row, index) => {
    const name = { class: words.inputs.classes[index] ?? '' };
    sheet.put(`B${row}`, fillPhrase(texts.oneOffLine, name));
    line(row, 'cost', `${costs.ref(`$C$${costsAt.oneOff.first + index}`)}*${costLevel}`, at.costs.first + index, '0', '0');
  });
  running.rows.forEach((row, index) => {
    const name = { class: words.inputs.classes[index] ?? '' };
    const range = at.costs.first + index;
    sheet.put(`B${row}`, fillPhrase(texts.runningLine, name));
    const whole = `IF(F${range}=0,0,${presentValue(costs.ref(acrossFixed(costsAt.classes.first + index)))}/F${range})*${costLevel}`;
    line(row, 'cost', `MAX(0,${whole}-F${oneOff.first + index})/${annuity(row)}`, range, '1', horizon);
  });
  simulatedBenefits.rows.forEach((row, index) => {
    const range = at.benefits.first + index;
    sheet.formula(`B${row}`, `B${range}`, 'general');
    const firstQuarter = `MIN(${horizon},MAX(1,${inputs.ref(`$L$${inputsAt.benefits.first + index}`)},COUNTIF(${benefits.ref(acrossFixed(benefitsAt.adoptionLive))},0)))`;
    const whole = `IF(F${range}=0,0,${presentValue(benefits.ref(acrossFixed(benefitsAt.realised.first + index)))}/F${range})`;
    line(row, 'benefit', `${whole}/${annuity(row)}`, range, firstQuarter, horizon);
  });

  sheet.section('L5:O5', texts.simulation);
  const rate = `(1+${inputs.ref(inputsAt.discountRate)})^(1/4)-1`;
  const table = `B${lines.first}:J${lines.last}`;
  sheet.spill(
    simulationAt.area,
    `ROI.MONTECARLO(${table},${rate},${inputs.ref(inputsAt.trials)},${inputs.ref(inputsAt.seed)})`,
    (row, column) => (row === 0 ? (column === 0 ? looks.columnHead : looks.columnHeadRight) : column === 0 ? looks.label : looks.calculated(simulationFormat(row, column))),
  );
  sheet.section('L24:O24', texts.outputs);
  sheet.put('L25', texts.outputRoi).formula('M25', `ROI.OUTPUT("ROI")+${dashboard.ref(dashboardAt.roi)}`, 'percent');
  sheet.put('L26', texts.outputNpv).formula('M26', `ROI.OUTPUT("NPV")+${dashboard.ref(dashboardAt.npv)}`, 'amount');
}

/** The last row counts trials and seed; above it one measure to a column. */
function simulationFormat(row: number, column: number): Format {
  if (row === simulationAt.rows - 1) return 'quantity';
  if (row === simulationAt.rows - 2) return 'percent';
  return column === 1 ? 'percent' : column === 2 ? 'amount' : 'factor';
}

function register(build: Build): void {
  const { words, looks, sheets } = build;
  const { risk: sheet, cashFlow } = sheets;
  const texts = words.risk;
  const columns = texts.registerColumns;
  const { register: block, registerTotal } = at;
  const head = block.first - 1;
  sheet.section(`B${head - 1}:L${head - 1}`, texts.register);
  sheet.heads(
    head,
    {
      B: columns.risk,
      C: columns.probability,
      D: columns.impact,
      E: columns.expected,
      F: columns.mitigation,
      G: columns.mitigationCost,
      H: columns.residualProbability,
      I: columns.residualExpected,
      J: columns.gain,
      K: columns.owner,
      L: columns.status,
    },
    ['C', 'D', 'E', 'G', 'H', 'I', 'J'],
  );
  block.rows.forEach((row, index) => {
    const risk = example.risks[index];
    const text = texts.risks[index];
    sheet
      .input(`B${row}`, text?.risk ?? null, 'text')
      .input(`C${row}`, risk?.probability ?? 0, 'wholePercent')
      .input(`D${row}`, risk?.impact ?? 0, 'quantity')
      .formula(`E${row}`, `C${row}*D${row}`, 'amount')
      .input(`F${row}`, text?.mitigation ?? null, 'text')
      .input(`G${row}`, risk?.mitigationCost ?? 0, 'quantity')
      .input(`H${row}`, risk?.residualProbability ?? 0, 'wholePercent')
      .formula(`I${row}`, `H${row}*D${row}`, 'amount')
      .formula(`J${row}`, `E${row}-I${row}-G${row}`, 'amount')
      .input(`K${row}`, text?.owner ?? null, 'text')
      .input(`L${row}`, text?.status ?? null, 'text');
  });
  sheet.table(`B${head}:L${block.last}`, {
    name: 'RiskRegister',
    columns: [columns.risk, columns.probability, columns.impact, columns.expected, columns.mitigation, columns.mitigationCost, columns.residualProbability, columns.residualExpected, columns.gain, columns.owner, columns.status],
    headerRow: true,
    totalsRow: false,
    style: 'TableStyleLight1',
  });
  const { validation } = words.inputs;
  const probability = { type: 'decimal', operator: 'between', formula1: '0', formula2: '1', errorTitle: validation.title, errorMessage: validation.probability } as const;
  sheet.validate(`C${block.first}:C${block.last}`, probability).validate(`H${block.first}:H${block.last}`, probability);
  sheet.put(`B${registerTotal}`, texts.registerTotal, looks.total(looks.label));
  sheet.fill(`C${registerTotal}:L${registerTotal}`, looks.total(looks.label));
  for (const column of ['G', 'J'] as const) sheet.formula(`${column}${registerTotal}`, `SUM(${column}${block.first}:${column}${block.last})`, 'amount', looks.total(looks.calculated('amount')));
  const expected = (probabilities: string) => `SUMPRODUCT(${probabilities}${block.first}:${probabilities}${block.last},D${block.first}:D${block.last})`;
  sheet.formula(`E${registerTotal}`, expected('C'), 'amount', looks.total(looks.calculated('amount')));
  sheet.formula(`I${registerTotal}`, expected('H'), 'amount', looks.total(looks.calculated('amount')));

  sheet.section(`B${at.adjustedNet - 1}:L${at.adjustedNet - 1}`, texts.riskAdjusted);
  const costs = cashFlow.ref(`$E$${cashFlowAt.costsInHorizon}`);
  sheet.put(`B${at.adjustedNet}`, texts.adjustedNet).formula(`C${at.adjustedNet}`, `${cashFlow.ref(`$E$${cashFlowAt.netInHorizon}`)}-E${registerTotal}`, 'amount');
  currencyUnit(build, sheet, at.adjustedNet);
  sheet.put(`B${at.adjustedRoi}`, texts.adjustedRoi).formula(`C${at.adjustedRoi}`, `IF(${costs}=0,0,C${at.adjustedNet}/${costs})`, 'percent');
  sheet.highlight(`J${block.first}:J${block.last}`, `J${block.first}<0`, { color: colors.bad });
}
