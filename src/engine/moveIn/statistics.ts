import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { numberText } from './formulaText';
import type { Ask, StatisticResult, StatisticRule } from './rule';

function plain(name: string): StatisticRule {
  return { kind: 'statistic', arguments: 0, convert: (ask) => ({ text: ask(name) }) };
}

function formula(pattern: string, parts: readonly string[]): StatisticRule {
  return { kind: 'statistic', arguments: 0, convert: (ask) => ({ text: composeFormula(pattern, Object.fromEntries(parts.map((name) => [name, ask(name)]))) }) };
}

function withArgument(convert: (ask: Ask, argument: Argument) => StatisticResult): StatisticRule {
  return { kind: 'statistic', arguments: 1, convert: (ask, [argument]) => convert(ask, argument) };
}

/** The rest to 1, worked out where it is a constant. */
export function rest(share: Argument): string {
  return share.constant === undefined ? composeFormula('1-share', { share: share.text }) : numberText(Number((1 - share.constant).toPrecision(12)));
}

/** A percentage between 0 and 100 as a fraction. */
export function fraction(percent: Argument): string {
  return percent.constant === undefined ? composeFormula('percent/100', { percent: percent.text }) : numberText(Number((percent.constant / 100).toPrecision(12)));
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
  variance: formula('stdev^2', ['stdev']),
  range: formula('max-min', ['max', 'min']),
  relativeDeviation: formula('stdev/mean', ['stdev', 'mean']),
  percentile: withArgument((ask, share) => ({ text: ask('percentile', share.text) })),
  percentileFromAbove: withArgument((ask, share) => ({ text: ask('percentile', rest(share)), traps: [{ kind: 'otherTail' }] })),
  chanceAtMost: withArgument((ask, value) => ({ text: ask('target', value.text) })),
  chanceAbove: withArgument((ask, value) => ({ text: composeFormula('1-below', { below: ask('target', value.text) }), traps: [{ kind: 'otherTail' }] })),
} satisfies Readonly<Record<string, StatisticRule>>;
