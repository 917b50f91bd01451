import { errorNumber, type CallPass } from '../ir/pass';
import type { PassValue } from './runPass';

export function callPerTrial(_pass: CallPass, _operands: ArrayLike<number>): PassValue {
  return { value: NaN, error: errorNumber('#VALUE!') };
}
