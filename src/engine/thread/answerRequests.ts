import { fail, type Result } from '../core/result';
import type { ReplyMessage, RequestMessage } from './thread';

/** The thread's side of a channel: answers each message. What goes wrong inside is told and ends nothing. */
export function answerRequests<Q, R>(handle: (request: Q) => Result<R> | Promise<Result<R>>, post: (message: ReplyMessage<R>) => void): (message: RequestMessage<Q>) => void {
  const answer = async (request: Q): Promise<Result<R>> => {
    try {
      return await handle(request);
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      return fail({ code: 'simulationWorkerFailed', cellError: '#N/A', details: { message } });
    }
  };
  return ({ id, request }) => void answer(request).then((reply) => post({ id, reply }));
}
