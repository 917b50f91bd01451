import { useEffect, useState } from 'react';
import { type WorkbookPort } from '../../../workbook/port';
import { readTargetCell, type TargetCell } from '../../../workbook/uncertainty/targetCell';
import { useSelectedCell } from '../../shared/useSelectedCell';

/** The cell to make uncertain: the given one, or the one the user is at. Null until it has been read. */
export function useTargetCell(port: WorkbookPort, given: string | null): TargetCell | null {
  const selected = useSelectedCell(port);
  const address = given ?? selected;
  const [target, setTarget] = useState<TargetCell | null>(null);
  useEffect(() => {
    if (address === null) return undefined;
    let stopped = false;
    readTargetCell(port, address).then(
      (read) => !stopped && setTarget(read),
      // The next selection is the next chance.
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [port, address]);
  return target;
}
