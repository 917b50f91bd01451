/** Binds the worksheet functions to their ids; loaded with the task pane in the shared runtime. */
import { nearestLanguage } from '../locales';
import { storedPreferences } from '../taskpane/preferences';
import { setBackgroundRunner, setFunctionLanguage } from './boundary';
import * as customers from './customers';
import * as returns from './returns';
import * as uncertainty from './uncertainty';
import { workerRunner } from './workerRunner';

/** In a browser tab of its own the page has no Excel to register with. */
if (typeof CustomFunctions !== 'undefined') {
  for (const [name, implementation] of Object.entries({ ...returns, ...uncertainty, ...customers })) {
    CustomFunctions.associate(name.toUpperCase(), implementation);
  }
  /** The worker's file lies beside the page, under its policy. */
  setBackgroundRunner(workerRunner(() => new Worker('workers/functions.js')));
  /** Functions calculate before the pane is drawn, so they do not wait for it to say which language was chosen. */
  void Office.onReady(() => {
    const choice = storedPreferences(() => window.localStorage).languageChoice();
    setFunctionLanguage(choice === 'automatic' ? nearestLanguage(Office.context.displayLanguage) : choice);
  });
}
