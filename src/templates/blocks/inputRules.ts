import type { ValidationFile } from '../../file/workbookFile';

/** What a cell accepts, with the words that refuse anything else. */
export type InputRule = Omit<ValidationFile, 'range'>;

export interface RuleWords {
  readonly title: string;
  readonly rate: string;
  readonly share: string;
  readonly quarter: string;
  readonly amount: string;
  readonly list: string;
  readonly probability: string;
}

/** The rules of a template's inputs. `lastPeriod` is that of its time axis. */
export function inputRules(words: RuleWords, lastPeriod: number) {
  const refuse = (errorMessage: string) => ({ errorTitle: words.title, errorMessage });
  const between = (type: 'decimal' | 'whole', low: number, high: number, errorMessage: string): InputRule => ({
    type,
    operator: 'between',
    formula1: String(low),
    formula2: String(high),
    ...refuse(errorMessage),
  });
  return {
    rate: { type: 'decimal', operator: 'greaterThan', formula1: '-1', ...refuse(words.rate) },
    share: between('decimal', 0, 1, words.share),
    probability: between('decimal', 0, 1, words.probability),
    amount: { type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', ...refuse(words.amount) },
    period: between('whole', 0, lastPeriod, words.quarter),
    whole: (low: number, high: number, errorMessage: string) => between('whole', low, high, errorMessage),
    list: (entries: string): InputRule => ({ type: 'list', formula1: entries, ...refuse(words.list) }),
    optionalList: (entries: string): InputRule => ({ type: 'list', formula1: entries, allowBlank: true, ...refuse(words.list) }),
  } as const satisfies Record<string, InputRule | ((...given: never[]) => InputRule)>;
}

/** Neighbours (columns or rows) that have the same rule share it: the area from the first to the last of them. */
export function sharedRules<Neighbour extends { readonly rule?: InputRule }>(
  neighbours: readonly Neighbour[],
): readonly { readonly from: Neighbour; readonly to: Neighbour; readonly rule: InputRule }[] {
  const areas: { from: Neighbour; to: Neighbour; rule: InputRule }[] = [];
  neighbours.forEach((neighbour, index) => {
    const { rule } = neighbour;
    const area = areas[areas.length - 1];
    if (rule === undefined) return;
    if (area?.rule === rule && area.to === neighbours[index - 1]) area.to = neighbour;
    else areas.push({ from: neighbour, to: neighbour, rule });
  });
  return areas;
}
