import { distributionFamily } from '../risk/distributions/families';
import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';
import { numberText } from './formulaText';
import type { InputDraft } from './readInput';

/** The formula of an input in this product. `name` is its name as a formula text; empty for none. */
export function writeInput({ shape, low, high, shifts }: InputDraft, name: string): string {
  const places = distributionFamily(shape.family)?.shapeParameters ?? shape.args.length;
  const padding = new Array<string>(places - shape.args.length).fill('');
  const args = [...shape.args, ...padding, low, high, name];
  while (args[args.length - 1] === '') args.pop();
  const draw = `ROI.${shape.family}(${args.join(',')})`;
  const around = shape.around === undefined ? draw : shape.around.write(draw);
  return shifts.reduce(shifted, around);
}

function shifted(value: string, { constant, text }: Argument): string {
  return constant !== undefined && constant < 0
    ? composeFormula('value-shift', { value, shift: numberText(-constant) })
    : composeFormula('value+shift', { value, shift: text });
}
