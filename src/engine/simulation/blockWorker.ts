import type { EngineError } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { interpretingRunner } from '../formula/compile/interpreter';
import { kernelRunner } from '../formula/compile/kernels/kernelRunner';
import type { ProgramRunner } from '../formula/compile/runner';
import { wasmModel } from '../formula/compile/wasm/wasmModule';
import { wasmIsAvailable, wasmRunner } from '../formula/compile/wasm/wasmRunner';
import { BLOCK_TRIALS } from '../risk/random/stream';
import { BlockTree } from '../risk/statistics/blockTree';
import { mergeMoments, summarizeMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { answerPass } from '../risk/statistics/orderStatistics';
import { Ranking } from '../risk/statistics/ranks';
import { conditionalMeans, rankCorrelationOf, tenthsOf } from '../risk/statistics/sensitivity';
import { mergeTails, summarizeTail, type TailSummary } from '../risk/statistics/tailSummary';
import { columnSampler, distributionsOf, vectorSampling, type FillBlock } from './blockSampler';
import { OutputStore } from './outputStore';
import type { WorkerReplies, WorkerReply, WorkerRequest } from './protocol';
import type { Engine, SimulationTask } from './task';

/** A model that draws and evaluates blocks. */
interface PreparedModel {
  readonly engine: Engine;
  readonly runner: ProgramRunner;
  readonly fill: FillBlock;
}

/** One worker's share of a simulation: it runs the blocks it is told to, keeps their outputs, and answers questions about them. */
export class BlockWorker {
  private task: SimulationTask | null = null;
  private model: PreparedModel | null = null;
  private store = new OutputStore(0, 0);

  handle<R extends WorkerRequest>(request: R): WorkerReply<R['kind']> {
    const answer = this.answer(request) as Result<WorkerReplies[R['kind']]>;
    return answer;
  }

  private answer(request: WorkerRequest): Result<WorkerReplies[WorkerRequest['kind']]> {
    if (request.kind === 'prepare') return this.prepare(request.task, request.share);
    if (this.model === null || this.task === null) return fail(NOT_PREPARED);
    switch (request.kind) {
      case 'run':
        return ok(this.run(this.model, request.first, request.end));
      case 'select':
        return ok({ answers: request.passes.map(({ output, pass }) => answerPass(pass, this.store.values(output), this.store.length)) });
      case 'tails':
        return ok({ tails: request.tails.map(({ output, threshold, side }) => this.tails(output, (values, from, length) => summarizeTail(values, from, length, threshold, side))) });
      case 'sensitivity':
        return ok({ inputs: this.sensitivity(this.model, request.inputs, request.trials) });
    }
  }

  private prepare(task: SimulationTask, share: number): Result<WorkerReplies['prepare']> {
    const model = prepareModel(task);
    if (!model.ok) return model;
    this.task = task;
    this.model = model.value;
    this.store = new OutputStore(task.program.outputs.length, share, this.store);
    return ok({ engine: model.value.engine });
  }

  private run({ runner, fill }: PreparedModel, first: number, end: number): WorkerReplies['run'] {
    const { trials } = this.task!;
    const trees = runner.outputs.map(() => new BlockTree<MomentSummary>(mergeMoments));
    const negative = runner.outputs.map(() => 0);
    for (let block = first; block < end; block++) {
      const length = Math.min(BLOCK_TRIALS, trials - block * BLOCK_TRIALS);
      fill(block);
      runner.run(length);
      this.store.append(block, runner.outputs, length);
      runner.outputs.forEach((column, output) => {
        trees[output]!.add(block, summarizeMoments(column, 0, length));
        negative[output]! += countNegative(column, length);
      });
    }
    return { moments: trees.map((tree) => tree.export()), negative };
  }

  private tails(output: number, summarize: (values: Float64Array, from: number, length: number) => TailSummary): WorkerReplies['tails']['tails'][number] {
    const tree = new BlockTree<TailSummary>(mergeTails);
    const values = this.store.values(output);
    for (const { block, from, length } of this.store.blocks) tree.add(block, summarize(values, from, length));
    return tree.export();
  }

  /** The first trials again, whoever ran them before: they take a few milliseconds and need not be sent around. */
  private sensitivity({ runner, fill }: PreparedModel, inputs: readonly number[], trials: number): WorkerReplies['sensitivity']['inputs'] {
    const drawn = inputs.map(() => new Float64Array(trials));
    const outputs = runner.outputs.map(() => new Float64Array(trials));
    for (let block = 0; block * BLOCK_TRIALS < trials; block++) {
      const start = block * BLOCK_TRIALS;
      const length = Math.min(BLOCK_TRIALS, trials - start);
      fill(block);
      inputs.forEach((input, position) => drawn[position]!.set(runner.inputs[input]!.subarray(0, length), start));
      runner.run(length);
      runner.outputs.forEach((column, output) => outputs[output]!.set(column.subarray(0, length), start));
    }
    const ranking = new Ranking(trials);
    const outputRanks = outputs.map((values) => ranking.of(values));
    const ranks = new Float64Array(trials);
    return inputs.map((input, position) => {
      ranking.of(drawn[position]!, ranks);
      const tenths = tenthsOf(ranks);
      const byOutput = outputs.map((values, output) => {
        const { low, high } = conditionalMeans(tenths, values);
        return { rankCorrelation: rankCorrelationOf(ranks, outputRanks[output]!), low, high };
      });
      return { input, byOutput };
    });
  }
}

function countNegative(values: Float64Array, length: number): number {
  let count = 0;
  for (let trial = 0; trial < length; trial++) if (values[trial]! < 0 && values[trial]! > -Infinity) count++;
  return count;
}

const NOT_PREPARED: EngineError = { code: 'simulationNotPrepared', cellError: '#N/A' };

/** The fastest engine asked for that this machine has. */
export function prepareModel(task: SimulationTask): Result<PreparedModel> {
  const inputs = distributionsOf(task);
  if (!inputs.ok) return inputs;
  if (task.engine === 'wasm' && wasmIsAvailable()) {
    const sampling = vectorSampling(task, inputs.value);
    if (!sampling.ok) return sampling;
    const runner = wasmRunner(wasmModel(task.program), sampling.value.octaveTables);
    const fill = sampling.value.fill(runner);
    return fill.ok ? ok({ engine: 'wasm', runner, fill: fill.value }) : fill;
  }
  const engine = task.engine === 'reference' ? 'reference' : 'kernels';
  const runner = engine === 'reference' ? interpretingRunner(task.program) : kernelRunner(task.program);
  const sampler = columnSampler(task, inputs.value);
  return sampler.ok ? ok({ engine, runner, fill: (block) => sampler.value.fillBlock(block, runner.inputs) }) : sampler;
}
