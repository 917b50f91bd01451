import { lazy, Suspense, useCallback, useSyncExternalStore } from 'react';
import { ProblemBar } from '../shared/ProblemBar';
import { LoadingResults } from './LoadingResults';
import { type ModelStore } from './modelStore';
import { Results } from './Results';

const TemplateGallery = lazy(() => import('../templates/TemplateGallery'));

/** Results, or the gallery of templates on request. `check`: the ribbon asked for a fresh calculation. */
export type ModelView = 'results' | 'check' | 'templates';

interface ModelPageProps {
  readonly store: ModelStore;
  readonly view: ModelView;
  readonly onView: (view: ModelView) => void;
}

export function ModelPage({ store, view, onView }: ModelPageProps) {
  const state = useSyncExternalStore(store.subscribe, store.snapshot);
  const showResults = useCallback(() => onView('results'), [onView]);
  const showInserted = useCallback(() => {
    onView('results');
    void store.refresh();
  }, [onView, store]);

  if (state.status === 'loading') return <LoadingResults />;
  if (state.status === 'failed') return <ProblemBar problem={state.problem} onRetry={() => store.retry()} />;
  if (state.status === 'empty' || view === 'templates') {
    return (
      <Suspense fallback={<LoadingResults />}>
        <TemplateGallery onInserted={showInserted} onBack={state.status === 'empty' ? undefined : showResults} />
      </Suspense>
    );
  }
  return <Results reading={state.reading} checkRequested={view === 'check'} onChecked={showResults} onTemplates={() => onView('templates')} />;
}
