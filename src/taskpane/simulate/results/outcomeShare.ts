import { shareOnCurve } from '../../charts/target';

/** The largest double below a value: at most this means below the value. */
export function justBelow(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = bits[0]! + (value > 0 ? -1n : 1n);
  return new Float64Array(bits.buffer)[0]!;
}

/** A probability, and how far chance may have moved it. */
export interface Share {
  readonly value: number;
  readonly standardError: number;
}

/** The share of outcomes at or below a value as the curve has it, good enough while a target is dragged. */
export function approximateShare(curve: readonly (readonly [number, number])[], value: number, count: number): Share {
  const share = shareOnCurve(curve, value);
  return { value: share, standardError: Math.sqrt((share * (1 - share)) / count) };
}
