import { useEffect, useState } from 'react';
import { type WorkbookPort } from '../../workbook/port';

/** The cell the user is at in the sheet, followed as they move; null until the host has said it. */
export function useSelectedCell(port: WorkbookPort): string | null {
  const [selected, setSelected] = useState<string | null>(null);
  useEffect(() => {
    let stopped = false;
    let stop: (() => void) | null = null;
    const read = (): void => {
      port.activeCell().then(
        (address) => !stopped && setSelected(address),
        // While a cell is edited or a chart is selected there is no such cell; the last one stays.
        () => undefined,
      );
    };
    read();
    port.onSelection(read).then(
      (unsubscribe) => (stopped ? unsubscribe() : (stop = unsubscribe)),
      () => undefined,
    );
    return () => {
      stopped = true;
      stop?.();
    };
  }, [port]);
  return selected;
}
