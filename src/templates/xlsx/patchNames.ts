import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readWorkbookParts } from './workbookParts';
import { ZIP_EPOCH } from './write/packageParts';
import { openPackage } from './xlsxPackage';
import { encodeText, XmlScanner } from './xmlScanner';

/** Gives defined names of the whole workbook other formulas, by name in small letters, and leaves everything else as it is. */
export function patchNames(bytes: Uint8Array, formulas: ReadonlyMap<string, string>): Uint8Array {
  const opened = openPackage(bytes);
  const part = opened.ok ? readWorkbookParts(opened.value)?.part : undefined;
  const parts = unzipSync(bytes);
  const content = part === undefined ? undefined : parts[part];
  if (formulas.size === 0 || part === undefined || content === undefined) return bytes;
  parts[part] = strToU8(renamed(strFromU8(content), formulas));
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, data]) => [name, [data, { level: 6, mtime: ZIP_EPOCH }]])));
}

function renamed(source: string, formulas: ReadonlyMap<string, string>): string {
  const xml = new XmlScanner(source);
  let output = '';
  let copied = 0;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'definedName' || xml.attribute('localSheetId') !== undefined) continue;
    const formula = formulas.get((xml.attribute('name') ?? '').toLowerCase());
    const contentStart = xml.end;
    if (formula === undefined || xml.empty) continue;
    while (event !== 'end' && !(event === 'close' && xml.name === 'definedName')) event = xml.next();
    output += source.slice(copied, contentStart) + encodeText(formula);
    copied = xml.start;
  }
  return output + source.slice(copied);
}
