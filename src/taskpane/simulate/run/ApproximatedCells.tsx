import { Caption1 } from '@fluentui/react-components';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';

const MOST_SHOWN = 12;

/** Which cells of the workbook are only approximations of what Excel gives. Nothing where there are none. */
export function ApproximatedCells({ cells }: { readonly cells: readonly string[] }) {
  const { run } = usePhrases().simulate;
  if (cells.length === 0) return null;
  const named = [...cells.slice(0, MOST_SHOWN), ...(cells.length > MOST_SHOWN ? ['…'] : [])].join(', ');
  return <Caption1>{fillPhrase(run.approximated, { cells: named })}</Caption1>;
}
