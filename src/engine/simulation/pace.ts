/** A worker is asked for about this much work at a time: progress flows, and a worker that is no longer needed is soon free. */
const REQUEST_MS = 25;
const LARGEST_REQUEST = 256;
/** Requests grow no faster than this, so that one lucky measurement cannot ask for too much. */
const GROWTH = 4;
/** Clocks may be coarse. */
const SHORTEST_BLOCK_MS = 1e-3;

/** How many blocks one worker is to be asked for, as learned from the time it took for those before. */
export class Pace {
  private size = 1;
  private blockMs = Infinity;

  /** Blocks of the next request. */
  get blocks(): number {
    return this.size;
  }

  /** A second request may wait in the worker while it works on the first, but not where a single block already takes long. */
  get requestsAtOnce(): 1 | 2 {
    return this.blockMs <= REQUEST_MS ? 2 : 1;
  }

  /** Learns from an answered request. */
  learn(blocks: number, tookMs: number): void {
    this.blockMs = Math.max(tookMs / blocks, SHORTEST_BLOCK_MS);
    this.size = Math.max(1, Math.min(LARGEST_REQUEST, GROWTH * this.size, Math.floor(REQUEST_MS / this.blockMs)));
  }
}
