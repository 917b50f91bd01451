import type { Result } from '../core/result';
import type { ReplyMessage, RequestMessage, Thread, ThreadChannel } from '../thread/thread';
import { answerRequests } from '../thread/answerRequests';
import { BlockWorker } from './blockWorker';
import type { SimulationPort, WorkerReplies, WorkerReply, WorkerRequest } from './protocol';

export type SimulationReplies = WorkerReplies[WorkerRequest['kind']];
export type SimulationChannel = ThreadChannel<WorkerRequest, SimulationReplies>;
export type SimulationThread = Thread<WorkerRequest, SimulationReplies>;

/** A worker of a simulation in a thread of its own. */
export function threadPort(thread: SimulationThread): SimulationPort {
  return { request: <Q extends WorkerRequest>(request: Q) => thread.ask(request) as Promise<WorkerReply<Q['kind']>> };
}

/** The thread's side. `clock` gives milliseconds from any start. */
export function answerSimulation(post: (message: ReplyMessage<SimulationReplies>) => void, clock: () => number): (message: RequestMessage<WorkerRequest>) => void {
  const worker = new BlockWorker(clock);
  return answerRequests<WorkerRequest, SimulationReplies>((request): Promise<Result<SimulationReplies>> => worker.handle(request), post);
}
