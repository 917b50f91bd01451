import type { Result } from '../engine/core/result';
import type { CellArgument, FunctionResult } from '../engine/core/roiFunction';
import { roiFunction } from '../engine/library';
import { answerRequests } from '../engine/thread/answerRequests';
import type { ReplyMessage, RequestMessage, ThreadChannel } from '../engine/thread/thread';

/** A worksheet function that is to be calculated in another thread. */
export interface FunctionCall {
  readonly name: string;
  readonly args: readonly CellArgument[];
}

export type FunctionChannel = ThreadChannel<FunctionCall, FunctionResult>;

/** The thread's side. */
export function answerFunctionCalls(post: (message: ReplyMessage<FunctionResult>) => void): (message: RequestMessage<FunctionCall>) => void {
  return answerRequests(({ name, args }: FunctionCall): Result<FunctionResult> => {
    const declaration = roiFunction(name);
    if (declaration === undefined) throw new Error(`No function is declared under the name ${name}`);
    return declaration.invoke(args);
  }, post);
}
