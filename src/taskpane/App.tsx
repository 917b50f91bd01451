import { FluentProvider, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type PaneWords } from '../locales';
import { keepTrying } from '../page/keepTrying';
import { type PaneRequest } from '../page/paneRequests';
import { AppHeader } from './AppHeader';
import { WordsContext } from './language';
import { ModelPage, type ModelView } from './model/ModelPage';
import { ModelStore } from './model/modelStore';
import { type Page } from './page';
import { chosenLanguage, type LanguageChoice } from '../page/preferences';
import { ServicesProvider, type PaneServices } from './services';
import { leaveTabToBrowser } from './shared/leaveTabToBrowser';
import { PageBoundary } from './shared/PageBoundary';
import { type SimulateView } from './simulate/simulateView';
import { tabId } from './shared/Tabs';
import { usePageStyles } from './theme/pageStyles';
import { darkTheme, lightTheme } from './theme/paneThemes';
import { useDarkTheme } from './theme/useDarkTheme';

/** Fetched when they are first opened; the page of the results comes with the pane. */
const SimulatePage = lazy(() => import('./simulate/SimulatePage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));
const DiagnosticsPage = lazy(() => import('./diagnostics/DiagnosticsPage'));
const HelpPage = lazy(() => import('./help/HelpPage'));

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  page: { flexGrow: 1, overflowY: 'auto', padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`, outlineStyle: 'none' },
});

/** The task pane: header, one page at a time, theme and language around them. */
export function App({ services, words: first }: { readonly services: PaneServices; readonly words: PaneWords }) {
  usePageStyles();
  const styles = useStyles();
  const panel = useId();
  const main = useRef<HTMLElement>(null);
  const { port, host, preferences, requests, loadWords, onWords } = services;
  const model = useMemo(() => new ModelStore(port), [port]);
  /** Counts the choices of a language: words that arrive after a later choice are too late. */
  const asked = useRef(0);
  const dark = useDarkTheme(host);
  const [choice, setChoice] = useState(() => preferences.languageChoice());
  const [page, setPage] = useState<Page>('model');
  const [tab, setTab] = useState<'model' | 'simulate'>('model');
  const [simulateOpened, setSimulateOpened] = useState(false);
  const [simulateView, setSimulateView] = useState<SimulateView>('model');
  const [view, setView] = useState<ModelView>('results');
  const [words, setWords] = useState(first);

  useEffect(() => {
    document.documentElement.lang = words.language.tag;
    onWords(words);
  }, [words, onWords]);

  const open = useCallback((to: Page) => {
    setPage(to);
    if (to === 'model' || to === 'simulate') setTab(to);
    if (to === 'simulate') setSimulateOpened(true);
  }, []);
  const show = useCallback((request: PaneRequest) => {
    open(request === 'help' ? 'help' : request === 'simulation' ? 'simulate' : 'model');
    if (request === 'templates') setView('templates');
    if (request === 'checks') setView('check');
    if (request === 'simulation') setSimulateView('results');
  }, [open]);
  useEffect(() => requests.receive(show), [requests, show]);
  useEffect(() => model.start(), [model]);

  const navigate = (to: Page): void => {
    open(to);
    main.current?.focus();
  };

  const chooseLanguage = (chosen: LanguageChoice): void => {
    preferences.chooseLanguage(chosen);
    setChoice(chosen);
    const latest = ++asked.current;
    void keepTrying(() => loadWords(chosenLanguage(chosen, host.displayLanguage), 'engine', 'pane')).then((loaded) => latest === asked.current && setWords(loaded));
  };

  return (
    <ServicesProvider value={services}>
      <WordsContext value={words}>
        <FluentProvider theme={dark ? darkTheme : lightTheme}>
          <div className={styles.pane} onKeyDown={leaveTabToBrowser}>
            <AppHeader page={page} panel={panel} onNavigate={navigate} onBack={() => navigate(tab)} />
            <main ref={main} tabIndex={-1} className={styles.page}>
              {simulateOpened && (
                <div id={`${panel}-simulate`} role="tabpanel" aria-labelledby={tabId('simulate')} hidden={page !== 'simulate'}>
                  <PageBoundary>
                    <Suspense fallback={<Spinner />}>
                      <SimulatePage view={simulateView} onView={setSimulateView} />
                    </Suspense>
                  </PageBoundary>
                </div>
              )}
              <PageBoundary key={page}>
                {page === 'model' && (
                  <div id={`${panel}-model`} role="tabpanel" aria-labelledby={tabId(page)}>
                    <ModelPage store={model} view={view} onView={setView} />
                  </div>
                )}
                <Suspense fallback={<Spinner />}>
                  {page === 'settings' && <SettingsPage choice={choice} onChoose={chooseLanguage} />}
                  {page === 'diagnostics' && <DiagnosticsPage />}
                  {page === 'help' && <HelpPage />}
                </Suspense>
              </PageBoundary>
            </main>
          </div>
        </FluentProvider>
      </WordsContext>
    </ServicesProvider>
  );
}
