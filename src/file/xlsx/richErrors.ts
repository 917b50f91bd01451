import type { CellErrorCode } from '../../engine/core/error';
import { XmlScanner } from './xmlScanner';

/** Errors that came after the file format, by the number Excel gives them. */
const newerErrors: Readonly<Record<string, CellErrorCode>> = { '8': '#SPILL!', '13': '#CALC!' };

/**
 * A file stores #SPILL! and #CALC! as #VALUE! with a note beside it: the cell's value metadata points to a
 * rich value of the kind `_error`. For each value-metadata index (from 1, at position 0): the error it stands for.
 */
export function readRichErrors(metadata: string, richValues: string, structures: string): (CellErrorCode | undefined)[] {
  const errorTypeAt = errorTypePositions(structures);
  const errors = readValues(richValues).map(({ structure, values }) => {
    const position = errorTypeAt[structure];
    return position === undefined ? undefined : newerErrors[values[position] ?? ''];
  });
  return richValueIndexes(metadata).map((index) => (index === undefined ? undefined : errors[index]));
}

/** For each structure: where among its values the number of the error stands; undefined when it is not an error. */
function errorTypePositions(text: string): (number | undefined)[] {
  const positions: (number | undefined)[] = [];
  let keys = 0;
  let isError = false;
  const xml = new XmlScanner(text, true);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 's') {
      isError = xml.attribute('t') === '_error';
      keys = 0;
      positions.push(undefined);
    } else if (xml.name === 'k') {
      if (isError && xml.attribute('n') === 'errorType') positions[positions.length - 1] = keys;
      keys++;
    }
  }
  return positions;
}

function readValues(text: string): { readonly structure: number; readonly values: readonly string[] }[] {
  const found: { readonly structure: number; readonly values: string[] }[] = [];
  const xml = new XmlScanner(text, true);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'rv') found.push({ structure: Number(xml.attribute('s')), values: [] });
    else if (xml.name === 'v') found.at(-1)?.values.push(xml.innerText());
  }
  return found;
}

/** For each value-metadata entry the rich value it points to. */
function richValueIndexes(text: string): (number | undefined)[] {
  const typeNames: string[] = [];
  const future: number[] = [];
  const indexes: (number | undefined)[] = [];
  let inside: 'rich' | 'values' | undefined;
  const xml = new XmlScanner(text, true);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && (xml.name === 'futureMetadata' || xml.name === 'valueMetadata')) inside = undefined;
    if (event !== 'open') continue;
    if (xml.name === 'metadataType') typeNames.push(xml.attribute('name') ?? '');
    else if (xml.name === 'futureMetadata') inside = xml.attribute('name') === 'XLRICHVALUE' ? 'rich' : undefined;
    else if (xml.name === 'valueMetadata') inside = 'values';
    else if (inside === 'rich' && xml.name === 'rvb') future.push(Number(xml.attribute('i')));
    else if (inside === 'values' && xml.name === 'rc') {
      indexes.push(typeNames[Number(xml.attribute('t')) - 1] === 'XLRICHVALUE' ? future[Number(xml.attribute('v'))] : undefined);
    }
  }
  return indexes;
}
