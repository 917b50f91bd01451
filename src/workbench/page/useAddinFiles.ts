import { useEffect, useState } from 'react';
import type { Language } from '../../locales';
import type { CustomFunctionHost } from '../object-model/spreadsheet';
import { functionInfo, type FunctionsMetadata } from '../office-host/functionsMetadata';
import { readManifest, type AddinManifest } from './manifestRibbon';

export interface AddinFiles {
  readonly language: Language;
  readonly manifest: AddinManifest;
  readonly functions: FunctionsMetadata;
}

async function read(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** The add-in's functions while the add-in itself is still starting: declared, and not yet answering. */
export function awaitedFunctions({ functions, manifest }: AddinFiles): CustomFunctionHost {
  return { functions: functions.functions.map((metadata) => functionInfo(metadata, manifest.namespace)), invoke: () => new Promise(() => undefined) };
}

/** The add-in's manifest and list of functions in the display language, as the add-in's server gives them. */
export function useAddinFiles(language: Language, onProblem: (part: 'manifest' | 'functions') => void): AddinFiles | null {
  const [files, setFiles] = useState<AddinFiles | null>(null);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const manifest = await read('/manifest.xml').then((xml) => readManifest(xml, language), () => null);
      const functions = manifest && (await read(manifest.functionsUrl).then((json) => JSON.parse(json) as FunctionsMetadata, () => null));
      if (!current) return;
      if (!manifest) onProblem('manifest');
      else if (!functions) onProblem('functions');
      setFiles({
        language,
        manifest: manifest ?? { name: 'ROI Modeler', paneUrl: '/taskpane.html', functionsUrl: '', namespace: 'ROI', tabs: [] },
        functions: functions ?? { functions: [] },
      });
    };
    void load();
    return () => {
      current = false;
    };
  }, [language, onProblem]);
  return files;
}
