import { fillPhrase, type Language } from '../locales';
import { cliWords } from './words';

const LISTED = 20;

/** Sentences for cells that could not be calculated, one for each thing that stands in the way. */
export function describeUncalculated(uncalculated: ReadonlyMap<string, string>, sentence: 'notCalculated' | 'keptAsStored', language: Language): readonly string[] {
  const cli = cliWords(language);
  const features: Readonly<Record<string, string>> = cli.features;
  const byFeature = new Map<string, string[]>();
  for (const [cell, feature] of uncalculated) {
    const cells = byFeature.get(feature);
    if (cells === undefined) byFeature.set(feature, [cell]);
    else cells.push(cell);
  }
  return [...byFeature].map(([feature, cells]) => {
    const listed = cells.slice(0, LISTED).join(', ');
    const more = cells.length > LISTED ? fillPhrase(cli.andMore, { cells: listed, more: cells.length - LISTED }) : listed;
    return fillPhrase(cli[sentence], { cells: more, feature: features[feature] ?? feature });
  });
}
