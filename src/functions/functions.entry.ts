/** Binds the worksheet functions to their ids; loaded with the task pane in the shared runtime. */
import { nearestLanguage } from '../locales';
import { setBackgroundRunner, setFunctionLanguage } from './boundary';
import * as customers from './customers';
import * as returns from './returns';
import * as uncertainty from './uncertainty';
import { workerRunner } from './workerRunner';

for (const [name, implementation] of Object.entries({ ...returns, ...uncertainty, ...customers })) {
  CustomFunctions.associate(name.toUpperCase(), implementation);
}

setBackgroundRunner(workerRunner(() => new Worker(new URL('../workers/functions.entry.ts', import.meta.url))));

void Office.onReady(() => setFunctionLanguage(nearestLanguage(Office.context.displayLanguage)));
