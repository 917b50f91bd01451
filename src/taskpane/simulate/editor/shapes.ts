import { type PaneWords } from '../../../locales';
import { composeFormula } from '../../../engine/formula/parse/composeFormula';
import { matchFormula } from '../../../engine/formula/parse/matchFormula';
import { parseFormula } from '../../../engine/formula/parse/parseFormula';

export type ShapeId = keyof PaneWords['simulate']['shapes'];
export type FieldKey = keyof PaneWords['simulate']['fields'];

/** One thing the editor asks for. */
export interface ShapeField {
  readonly key: FieldKey;
  /** What may be entered: a number or cell, a share of 1 or cell, a list of numbers or range. */
  readonly kind: 'number' | 'share' | 'list';
  /** The parameter of the worksheet function that the field fills, by which the engine's errors are led to it. */
  readonly parameter: string;
  readonly optional?: true;
}

/** A way to say what is known of an uncertain quantity; several may lead to one worksheet function. */
export interface Shape {
  readonly id: ShapeId;
  /** `PERT` for ROI.PERT. */
  readonly family: string;
  readonly group: 'estimate' | 'parameter' | 'count';
  readonly fields: readonly ShapeField[];
  /** Arguments of the function from the texts of the fields; what is left out at the end is not written. */
  argumentsOf(texts: readonly string[]): readonly string[];
  /** The texts of the fields from the arguments of a formula; null where the arguments are not of this shape. */
  textsOf(args: readonly string[]): readonly string[] | null;
}

/** Standard normal quantiles (1 + c) / 2 for the confidences c that are offered. */
const normalQuantiles: Readonly<Record<string, string>> = { '50%': '0.674489750196082', '80%': '1.2815515655446', '90%': '1.64485362695147', '95%': '1.95996398454005', '99%': '2.5758293035489' };

/** Shares of certainty one may have in a range. */
export const confidences = Object.keys(normalQuantiles);

const number = (key: FieldKey, parameter: string = key): ShapeField => ({ key, kind: 'number', parameter });
const share = (key: FieldKey, parameter: string = key): ShapeField => ({ key, kind: 'share', parameter });
const list = (key: FieldKey, parameter: string = key): ShapeField => ({ key, kind: 'list', parameter });

/** A shape whose fields are the arguments of its function, one for one. */
function direct(id: ShapeId, family: string, group: Shape['group'], fields: readonly ShapeField[]): Shape {
  return {
    id,
    family,
    group,
    fields,
    argumentsOf: (texts) => texts,
    textsOf: (args) => fields.map((_, index) => args[index] ?? ''),
  };
}

const TEN_FIFTY_NINETY = '{0.1,0.5,0.9}';
const CHOSEN = 'CHOOSE({1,2,3},low,middle,high)';

/** Three percentiles as a metalog. Cells cannot stand in a constant array, so CHOOSE makes one of them. */
const percentiles: Shape = {
  id: 'percentiles',
  family: 'METALOG',
  group: 'estimate',
  fields: [number('p10', 'values'), number('p50', 'values'), number('p90', 'values')],
  argumentsOf: ([low = '', middle = '', high = '']) => [
    [low, middle, high].every((text) => Number.isFinite(Number(text))) ? `{${low},${middle},${high}}` : composeFormula(CHOSEN, { low, middle, high }),
    TEN_FIFTY_NINETY,
  ],
  textsOf([values = '', shares = '', ...rest]) {
    if (matchFormula(TEN_FIFTY_NINETY, [], shares) === null || rest.some((text) => text !== '')) return null;
    const chosen = matchFormula(CHOSEN, ['low', 'middle', 'high'], values);
    return chosen === null ? threeNumbers(values) : [chosen.low, chosen.middle, chosen.high];
  },
};

function threeNumbers(text: string): readonly string[] | null {
  const parsed = parseFormula(text);
  const [row = [], ...others] = parsed.ok && parsed.value.type === 'array' ? parsed.value.rows : [];
  return others.length === 0 && row.length === 3 && row.every((value) => typeof value === 'number') ? row.map(String) : null;
}

