import type { Language } from '../locales';
import { Simulator } from '../workbook/simulation/simulator';
import { webThread } from '../excel/webThread';
import { pageWorkbook } from './pageWorkbook';

/** More would not make a run noticeably shorter, and each takes memory of its own. */
const MOST_WORKERS = 8;

let simulator: Simulator | null = null;
let language: Language = 'en-US';

/** The one simulator of this page, which pane, ribbon and worksheet functions share. Call only after `Office.onReady`. */
export function pageSimulator(): Simulator {
  simulator ??= new Simulator(pageWorkbook(), {
    startWorker: () => webThread('simulation'),
    startModelThread: () => webThread('compile'),
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
