import { inverseNormal, normalCumulative } from '../../core/special/normal';
import { cholesky } from '../correlation/cholesky';
import { metalogOf } from '../distributions/metalogSeries';
import { fillPortableUniforms } from '../random/portableGenerator';
import type { Sip, SipGenerator, SipLibrary } from './sipLibrary';

/** The numbers that every tool draws for an input: trials `first` … `first + count − 1`, counted from 1. */
export function sampleSip(library: SipLibrary, { source, coefficients, lower, upper }: Sip, first: number, count: number): Float64Array {
  const metalog = metalogOf(coefficients, { lower, upper }, 'aCoefficients');
  if (!metalog.ok) throw new RangeError(metalog.error.code);
  const uniforms = 'generator' in source ? drawn(library, source.generator, first, count) : correlated(library, source.copula, source.layer, first, count);
  return uniforms.map((uniform) => metalog.value.quantile(uniform));
}

function drawn(library: SipLibrary, name: string, first: number, count: number): Float64Array {
  const out = new Float64Array(count);
  fillPortableUniforms({ trial: first, ...addressOf(library.generators.find((generator) => generator.name === name)!) }, out, count);
  return out;
}

function addressOf({ variable, entity, thirdSeed, fourthSeed }: SipGenerator) {
  return { variable, entity, firstOption: thirdSeed, secondOption: fourthSeed };
}

/** A layer of a Gaussian copula: a row of the Cholesky factor over the normal scores of the generators up to its own. */
function correlated(library: SipLibrary, name: string, layer: string, first: number, count: number): Float64Array {
  const copula = library.copulas.find((candidate) => candidate.name === name)!;
  const row = copula.layers.indexOf(layer);
  const weights = cholesky(copula.correlation)[row];
  const scores = new Float64Array(count);
  for (let column = 0; column <= row; column++) {
    const uniforms = drawn(library, copula.generators[column], first, count);
    for (let trial = 0; trial < count; trial++) scores[trial] += weights[column] * inverseNormal(uniforms[trial]);
  }
  return scores.map(normalCumulative);
}
