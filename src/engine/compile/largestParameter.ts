/** Parameters stay within this size either way, so that amounts and their products are known to be finite. */
export const LARGEST_PARAMETER = 1e18;
