import { createContext, useContext } from 'react';
import { type Language, type PaneWords, type WordsFor } from '../locales';
import { type Reader } from '../locales/words';
import { type TemplateId } from '../templates/templateCatalogue';
import { type Host } from '../workbook/host';
import { type PaneRequests } from '../page/paneRequests';
import { type WorkbookPort } from '../workbook/port';
import { type Preferences } from '../page/preferences';
import { type PaneSimulator } from './shared/paneSimulator';

/** Everything the pane needs from outside; the entry file puts it together. */
export interface PaneServices {
  readonly port: WorkbookPort;
  readonly host: Host;
  readonly preferences: Preferences;
  readonly requests: PaneRequests;
  /** Shared with the ribbon and the worksheet functions. */
  readonly simulator: PaneSimulator;
  /** The bytes of a template in one language. */
  fetchTemplate(id: TemplateId, language: Language): Promise<Uint8Array>;
  /** Fetches the words of one language for those who read them. */
  loadWords<R extends Reader>(language: Language, ...readers: readonly R[]): Promise<WordsFor<R>>;
  /** Told at start and whenever the language changes. */
  onWords(words: PaneWords): void;
}

const ServicesContext = createContext<PaneServices | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): PaneServices {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('The pane is rendered without its services');
  return services;
}
