/**
 * Coefficients of the elementary functions, as data: the scalar functions and every vector back end
 * evaluate the same polynomials in the same order, so that they give the same bits.
 * All polynomials are minimax fits (Remez exchange in 60-digit arithmetic), lowest power first.
 */

/** ln 2 = LN2_HIGH + LN2_LOW; the high part ends in 20 zero bits, so a binary exponent times it is exact. */
export const LN2_HIGH = 0.6931471804855391;
export const LN2_LOW = 7.440617110012397e-11;
/** What LN2_HIGH + LN2_LOW still lacks of ln 2. */
export const LN2_REST = -1.3124698417785255e-27;
export const LOG2_E = 1.4426950408889634;

/** 1 / ln 10 in two parts. */
export const LOG10_E_HIGH = 0.4342944819032518;
export const LOG10_E_LOW = 1.098319650216765e-17;

/** (r coth(r/2) − 2) / r² in powers of r², for |r| ≤ ln 2 / 2; error 6e-17. */
export const EXP_POLYNOMIAL = [
  0.1666666666666666, -0.002777777777756307, 6.613756470942707e-5, -1.6534058958770118e-6, 4.143714503952097e-8,
] as const;

/** (2 artanh(s)/s − 2) / s² in powers of s², for |s| ≤ (√2 − 1)/(√2 + 1); error 4e-16 of a term below 0.02. */
export const LOG_POLYNOMIAL = [
  0.666666666666667, 0.3999999999989789, 0.2857142862665093, 0.22222211031863598, 0.18182896197589635, 0.15331498131538268,
  0.14619092249294846,
] as const;

/** The same after its first term 2/3, which is carried in two parts. */
export const TWO_THIRDS_HIGH = 0.6666666666666666;
export const TWO_THIRDS_LOW = 3.700743415417188e-17;
export const LOG_TAIL_POLYNOMIAL = [
  0.4, 0.2857142857142938, 0.22222222221648186, 0.18181818337032948, 0.15384594796483392, 0.13334813306495208, 0.11706015169037556,
  0.11725406537219016,
] as const;

/** Beyond these exponents e^x is 0 or Infinity; arguments are held inside first. */
export const EXP_LOWEST = -746;
export const EXP_HIGHEST = 710;
/** Veltkamp's constant 2^27 + 1: splits a double into two halves whose products are exact. */
export const SPLITTER = 134217729;
