/** Holds the workbook as last read and compiles it, away from the grid's thread. */
import { answerModelMessages } from '../workbook/simulation/modelWorker';
import type { ModelRequestMessage } from '../workbook/simulation/modelMessages';

const answer = answerModelMessages((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ModelRequestMessage>) => answer(data));
