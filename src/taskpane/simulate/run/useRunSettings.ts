import { useCallback, useEffect, useRef, useState } from 'react';
import { type WorkbookPort } from '../../../workbook/port';
import { defaultSimulationSettings, readSimulationSettings, writeSimulationSettings, type SimulationSettings } from '../../../workbook/simulation/settings';

/** Typing into a field writes to the document once it pauses. */
const REST_MILLISECONDS = 500;

/** The document's settings for runs: read when the tab opens, kept in the document as they change. */
export function useRunSettings(port: WorkbookPort): { readonly settings: SimulationSettings; readonly change: (settings: SimulationSettings) => void; /** Some of what the document kept could not be used. */ readonly isDamaged: boolean } {
  const [settings, setSettings] = useState(defaultSimulationSettings);
  const [isDamaged, setIsDamaged] = useState(false);
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    readSimulationSettings(port).then(
      (read) => {
        if (touched.current) return;
        setSettings(read.settings);
        setIsDamaged(read.isDamaged);
      },
      // A document that does not answer runs with the usual settings.
      () => undefined,
    );
  }, [port]);
  const change = useCallback(
    (changed: SimulationSettings) => {
      touched.current = true;
      setSettings(changed);
      setIsDamaged(false);
      clearTimeout(timer.current);
      // A document that cannot be written to is simulated all the same.
      timer.current = setTimeout(() => void writeSimulationSettings(port, changed).catch(() => undefined), REST_MILLISECONDS);
    },
    [port],
  );
  return { settings, change, isDamaged };
}
