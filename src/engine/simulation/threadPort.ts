import type { Thread, ThreadChannel } from '../thread/thread';
import type { SimulationPort, WorkerReplies, WorkerReply, WorkerRequest } from './protocol';

export type SimulationReplies = WorkerReplies[WorkerRequest['kind']];
export type SimulationChannel = ThreadChannel<WorkerRequest, SimulationReplies>;
export type SimulationThread = Thread<WorkerRequest, SimulationReplies>;

/** A worker of a simulation in a thread of its own. */
export function threadPort(thread: SimulationThread): SimulationPort {
  return { request: <Q extends WorkerRequest>(request: Q) => thread.ask(request) as Promise<WorkerReply<Q['kind']>> };
}
