import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useLanguage } from '../language';
import { useChartStyles } from './chartStyles';
import { shortNumberText, type NumberKind } from './numberText';
import { linearScale, niceTicks, type Scale } from './scale';
import { useChartWidth } from './useChartWidth';
import { ValueAxis } from './ValueAxis';

const HEIGHT = 220;
const TOP = 10;
const RIGHT = 12;
const LEFT = 48;

const forced = '@media (forced-colors: active)';
const dashes = ['none', '6 3', '2 3', '9 3 2 3', '12 4', '4 2'];

const useLineStyles = makeStyles({
  first: { stroke: tokens.colorBrandStroke1, [forced]: { stroke: 'CanvasText' } },
  second: { stroke: tokens.colorPaletteMarigoldBorderActive, [forced]: { stroke: 'CanvasText' } },
  third: { stroke: tokens.colorPaletteBerryBorderActive, [forced]: { stroke: 'CanvasText' } },
  fourth: { stroke: tokens.colorPaletteForestBorderActive, [forced]: { stroke: 'CanvasText' } },
  fifth: { stroke: tokens.colorPaletteBlueBorderActive, [forced]: { stroke: 'CanvasText' } },
  sixth: { stroke: tokens.colorPaletteRedBorderActive, [forced]: { stroke: 'CanvasText' } },
  line: { fill: 'none', strokeWidth: 2, strokeLinejoin: 'round', strokeLinecap: 'round' },
  faded: { opacity: 0.25 },
  strong: { strokeWidth: 3 },
  legend: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`, listStyleType: 'none', margin: 0, padding: 0 },
  key: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    padding: `2px ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  keyName: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  keyLine: { flexShrink: 0 },
});

/** One line of a plot, drawn through its points from left to right; points without a number interrupt it. */
export interface PlotLine {
  readonly key: string;
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

interface LinePlotProps {
  readonly label: string;
  readonly lines: readonly PlotLine[];
  readonly across: { readonly name: string; readonly kind: NumberKind; /** Words below some places, instead of numbers. */ readonly words?: readonly (readonly [number, string])[] };
  readonly up: NumberKind;
  /** A place across to mark: where things stand now. */
  readonly mark?: number;
  /** A height to mark, such as the result as it stands. */
  readonly level?: number;
}

/** How many lines can be told apart. */
export const MOST_LINES = 6;

/** Results along one quantity, one line per case. Lines differ in colour and dash; the legend picks one out. */
export function LinePlot({ label, lines, across, up, mark, level }: LinePlotProps) {
  const styles = useChartStyles();
  const own = useLineStyles();
  const language = useLanguage();
  const clip = useId();
  const { width, measure } = useChartWidth();
  const [picked, setPicked] = useState<string | null>(null);
  const bottom = HEIGHT - (across.name === '' ? 22 : 38);
  const points = lines.flatMap(({ points: all }) => all).filter(([, y]) => Number.isFinite(y));
  const x = rangeOf([...points.map(([value]) => value), ...(mark === undefined ? [] : [mark])], LEFT + 4, width - RIGHT);
  const y = rangeOf([...points.map(([, value]) => value), ...(level === undefined ? [] : [level])], bottom - 4, TOP);
  const colours = [own.first, own.second, own.third, own.fourth, own.fifth, own.sixth];
  const styleOf = (index: number): string => mergeClasses(own.line, colours[index % MOST_LINES]);
  return (
    <div ref={measure}>
      <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} data-chart="lines">
        <clipPath id={clip}>
          <rect x={LEFT} y={0} width={Math.max(0, width - LEFT)} height={bottom} />
        </clipPath>
        {niceTicks(y.low, y.high, 4).map((value) => (
          <g key={value}>
            <line className={styles.grid} x1={LEFT} x2={width - RIGHT} y1={y.toPixel(value)} y2={y.toPixel(value)} />
            <text className={styles.text} x={LEFT - 4} y={y.toPixel(value) + 3} textAnchor="end">
              {shortNumberText(value, up, language)}
            </text>
          </g>
        ))}
        {mark !== undefined && <line className={styles.mark} x1={x.toPixel(mark)} x2={x.toPixel(mark)} y1={TOP} y2={bottom} />}
        {level !== undefined && <line className={styles.mark} x1={LEFT} x2={width - RIGHT} y1={y.toPixel(level)} y2={y.toPixel(level)} />}
        <g clipPath={`url(#${clip})`}>
          {lines.map(({ key, points: through }, index) => (
            <path
              key={key}
              className={mergeClasses(styleOf(index), picked === key && own.strong, picked !== null && picked !== key && own.faded)}
              strokeDasharray={dashes[index % dashes.length]}
              d={pathOf(through, x, y)}
            />
          ))}
        </g>
        {across.words === undefined ? (
          <ValueAxis scale={x} y={bottom} kind={across.kind} />
        ) : (
          <WordAxis words={across.words} scale={x} y={bottom} />
        )}
        {across.name !== '' && (
          <text className={styles.text} x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle">
            {across.name}
          </text>
        )}
      </svg>
      {lines.length > 1 && (
        <ul className={own.legend}>
          {lines.map(({ key, name }, index) => (
            <li key={key}>
              <button type="button" className={own.key} aria-pressed={picked === key} onClick={() => setPicked(picked === key ? null : key)}>
                <svg aria-hidden className={own.keyLine} width={22} height={8}>
                  <path className={styleOf(index)} strokeDasharray={dashes[index % dashes.length]} d="M1 4H21" />
                </svg>
                <Caption1 className={own.keyName}>{name}</Caption1>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function WordAxis({ words, scale, y }: { readonly words: readonly (readonly [number, string])[]; readonly scale: Scale; readonly y: number }) {
  const styles = useChartStyles();
  return (
    <g aria-hidden>
      <line className={styles.axis} x1={scale.toPixel(scale.low)} x2={scale.toPixel(scale.high)} y1={y} y2={y} />
      {words.map(([value, text], index) => (
        <text key={text} className={styles.text} x={scale.toPixel(value)} y={y + 15} textAnchor={index === 0 ? 'start' : index === words.length - 1 ? 'end' : 'middle'}>
          {text}
        </text>
      ))}
    </g>
  );
}

function rangeOf(values: readonly number[], from: number, to: number): Scale {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? linearScale(0, 1, from, to) : linearScale(Math.min(...known), Math.max(...known), from, to);
}

function pathOf(points: readonly (readonly [number, number])[], x: Scale, y: Scale): string {
  let open = false;
  return points
    .map(([across, up]) => {
      if (!Number.isFinite(up)) {
        open = false;
        return '';
      }
      const step = `${open ? 'L' : 'M'}${Math.round(x.toPixel(across) * 10) / 10} ${Math.round(y.toPixel(up) * 10) / 10}`;
      open = true;
      return step;
    })
    .join('');
}
