import { Button, makeStyles, Subtitle2, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePhrases } from '../language';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minHeight: '100%' },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, marginLeft: '-8px', outlineStyle: 'none' },
  foot: {
    position: 'sticky',
    bottom: `calc(-1 * ${tokens.spacingVerticalXXL})`,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
    marginTop: 'auto',
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface EditorPageProps {
  readonly title: string;
  readonly onBack: () => void;
  /** Buttons that stay in view at the bottom. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A page in place of the tab's parts, with the way back above it; Escape goes back too. Takes the focus when it opens. */
export function EditorPage({ title, onBack, footer, children }: EditorPageProps) {
  const styles = useStyles();
  const { editor } = usePhrases().simulate;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div
      className={styles.page}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onBack();
      }}
    >
      <div ref={head} tabIndex={-1} className={styles.head}>
        <Tooltip content={editor.back} relationship="label">
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} />
        </Tooltip>
        <Subtitle2 as="h2">{title}</Subtitle2>
      </div>
      {children}
      {footer !== undefined && <div className={styles.foot}>{footer}</div>}
    </div>
  );
}
