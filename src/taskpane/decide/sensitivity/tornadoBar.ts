import { type TornadoBar } from '../../charts/TornadoChart';

interface BarFacts extends Pick<TornadoBar, 'key' | 'name' | 'low' | 'high' | 'description'> {
  readonly middle: number;
  readonly text: (value: number) => string;
}

/** A bar with a number at each end that stands out: where both ends are on one side of the middle, at the farther one only. */
export function tornadoBar({ middle, text, ...bar }: BarFacts): TornadoBar {
  const [low, high] = [bar.low - middle, bar.high - middle];
  const together = low * high >= 0;
  const showsLow = low !== 0 && (!together || Math.abs(low) > Math.abs(high));
  const showsHigh = high !== 0 && (!together || Math.abs(high) >= Math.abs(low));
  return { ...bar, lowText: showsLow ? text(bar.low) : '', highText: showsHigh ? text(bar.high) : '' };
}
