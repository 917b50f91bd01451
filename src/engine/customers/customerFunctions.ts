import type { RoiFunction } from '../core/roiFunction';

/** The family of customer value, in the order of the function reference. */
export const customerFunctions: readonly RoiFunction[] = [];
