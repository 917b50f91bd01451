import { distributionFamily } from '../../risk/distributions/families';
import type { InputDraft } from './readInput';

/** A text and whether it needs parentheses beside an operator. */
export interface WrittenFormula {
  readonly text: string;
  readonly compound: boolean;
}

/** The formula of an input in this product. `name` is its name as a formula text; empty for none. */
export function writeInput({ shape, low, high, shifts }: InputDraft, name: string): WrittenFormula {
  const places = distributionFamily(shape.family)?.shapeParameters ?? shape.args.length;
  const padding = new Array<string>(places - shape.args.length).fill('');
  const args = [...shape.args, ...padding, low, high, name];
  while (args[args.length - 1] === '') args.pop();
  const draw = `ROI.${shape.family}(${args.join(',')})`;
  const around = shape.around === undefined ? draw : shape.around.write(draw);
  return { text: [around, ...shifts].join(''), compound: shape.around !== undefined || shifts.length > 0 };
}
