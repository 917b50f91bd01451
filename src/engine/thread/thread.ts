import type { EngineError } from '../core/error';
import { fail, type Result } from '../core/result';

/** A request on its way to a thread, */
export interface RequestMessage<Q> {
  readonly id: number;
  readonly request: Q;
}

/** and its answer on the way back. */
export interface ReplyMessage<R> {
  readonly id: number;
  readonly reply: Result<R>;
}

/** A channel to a thread, as Web Workers and Node's worker threads both have it. */
export interface ThreadChannel<Q, R> {
  post(message: RequestMessage<Q>): void;
  onReply(listener: (message: ReplyMessage<R>) => void): void;
  /** Calls back when the thread is gone, with what is known of why. */
  onLost(listener: (message: string) => void): void;
  terminate(): void;
}

/**
 * The caller's side of one thread, from its start to its end; requests may overlap. Once the thread is gone, by itself or
 * by `end`, whatever was asked and whatever will be asked fails with the reason. Who needs a thread then starts another:
 * what the old one held must not be mistaken for what the new one holds.
 */
export class Thread<Q, R> {
  private readonly waiting = new Map<number, (reply: Result<R>) => void>();
  private reason: EngineError | null = null;
  private lastId = 0;

  constructor(private readonly channel: ThreadChannel<Q, R>) {
    channel.onReply(({ id, reply }) => {
      this.waiting.get(id)?.(reply);
      this.waiting.delete(id);
    });
    channel.onLost((message) => this.end(threadLost(message)));
  }

  get isGone(): boolean {
    return this.reason !== null;
  }

  ask(request: Q): Promise<Result<R>> {
    return new Promise((resolve) => {
      if (this.reason !== null) {
        resolve(fail(this.reason));
        return;
      }
      const id = (this.lastId += 1);
      this.waiting.set(id, resolve);
      this.channel.post({ id, request });
    });
  }

  /** Ends the thread, whatever it is doing. */
  end(reason: EngineError): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.channel.terminate();
    for (const resolve of this.waiting.values()) resolve(fail(reason));
    this.waiting.clear();
  }
}

/** The thread went away by itself: what it was asked may be asked of another one. */
export function threadLost(message: string): EngineError {
  return { code: 'threadLost', cellError: '#N/A', details: { message } };
}

export function isThreadLost(error: EngineError): boolean {
  return error.code === 'threadLost';
}
