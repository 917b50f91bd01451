import { colors } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { Check } from './checks';
import type { InputRule } from './inputRules';
import type { Rows } from './periodAxis';
import { register } from './register';
import { currencyUnit } from './timeSheet';

export interface RiskLine {
  readonly probability: number;
  readonly impact: number;
  readonly mitigationCost: number;
  readonly residualProbability: number;
}

export interface RiskText {
  readonly risk: string;
  readonly mitigation: string;
  readonly owner: string;
  readonly status: string;
}

export interface RiskRegisterWords {
  readonly register: string;
  readonly registerColumns: {
    readonly risk: string;
    readonly probability: string;
    readonly impact: string;
    readonly expected: string;
    readonly mitigation: string;
    readonly mitigationCost: string;
    readonly residualProbability: string;
    readonly residualExpected: string;
    readonly gain: string;
    readonly owner: string;
    readonly status: string;
  };
  readonly registerTotal: string;
  readonly riskAdjusted: string;
  readonly adjustedNet: string;
  readonly adjustedRoi: string;
}

export interface RiskRegister {
  readonly rows: Rows;
  readonly risks: readonly RiskLine[];
  readonly texts: readonly RiskText[];
  readonly probabilityRule: InputRule;
  /** Costs and net benefit before expected losses, and the cell that names the currency. */
  readonly costs: string;
  readonly net: string;
  readonly currency: string;
}

/** Where the rows below the register stand. */
export function riskRegisterRows({ last }: Rows) {
  return { total: last + 1, adjustedNet: last + 4, adjustedRoi: last + 5 } as const;
}

/** Risks with what they cost on average, what mitigation does to that, and the result less the expected losses. */
export function riskRegister(sheet: SheetBuilder, words: RiskRegisterWords, { rows, risks, texts, probabilityRule, costs, net, currency }: RiskRegister): void {
  const { looks } = sheet;
  const { first, last } = rows;
  const columns = words.registerColumns;
  sheet.section(`B${first - 2}:O${first - 2}`, words.register);
  register(
    sheet,
    rows,
    [
      { column: 'B', head: columns.risk, format: 'text', value: (index) => texts[index]?.risk ?? null },
      { column: 'C', head: columns.probability, format: 'wholePercent', value: (index) => risks[index]?.probability ?? 0, rule: probabilityRule },
      { column: 'D', head: columns.impact, format: 'quantity', value: (index) => risks[index]?.impact ?? 0 },
      { column: 'E', head: columns.expected, format: 'amount', formula: (row) => `C${row}*D${row}` },
      { column: 'F', head: columns.mitigation, format: 'text', value: (index) => texts[index]?.mitigation ?? null },
      { column: 'G', head: columns.mitigationCost, format: 'quantity', value: (index) => risks[index]?.mitigationCost ?? 0 },
      { column: 'H', head: columns.residualProbability, format: 'wholePercent', value: (index) => risks[index]?.residualProbability ?? 0, rule: probabilityRule },
      { column: 'I', head: columns.residualExpected, format: 'amount', formula: (row) => `H${row}*D${row}` },
      { column: 'J', head: columns.gain, format: 'amount', formula: (row) => `E${row}-I${row}-G${row}` },
      { column: 'K', head: columns.owner, format: 'text', value: (index) => texts[index]?.owner ?? null },
      { column: 'L', head: columns.status, format: 'text', value: (index) => texts[index]?.status ?? null },
    ],
    'RiskRegister',
  );
  const { total, adjustedNet, adjustedRoi } = riskRegisterRows(rows);
  const totalLook = looks.total(looks.calculated('amount'));
  sheet.put(`B${total}`, words.registerTotal, looks.total(looks.label));
  sheet.fill(`C${total}:L${total}`, looks.total(looks.label));
  const expected = (probabilities: string) => `SUMPRODUCT(${probabilities}${first}:${probabilities}${last},D${first}:D${last})`;
  sheet.formula(`E${total}`, expected('C'), 'amount', totalLook).formula(`I${total}`, expected('H'), 'amount', totalLook);
  for (const column of ['G', 'J'] as const) sheet.formula(`${column}${total}`, `SUM(${column}${first}:${column}${last})`, 'amount', totalLook);

  sheet.section(`B${adjustedNet - 1}:O${adjustedNet - 1}`, words.riskAdjusted);
  sheet.put(`B${adjustedNet}`, words.adjustedNet).formula(`C${adjustedNet}`, `${net}-E${total}`, 'amount');
  currencyUnit(sheet, adjustedNet, currency);
  sheet.put(`B${adjustedRoi}`, words.adjustedRoi).formula(`C${adjustedRoi}`, `IF(${costs}=0,0,C${adjustedNet}/${costs})`, 'percent');
  sheet.highlight(`J${first}:J${last}`, `J${first}<0`, { color: colors.bad });
}

/** Probabilities lie between nothing and certainty. */
export function probabilitiesCheck(sheet: SheetBuilder, { first, last }: Rows): Omit<Check, 'description'> {
  const outside = (column: string) => {
    const area = sheet.ref(`$${column}$${first}:$${column}$${last}`);
    return `COUNTIF(${area},"<0")+COUNTIF(${area},">1")`;
  };
  return { where: sheet.ref(`C${first}`), found: `${outside('C')}+${outside('H')}`, format: 'integer' };
}
