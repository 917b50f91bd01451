import type { RoiFunction } from '../core/roiFunction';
import { lifetimeValueFunction } from './lifetimeValue';

/** The family of customer value, in the order of the function reference. */
export const customerFunctions: readonly RoiFunction[] = [lifetimeValueFunction];
