import { absoluteReference, parseReference } from '../engine/formula/parse/address';
import type { WrittenSheet } from './sheetWriter';

/** A described sheet under the name that it got: its charts look at that sheet, wherever they looked at the described one. */
export function renamedSheet(sheet: WrittenSheet, name: string): WrittenSheet {
  if (name === sheet.name || sheet.charts === undefined) return { ...sheet, name };
  const moved = (reference: string): string => {
    const address = parseReference(reference);
    return address?.sheet === sheet.name ? absoluteReference({ ...address, sheet: name }) : reference;
  };
  const charts = sheet.charts.map((chart) => ({
    ...chart,
    series: chart.series.map((series) => ({
      ...series,
      values: moved(series.values),
      ...(series.name === undefined ? {} : { name: moved(series.name) }),
      ...(series.categories === undefined ? {} : { categories: moved(series.categories) }),
    })),
  }));
  return { ...sheet, name, charts };
}
