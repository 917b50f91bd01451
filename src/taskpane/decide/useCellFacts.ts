import { useEffect, useState } from 'react';
import { type CellValue } from '../../engine/core/cellValue';
import { type WorkbookPort } from '../../workbook/port';
import { type NumberKind } from '../charts/numberText';
import { useServices } from '../services';
import { type PaneSimulator } from '../shared/paneSimulator';
import { useSimulatorState } from '../shared/useSimulatorState';

/** A cell as it stands on the sheet. */
export interface CellFacts {
  readonly value: CellValue;
  readonly text: string;
  readonly kind: NumberKind;
  readonly holdsFormula: boolean;
}

export type FactsByAddress = ReadonlyMap<string, CellFacts>;

const noFacts: FactsByAddress = new Map();

/** What cells show, read together in one round trip and again whenever the workbook changed. Cells that cannot be read are absent. */
export function useCellFacts(simulator: PaneSimulator, addresses: readonly string[]): FactsByAddress {
  const { port } = useServices();
  const { found } = useSimulatorState(simulator);
  const [facts, setFacts] = useState(noFacts);
  const wanted = [...new Set(addresses)].join('\n');
  useEffect(() => {
    let current = true;
    const keep = (read: FactsByAddress): void => {
      if (current) setFacts(read);
    };
    readFacts(port, wanted === '' ? [] : wanted.split('\n')).then(keep, () => keep(noFacts));
    return () => {
      current = false;
    };
  }, [port, wanted, found]);
  return facts;
}

async function readFacts(port: WorkbookPort, addresses: readonly string[]): Promise<FactsByAddress> {
  if (addresses.length === 0) return noFacts;
  const snapshots = await port.readRanges(addresses);
  return new Map(
    snapshots.map(({ values, formulas, text }, index) => {
      const [value, formula, shown] = [values[0]?.[0] ?? null, formulas[0]?.[0] ?? null, text[0]?.[0] ?? ''];
      return [addresses[index], { value, text: shown, kind: shown.trim().endsWith('%') ? 'percent' : 'amount', holdsFormula: typeof formula === 'string' && formula.startsWith('=') }] as const;
    }),
  );
}

export function kindOf(facts: FactsByAddress, cell: { readonly address: string } | null): NumberKind {
  return (cell === null ? undefined : facts.get(cell.address)?.kind) ?? 'amount';
}
