import { useId } from 'react';
import { type DisplayHistogram } from '../../engine/risk/statistics/displayHistogram';
import { useLanguage } from '../language';
import { useChartStyles } from './chartStyles';
import { probabilityText, type NumberKind } from './numberText';
import { linearScale, type Scale } from './scale';
import { type Target } from './target';
import { TargetHandle } from './TargetHandle';
import { useChartWidth } from './useChartWidth';
import { ValueAxis } from './ValueAxis';

const HEIGHT = 190;
const BAND = 20;
const PLOT_TOP = BAND + 8;
const PLOT_BOTTOM = HEIGHT - 36;
const SIDE = 8;

/** A value of its own marked below the bars, such as the mean. */
export interface ValueMark {
  readonly label: string;
  readonly value: number;
}

interface HistogramProps {
  readonly label: string;
  readonly histogram: DisplayHistogram;
  readonly kind: NumberKind;
  /** Drawn as an outline on the same scale. */
  readonly compared?: DisplayHistogram;
  readonly marks?: readonly ValueMark[];
  /** Splits the bars; the band above them says how likely each part is. */
  readonly target?: Target & { readonly label: string; readonly valueText: string };
  readonly onTarget?: (value: number) => void;
  readonly onTargetSettled?: () => void;
}

/** How often each range of values came up. With a target, the bars below and above it are told apart by colour and in words. */
export function Histogram({ label, histogram, kind, compared, marks = [], target, onTarget, onTargetSettled }: HistogramProps) {
  const styles = useChartStyles();
  const language = useLanguage();
  const clip = useId();
  const { width, measure } = useChartWidth();
  const scale = histogramScale([histogram, ...(compared === undefined ? [] : [compared])], width);
  const tallest = Math.max(...[histogram, ...(compared === undefined ? [] : [compared])].map(tallestShare));
  const bars = barsPath(histogram, scale, tallest);
  const split = target === undefined ? 0 : Math.min(width - SIDE, Math.max(SIDE, scale.toPixel(target.value)));
  return (
    <div ref={measure}>
      <svg role="group" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} data-chart="histogram">
        {target === undefined ? (
          <path className={styles.good} d={bars} />
        ) : (
          <>
            <clipPath id={`${clip}below`}>
              <rect x={0} y={0} width={split} height={HEIGHT} />
            </clipPath>
            <clipPath id={`${clip}above`}>
              <rect x={split} y={0} width={Math.max(0, width - split)} height={HEIGHT} />
            </clipPath>
            <path className={styles.bad} d={bars} clipPath={`url(#${clip}below)`} />
            <path className={styles.good} d={bars} clipPath={`url(#${clip}above)`} />
            <Band split={split} width={width} below={probabilityText(target.share, language)} above={probabilityText(1 - target.share, language)} />
          </>
        )}
        {compared !== undefined && <path className={styles.secondLine} d={outlinePath(compared, scale, tallest)} />}
        <ValueAxis scale={scale} y={PLOT_BOTTOM} kind={kind} />
        <Marks marks={marks} scale={scale} />
        {target !== undefined && onTarget !== undefined && (
          <TargetHandle
            scale={scale}
            value={target.value}
            top={0}
            bottom={PLOT_BOTTOM}
            label={target.label}
            valueText={target.valueText}
            onMove={onTarget}
            {...(onTargetSettled === undefined ? {} : { onSettle: onTargetSettled })}
          />
        )}
      </svg>
    </div>
  );
}

/** The band above the bars: the share on each side of the target, written where there is room for it. */
function Band({ split, width, below, above }: { readonly split: number; readonly width: number; readonly below: string; readonly above: string }) {
  const styles = useChartStyles();
  const room = 46;
  return (
    <g aria-hidden>
      <rect className={styles.bad} x={SIDE} y={0} width={Math.max(0, split - SIDE)} height={BAND} rx={3} />
      <rect className={styles.good} x={split} y={0} width={Math.max(0, width - SIDE - split)} height={BAND} rx={3} />
      {split - SIDE > room && (
        <text className={styles.onColor} x={(SIDE + split) / 2} y={14} textAnchor="middle">
          {below}
        </text>
      )}
      {width - SIDE - split > room && (
        <text className={styles.onColor} x={(split + width - SIDE) / 2} y={14} textAnchor="middle">
          {above}
        </text>
      )}
    </g>
  );
}

