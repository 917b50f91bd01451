import type { Result } from '../core/result';
import { answerRequests } from '../thread/answerRequests';
import type { ReplyMessage, RequestMessage } from '../thread/thread';
import { BlockWorker } from './blockWorker';
import type { WorkerRequest } from './protocol';
import type { SimulationReplies } from './threadPort';

/** The thread's side of a worker of a simulation. `clock` gives milliseconds from any start. */
export function answerSimulation(post: (message: ReplyMessage<SimulationReplies>) => void, clock: () => number): (message: RequestMessage<WorkerRequest>) => void {
  const worker = new BlockWorker(clock);
  return answerRequests<WorkerRequest, SimulationReplies>((request): Promise<Result<SimulationReplies>> => worker.handle(request), post);
}
