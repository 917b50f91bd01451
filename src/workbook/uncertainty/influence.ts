import type { Candidate } from '../simulation/findCandidates';
import type { Simulator } from '../simulation/simulator';

/** By address: how far the result moves while one number moves up and down by a tenth and all others stay. */
export type Influence = ReadonlyMap<string, number>;

/** More numbers would only keep the list waiting. */
const MOST_VARIED = 150;
const CHANGE = 0.1;

/**
 * What the numbers behind a result (an address) do to it, by its own formulas. Null where the workbook cannot be calculated:
 * what stands behind a result can be told all the same. Rejects where the workbook cannot be read.
 */
export async function influenceOn(result: string, candidates: readonly Candidate[], simulator: Pick<Simulator, 'compile' | 'decide'>, freeze: readonly string[]): Promise<Influence | null> {
  const varied = candidates.filter(({ role }) => role === 'estimate').slice(0, MOST_VARIED);
  const compilation = await simulator.compile({ freeze, parameters: varied.map(({ address }) => address), outputs: [result] });
  if (!compilation.ok) return null;
  const effects = await simulator.decide(compilation.model, { kind: 'oneAtATime', options: { output: result, inputs: 'change', change: CHANGE, points: 3 } }, new AbortController().signal);
  if (!effects.ok) return null;
  return new Map(effects.value.effects.flatMap(({ kind, cell, swing }) => (kind === 'parameter' ? [[cell, swing]] : [])));
}
