/** Runs blocks of a simulation in a Web Worker; the values stay here, summaries go back. */
import { answerSimulation } from '../engine/simulation/answerSimulation';
import { serveThread } from './serveThread';

serveThread(answerSimulation((message) => postMessage(message), () => performance.now()));
