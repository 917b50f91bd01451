import { bracketedRateOfReturn, CONVERGED, MOST_STEPS } from '../passes/internalRateOfReturn';
import type { Column } from './columnKernels';

const LANES = 4;

/** IRR of a block of flows, four trials in flight; a trial that has converged or failed keeps its value. */
export function internalRateOfReturnColumn(flows: readonly Column[], guess: number, out: Column, trials: number): void {
  const length = flows.length;
  const lanes = new Float64Array(length * LANES);
  const start = 1 / (1 + guess);
  for (let first = 0; first < trials; first += LANES) {
    for (let time = 0; time < length; time++) {
      const flow = flows[time]!;
      for (let lane = 0; lane < LANES; lane++) lanes[time * LANES + lane] = flow[first + lane]!;
    }
    let d0 = start, d1 = start, d2 = start, d3 = start;
    let done0 = false, done1 = false, done2 = false, done3 = false;
    for (let step = 0; step < MOST_STEPS && !(done0 && done1 && done2 && done3); step++) {
      const end = (length - 1) * LANES;
      let f0 = lanes[end]!, f1 = lanes[end + 1]!, f2 = lanes[end + 2]!, f3 = lanes[end + 3]!;
      let g0 = 0, g1 = 0, g2 = 0, g3 = 0;
      for (let at = end - LANES; at >= 0; at -= LANES) {
        g0 = g0 * d0 + f0; f0 = f0 * d0 + lanes[at]!;
        g1 = g1 * d1 + f1; f1 = f1 * d1 + lanes[at + 1]!;
        g2 = g2 * d2 + f2; f2 = f2 * d2 + lanes[at + 2]!;
        g3 = g3 * d3 + f3; f3 = f3 * d3 + lanes[at + 3]!;
      }
      if (!done0) { const change = f0 / g0 + 0 * g0; d0 -= change; if (!(d0 > 0)) { d0 = NaN; done0 = true; } else done0 = Math.abs(change) < CONVERGED; }
      if (!done1) { const change = f1 / g1 + 0 * g1; d1 -= change; if (!(d1 > 0)) { d1 = NaN; done1 = true; } else done1 = Math.abs(change) < CONVERGED; }
      if (!done2) { const change = f2 / g2 + 0 * g2; d2 -= change; if (!(d2 > 0)) { d2 = NaN; done2 = true; } else done2 = Math.abs(change) < CONVERGED; }
      if (!done3) { const change = f3 / g3 + 0 * g3; d3 -= change; if (!(d3 > 0)) { d3 = NaN; done3 = true; } else done3 = Math.abs(change) < CONVERGED; }
    }
    out[first] = done0 ? 1 / d0 - 1 : NaN;
    out[first + 1] = done1 ? 1 / d1 - 1 : NaN;
    out[first + 2] = done2 ? 1 / d2 - 1 : NaN;
    out[first + 3] = done3 ? 1 / d3 - 1 : NaN;
  }
  findRemainingRates(flows, guess, out, trials);
}

/** Second look, trial by trial, at those on which Newton's method failed. */
export function findRemainingRates(flows: readonly Column[], guess: number, out: Column, trials: number): void {
  for (let trial = 0; trial < trials; trial++) {
    if (!Number.isNaN(out[trial]!)) continue;
    out[trial] = bracketedRateOfReturn(flows.map((flow) => flow[trial]!), guess);
  }
}
