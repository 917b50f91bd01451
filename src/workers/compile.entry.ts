/** Holds the workbook as last read and compiles it, away from the grid's thread. */
import { answerModelRequests } from '../workbook/simulation/modelWorker';
import { serveThread } from './serveThread';

serveThread(answerModelRequests((message) => postMessage(message)));
