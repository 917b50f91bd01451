import { webThread } from '../excel/webThread';
import { functionActivity } from './functionActivity';
import { FunctionBoundary } from '../functions/functionBoundary';
import { workerRunner } from '../functions/workerRunner';

/** The worksheet functions of this page, which Excel calls and the pane tells the language. */
export const worksheetFunctions = new FunctionBoundary(
  workerRunner(() => webThread('functions')),
  functionActivity,
);
