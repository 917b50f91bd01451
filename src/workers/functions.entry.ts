/** Runs worksheet functions that take long, away from the grid's thread: name and cells in, result out. */
import { answerFunctionCalls } from '../functions/functionCalls';
import { serveThread } from './serveThread';

serveThread(answerFunctionCalls((message) => postMessage(message)));
