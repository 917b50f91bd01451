import { Body1, Body1Strong, Button, Caption1, Checkbox, makeStyles, shorthands, Subtitle1, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { fillPhrase } from '../../locales';
import { isSuggested, type KeptEntry, type RestorePlan, type SharedFormula } from '../../workbook/share/shareCopy';
import { countText } from '../charts/numberText';
import { useLanguage, usePhrases } from '../language';
import { useDialogStyles } from '../shared/dialogStyles';

const useStyles = makeStyles({
  dialog: { maxHeight: `calc(100vh - 2 * ${tokens.spacingHorizontalM})`, overflowY: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: 0, ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2), borderRadius: tokens.borderRadiusMedium },
  row: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, ':not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` } },
  checkbox: { display: 'flex', alignItems: 'flex-start', '& label': { minWidth: 0, flexGrow: 1 } },
  entry: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  formula: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  place: { overflowWrap: 'anywhere' },
  warning: { display: 'flex', columnGap: tokens.spacingHorizontalXS, color: tokens.colorStatusWarningForeground3, overflowWrap: 'anywhere', '& svg': { flexShrink: 0, marginTop: '2px' } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Rows that are drawn at once; the rest follows on request. */
const STEP = 100;

interface RestoreDialogProps {
  readonly plan: RestorePlan;
  readonly onConfirm: (picked: readonly SharedFormula[]) => void;
  readonly onCancel: () => void;
}

/**
 * Shows every formula that the workbook wants put back, before one is written. What reaches outside the workbook stands first
 * and is not ticked; what no share copy can have kept cannot be ticked.
 */
export function RestoreDialog({ plan: { entries }, onConfirm, onCancel }: RestoreDialogProps) {
  const shared = useDialogStyles();
  const styles = useStyles();
  const { share: words } = usePhrases().decide;
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, text] = [useId(), useId()];
  const [offered, refused] = useMemo(() => {
    const possible = entries.filter((entry) => entry.refused === null);
    return [[...possible.filter((entry) => !isSuggested(entry)), ...possible.filter(isSuggested)], entries.filter((entry) => entry.refused !== null)];
  }, [entries]);
  const [picked, setPicked] = useState<ReadonlySet<KeptEntry>>(() => new Set(offered.filter(isSuggested)));
  const pick = (entry: KeptEntry, on: boolean): void => setPicked(new Set(on ? [...picked, entry] : [...picked].filter((other) => other !== entry)));
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={`${shared.dialog} ${styles.dialog}`} aria-labelledby={heading} aria-describedby={text} onClose={onCancel}>
      <div className={shared.content}>
        <Subtitle1 as="h2" id={heading}>
          {words.restoreTitle}
        </Subtitle1>
        <Body1 id={text}>{words.restoreText}</Body1>
        {offered.length > 0 && (
          <EntryList label={words.offered} entries={offered}>
            {(entry) => <Checkbox className={styles.checkbox} checked={picked.has(entry)} onChange={(_event, { checked }) => pick(entry, checked === true)} label={<Entry entry={entry} />} />}
          </EntryList>
        )}
        {refused.length > 0 && (
          <>
            <Body1Strong>{fillPhrase(words.never, { count: countText(refused.length, language) })}</Body1Strong>
            <EntryList label={fillPhrase(words.never, { count: countText(refused.length, language) })} entries={refused}>
              {(entry) => <Entry entry={entry} />}
            </EntryList>
          </>
        )}
        <div className={shared.actions}>
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button appearance="primary" disabled={picked.size === 0} onClick={() => onConfirm(offered.filter((entry) => picked.has(entry)))}>
            {fillPhrase(words.putBack, { count: countText(picked.size, language) })}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

interface EntryListProps {
  readonly label: string;
  readonly entries: readonly KeptEntry[];
  readonly children: (entry: KeptEntry) => ReactNode;
}

function EntryList({ label, entries, children }: EntryListProps) {
  const styles = useStyles();
  const { share: words } = usePhrases().decide;
  const language = useLanguage();
  const [shown, setShown] = useState(STEP);
  const rest = Math.min(STEP, entries.length - shown);
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {entries.slice(0, shown).map((entry, index) => (
          // Several formulas may claim one cell.
          <li key={index} className={styles.row}>
            {children(entry)}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button appearance="subtle" onClick={() => setShown(shown + STEP)}>
          {fillPhrase(words.more, { count: countText(rest, language) })}
        </Button>
      )}
    </>
  );
}

function Entry({ entry: { place, formula, changed, outside, refused } }: { readonly entry: KeptEntry }) {
  const styles = useStyles();
  const { share: words } = usePhrases().decide;
  return (
    <span className={styles.entry}>
      <Body1Strong className={styles.place}>{place}</Body1Strong>
      <code className={styles.formula}>{formula}</code>
      {refused !== null && <Caption1 className={styles.quiet}>{words.refusals[refused]}</Caption1>}
      {refused === null && outside.length > 0 && <Warning>{fillPhrase(words.outside, { what: outside.join(', ') })}</Warning>}
      {refused === null && changed && <Warning>{words.changed}</Warning>}
    </span>
  );
}

function Warning({ children }: { readonly children: string }) {
  const styles = useStyles();
  return (
    <Caption1 className={styles.warning}>
      <WarningFilled aria-hidden />
      <span>{children}</span>
    </Caption1>
  );
}
