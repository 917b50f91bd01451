import type { ResponseCurve } from './responseCurve';

/** A channel that money can be spent on. */
export interface Channel {
  readonly curve: ResponseCurve;
  /** 0 where left out. */
  readonly minimum?: number;
  /** The whole budget where left out. */
  readonly maximum?: number;
}

export interface BudgetSplit {
  readonly channels: readonly ChannelShare[];
  readonly totalReturn: number;
  /** What one more unit of budget would return. */
  readonly marginalReturn: number;
  /** Budget that no channel takes because all are at their maximum. */
  readonly unspent: number;
}

export interface ChannelShare {
  readonly spend: number;
  readonly response: number;
  /** What one more unit spent on this channel would return. */
  readonly marginalReturn: number;
  /** Which bound it stands at. */
  readonly bound: 'minimum' | 'maximum' | null;
}
