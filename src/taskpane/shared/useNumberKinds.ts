import { useEffect, useMemo, useState } from 'react';
import { type WorkbookPort } from '../../workbook/port';
import { type NumberKind } from '../charts/numberText';

/** More cells than anyone looks at; the others are written plainly. */
const MOST_CELLS = 200;

/** How the numbers of some cells are to be written, by address: in percent where the cell shows its own so. */
export function useNumberKinds(port: WorkbookPort, addresses: readonly string[]): (address: string) => NumberKind {
  const [percents, setPercents] = useState<ReadonlySet<string>>(new Set());
  const wanted = addresses.slice(0, MOST_CELLS).join('\n');
  useEffect(() => {
    let stopped = false;
    const cells = wanted === '' ? [] : wanted.split('\n');
    if (cells.length === 0) return undefined;
    port.readRanges(cells).then(
      (ranges) => !stopped && setPercents(new Set(cells.filter((_, index) => ranges[index]!.text[0]?.[0]?.trim().endsWith('%')))),
      // Without an answer numbers are written plainly, which is never wrong.
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [port, wanted]);
  return useMemo(() => (address) => (percents.has(address) ? 'percent' : 'amount'), [percents]);
}
