import { invalidArgument } from '../../core/error';
import { fail, ok, type Result } from '../../core/result';
import { isPositiveSemidefinite } from '../correlation/nearestCorrelation';
import type { Matrix } from '../correlation/symmetricEigen';
import { metalogOf } from '../distributions/metalogSeries';
import { JsonFault, JsonNode } from './jsonReader';
import type { Sip, SipCopula, SipGenerator, SipLibrary } from './sipLibrary';

const MOST_COEFFICIENTS = 30;
const LARGEST_SEED = 100_000_000;

/** Reads a SIPmath 3.0 library. Fails with the path of the first thing that is missing, wrong or not part of the standard. */
export function readSipLibrary(text: string): Result<SipLibrary> {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    return fail(invalidArgument('sipNotJson', { details: { reason: thrown instanceof Error ? thrown.message : String(thrown) } }));
  }
  try {
    return ok(library(new JsonNode(document, '')));
  } catch (fault) {
    if (fault instanceof JsonFault) return fail(fault.error);
    throw fault;
  }
}

function library(root: JsonNode): SipLibrary {
  const random = root.field('U01');
  const generators = random.field('rng').items().map(generator);
  unique(random.field('rng').items());
  const copulaNodes = random.field('copula').isMissing ? [] : random.field('copula').items();
  const copulas = copulaNodes.map((node) => copula(node, root, generators));
  const nodes = root.field('sips').items();
  if (nodes.length === 0) root.field('sips').refuse('sipNeedsList');
  unique(nodes);
  return {
    name: root.field('name').text(),
    provenance: optionalText(root.field('provenance')),
    dateCreated: optionalText(root.field('dateCreated')),
    generators,
    copulas,
    sips: nodes.map((node) => sip(node, generators, copulas)),
  };
}

function generator(node: JsonNode): SipGenerator {
  const kind = node.field('function');
  if (kind.text() !== 'HDR_2_0') kind.refuse('sipUnknownFunction', { known: 'HDR_2_0' });
  const seeds = node.field('arguments');
  return {
    name: node.field('name').text(),
    entity: seed(seeds.field('entity')),
    variable: seed(seeds.field('varId')),
    thirdSeed: seed(seeds.field('seed3')),
    fourthSeed: seed(seeds.field('seed4')),
  };
}

function seed(node: JsonNode): number {
  const value = node.number();
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_SEED) node.refuse('sipSeed', { maximum: LARGEST_SEED });
  return value;
}

function copula(node: JsonNode, root: JsonNode, generators: readonly SipGenerator[]): SipCopula {
  const kind = node.field('function');
  if (kind.text() !== 'GaussianCopula') kind.refuse('sipUnknownFunction', { known: 'GaussianCopula' });
  const layers = node.field('copulaLayer').items().map((layer) => layer.text());
  const sources = node.field('arguments').field('rng').items();
  for (const source of sources) if (!generators.some(({ name }) => name === source.text())) source.refuse('sipUnknownReference');
  if (sources.length !== layers.length) node.field('copulaLayer').refuse('sipLayers', { layers: layers.length, generators: sources.length });
  const variable = node.field('arguments').field('correlationMatrix').field('value');
  const found = root.field('globalVariables').items().find((candidate) => candidate.field('name').raw === variable.text());
  const correlation = found === undefined ? variable.refuse('sipUnknownReference') : matrix(found.field('value'), layers.length);
  return { name: node.field('name').text(), layers, generators: sources.map((source) => source.text()), correlation };
}

/** The file lists one triangle, entry by entry, with rows and columns by name. */
function matrix(node: JsonNode, size: number): Matrix {
  const entries = node.field('matrix').items();
  const listed = node.field('rows').isMissing ? entries.map((entry) => entry.field('row')) : node.field('rows').items();
  const names = [...new Set(listed.map((name) => name.text()))];
  if (names.length !== size) node.refuse('sipLayers', { layers: names.length, generators: size });
  const values = names.map((_, row) => names.map((__, column): number => (row === column ? 1 : 0)));
  for (const entry of entries) {
    const [row, column] = ['row', 'col'].map((side) => {
      const position = names.indexOf(entry.field(side).text());
      return position < 0 ? entry.field(side).refuse('sipUnknownReference') : position;
    });
    const value = entry.field('value').number();
    if (Math.abs(value) > 1) entry.field('value').refuse('sipCorrelation');
    values[row][column] = value;
    values[column][row] = value;
  }
  return isPositiveSemidefinite(values) ? values : node.field('matrix').refuse('sipMatrixImpossible');
}

function sip(node: JsonNode, generators: readonly SipGenerator[], copulas: readonly SipCopula[]): Sip {
  const name = node.field('name').text();
  const kind = node.field('function');
  if (kind.text() !== 'Metalog_1_0') kind.refuse('sipUnknownFunction', { known: 'Metalog_1_0' });
  const given = node.field('arguments');
  const list = given.field('aCoefficients');
  const coefficients = list.items().map((coefficient) => coefficient.number());
  if (coefficients.length < 2 || coefficients.length > MOST_COEFFICIENTS) list.refuse('sipCoefficients', { minimum: 2, maximum: MOST_COEFFICIENTS, count: coefficients.length });
  const [lower, upper] = [given.field('lowerBound'), given.field('upperBound')].map((bound) => (bound.isMissing || bound.raw === '' ? undefined : bound.number()));
  if (lower !== undefined && upper !== undefined && !(lower < upper)) given.field('lowerBound').refuse('sipBounds', { upper });
  const feasible = metalogOf(coefficients, { lower, upper }, 'aCoefficients');
  if (!feasible.ok) list.refuse('sipInfeasible', { name, percentile: Number(feasible.error.details?.percentile ?? NaN) });
  const metadata = node.field('metadata').raw;
  return {
    name,
    source: source(node.field('ref'), generators, copulas),
    coefficients,
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
    metadata: typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? (metadata as Record<string, unknown>) : {},
  };
}

function source(reference: JsonNode, generators: readonly SipGenerator[], copulas: readonly SipCopula[]): Sip['source'] {
  const name = reference.field('name');
  if (reference.field('source').text() === 'copula') {
    const layer = reference.field('copulaLayer');
    const found = copulas.find((candidate) => candidate.name === name.text());
    if (found === undefined) return name.refuse('sipUnknownReference');
    return found.layers.includes(layer.text()) ? { copula: found.name, layer: layer.text() } : layer.refuse('sipUnknownReference');
  }
  return generators.some((candidate) => candidate.name === name.text()) ? { generator: name.text() } : name.refuse('sipUnknownReference');
}

function unique(nodes: readonly JsonNode[]): void {
  const names = new Set<string>();
  for (const node of nodes) {
    const name = node.field('name');
    if (names.has(name.text())) name.refuse('sipNameTwice');
    names.add(name.text());
  }
}

function optionalText(node: JsonNode): string {
  return typeof node.raw === 'string' ? node.raw : '';
}
