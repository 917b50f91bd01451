import { ok, type Result } from '../core/result';
import type { WasmRunner } from '../compile/wasm/wasmRunner';
import type { Distribution } from '../risk/distributions/distribution';
import { seedKey } from '../risk/random/seedKey';
import { BLOCK_TRIALS, RandomStream } from '../risk/random/stream';
import { inputSampler, type InputSampler } from '../risk/sampling/inputSampler';
import { lookUpSteps } from '../risk/sampling/kernels';
import { samplingTable, type SamplingTable } from '../risk/sampling/samplingTable';
import type { KnownDistributions } from './knownDistributions';
import type { SimulationTask, TaskInput } from './task';

/** Fills the input columns of a runner with one block of trials. */
export type FillBlock = (block: number) => void;

/** Fills a column with one input of a block drawn anew, the others being as `FillBlock` gives them. */
export type RedrawInput = (block: number, input: number, out: Float64Array) => void;

interface PreparedInput extends TaskInput {
  readonly distribution: Distribution;
}

/** The distributions of a task, rebuilt from their declarations. */
export function distributionsOf({ inputs }: SimulationTask, known: KnownDistributions): Result<PreparedInput[]> {
  const prepared: PreparedInput[] = [];
  for (const input of inputs) {
    const distribution = known.declaredBy(input);
    if (!distribution.ok) return distribution;
    prepared.push({ ...input, distribution: distribution.value });
  }
  return ok(prepared);
}

/** Draws all inputs in JavaScript. */
export function columnSampler(task: SimulationTask, inputs: readonly PreparedInput[]): Result<InputSampler> {
  const { seed, trials, method, correlations } = task;
  return inputSampler({ key: seedKey(seed), inputs, groups: correlations, method, trials });
}

/** Made when first asked for: most runs of a search never ask. */
export function inputRedraw(task: SimulationTask, inputs: readonly PreparedInput[]): RedrawInput {
  let sampler: InputSampler | undefined;
  return (block, input, out) => {
    sampler ??= requireSampler(columnSampler(task, inputs));
    sampler.redraw(block, input, out);
  };
}

function requireSampler(sampler: Result<InputSampler>): InputSampler {
  if (!sampler.ok) throw new Error('inputs that were drawn cannot be drawn anew');
  return sampler.value;
}

/** Inputs that the vector samplers of a WebAssembly model can draw: independent ones, without slices. */
export interface VectorSampling {
  /** Octave tables, each once, to be laid into the model's memory. */
  readonly octaveTables: readonly Float64Array[];
  fill(runner: WasmRunner): Result<FillBlock>;
}

/** Draws what it can with the vector samplers and the rest in JavaScript; the bits are those of `columnSampler`. */
export function vectorSampling(task: SimulationTask, inputs: readonly PreparedInput[]): Result<VectorSampling> {
  const grouped = new Set(task.correlations.flatMap(({ members }) => members));
  const alone = inputs.map((_, position) => position).filter((position) => task.method === 'random' && !grouped.has(position));
  const octaveTables: Float64Array[] = [];
  const laid = new Map<Distribution, { readonly table: SamplingTable; readonly number: number }>();
  const draws: { readonly input: number; readonly table: SamplingTable; readonly number: number }[] = [];
  for (const input of alone) {
    const { distribution } = inputs[input]!;
    let entry = laid.get(distribution);
    if (entry === undefined) {
      const table = samplingTable(distribution);
      if (!table.ok) return table;
      entry = { table: table.value, number: table.value.kind === 'octaves' ? octaveTables.push(table.value.coefficients) - 1 : -1 };
      laid.set(distribution, entry);
    }
    draws.push({ input, ...entry });
  }
  return ok({
    octaveTables,
    fill(runner) {
      const key = seedKey(task.seed);
      const fillers = draws.map(({ input, table, number }) => vectorFiller(runner, input, table, number, new RandomStream(key, inputs[input]!.identity)));
      const others = remainingSampler(task, inputs, new Set(alone));
      if (!others.ok) return others;
      const { positions, sampler } = others.value;
      const columns = positions.map((position) => runner.inputs[position]!);
      return ok((block) => {
        for (const fill of fillers) fill(block);
        if (columns.length > 0) sampler.fillBlock(block, columns);
      });
    },
  });
}

function vectorFiller({ sampler, inputs }: WasmRunner, input: number, table: SamplingTable, number: number, stream: RandomStream): FillBlock {
  if (table.kind === 'octaves') {
    return (block) => {
      stream.seedBlock(block, sampler.state);
      sampler.fillOctaves(input, number);
    };
  }
  const column = inputs[input]!;
  return (block) => {
    stream.seedBlock(block, sampler.state);
    sampler.fillUniforms(input);
    lookUpSteps(table.steps, column, column, BLOCK_TRIALS);
  };
}

/** A JavaScript sampler for the inputs that are not in `drawn`, renumbered. */
function remainingSampler(task: SimulationTask, inputs: readonly PreparedInput[], drawn: ReadonlySet<number>): Result<{ readonly positions: readonly number[]; readonly sampler: InputSampler }> {
  const positions = inputs.map((_, position) => position).filter((position) => !drawn.has(position));
  const renumbered = new Map(positions.map((position, number) => [position, number]));
  const correlations = task.correlations.map(({ members, ...tie }) => ({ ...tie, members: members.map((member) => renumbered.get(member)!) }));
  const sampler = columnSampler({ ...task, correlations }, positions.map((position) => inputs[position]!));
  return sampler.ok ? ok({ positions, sampler: sampler.value }) : sampler;
}
