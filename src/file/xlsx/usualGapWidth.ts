import type { ChartFile } from '../workbookFile';

/** The space between columns or bars of a chart that names none, in percent of their width: less where several stand side by side. */
export function usualGapWidth(type: ChartFile['type'], series: number): number {
  const stacked = type === 'columnStacked' || type === 'barStacked';
  return series > 2 && !stacked ? 60 : 80;
}
