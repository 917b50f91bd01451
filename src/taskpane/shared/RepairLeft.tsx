import { Body1 } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { usePhrases } from '../language';

/** More cells than this are not read. */
const SHOWN_CELLS = 8;

/** Names the cells whose formulas were not entered again, and why. */
export function RepairLeft({ cells }: { readonly cells: readonly string[] }) {
  const { model } = usePhrases().pane;
  if (cells.length === 0) return null;
  return <Body1 block>{fillPhrase(model.repairLeft, { cells: cells.slice(0, SHOWN_CELLS).join(', ') + (cells.length > SHOWN_CELLS ? ' …' : '') })}</Body1>;
}
