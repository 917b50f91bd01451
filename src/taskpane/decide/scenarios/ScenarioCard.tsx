import { Badge, Body1Strong, Button, Caption1, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, tokens } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import { countPhrase, fillPhrase } from '../../../locales';
import { type Scenario } from '../../../workbook/scenarios/scenarioTable';
import { usePhrases } from '../../language';
import { useDecideStyles } from '../decideStyles';
import { EntryField } from '../fields/EntryField';
import { type Difference } from './differences';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  change: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  fixed: { flexShrink: 0 },
});

/** Changes shown before the rest is summed up. */
const SHOWN_CHANGES = 4;

interface ScenarioCardProps {
  readonly scenario: Scenario;
  readonly changes: readonly Difference[];
  readonly valueText: (difference: Difference, value: Difference['to']) => string;
  readonly disabled: boolean;
  readonly onApply: () => void;
  readonly onOverwrite: () => void;
  readonly onDelete: () => void;
  /** Answers why the new name cannot be used, or null when it is taken over. */
  readonly onRename: (name: string) => string | null;
}

/** One scenario: what applying it would change, and what else can be done with it. */
export function ScenarioCard({ scenario, changes, valueText, disabled, onApply, onOverwrite, onDelete, onRename }: ScenarioCardProps) {
  const styles = useStyles();
  const shared = useDecideStyles();
  const { language, decide } = usePhrases();
  const { scenarios: words } = decide;
  const [newName, setNewName] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const rename = (): void => {
    const refusal = onRename(newName ?? '');
    setFault(refusal);
    if (refusal === null) setNewName(null);
  };
  return (
    <li className={shared.card}>
      <div className={styles.head}>
        <Body1Strong className={styles.name} title={scenario.name}>
          {scenario.name}
        </Body1Strong>
        {scenario.applied ? (
          <Badge appearance="tint" color="brand" className={styles.fixed}>
            {words.applied}
          </Badge>
        ) : (
          <Button size="small" className={styles.fixed} disabled={disabled} aria-label={fillPhrase(words.applyNamed, { name: scenario.name })} onClick={onApply}>
            {words.apply}
          </Button>
        )}
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" appearance="subtle" className={styles.fixed} disabled={disabled} icon={<MoreHorizontalRegular />} aria-label={fillPhrase(words.more, { name: scenario.name })} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={onOverwrite}>{words.overwrite}</MenuItem>
              <MenuItem onClick={() => setNewName(scenario.name)}>{words.rename}</MenuItem>
              <MenuItem onClick={onDelete}>{words.delete}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {newName !== null && (
        <>
          <EntryField label={words.renameTo} value={newName} fault={fault ?? undefined} onChange={setNewName} onEnter={rename} />
          <div className={shared.actions}>
            <Button size="small" appearance="primary" onClick={rename}>
              {words.confirm}
            </Button>
            <Button
              size="small"
              onClick={() => {
                setNewName(null);
                setFault(null);
              }}
            >
              {words.cancel}
            </Button>
          </div>
        </>
      )}
      {changes.length > 0 && (
        <ul className={styles.list}>
          {changes.slice(0, SHOWN_CHANGES).map((change) => (
            <li key={change.input.address} className={styles.change}>
              <Caption1 className={styles.label} title={change.input.label}>
                {change.input.label}
              </Caption1>
              <Caption1 className={shared.number}>
                {valueText(change, change.from)} → {valueText(change, change.to)}
              </Caption1>
            </li>
          ))}
          {changes.length > SHOWN_CHANGES && (
            <li>
              <Caption1 className={shared.quiet}>{countPhrase(words.moreChanges, changes.length - SHOWN_CHANGES, language)}</Caption1>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
