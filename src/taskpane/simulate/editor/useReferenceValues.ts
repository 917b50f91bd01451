import { useEffect, useState } from 'react';
import { type CellMatrix } from '../../../engine/core/cellValue';
import { type WorkbookPort } from '../../../workbook/port';
import { type ReferenceValues } from '../../../workbook/uncertainty/argumentValue';

const none: ReadonlyMap<string, CellMatrix> = new Map();

/** A reference that leads nowhere: a name that is not defined, a sheet that is not there. */
export const NOWHERE: CellMatrix = [];

/** What the cells hold that a formula refers to, read once for each set of references; undefined while they are being read. */
export function useReferenceValues(port: WorkbookPort, references: readonly string[]): ReferenceValues {
  const [known, setKnown] = useState(none);
  const wanted = references.join('\n');
  useEffect(() => {
    if (wanted === '') return undefined;
    let stopped = false;
    void readReferences(port, wanted.split('\n')).then((read) => !stopped && setKnown(read));
    return () => {
      stopped = true;
    };
  }, [port, wanted]);
  return (reference) => known.get(reference);
}

/** References are read one by one where some of them are no cells, so that these do not hide the others. */
async function readReferences(port: WorkbookPort, references: readonly string[]): Promise<ReadonlyMap<string, CellMatrix>> {
  const names = references.some((reference) => !reference.includes('!')) ? await port.names().catch(() => []) : [];
  const addressOf = (reference: string): string => names.find(({ name, address }) => address !== null && name.toLowerCase() === reference.toLowerCase())?.address ?? reference;
  const read = await Promise.all(
    references.map(async (reference) => {
      const [range] = await port.readRanges([addressOf(reference)]).catch(() => []);
      return [reference, range?.values ?? NOWHERE] as const;
    }),
  );
  return new Map(read);
}
