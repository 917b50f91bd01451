import { rankCorrelation } from '../correlation/rankCorrelation';
import type { Distribution } from '../distributions/distribution';
import { metalogOfDistribution } from './metalogOfDistribution';
import type { Sip, SipCopula, SipGenerator, SipLibrary } from './sipLibrary';

export interface NamedDistribution {
  readonly name: string;
  readonly distribution: Distribution;
}

/** Rank correlations among inputs, by name. */
export interface NamedCorrelation {
  readonly names: readonly string[];
  readonly ranks: readonly (readonly number[])[];
}

export interface BuiltLibrary {
  readonly library: SipLibrary;
  /** Inputs that a metalog cannot describe: discrete ones, constants. */
  readonly left: readonly string[];
}

const POINTS_OF_SKETCH = 25;
const ENTITY = 1;

/**
 * The inputs of a workbook as a library. Each gets a stream of its own, found by its name, so that the same input draws
 * the same numbers in every library that holds it. Correlated inputs are tied by a Gaussian copula.
 */
export function buildSipLibrary(
  inputs: readonly NamedDistribution[],
  correlations: readonly NamedCorrelation[],
  facts: Pick<SipLibrary, 'name' | 'provenance' | 'dateCreated'>,
): BuiltLibrary {
  const fitted = inputs.map(({ name, distribution }) => ({ name, distribution, metalog: metalogOfDistribution(distribution) }));
  const known = fitted.flatMap(({ metalog, ...input }) => (metalog === undefined ? [] : [{ ...input, metalog }]));
  const variables = streams(known.map(({ name }) => name));
  const generators = known.map((_, index): SipGenerator => ({ name: `hdr${index + 1}`, entity: ENTITY, variable: variables[index], thirdSeed: 0, fourthSeed: 0 }));
  const generatorOf = new Map(known.map(({ name }, index) => [name, `hdr${index + 1}`]));
  const copulas = correlations.flatMap((correlation, index) => copulaOf(correlation, generatorOf, `Gaussian ${index + 1}`));
  const sips = known.map(({ name, distribution, metalog: { largestDifference, ...metalog } }): Sip => {
    const copula = copulas.find(({ layers }) => layers.includes(name));
    return {
      name,
      source: copula === undefined ? { generator: generatorOf.get(name)! } : { copula: copula.name, layer: name },
      ...metalog,
      metadata: { ...sketch(distribution), largestDifference },
    };
  });
  return { library: { ...facts, generators, copulas, sips }, left: fitted.filter(({ metalog }) => metalog === undefined).map(({ name }) => name) };
}

/** The part of a correlation whose inputs are in the library. */
function copulaOf({ names, ranks }: NamedCorrelation, generatorOf: ReadonlyMap<string, string>, name: string): readonly SipCopula[] {
  const present = names.flatMap((member, index) => (generatorOf.has(member) ? [index] : []));
  if (present.length < 2) return [];
  const checked = rankCorrelation(present.map((row) => present.map((column) => ranks[row][column])), 'matrix');
  if (!checked.ok) return [];
  return [{ name, layers: present.map((index) => names[index]), generators: present.map((index) => generatorOf.get(names[index])!), correlation: checked.value.scores }];
}

function sketch(distribution: Distribution): Record<string, unknown> {
  const [from, to] = [distribution.quantile(0.001), distribution.quantile(0.999)];
  return {
    mean: distribution.mean,
    std: Math.sqrt(distribution.variance),
    P05: distribution.quantile(0.05),
    P25: distribution.quantile(0.25),
    P50: distribution.quantile(0.5),
    P75: distribution.quantile(0.75),
    P95: distribution.quantile(0.95),
    density: Array.from({ length: POINTS_OF_SKETCH }, (_, index) => distribution.density(from + ((to - from) * index) / (POINTS_OF_SKETCH - 1))),
  };
}

const STREAMS = 10_000_000;

/** A number from 1 to ten million for each name: FNV-1a of its text, the next free one where two meet. */
function streams(names: readonly string[]): readonly number[] {
  const taken = new Set<number>();
  return names.map((name) => {
    let hash = 0x811c9dc5;
    for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
    let stream = (hash % STREAMS) + 1;
    while (taken.has(stream)) stream = (stream % STREAMS) + 1;
    taken.add(stream);
    return stream;
  });
}
