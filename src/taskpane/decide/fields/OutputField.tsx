import { useEffect } from 'react';
import { usePhrases } from '../../language';
import { type PaneSimulator } from '../../shared/paneSimulator';
import { useSimulatorState } from '../../shared/useSimulatorState';
import { chosenCell, distinctCells, type ChosenCell } from '../chosenCell';
import { type FactsByAddress } from '../useCellFacts';
import { CellChooser } from './CellChooser';

interface OutputFieldProps {
  readonly simulator: PaneSimulator;
  readonly label?: string;
  readonly chosen: ChosenCell | null;
  readonly facts: FactsByAddress;
  readonly fault?: string;
  readonly onChoose: (cell: ChosenCell) => void;
  readonly onJump: (address: string) => void;
}

/** The result a tool is about. The first result marked in the workbook is taken until another one is chosen. */
export function OutputField({ simulator, label, chosen, facts, fault, onChoose, onJump }: OutputFieldProps) {
  const { fields } = usePhrases().decide;
  const { found } = useSimulatorState(simulator);
  const marked = found?.outputs.map(chosenCell) ?? [];
  const told = distinctCells([...marked, ...(found?.outputCandidates.map(chosenCell) ?? [])]);
  const [outputs, candidates] = [told.slice(0, marked.length), told.slice(marked.length)];
  const first = outputs[0] ?? candidates[0];
  useEffect(() => {
    if (chosen === null && first !== undefined) onChoose(first);
  });
  return (
    <CellChooser
      label={label ?? fields.output}
      groups={[
        { heading: fields.markedOutputs, cells: outputs },
        { heading: fields.otherOutputs, cells: candidates },
      ]}
      chosen={chosen}
      shown={chosen === null ? undefined : facts.get(chosen.address)?.text}
      fault={fault ?? (chosen === null && found !== null && first === undefined ? fields.noOutputs : undefined)}
      onChoose={onChoose}
      onJump={onJump}
    />
  );
}
