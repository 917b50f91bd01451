import { asShown, decimalsAsShown } from '../../formula/evaluate/asShown';
import { isChoice, isKnown, isUncertain, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { problem } from './problem';

const ROUNDED = '\u0001ROUNDED';

/** A result rounded to what its number format shows, in every trial. */
export function roundedAsShown(lowering: Lowering, value: Scalar, format: string | undefined, frame: LoweringFrame): Scalar {
  if (isKnown(value)) return typeof value === 'number' ? asShown(value, format) : value;
  if (isChoice(value)) return lowering.columns.pick(value.index, value.options.map((option) => roundedAsShown(lowering, option, format, frame)));
  const decimals = decimalsAsShown(format);
  if (decimals === null || !isUncertain(value) || value.type !== 'number') return value;
  if (decimals === undefined) throw problem('simulationShownPrecision', { format: format ?? '' });
  const scope = { name: ROUNDED, value, outer: undefined };
  const node = { type: 'call', at: 0, name: 'ROUND', args: [{ type: 'name', at: 0, name: ROUNDED }, { type: 'number', at: 0, value: decimals }] } as const;
  return lowering.scalar(node, { ...frame, scope });
}
