/** Binds the worksheet functions to their ids; loaded with the task pane in the shared runtime. */
import { pageSimulator, setSimulatorWords } from '../page/pageSimulator';
import { keepTrying } from '../page/keepTrying';
import { loadWords } from '../locales/loadWords';
import { chosenLanguage, storedPreferences } from '../page/preferences';
import { recordedResults } from '../workbook/simulation/recordedResults';
import type { Simulator } from '../workbook/simulation/simulator';
import { worksheetFunctions } from '../page/worksheetFunctions';

/** In a browser tab of its own the page has no Excel to register with. */
if (typeof CustomFunctions !== 'undefined') {
  for (const [id, implementation] of worksheetFunctions.implementations()) CustomFunctions.associate(id, implementation);
  /** Functions calculate before the pane is drawn, so they do not wait for it to say which language was chosen. */
  void Office.onReady(({ host }) => {
    const language = chosenLanguage(storedPreferences(() => window.localStorage).languageChoice(), Office.context.displayLanguage);
    void keepTrying(() => loadWords(language, 'engine')).then((words) => {
      worksheetFunctions.setWords(words);
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
    worksheetFunctions.setIdleDisplay(idleDisplay);
    if (record === told.record && standing === told.standing) return;
    told = simulator.snapshot();
    worksheetFunctions.setLastSimulation(record === null ? undefined : recordedResults(record, standing === 'changed'));
  });
  void simulator.restore();
}
