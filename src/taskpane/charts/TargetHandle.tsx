import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type PointerEvent } from 'react';
import { type Scale } from './scale';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  handle: { cursor: 'ew-resize', touchAction: 'none', outlineStyle: 'none', ':focus-visible > [data-ring]': { opacity: 1 } },
  line: { stroke: tokens.colorNeutralForeground1, strokeWidth: 1.5, [forced]: { stroke: 'CanvasText' } },
  grip: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralForeground1, strokeWidth: 1.5, [forced]: { fill: 'Canvas', stroke: 'CanvasText' } },
  ring: { opacity: 0, fill: 'none', stroke: tokens.colorStrokeFocus2, strokeWidth: 2 },
  reach: { fill: 'transparent' },
});

/** Wide enough for a finger. */
const REACH = 14;
const STEPS = 200;

interface TargetHandleProps {
  readonly scale: Scale;
  readonly value: number;
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
  /** What a screen reader says of the value, with what it means. */
  readonly valueText: string;
  readonly onMove: (value: number) => void;
  /** Called when a drag or a key is over. */
  readonly onSettle?: () => void;
}

/** A line across a plot that is dragged by mouse or finger, or moved by arrow keys (Page Up and Down: ten steps; Home and End). */
export function TargetHandle({ scale, value, top, bottom, label, valueText, onMove, onSettle }: TargetHandleProps) {
  const styles = useStyles();
  const inside = (wanted: number): number => Math.min(scale.high, Math.max(scale.low, wanted));
  const x = scale.toPixel(inside(value));

  const drag = (event: PointerEvent<SVGGElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const plot = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (plot !== undefined) onMove(inside(scale.toValue(event.clientX - plot.left)));
  };
  const key = (event: KeyboardEvent): void => {
    const step = (scale.high - scale.low) / STEPS;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: value - step,
      ArrowDown: value - step,
      ArrowRight: value + step,
      ArrowUp: value + step,
      PageDown: value - 10 * step,
      PageUp: value + 10 * step,
      Home: scale.low,
      End: scale.high,
    };
    const wanted = moves[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onMove(inside(wanted));
  };

  return (
    <g
      className={styles.handle}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={scale.low}
      aria-valuemax={scale.high}
      aria-valuenow={value}
      aria-valuetext={valueText}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
      }}
      onPointerMove={drag}
      onPointerUp={onSettle}
      onPointerCancel={onSettle}
      onKeyDown={key}
      onKeyUp={onSettle}
    >
      <rect className={styles.reach} x={x - REACH} y={top} width={2 * REACH} height={bottom - top} />
      <line className={styles.line} x1={x} x2={x} y1={top} y2={bottom} />
      <rect data-ring className={styles.ring} x={x - 9} y={top - 3} width={18} height={26} rx={6} />
      <rect className={styles.grip} x={x - 5} y={top} width={10} height={20} rx={3} />
      <line className={styles.line} x1={x - 1.5} x2={x - 1.5} y1={top + 6} y2={top + 14} />
      <line className={styles.line} x1={x + 1.5} x2={x + 1.5} y1={top + 6} y2={top + 14} />
    </g>
  );
}
