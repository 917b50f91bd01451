import { BLOCK_TRIALS } from '../risk/random/stream';
import { BarCounts, pictureRange } from '../risk/statistics/barCounts';
import { BlockTree, type TreeNode } from '../risk/statistics/blockTree';
import type { BarRange, DisplayHistogram } from '../risk/statistics/displayHistogram';
import { mergeMoments, summarizeMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { answerPass } from '../risk/statistics/orderStatistics';
import { Ranking } from '../risk/statistics/ranks';
import { conditionalMeans, rankCorrelationOf, Tenths } from '../risk/statistics/sensitivity';
import { countAtMost, mergeTails, summarizeTail, type TailSummary } from '../risk/statistics/tailSummary';
import type { OutputStore } from './outputStore';
import type { PreparedModel } from './preparedModel';
import type { RunRequest, WorkerReplies } from './protocol';
import { SharesAtWork } from './sharesAtWork';

/** Of the blocks after this one, only every PICTURED_SHARE-th is counted for the picture: more would not be seen. */
const PICTURED_BLOCKS = 64;
const PICTURED_SHARE = 8;

/** One worker's share of one run: it runs the blocks it is told to, keeps their outputs, and answers questions about them. */
export class WorkerRun {
  private readonly picture: readonly BarRange[];
  /** The outputs of the first trials, by output; none until they are given. */
  private first: readonly Float64Array[] = [];
  private sharesAtWork: SharesAtWork | null = null;

  constructor(
    private readonly model: PreparedModel,
    private readonly trials: number,
    private readonly store: OutputStore,
    private readonly clock: () => number,
    withPicture: boolean,
  ) {
    this.picture = withPicture ? this.pictureRanges() : [];
  }

  /** The store, whose memory the run that comes after this one may use. */
  get kept(): OutputStore {
    return this.store;
  }

  answer(request: RunRequest): WorkerReplies[RunRequest['kind']] {
    const { store } = this;
    switch (request.kind) {
      case 'run':
        return this.run(request.first, request.end);
      case 'select':
        return { answers: request.passes.map(({ output, pass }) => answerPass(pass, store.values(output), store.length)) };
      case 'shapes':
        return { shapes: request.shapes.map(({ threshold, unit, range }, output) => ({ tail: this.tailBelow(output, threshold, unit), histogram: this.bars(output, range) })) };
      case 'sensitivity':
        return { inputs: this.sensitivity(request.inputs, request.trials) };
      case 'firstFailures':
        return { trials: this.model.runner.outputs.map((_, output) => this.firstFailure(output)) };
      case 'draws':
        return { inputs: this.draws(request.trial) };
      case 'firstOutputs':
        return { blocks: this.firstOutputs(request.trials) };
      case 'keepFirst':
        this.first = request.outputs;
        return {};
      case 'shares':
        return { inputs: this.shares(request) };
      case 'atMost':
        return { count: countAtMost(store.values(request.output), 0, store.length, request.value) };
      case 'bars':
        return { histogram: this.bars(request.output, request.range) };
      case 'scatter':
        return this.scatter(request.input, request.output, request.trials);
    }
  }

  /** Every worker chooses the same bars, from the first block. */
  private pictureRanges(): BarRange[] {
    const { runner, fill } = this.model;
    const length = this.lengthOf(0);
    fill(0);
    runner.run(length);
    return runner.outputs.map((column) => pictureRange(column.subarray(0, length)));
  }

  private lengthOf(block: number): number {
    return Math.min(BLOCK_TRIALS, this.trials - block * BLOCK_TRIALS);
  }

  private run(first: number, end: number): WorkerReplies['run'] {
    const started = this.clock();
    const { runner, fill } = this.model;
    const trees = runner.outputs.map(() => new BlockTree<MomentSummary>(mergeMoments));
    const bars = this.picture.map((range) => new BarCounts(range));
    for (let block = first; block < end; block++) {
      const length = this.lengthOf(block);
      const pictured = block < PICTURED_BLOCKS || block % PICTURED_SHARE === 0;
      fill(block);
      runner.run(length);
      this.store.append(block, runner.outputs, length);
      runner.outputs.forEach((column, output) => {
        trees[output]!.add(block, summarizeMoments(column, 0, length));
        if (pictured) bars[output]?.add(column, 0, length);
      });
    }
    return { moments: trees.map((tree) => tree.export()), picture: bars.map((counts) => counts.histogram()), tookMs: this.clock() - started };
  }

  private tailBelow(output: number, threshold: number, unit: number): readonly TreeNode<TailSummary>[] {
    const tree = new BlockTree<TailSummary>(mergeTails);
    const values = this.store.values(output);
    for (const { block, from, length } of this.store.blocks) tree.add(block, summarizeTail(values, from, length, threshold, 'low', unit));
    return tree.export();
  }

  private bars(output: number, range: BarRange): DisplayHistogram {
    const bars = new BarCounts(range);
    bars.add(this.store.values(output), 0, this.store.length);
    return bars.histogram();
  }

  private firstFailure(output: number): number {
    const values = this.store.values(output);
    let first = Infinity;
    for (const { block, from, length } of this.store.blocks) {
      if (block * BLOCK_TRIALS > first) continue;
      const place = values.subarray(from, from + length).findIndex((value) => !Number.isFinite(value));
      if (place >= 0) first = Math.min(first, block * BLOCK_TRIALS + place);
    }
    return first;
  }

  private draws(trial: number): number[] {
    const { runner, fill } = this.model;
    const block = Math.floor(trial / BLOCK_TRIALS);
    fill(block);
    return runner.inputs.map((column) => column[trial - block * BLOCK_TRIALS]!);
  }

  private firstOutputs(trials: number): WorkerReplies['firstOutputs']['blocks'] {
    const { store, model } = this;
    return store.blocks
      .filter(({ block }) => block * BLOCK_TRIALS < trials)
      .map(({ block, from, length }) => {
        const end = from + Math.min(length, trials - block * BLOCK_TRIALS);
        return { block, outputs: model.runner.outputs.map((_, output) => store.values(output).slice(from, end)) };
      });
  }

  private sensitivity(inputs: readonly number[], trials: number): WorkerReplies['sensitivity']['inputs'] {
    const drawn = this.drawnAgain(inputs, trials);
    const outputs = this.first.map((values) => values.subarray(0, trials));
    const ranking = new Ranking(trials);
    const outputRanks = outputs.map((values) => ranking.of(values));
    const ranks = new Float64Array(trials);
    return inputs.map((input, position) => {
      ranking.of(drawn[position]!, ranks);
      const tenths = new Tenths(ranks);
      const byOutput = outputs.map((values, output) => {
        const { low, high } = conditionalMeans(tenths, values);
        return { rankCorrelation: rankCorrelationOf(ranks, outputRanks[output]!), low, high };
      });
      return { input, byOutput };
    });
  }

  private shares(request: Extract<RunRequest, { kind: 'shares' }>): WorkerReplies['shares']['inputs'] {
    const { trials, first, end } = request;
    if (first === 0) this.sharesAtWork = new SharesAtWork(this.model, this.first, request);
    const work = this.sharesAtWork!;
    for (let block = first; block < end; block++) work.addBlock(block);
    if (end * BLOCK_TRIALS < trials) return [];
    this.sharesAtWork = null;
    return work.found;
  }

  private scatter(input: number, output: number, trials: number): WorkerReplies['scatter'] {
    const [drawn] = this.drawnAgain([input], trials);
    return { input: drawn!, output: this.first[output]?.slice(0, trials) ?? new Float64Array(0) };
  }

  /** Inputs in the first trials; they are not kept, but drawn again in a few nanoseconds. */
  private drawnAgain(inputs: readonly number[], trials: number): Float64Array[] {
    const { runner, fill } = this.model;
    const drawn = inputs.map(() => new Float64Array(trials));
    for (let block = 0; block * BLOCK_TRIALS < trials; block++) {
      const start = block * BLOCK_TRIALS;
      const length = Math.min(BLOCK_TRIALS, trials - start);
      fill(block);
      inputs.forEach((input, position) => drawn[position]!.set(runner.inputs[input]!.subarray(0, length), start));
    }
    return drawn;
  }
}
