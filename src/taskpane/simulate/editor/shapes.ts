import { type Locale } from '../../../locales';

export type ShapeId = keyof Locale['simulate']['shapes'];
export type FieldKey = keyof Locale['simulate']['fields'];

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

const unquoted = /^\{(.*)\}$/;

/** Three percentiles as a metalog. Cells cannot stand in a constant array, so CHOOSE makes one of them. */
const percentiles: Shape = {
  id: 'percentiles',
  family: 'METALOG',
  group: 'estimate',
  fields: [number('p10', 'values'), number('p50', 'values'), number('p90', 'values')],
  argumentsOf: (texts) => [texts.every((text) => Number.isFinite(Number(text))) ? `{${texts.join(',')}}` : `CHOOSE({1,2,3},${texts.join(',')})`, '{0.1,0.5,0.9}'],
  textsOf([values = '', shares = '', ...rest]) {
    if (shares.replaceAll(' ', '') !== '{0.1,0.5,0.9}' || rest.some((text) => text !== '')) return null;
    const written = unquoted.exec(values)?.[1] ?? /^CHOOSE\(\s*\{1,2,3\}\s*,(.*)\)$/i.exec(values)?.[1];
    const texts = written === undefined ? [] : splitArguments(written);
    return texts.length === 3 ? texts : null;
  },
};

/** A symmetric range by its ends and how sure one is of them. */
const range: Shape = {
  id: 'range',
  family: 'NORMAL',
  group: 'estimate',
  fields: [number('from', 'stdev'), number('to', 'stdev'), share('confidence', 'stdev')],
  argumentsOf: ([from = '', to = '', confidence = '']) => [`(${from}+${to})/2`, `(${to}-${signed(from)})/2/${normalQuantiles[confidence]}`],
  textsOf: ([mean = '', stdev = '']) => rangeTexts(/^\((.+)\)\/2$/.exec(mean)?.[1], /^\(.+\)\/2\/([\d.]+)$/.exec(stdev)?.[1]),
};

/** A range of a quantity above 0: symmetric in its logarithm. */
const positiveRange: Shape = {
  id: 'positiveRange',
  family: 'LOGNORM2',
  group: 'estimate',
  fields: [number('from', 'mu'), number('to', 'sigma'), share('confidence', 'sigma')],
  argumentsOf: ([from = '', to = '', confidence = '']) => [`(LN(${from})+LN(${to}))/2`, `(LN(${to})-LN(${from}))/2/${normalQuantiles[confidence]}`],
  textsOf: ([mu = '', sigma = '']) => {
    const texts = rangeTexts(/^\((.+)\)\/2$/.exec(mu)?.[1], /^\(.+\)\/2\/([\d.]+)$/.exec(sigma)?.[1]);
    const bare = texts?.slice(0, 2).map((text) => /^LN\((.+)\)$/i.exec(text)?.[1]);
    return texts === null || bare === undefined || bare.includes(undefined) ? null : [bare[0]!, bare[1]!, texts[2]!];
  },
};

function signed(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

function rangeTexts(sum: string | undefined, quantile: string | undefined): readonly string[] | null {
  const confidence = confidences.find((offered) => normalQuantiles[offered] === quantile);
  const ends = sum === undefined ? [] : splitAt(sum, '+');
  return confidence === undefined || ends.length !== 2 ? null : [...ends, confidence];
}

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

/** Parts of a text between commas that stand in no parentheses, braces or quotes. */
export function splitArguments(text: string): readonly string[] {
  return splitAt(text, ',');
}

function splitAt(text: string, separator: ',' | '+'): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const letter of text) {
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(' || letter === '{') depth += 1;
    else if (letter === ')' || letter === '}') depth -= 1;
    if (letter === separator && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
