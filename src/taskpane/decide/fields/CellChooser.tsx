import { Button, Caption1, Field, Link, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { CursorClickRegular } from '@fluentui/react-icons/svg/cursor-click';
import { useState } from 'react';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { toProblem } from '../../shared/problem';
import { type ChosenCell } from '../chosenCell';
import { CellSearch, type CellGroup } from './CellSearch';

const useStyles = makeStyles({
  line: { display: 'flex', minWidth: 0, columnGap: tokens.spacingHorizontalXS },
  search: { flexGrow: 1, minWidth: 0 },
  pick: { flexShrink: 0 },
  facts: { display: 'flex', flexWrap: 'wrap', paddingTop: tokens.spacingVerticalXXS, columnGap: tokens.spacingHorizontalS, minHeight: '16px', color: tokens.colorNeutralForeground3 },
  jump: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface CellChooserProps {
  readonly label: string;
  readonly groups: readonly CellGroup[];
  readonly chosen: ChosenCell | null;
  /** What the chosen cell shows now. */
  readonly shown?: string;
  readonly fault?: string;
  /** A remark on the list, such as that it is still being made. */
  readonly note?: string;
  readonly onChoose: (cell: ChosenCell) => void;
  readonly onJump: (address: string) => void;
}

/** One cell: out of those that make sense, or the one selected in the sheet. */
export function CellChooser({ label, groups, chosen, shown, fault, note, onChoose, onJump }: CellChooserProps) {
  const styles = useStyles();
  const { decide, pane } = usePhrases();
  const { port } = useServices();
  const [refusal, setRefusal] = useState<string | null>(null);
  const listed = groups.flatMap(({ cells }) => cells);
  const takeSelected = async (): Promise<void> => {
    try {
      const address = await port.activeCell();
      setRefusal(null);
      onChoose(listed.find((cell) => cell.address === address) ?? { address, label: address });
    } catch (thrown) {
      setRefusal(pane.problems[toProblem(thrown).code].title);
    }
  };
  const message = refusal ?? fault;
  return (
    <Field label={label} validationState={message === undefined ? 'none' : 'error'} validationMessage={message}>
      {(field) => (
        <>
          <span className={styles.line}>
            <span className={styles.search}>
              <CellSearch {...field} groups={groups} chosen={chosen} placeholder={note ?? decide.fields.choose} onChoose={onChoose} />
            </span>
            <Tooltip content={decide.fields.useSelected} relationship="description">
              <Button className={styles.pick} icon={<CursorClickRegular />} aria-label={fillPhrase(decide.fields.useSelectedNamed, { field: label })} onClick={() => void takeSelected()} />
            </Tooltip>
          </span>
          {chosen !== null && (
            <span className={styles.facts}>
              <Link as="button" className={styles.jump} onClick={() => onJump(chosen.address)}>
                {chosen.address}
              </Link>
              {shown !== undefined && shown !== '' && <Caption1>{fillPhrase(decide.fields.now, { value: shown })}</Caption1>}
            </span>
          )}
        </>
      )}
    </Field>
  );
}
