import type { WorkerRequest } from '../../src/engine/simulation/protocol';
import { answerSimulation } from '../../src/engine/simulation/answerSimulation';
import type { SimulationReplies } from '../../src/engine/simulation/threadPort';
import type { ReplyMessage, RequestMessage, ThreadChannel } from '../../src/engine/thread/thread';
import type { WorkbookModel } from '../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from './memoryWorkbookPort';
import type { WorkbookPort } from '../../src/workbook/port';
import type { ModelReplies, ModelRequest } from '../../src/workbook/simulation/modelMessages';
import { answerModelRequests } from '../../src/workbook/simulation/modelWorker';
import { locale } from './words';
import { Simulator, type SimulatorOptions } from '../../src/workbook/simulation/simulator';

/** Threads started so far, and those that were ended. */
export interface Threads {
  started: number;
  ended: number;
}

/** A thread that can be made to vanish without a word of its own, as a browser may end one. */
export interface LosableChannel<Q, R> extends ThreadChannel<Q, R> {
  vanish(): void;
}

/** As a worker does it: messages are copied, answers come later, and nothing comes from a worker that was ended. */
function threadBeside<Q, R>(answering: (post: (message: ReplyMessage<R>) => void) => (message: RequestMessage<Q>) => void): LosableChannel<Q, R> {
  let alive = true;
  let onReply: (message: ReplyMessage<R>) => void = () => undefined;
  let onLost: (message: string) => void = () => undefined;
  const answer = answering((message) => later(() => alive && onReply(copied(message))));
  return {
    post: (message) => {
      const copy = copied(message);
      later(() => alive && answer(copy));
    },
    onReply: (listener) => void (onReply = listener),
    onLost: (listener) => void (onLost = listener),
    terminate: () => void (alive = false),
    vanish: () => {
      alive = false;
      onLost('gone');
    },
  };
}

export function workerBeside(threads: Threads): LosableChannel<WorkerRequest, SimulationReplies> {
  threads.started += 1;
  const thread = threadBeside<WorkerRequest, SimulationReplies>((post) => answerSimulation(post, () => 0));
  return {
    ...thread,
    terminate: () => {
      thread.terminate();
      threads.ended += 1;
    },
  };
}

export function modelThreadBeside(): LosableChannel<ModelRequest, ModelReplies[ModelRequest['kind']]> {
  return threadBeside(answerModelRequests);
}

function later(work: () => unknown): void {
  setTimeout(work, 0);
}

/** A simulated browser has no such function. */
const copied = globalThis.structuredClone ?? (<T>(message: T): T => message);

/** A simulator with workers in the caller's own thread. */
export function simulatorOver(port: WorkbookPort, options: Partial<SimulatorOptions> = {}): Simulator {
  return new Simulator(port, {
    startWorker: () => workerBeside({ started: 0, ended: 0 }),
    startModelThread: modelThreadBeside,
    clock: () => performance.now(),
    now: () => new Date('2026-11-21T07:00:00Z'),
    words: async () => locale('en-US'),
    workers: 2,
    ...options,
  });
}

/** The same over a workbook in memory. */
export function memorySimulator(model: WorkbookModel): { readonly port: MemoryWorkbookPort; readonly simulator: Simulator; readonly threads: Threads } {
  const port = new MemoryWorkbookPort({ file: { sheets: model.sheets.map(({ name, cells }) => ({ name, cells })), names: model.names } });
  const threads: Threads = { started: 0, ended: 0 };
  return { port, threads, simulator: simulatorOver(port, { startWorker: () => workerBeside(threads) }) };
}
