import { useEffect, useRef, type RefObject } from 'react';
import { fillPhrase, type Language } from '../../locales';
import { wordsIn, workbenchWords } from '../words';
import { readWorkbook, writeWorkbook } from '../../file/xlsx';
import type { WorkbookFile } from '../../file/workbookFile';
import { describeError } from '../../locales/describeError';
import type { UniverSpreadsheet } from '../grid/univerSpreadsheet';
import type { FunctionsMetadata } from '../office-host/functionsMetadata';
import type { HostNotice } from '../office-host/hostServices';
import { startOfficeHost, type OfficeHost } from '../office-host/startOfficeHost';
import type { DocumentSession } from './documentSession';
import type { AddinManifest } from './manifestRibbon';

export interface OfficeHostSettings {
  readonly spreadsheet: UniverSpreadsheet | null;
  readonly manifest: AddinManifest | null;
  readonly functions: FunctionsMetadata | null;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly language: Language;
  readonly workbookName: string;
  /** A new value starts the add-in anew: another workbook, another language. */
  readonly session: string;
  /** What the add-in keeps in the document lives as long as the document does, and is saved with it. */
  readonly document: Pick<DocumentSession, 'addinSettings' | 'keepAddinSettings'> | null;
  readonly onNotice: (notice: HostNotice) => void;
  /** The add-in opens a workbook beside this one. */
  readonly onOpenWorkbook: (bytes: Uint8Array) => void;
  readonly onHost: (host: OfficeHost, language: Language) => void;
  /** A sentence about what the workbench lacks or did wrong: nothing fails in silence. */
  readonly onReport: (message: string) => void;
}

async function readXlsx(bytes: Uint8Array, language: Language): Promise<WorkbookFile> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(describeError(read.error, wordsIn(language)));
  return read.value;
}

/** Runs the add-in in its frame for as long as the session lasts. */
export function useOfficeHost(settings: OfficeHostSettings): RefObject<OfficeHost | null> {
  const host = useRef<OfficeHost | null>(null);
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  });
  const { spreadsheet, manifest, functions, session } = settings;
  useEffect(() => {
    const { frame, language, workbookName, document } = latest.current;
    if (!spreadsheet || !manifest || !functions || !frame.current || !document) return undefined;
    const started = startOfficeHost({
      frame: frame.current,
      addinUrl: new URL(manifest.paneUrl, window.location.origin).href,
      spreadsheet,
      functions,
      namespace: manifest.namespace,
      language,
      workbookName: `${workbookName}.xlsx`,
      settings: document.addinSettings,
      readXlsx: (bytes) => readXlsx(bytes, language),
      writeXlsx: (file) => writeWorkbook({ ...file, addinSettings: document.addinSettings }),
      openWorkbook: (bytes) => latest.current.onOpenWorkbook(bytes),
      onNotice: (notice) => latest.current.onNotice(notice),
      onReport: (message) => latest.current.onReport(message),
      argumentsTooLarge: fillPhrase(workbenchWords(language).errors.argumentsTooLarge, {}),
    });
    const stopKeeping = started.settings.onChange(() => document.keepAddinSettings(started.settings.toRecord()));
    host.current = started;
    spreadsheet.setCustomFunctions(started.customFunctions);
    latest.current.onHost(started, language);
    return () => {
      stopKeeping();
      host.current = null;
      started.stop();
    };
  }, [spreadsheet, manifest, functions, session]);
  return host;
}
