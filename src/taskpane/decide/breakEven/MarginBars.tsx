import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useChartStyles } from '../../charts/chartStyles';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 84px 52px',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    width: '100%',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    textAlign: 'start',
    fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  margin: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

export interface MarginRow {
  readonly key: string;
  readonly address: string;
  readonly name: string;
  readonly now: string;
  readonly value: string;
  /** How far the input may move, as a share of its value; null where the limit is not reached. */
  readonly margin: number | null;
  readonly marginText: string;
  /** The whole row in words. */
  readonly description: string;
}

const HEIGHT = 16;

/** One row per input: where it is, where the result turns, and the way between as a bar that ends at ±100 %. */
export function MarginBars({ label, rows, onChoose }: { readonly label: string; readonly rows: readonly MarginRow[]; readonly onChoose: (address: string) => void }) {
  const styles = useStyles();
  const chart = useChartStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map(({ key, address, name, now, value, margin, marginText, description }) => (
        <li key={key}>
          <button type="button" className={styles.row} aria-label={description} title={description} onClick={() => onChoose(address)}>
            <span className={styles.names}>
              <Caption1 className={styles.name}>{name}</Caption1>
              <Caption1 className={styles.quiet}>
                {now} → {value}
              </Caption1>
            </span>
            <svg aria-hidden width="100%" height={HEIGHT}>
              {margin !== null && <MarginBar share={margin} className={margin < 0 ? chart.bad : chart.good} />}
              <line className={chart.axis} x1="50%" x2="50%" y1={0} y2={HEIGHT} />
            </svg>
            <Caption1 className={styles.margin}>{marginText}</Caption1>
          </button>
        </li>
      ))}
    </ul>
  );
}

function MarginBar({ share, className }: { readonly share: number; readonly className: string }) {
  const width = Math.min(1, Math.abs(share)) * 50;
  return <rect className={className} x={`${share < 0 ? 50 - width : 50}%`} width={`${width}%`} y={3} height={HEIGHT - 6} rx={2} />;
}
