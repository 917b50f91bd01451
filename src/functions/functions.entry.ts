/** Binds the worksheet functions to their ids; loaded with the task pane in the shared runtime. */
import { functionActivity } from '../page/functionActivity';
import { pageSimulator, setSimulatorWords } from '../page/pageSimulator';
import { webThread } from '../excel/webThread';
import { keepTrying } from '../page/keepTrying';
import { loadWords } from '../locales/loadWords';
import { chosenLanguage, storedPreferences } from '../page/preferences';
import { recordedResults } from '../workbook/simulation/recordedResults';
import type { Simulator } from '../workbook/simulation/simulator';
import { setActivity, setBackgroundRunner, setFunctionWords, setIdleDisplay, setLastSimulation } from './boundary';
import * as costs from './costs';
import * as customers from './customers';
import * as returns from './returns';
import * as uncertainty from './uncertainty';
import { workerRunner } from './workerRunner';

/** In a browser tab of its own the page has no Excel to register with. */
if (typeof CustomFunctions !== 'undefined') {
  for (const [name, implementation] of Object.entries({ ...returns, ...costs, ...uncertainty, ...customers })) {
    CustomFunctions.associate(name.toUpperCase(), implementation);
  }
  setActivity(functionActivity);
  setBackgroundRunner(workerRunner(() => webThread('functions')));
  /** Functions calculate before the pane is drawn, so they do not wait for it to say which language was chosen. */
  void Office.onReady(({ host }) => {
    const language = chosenLanguage(storedPreferences(() => window.localStorage).languageChoice(), Office.context.displayLanguage);
    void keepTrying(() => loadWords(language, 'engine')).then((words) => {
      setFunctionWords(words);
      setSimulatorWords(words);
    });
    if (host === Office.HostType.Excel) tellOfSimulations(pageSimulator());
  });
}

/** Lets SIMSTAT tell of the last run, of this page or of one before it, and uncertain cells show what the document says. */
function tellOfSimulations(simulator: Simulator): void {
  let told = simulator.snapshot();
  simulator.subscribe(() => {
    const { record, standing, idleDisplay } = simulator.snapshot();
    setIdleDisplay(idleDisplay);
    if (record === told.record && standing === told.standing) return;
    told = simulator.snapshot();
    setLastSimulation(record === null ? undefined : recordedResults(record, standing === 'changed'));
  });
  void simulator.restore();
}
