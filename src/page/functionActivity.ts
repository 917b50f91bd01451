/** Results go to the cells some time after a function returned: office.js gathers them for up to half a second. */
const DELIVERY_MS = 600;

/** Whether worksheet functions are at work. Until their results stand in the cells, those show what they did before. */
export class FunctionActivity {
  private running = 0;
  private lastReturned = -Infinity;

  constructor(private readonly clock: () => number) {}

  begin(): void {
    this.running += 1;
  }

  end(): void {
    this.running -= 1;
    this.lastReturned = this.clock();
  }

  readonly isPending = (): boolean => this.running > 0 || this.clock() - this.lastReturned < DELIVERY_MS;
}

/** That of this page. */
export const functionActivity = new FunctionActivity(() => performance.now());
