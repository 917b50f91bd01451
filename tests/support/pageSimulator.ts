import { answerMessages } from '../../src/engine/simulation/answerMessages';
import { messagePort, type ReplyMessage } from '../../src/engine/simulation/messagePort';
import type { WorkbookModel } from '../../src/engine/formula/workbookModel';
import { MemoryWorkbookPort } from '../../src/workbook/memoryWorkbookPort';
import type { WorkbookPort } from '../../src/workbook/port';
import type { ModelReplyMessage } from '../../src/workbook/simulation/modelMessages';
import type { ModelChannel } from '../../src/workbook/simulation/modelThread';
import { answerModelMessages } from '../../src/workbook/simulation/modelWorker';
import { Simulator, type SimulatorOptions } from '../../src/workbook/simulation/simulator';
import type { SimulationWorker } from '../../src/workbook/simulation/workerPool';

/** Threads started so far, and those that were ended. */
export interface Threads {
  started: number;
  ended: number;
}

/** As a worker does it: messages are copied, answers come later, and nothing comes from a worker that was ended. */
export function workerBeside(threads: Threads): SimulationWorker {
  threads.started += 1;
  let alive = true;
  let listener: (message: ReplyMessage) => void = () => undefined;
  const answer = answerMessages((message) => later(() => alive && listener(copied(message))), () => 0);
  return {
    port: messagePort({
      post: (message) => {
        const copy = copied(message);
        later(() => alive && answer(copy));
      },
      onReply: (next) => void (listener = next),
      onFailure: () => undefined,
    }),
    terminate: () => {
      alive = false;
      threads.ended += 1;
    },
  };
}

export function modelThreadBeside(): ModelChannel {
  let alive = true;
  let listener: (message: ModelReplyMessage) => void = () => undefined;
  const answer = answerModelMessages((message) => later(() => alive && listener(copied(message))));
  return {
    post: (message) => {
      const copy = copied(message);
      later(() => alive && answer(copy));
    },
    onReply: (next) => void (listener = next),
    onFailure: () => undefined,
    terminate: () => void (alive = false),
  };
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
    language: () => 'en-US',
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
