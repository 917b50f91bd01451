/** Where the outputs of one block stand in the columns of a store. */
export interface StoredBlock {
  readonly block: number;
  readonly from: number;
  readonly length: number;
}

/** The simulated values of one worker, one growing column per output, and which blocks they belong to. */
export class OutputStore {
  readonly blocks: StoredBlock[] = [];
  length = 0;
  private columns: Float64Array[];

  /** Room for about as many trials; more may come. Columns of a store no longer needed are used again. */
  constructor(outputs: number, expected: number, earlier?: OutputStore) {
    this.columns = Array.from({ length: outputs }, (_, output) => {
      const column = earlier?.columns[output];
      return column !== undefined && column.length >= expected ? column : new Float64Array(expected);
    });
  }

  append(block: number, outputs: readonly Float64Array[], length: number): void {
    const capacity = Math.min(...this.columns.map((column) => column.length));
    if (this.length + length > capacity) {
      this.columns = this.columns.map((column) => {
        const larger = new Float64Array(Math.max(2 * capacity, this.length + length));
        larger.set(column);
        return larger;
      });
    }
    outputs.forEach((values, output) => this.columns[output]!.set(length === values.length ? values : values.subarray(0, length), this.length));
    this.blocks.push({ block, from: this.length, length });
    this.length += length;
  }

  /** The column of an output; only its first `length` values count. */
  values(output: number): Float64Array {
    return this.columns[output]!;
  }
}