/** Dashed lines with their names below the axis; a name that would touch the one before it is left out. */
function Marks({ marks, scale }: { readonly marks: readonly ValueMark[]; readonly scale: Scale }) {
  const styles = useChartStyles();
  return (
    <g aria-hidden>
      {placed(marks, scale).map(({ label, x, named }) => (
        <g key={label}>
          <line className={styles.mark} x1={x} x2={x} y1={PLOT_TOP} y2={PLOT_BOTTOM} />
          {named && (
            <text className={styles.text} x={x} y={HEIGHT - 6} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** From left to right. Words are taken to be as wide as their letters usually are, Chinese ones twice as wide. */
function placed(marks: readonly ValueMark[], scale: Scale): readonly { readonly label: string; readonly x: number; readonly named: boolean }[] {
  const inside = marks.filter(({ value }) => value >= scale.low && value <= scale.high).sort((a, b) => a.value - b.value);
  const found: { label: string; x: number; named: boolean }[] = [];
  let free = -Infinity;
  for (const { label, value } of inside) {
    const x = scale.toPixel(value);
    const half = [...label].reduce((width, letter) => width + (letter > '\u2e80' ? 5.5 : 3), 3);
    const named = x - half >= free;
    if (named) free = x + half;
    found.push({ label, x, named });
  }
  return found;
}

function histogramScale(histograms: readonly DisplayHistogram[], width: number): Scale {
  const drawn = histograms.filter(({ low }) => Number.isFinite(low));
  const low = Math.min(...drawn.map((histogram) => histogram.low));
  const high = Math.max(...drawn.map((histogram) => histogram.low + histogram.barWidth * histogram.counts.length));
  return linearScale(Number.isFinite(low) ? low : 0, Number.isFinite(high) ? high : 1, SIDE, width - SIDE);
}

/** Bars of different histograms compare by density: the share of the trials per unit of value. */
function tallestShare(histogram: DisplayHistogram): number {
  return Math.max(...densities(histogram), 0);
}

function densities({ counts, below, above, barWidth }: DisplayHistogram): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, below + above);
  return counts.map((count) => (total === 0 ? 0 : count / total / (barWidth || 1)));
}

function barsPath(histogram: DisplayHistogram, scale: Scale, tallest: number): string {
  const { low, barWidth } = histogram;
  if (barWidth === 0) {
    const x = scale.toPixel(low);
    return `M${x - 4} ${PLOT_BOTTOM}V${PLOT_TOP}H${x + 4}V${PLOT_BOTTOM}Z`;
  }
  const gap = scale.toPixel(barWidth) - scale.toPixel(0) > 4 ? 0.5 : 0;
  return densities(histogram)
    .map((density, bar) => {
      if (density === 0) return '';
      const from = scale.toPixel(low + bar * barWidth) + gap;
      const to = scale.toPixel(low + (bar + 1) * barWidth) - gap;
      return `M${round(from)} ${PLOT_BOTTOM}V${round(heightOf(density, tallest))}H${round(to)}V${PLOT_BOTTOM}Z`;
    })
    .join('');
}

function outlinePath(histogram: DisplayHistogram, scale: Scale, tallest: number): string {
  const { low, barWidth } = histogram;
  const steps = densities(histogram).map((density, bar) => `L${round(scale.toPixel(low + bar * barWidth))} ${round(heightOf(density, tallest))}H${round(scale.toPixel(low + (bar + 1) * barWidth))}`);
  return `M${round(scale.toPixel(low))} ${PLOT_BOTTOM}${steps.join('')}V${PLOT_BOTTOM}`;
}

function heightOf(density: number, tallest: number): number {
  return PLOT_BOTTOM - (tallest > 0 ? density / tallest : 0) * (PLOT_BOTTOM - PLOT_TOP);
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
