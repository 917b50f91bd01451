import { BLOCK_TRIALS } from '../risk/random/stream';
import { FirstOrderShares } from '../risk/statistics/firstOrderShare';
import { Ranking } from '../risk/statistics/ranks';
import { TotalShare } from '../risk/statistics/totalShare';
import type { PreparedModel } from './preparedModel';
import type { InputPairs, InputShares, RunRequest } from './protocol';

type SharesRequest = Extract<RunRequest, { kind: 'shares' }>;

/** One worker's part of the variance shares: it runs the first trials again, and each of them once more for every input drawn anew. */
export class SharesAtWork {
  private readonly inputs: readonly { readonly pairs: InputPairs; readonly drawn: Float64Array; readonly totals: readonly TotalShare[] }[];
  /** What the outputs were, by output. */
  private readonly outputs: readonly Float64Array[];
  /** The column of an input as it was drawn, while another stands in its place. */
  private readonly kept = new Float64Array(BLOCK_TRIALS);

  constructor(
    private readonly model: PreparedModel,
    { inputs, standards, trials }: Pick<SharesRequest, 'inputs' | 'standards' | 'trials'>,
  ) {
    this.inputs = inputs.map((pairs) => ({ pairs, drawn: new Float64Array(trials), totals: pairs.outputs.map((output) => new TotalShare(standards[output]!)) }));
    this.outputs = model.runner.outputs.map(() => new Float64Array(trials));
  }

  /** Blocks come in order; `length` is that of the block. */
  addBlock(block: number, length: number): void {
    const { runner, fill, redraw } = this.model;
    const start = block * BLOCK_TRIALS;
    fill(block);
    for (const { pairs, drawn } of this.inputs) drawn.set(runner.inputs[pairs.input]!.subarray(0, length), start);
    runner.run(length);
    runner.outputs.forEach((column, output) => this.outputs[output]!.set(column.subarray(0, length), start));
    for (const { pairs, totals } of this.inputs) {
      const column = runner.inputs[pairs.input]!;
      this.kept.set(column);
      redraw(block, pairs.input, column);
      runner.run(length);
      pairs.outputs.forEach((output, place) => totals[place]!.add(this.outputs[output]!.subarray(start, start + length), runner.outputs[output]!, length));
      column.set(this.kept);
    }
  }

  found(trials: number): readonly InputShares[] {
    const ranking = new Ranking(trials);
    return this.inputs.map(({ pairs: { input, outputs }, drawn, totals }) => {
      const firstOrder = new FirstOrderShares(drawn, ranking.of(drawn));
      return { input, byOutput: outputs.map((output, place) => ({ output, first: firstOrder.of(this.outputs[output]!), total: totals[place]!.estimate() })) };
    });
  }
}
