import type { EngineWords } from '../locales';
import { Simulator } from '../workbook/simulation/simulator';
import { webThread } from '../excel/webThread';
import { pageWorkbook } from './pageWorkbook';

/** More would not make a run noticeably shorter, and each takes memory of its own. */
const MOST_WORKERS = 8;

let simulator: Simulator | null = null;
let arrive: (first: EngineWords) => void;
let words = new Promise<EngineWords>((resolve) => (arrive = resolve));

/** The one simulator of this page, which pane, ribbon and worksheet functions share. Call only after `Office.onReady`. */
export function pageSimulator(): Simulator {
  simulator ??= new Simulator(pageWorkbook(), {
    startWorker: () => webThread('simulation'),
    startModelThread: () => webThread('compile'),
    clock: () => performance.now(),
    now: () => new Date(),
    words: () => words,
    workers: Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency)),
  });
  return simulator;
}

/** The words that worksheet functions put on the sheet. A model that is compiled before they are loaded waits for the first. */
export function setSimulatorWords(next: EngineWords): void {
  arrive(next);
  words = Promise.resolve(next);
}
