/**
 * The five-dimensional counter-based generator of the SIPmath 3.0 standard (Hubbard Decision Research): a uniform number
 * is a fixed formula of where it stands, so simulations in different tools, even in spreadsheet formulas, draw the same
 * numbers. It is slower than the streams of this product and is meant for exchange with other tools.
 * Every step stays below 2^53, so plain doubles carry it exactly.
 * @see https://www.probabilitymanagement.org/sipmath-standard
 */

/** Where a number stands: the same five counters in every tool. Whole numbers of 0 or more, up to 10 million. */
export interface PortableAddress {
  readonly trial: number;
  readonly variable: number;
  readonly entity: number;
  readonly firstOption: number;
  readonly secondOption: number;
}

const FIRST_MULTIPLIERS = [2499997, 1800451, 2000371, 1796777, 2299603] as const;
const SECOND_MULTIPLIERS = [2246527, 2399993, 2100869, 1918303, 1624729] as const;
const LARGEST = 999999999999989;
const TWO_TO_32 = 4294967296;

/** The uniform number in (0, 1) at an address. */
export function portableUniform({ trial, variable, entity, firstOption, secondOption }: PortableAddress): number {
  const counters = [trial, variable, entity, firstOption, secondOption];
  const first = chain(weighted(counters, FIRST_MULTIPLIERS) % 7450589, 4658, 7450581, 383, 99991);
  const second = chain(weighted(counters, SECOND_MULTIPLIERS) % 7450987, 7580, 7560584, 17669, 7440893);
  return ((((first * 7440893 + second) * 1343) % TWO_TO_32) + 0.5) / TWO_TO_32;
}

/** The uniform numbers of consecutive trials; `address.trial` is the first. */
export function fillPortableUniforms(address: PortableAddress, out: Float64Array, count: number): void {
  for (let index = 0; index < count; index++) out[index] = portableUniform({ ...address, trial: address.trial + index });
}

function weighted(counters: readonly number[], multipliers: readonly number[]): number {
  return counters.reduce((sum, counter, index) => sum + counter * multipliers[index], 0);
}

function chain(seed: number, multiplier: number, increment: number, lastMultiplier: number, modulus: number): number {
  return ((LARGEST % (seed * multiplier + increment)) * lastMultiplier) % modulus;
}
