import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useChartStyles } from './chartStyles';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, 36%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    width: '100%',
    minHeight: '28px',
    padding: `2px ${tokens.spacingHorizontalXS}`,
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
  /** Two lines hold most names; the whole name is in the row's description. */
  name: { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflow: 'hidden', overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase100 },
  bar: { display: 'block', width: '100%', overflow: 'visible' },
});

/** One input's bar: from `low` to `high`, on whichever side of the middle they are. */
export interface TornadoBar {
  readonly key: string;
  readonly name: string;
  /** End of the bar while the input is low, and while it is high. */
  readonly low: number;
  readonly high: number;
  /** Where a lighter bar behind the high end goes on to. */
  readonly beyond?: number;
  readonly lowText: string;
  readonly highText: string;
  /** The whole row in words. */
  readonly description: string;
}

interface TornadoChartProps {
  readonly label: string;
  readonly bars: readonly TornadoBar[];
  /** Where the bars begin: 0, or the value without any change. */
  readonly middle: number;
  readonly onChoose?: (bar: TornadoBar) => void;
}

const BAR_HEIGHT = 24;
/** Room beyond the longest bar for its number, in percent of the width. */
const TEXT_ROOM = 21;

/** Bars sorted by the caller, largest first. The low end of an input is drawn in the warning colour, the high end in the brand's. */
export function TornadoChart({ label, bars, middle, onChoose }: TornadoChartProps) {
  const styles = useStyles();
  const chart = useChartStyles();
  const ends = bars.flatMap(({ low, high, beyond = high }) => [low, high, beyond]).filter(Number.isFinite);
  const [least, most] = [Math.min(middle, ...ends), Math.max(middle, ...ends)];
  const leftRoom = least < middle ? TEXT_ROOM : 1;
  const rightRoom = most > middle ? TEXT_ROOM : 1;
  const position = (value: number): number => leftRoom + ((value - least) / (most - least || 1)) * (100 - leftRoom - rightRoom);
  const zero = position(middle);
  return (
    <ul className={styles.list} aria-label={label} data-chart="tornado">
      {bars.map((bar) => {
        const [low, high, beyond] = [position(bar.low), position(bar.high), position(bar.beyond ?? bar.high)];
        return (
          <li key={bar.key}>
            <button type="button" className={styles.row} aria-label={bar.description} title={bar.description} onClick={() => onChoose?.(bar)}>
              <Caption1 className={styles.name}>{bar.name}</Caption1>
              <svg aria-hidden className={styles.bar} width="100%" height={BAR_HEIGHT}>
                {beyond > high && <Bar className={chart.soft} from={high} to={beyond} />}
                <Bar className={chart.bad} from={zero} to={low} />
                <Bar className={chart.good} from={zero} to={high} />
                <line className={chart.axis} x1={`${zero}%`} x2={`${zero}%`} y1={0} y2={BAR_HEIGHT} />
                <End className={chart.text} at={low} from={zero} text={bar.lowText} />
                <End className={chart.text} at={Math.max(high, beyond)} from={zero} text={bar.highText} />
              </svg>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Bar({ className, from, to }: { readonly className: string; readonly from: number; readonly to: number }) {
  return Number.isFinite(to) ? <rect className={className} x={`${Math.min(from, to)}%`} width={`${Math.abs(to - from)}%`} y={4} height={BAR_HEIGHT - 8} rx={2} /> : null;
}

function End({ className, at, from, text }: { readonly className: string; readonly at: number; readonly from: number; readonly text: string }) {
  if (text === '' || !Number.isFinite(at)) return null;
  const left = at < from;
  return (
    <text className={className} x={`${at}%`} dx={left ? -4 : 4} y={BAR_HEIGHT / 2 + 3.5} textAnchor={left ? 'end' : 'start'}>
      {text}
    </text>
  );
}
