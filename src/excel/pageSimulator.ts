import { messagePort, type ReplyMessage } from '../engine/simulation/messagePort';
import type { Language } from '../locales';
import type { ModelReplyMessage } from '../workbook/simulation/modelMessages';
import type { ModelChannel } from '../workbook/simulation/modelThread';
import { Simulator } from '../workbook/simulation/simulator';
import type { SimulationWorker } from '../workbook/simulation/workerPool';
import { ExcelWorkbookPort } from './excelWorkbookPort';
import { officeHost } from './officeHost';

/** More would not make a run noticeably shorter, and each takes memory of its own. */
const MOST_WORKERS = 8;

let simulator: Simulator | null = null;
let language: Language = 'en-US';

/** The one simulator of this page, which pane, ribbon and worksheet functions share. Call only after `Office.onReady`. */
export function pageSimulator(): Simulator {
  simulator ??= new Simulator(new ExcelWorkbookPort(officeHost()), {
    startWorker,
    startModelThread,
    clock: () => performance.now(),
    now: () => new Date(),
    language: () => language,
    workers: Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency)),
  });
  return simulator;
}

/** The language in which worksheet functions put words on the sheet. */
export function setSimulatorLanguage(next: Language): void {
  language = next;
}

/** The workers' files lie beside the page, under its policy. */
function startWorker(): SimulationWorker {
  const worker = new Worker('workers/simulation.js');
  return { port: messagePort({ post: (message) => worker.postMessage(message), ...listeners<ReplyMessage>(worker) }), terminate: () => worker.terminate() };
}

function startModelThread(): ModelChannel {
  const worker = new Worker('workers/compile.js');
  return { post: (message) => worker.postMessage(message), ...listeners<ModelReplyMessage>(worker), terminate: () => worker.terminate() };
}

interface Listeners<M> {
  onReply(listener: (message: M) => void): void;
  onFailure(listener: (message: string) => void): void;
}

function listeners<M>(worker: Worker): Listeners<M> {
  return {
    onReply: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<M>) => listener(data)),
    onFailure: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
  };
}
