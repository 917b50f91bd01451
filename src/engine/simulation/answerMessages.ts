import { fail } from '../core/result';
import { BlockWorker } from './blockWorker';
import { type ReplyMessage, type RequestMessage, workerFailed } from './messagePort';

/** The worker's side of a channel: answers each message. `clock` gives milliseconds from any start. */
export function answerMessages(post: (message: ReplyMessage) => void, clock: () => number): (message: RequestMessage) => void {
  const worker = new BlockWorker(clock);
  return ({ id, request }) => {
    void worker
      .handle(request)
      .catch((thrown: unknown) => fail(workerFailed(thrown instanceof Error ? thrown.message : String(thrown))))
      .then((reply) => post({ id, reply }));
  };
}
