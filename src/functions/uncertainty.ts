import { callFunction, callInBackground, callTable } from './boundary';

/**
 * Normal distribution.
 * @customfunction NORMAL
 */
export function normal(mean: any, stdev: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('NORMAL', [mean, stdev, truncLow, truncHigh, name]);
}

/**
 * Triangular distribution.
 * @customfunction TRIANG
 */
export function triang(min: any, likely: any, max: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('TRIANG', [min, likely, max, truncLow, truncHigh, name]);
}

/**
 * PERT distribution of a three-point estimate.
 * @customfunction PERT
 */
export function pert(min: any, likely: any, max: any, lambda?: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('PERT', [min, likely, max, lambda, truncLow, truncHigh, name]);
}

/**
 * Uniform distribution.
 * @customfunction UNIFORM
 */
export function uniform(min: any, max: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('UNIFORM', [min, max, truncLow, truncHigh, name]);
}

/**
 * Lognormal distribution by the mean and deviation of the values.
 * @customfunction LOGNORM
 */
export function logNorm(mean: any, stdev: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('LOGNORM', [mean, stdev, truncLow, truncHigh, name]);
}

/**
 * Lognormal distribution by the mean and deviation of the logarithms.
 * @customfunction LOGNORM2
 */
export function logNorm2(mu: any, sigma: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('LOGNORM2', [mu, sigma, truncLow, truncHigh, name]);
}

/**
 * Beta distribution.
 * @customfunction BETA
 */
export function beta(alpha1: any, alpha2: any, min?: any, max?: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('BETA', [alpha1, alpha2, min, max, truncLow, truncHigh, name]);
}

/**
 * Gamma distribution.
 * @customfunction GAMMA
 */
export function gamma(shape: any, scale: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('GAMMA', [shape, scale, truncLow, truncHigh, name]);
}

/**
 * Exponential distribution.
 * @customfunction EXPON
 */
export function expon(mean: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('EXPON', [mean, truncLow, truncHigh, name]);
}

/**
 * Weibull distribution.
 * @customfunction WEIBULL
 */
export function weibull(shape: any, scale: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('WEIBULL', [shape, scale, truncLow, truncHigh, name]);
}

/**
 * Binomial distribution.
 * @customfunction BINOMIAL
 */
export function binomial(n: any, p: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('BINOMIAL', [n, p, truncLow, truncHigh, name]);
}

/**
 * Poisson distribution.
 * @customfunction POISSON
 */
export function poisson(mean: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('POISSON', [mean, truncLow, truncHigh, name]);
}

/**
 * An event that happens or does not.
 * @customfunction YESNO
 */
export function yesNo(p: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('YESNO', [p, truncLow, truncHigh, name]);
}

/**
 * Values with their probabilities.
 * @customfunction DISCRETE
 */
export function discrete(values: any[][], probabilities: any[][], truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('DISCRETE', [values, probabilities, truncLow, truncHigh, name]);
}

/**
 * Distribution through points of its cumulative curve.
 * @customfunction CUMUL
 */
export function cumul(min: any, max: any, values: any[][], probabilities: any[][], truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('CUMUL', [min, max, values, probabilities, truncLow, truncHigh, name]);
}

/**
 * Triangular distribution by its 10th and 90th percentile.
 * @customfunction TRIANG1090
 */
export function triang1090(p10: any, likely: any, p90: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('TRIANG1090', [p10, likely, p90, truncLow, truncHigh, name]);
}

/**
 * Metalog distribution through percentiles.
 * @customfunction METALOG
 */
export function metalog(values: any[][], percentiles: any[][], lower?: any, upper?: any, truncLow?: any, truncHigh?: any, name?: any): any {
  return callFunction('METALOG', [values, percentiles, lower, upper, truncLow, truncHigh, name]);
}

/**
 * Marks a cell as an output of the simulation.
 * @customfunction OUTPUT
 */
export function output(name: any): any {
  return callFunction('OUTPUT', [name]);
}

/**
 * Declares correlations and shows the matrix used.
 * @customfunction CORRELATE
 */
export function correlate(names: any[][], matrix: any[][], degreesOfFreedom?: any): any[][] {
  return callTable('CORRELATE', [names, matrix, degreesOfFreedom]);
}

/**
 * A statistic of the last simulation.
 * @customfunction SIMSTAT
 */
export function simStat(output: any, statistic: any, argument?: any): any {
  return callFunction('SIMSTAT', [output, statistic, argument]);
}

/**
 * A whole simulation over a table of benefits and costs.
 * @customfunction MONTECARLO
 * @param lines
 * @param [rate]
 * @param [trials]
 * @param [seed]
 * @param [correlation]
 * @cancelable
 */
export function monteCarlo(
  lines: any[][],
  rate: any,
  trials: any,
  seed: any,
  correlation: any[][],
  invocation: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return callInBackground('MONTECARLO', [lines, rate, trials, seed, correlation], invocation);
}
