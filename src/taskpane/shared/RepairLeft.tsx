import { Body1 } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { type FunctionRepair } from '../../workbook/functionFormulas';
import { usePhrases } from '../language';

/** More cells than this are not read. */
const SHOWN_CELLS = 8;

/** Names the cells whose formulas were not entered again, and why. */
export function RepairLeft({ left, locked }: Pick<FunctionRepair, 'left' | 'locked'>) {
  const { model } = usePhrases().pane;
  return (
    <>
      {left.length > 0 && <Body1 block>{fillPhrase(model.repairLeft, { cells: listed(left) })}</Body1>}
      {locked.length > 0 && <Body1 block>{fillPhrase(model.repairLocked, { cells: listed(locked) })}</Body1>}
    </>
  );
}

function listed(cells: readonly string[]): string {
  return cells.slice(0, SHOWN_CELLS).join(', ') + (cells.length > SHOWN_CELLS ? ' …' : '');
}
