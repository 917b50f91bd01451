import { readWorkbookParts } from './workbookParts';
import type { XlsxPackage } from './xlsxPackage';
import { XmlScanner } from './xmlScanner';

const extensions: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml': 'xltx',
  'application/vnd.ms-excel.sheet.macroenabled.main+xml': 'xlsm',
  'application/vnd.ms-excel.template.macroenabled.main+xml': 'xltm',
};

/** The extension that a file's name must have for Excel to open it, by what the package says its workbook is. */
export function workbookExtension(pack: XlsxPackage): string | undefined {
  const workbook = readWorkbookParts(pack)?.part;
  const part = workbook === undefined ? undefined : pack.find(workbook);
  const xml = new XmlScanner(pack.text('[Content_Types].xml') ?? '');
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'Override' || pack.find(xml.attribute('PartName') ?? '') !== part) continue;
    return extensions[(xml.attribute('ContentType') ?? '').toLowerCase()];
  }
  return undefined;
}
