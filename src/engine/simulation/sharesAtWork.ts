import { BLOCK_TRIALS } from '../risk/random/stream';
import { FirstOrderShares } from '../risk/statistics/firstOrderShare';
import { Ranking } from '../risk/statistics/ranks';
import { TotalShare } from '../risk/statistics/totalShare';
import type { PreparedModel } from './preparedModel';
import type { InputPairs, InputShares, RunRequest } from './protocol';

type SharesRequest = Extract<RunRequest, { kind: 'shares' }>;

/** One worker's part of the variance shares: it draws the first trials again, and evaluates some of them once more for every input drawn anew. */
export class SharesAtWork {
  private readonly inputs: readonly { readonly pairs: InputPairs; readonly drawn: Float64Array; readonly totals: readonly TotalShare[] }[];
  private readonly trials: number;
  private readonly redrawn: number;
  /** The column of an input as it was drawn, while another stands in its place. */
  private readonly kept = new Float64Array(BLOCK_TRIALS);

  /** `outputs` of the first trials, by output. */
  constructor(
    private readonly model: PreparedModel,
    private readonly outputs: readonly Float64Array[],
    { inputs, standards, trials, redrawn }: Pick<SharesRequest, 'inputs' | 'standards' | 'trials' | 'redrawn'>,
  ) {
    this.trials = trials;
    this.redrawn = redrawn;
    this.inputs = inputs.map((pairs) => ({ pairs, drawn: new Float64Array(trials), totals: pairs.outputs.map((output) => new TotalShare(standards[output]!)) }));
  }

  /** Blocks come in order. */
  addBlock(block: number): void {
    const { runner, fill } = this.model;
    const start = block * BLOCK_TRIALS;
    const length = Math.min(BLOCK_TRIALS, this.trials - start);
    fill(block);
    for (const { pairs, drawn } of this.inputs) drawn.set(runner.inputs[pairs.input]!.subarray(0, length), start);
    const again = Math.min(length, this.redrawn - start);
    if (again > 0) this.redraw(block, again);
  }

  private redraw(block: number, length: number): void {
    const { runner, redraw } = this.model;
    const start = block * BLOCK_TRIALS;
    for (const { pairs, totals } of this.inputs) {
      const column = runner.inputs[pairs.input]!;
      this.kept.set(column);
      redraw(block, pairs.input, column);
      runner.run(length);
      pairs.outputs.forEach((output, place) => totals[place]!.add(this.outputs[output]!.subarray(start, start + length), runner.outputs[output]!, length));
      column.set(this.kept);
    }
  }

  get found(): readonly InputShares[] {
    const ranking = new Ranking(this.trials);
    return this.inputs.map(({ pairs: { input, outputs }, drawn, totals }) => {
      const firstOrder = new FirstOrderShares(drawn, ranking.of(drawn));
      return { input, byOutput: outputs.map((output, place) => ({ output, first: firstOrder.of(this.outputs[output]!), total: totals[place]!.estimate() })) };
    });
  }
}
