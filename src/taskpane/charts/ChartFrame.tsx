import { Button, Caption1, Caption1Strong, makeStyles, shorthands, tokens, Tooltip } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useId, useState, type ReactNode } from 'react';
import { usePhrases } from '../language';
import { copyTable } from './copyTable';
import { DataTable, type TableData } from './DataTable';

const useStyles = makeStyles({
  frame: {
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, minHeight: '28px' },
  title: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  tools: { display: 'flex', alignItems: 'center', flexShrink: 0 },
  note: { color: tokens.colorNeutralForeground3 },
});

interface ChartFrameProps {
  readonly title: string;
  /** The numbers behind the picture: what "Show as table" shows and Copy copies. A function is asked for them only then. */
  readonly table: TableData | (() => TableData);
  /** A line below the picture. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A picture under its title, with the same facts as a table on request and on the clipboard. */
export function ChartFrame({ title, table, note, children }: ChartFrameProps) {
  const styles = useStyles();
  const { charts } = usePhrases().simulate;
  const caption = useId();
  const [asTable, setAsTable] = useState(false);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = async (): Promise<void> => setCopied((await copyTable(tableOf(table))) ? 'yes' : 'failed');
  return (
    <figure className={styles.frame} aria-labelledby={caption}>
      <div className={styles.head}>
        <Caption1Strong id={caption} className={styles.title} title={title}>
          {title}
        </Caption1Strong>
        <span className={styles.tools}>
          <Caption1 role="status" className={styles.note}>
            {copied === 'failed' ? charts.copyFailed : copied === 'yes' && charts.copied}
          </Caption1>
          <Tooltip content={asTable ? charts.asPicture : charts.asTable} relationship="label">
            <Button appearance="subtle" size="small" icon={asTable ? <DataHistogramRegular /> : <TableRegular />} onClick={() => setAsTable(!asTable)} />
          </Tooltip>
          <Tooltip content={charts.copy} relationship="label">
            <Button appearance="subtle" size="small" icon={copied === 'yes' ? <CheckmarkRegular /> : <CopyRegular />} onClick={() => void copy()} onBlur={() => setCopied('no')} />
          </Tooltip>
        </span>
      </div>
      {asTable ? <DataTable label={title} data={tableOf(table)} /> : children}
      {note !== undefined && <Caption1 className={styles.note}>{note}</Caption1>}
    </figure>
  );
}

function tableOf(table: ChartFrameProps['table']): TableData {
  return typeof table === 'function' ? table() : table;
}
