import { arrayText, numberText, quoted } from '../../engine/moveIn/formulaText';
import type { Sip } from '../../engine/risk/sipmath/sipLibrary';
import { sipParameters } from '../../engine/risk/sipmath/sipParameters';

/** An input of a SIPmath library as a formula of this product. */
export interface SipFormula {
  /** Without `=`. */
  readonly text: string;
  /** Of a value, as a share of the distance from P5 to P95. */
  readonly largestDifference: number;
}

/** Undefined where ROI.METALOG cannot follow the series of the library. */
export function sipFormula(sip: Sip): SipFormula | undefined {
  const parameters = sipParameters(sip);
  if (parameters === undefined) return undefined;
  const bounds = [sip.lower, sip.upper].map((bound) => (bound === undefined ? '' : numberText(bound)));
  const args = [arrayText(parameters.values), arrayText(parameters.percentiles), ...bounds, '', '', quoted(sip.name)];
  return { text: `ROI.METALOG(${args.join(',')})`, largestDifference: parameters.largestDifference };
}
