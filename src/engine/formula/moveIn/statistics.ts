import type { Argument } from './argument';
import { numberText } from './formulaText';
import type { Ask, StatisticResult, StatisticRule } from './rule';

function plain(name: string): StatisticRule {
  return { kind: 'statistic', arguments: 0, convert: (ask) => ({ text: ask(name) }) };
}

function formula(write: (ask: Ask) => string): StatisticRule {
  return { kind: 'statistic', arguments: 0, convert: (ask) => ({ text: write(ask), compound: true }) };
}

function withArgument(convert: (ask: Ask, argument: Argument) => StatisticResult): StatisticRule {
  return { kind: 'statistic', arguments: 1, convert: (ask, [argument]) => convert(ask, argument) };
}

/** The rest to 1, worked out where it is a constant. */
export function rest(share: Argument): string {
  return share.constant === undefined ? `1-${share.term}` : numberText(Number((1 - share.constant).toPrecision(12)));
}

/** A percentage between 0 and 100 as a fraction. */
export function fraction(percent: Argument): string {
  return percent.constant === undefined ? `${percent.factor}/100` : numberText(Number((percent.constant / 100).toPrecision(12)));
}

/** Statistics of a simulated cell that several products ask for in the same way. */
export const statistics = {
  mean: plain('mean'),
  median: plain('median'),
  deviation: plain('stdev'),
  lowest: plain('min'),
  highest: plain('max'),
  standardError: plain('stderr'),
  trials: plain('trials'),
  variance: formula((ask) => `${ask('stdev')}^2`),
  range: formula((ask) => `${ask('max')}-${ask('min')}`),
  relativeDeviation: formula((ask) => `${ask('stdev')}/${ask('mean')}`),
  percentile: withArgument((ask, share) => ({ text: ask('percentile', share.text) })),
  percentileFromAbove: withArgument((ask, share) => ({ text: ask('percentile', rest(share)), traps: [{ kind: 'otherTail' }] })),
  chanceAtMost: withArgument((ask, value) => ({ text: ask('target', value.text) })),
  chanceAbove: withArgument((ask, value) => ({ text: `1-${ask('target', value.text)}`, compound: true, traps: [{ kind: 'otherTail' }] })),
} satisfies Readonly<Record<string, StatisticRule>>;
