import type { RoiFunction } from '../core/roiFunction';
import { basicReturnFunction } from './basicReturn';
import { presentValueFunction } from './presentValue';

/** The family of returns, in the order of the function reference. */
export const returnFunctions: readonly RoiFunction[] = [basicReturnFunction, presentValueFunction];
