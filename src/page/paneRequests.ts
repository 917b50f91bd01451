/** What a ribbon button asks the task pane to show. */
export type PaneRequest = 'templates' | 'checks' | 'simulation' | 'help';

/**
 * Carries requests from ribbon commands to the pane: both run in one page. The last request is kept until the pane
 * is there to take it, because a command may be the reason the page was loaded.
 */
export class PaneRequests {
  private waiting: PaneRequest | null = null;
  private receiver: ((request: PaneRequest) => void) | null = null;

  send(request: PaneRequest): void {
    if (this.receiver === null) this.waiting = request;
    else this.receiver(request);
  }

  /** Hands every request to `receiver` from now on, the waiting one first. Returns the way to stop. */
  receive(receiver: (request: PaneRequest) => void): () => void {
    this.receiver = receiver;
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) receiver(waiting);
    return () => {
      if (this.receiver === receiver) this.receiver = null;
    };
  }
}

export const paneRequests = new PaneRequests();