/**
 * A range by its ends and how sure one is of them: the two arguments of its function as formulas of `from`, `to` and the
 * standard normal quantile that goes with the confidence.
 */
function between(id: ShapeId, family: string, parameters: readonly [string, string], patterns: readonly [string, string]): Shape {
  const [middle, deviation] = patterns;
  return {
    id,
    family,
    group: 'estimate',
    fields: [number('from', parameters[0]), number('to', parameters[1]), share('confidence', parameters[1])],
    argumentsOf: ([from = '', to = '', confidence = '']) => [
      composeFormula(middle, { from, to }),
      composeFormula(deviation, { from, to, quantile: normalQuantiles[confidence] ?? '' }),
    ],
    textsOf([first = '', second = '']) {
      const ends = matchFormula(middle, ['from', 'to'], first);
      const spread = matchFormula(deviation, ['from', 'to', 'quantile'], second);
      const confidence = confidences.find((offered) => normalQuantiles[offered] === spread?.quantile);
      const alike = ends !== null && ends.from === spread?.from && ends.to === spread.to;
      return alike && confidence !== undefined ? [ends.from, ends.to, confidence] : null;
    },
  };
}

/** Symmetric. */
const range = between('range', 'NORMAL', ['stdev', 'stdev'], ['(from+to)/2', '(to-from)/2/quantile']);

/** Of a quantity above 0: symmetric in its logarithm. */
const positiveRange = between('positiveRange', 'LOGNORM2', ['mu', 'sigma'], ['(LN(from)+LN(to))/2', '(LN(to)-LN(from))/2/quantile']);

/** The shapes in the order the editor offers them; for an existing formula the first that fits is taken, so special ones stand before general ones. */
export const shapes: readonly Shape[] = [
  direct('pert', 'PERT', 'estimate', [number('min'), number('likely'), number('max')]),
  percentiles,
  range,
  positiveRange,
  direct('tenNinety', 'TRIANG1090', 'estimate', [number('p10'), number('likely'), number('p90')]),
  direct('triangular', 'TRIANG', 'estimate', [number('min'), number('likely'), number('max')]),
  direct('uniform', 'UNIFORM', 'estimate', [number('min'), number('max')]),
  direct('normal', 'NORMAL', 'parameter', [number('mean'), number('stdev')]),
  direct('lognormal', 'LOGNORM', 'parameter', [number('mean'), number('stdev')]),
  direct('lognormal2', 'LOGNORM2', 'parameter', [number('mu'), number('sigma')]),
  direct('beta', 'BETA', 'parameter', [number('alpha1'), number('alpha2'), { ...number('lower', 'min'), optional: true }, { ...number('upper', 'max'), optional: true }]),
  direct('gamma', 'GAMMA', 'parameter', [number('shape'), number('scale')]),
  direct('exponential', 'EXPON', 'parameter', [number('mean')]),
  direct('weibull', 'WEIBULL', 'parameter', [number('shape'), number('scale')]),
  direct('metalog', 'METALOG', 'parameter', [list('values'), list('percentiles'), { ...number('lower'), optional: true }, { ...number('upper'), optional: true }]),
  direct('cumulative', 'CUMUL', 'parameter', [number('min'), number('max'), list('values'), list('probabilities')]),
  direct('yesNo', 'YESNO', 'count', [share('p')]),
  direct('poisson', 'POISSON', 'count', [number('lambda', 'mean')]),
  direct('binomial', 'BINOMIAL', 'count', [number('n'), share('p')]),
  direct('discrete', 'DISCRETE', 'count', [list('values'), list('probabilities')]),
];

export function shapeById(id: ShapeId): Shape {
  return shapes.find((shape) => shape.id === id)!;
}

/** The shape that fits a formula's function and arguments (those of the shape alone), and the texts of its fields; null for a function that is no distribution. */
export function readShape(family: string, args: readonly string[]): { readonly shape: Shape; readonly texts: readonly string[] } | null {
  for (const shape of shapes) {
    const texts = shape.family === family ? shape.textsOf(args) : null;
    if (texts !== null) return { shape, texts };
  }
  return null;
}
