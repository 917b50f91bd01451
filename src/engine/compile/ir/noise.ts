/** Below this share of its operands a final sum or difference is rounding noise, as in the reference evaluator. */
export const NOISE = 2 ** -49;
