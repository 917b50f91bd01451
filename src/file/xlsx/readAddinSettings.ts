import { ADD_IN_ID } from './write/addinParts';
import { DamagedPart } from './readProblem';
import { XmlError, XmlScanner } from './xmlScanner';
import type { XlsxPackage } from './xlsxPackage';

const PART = /^xl\/webextensions\/webextension\d*\.xml$/;

/** What the add-in keeps in a document: JSON by name. Those of other add-ins are theirs. */
export function readAddinSettings(file: XlsxPackage): Readonly<Record<string, string>> {
  for (const name of file.names.filter((part) => PART.test(part))) {
    const extension = readExtension(file, name);
    if (extension?.id?.toLowerCase() === ADD_IN_ID) return extension.settings;
  }
  return {};
}

interface Extension {
  readonly id: string | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** Null where it cannot be read: a workbook is not refused for what an add-in left in it. */
function readExtension(file: XlsxPackage, name: string): Extension | null {
  const settings: Record<string, string> = {};
  let id: string | undefined;
  try {
    const scanner = new XmlScanner(file.text(name) ?? '', true);
    for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
      if (event !== 'open') continue;
      if (scanner.name === 'reference') id ??= scanner.attribute('id');
      const setting = scanner.name === 'property' ? scanner.attribute('name') : undefined;
      if (setting !== undefined) settings[setting] = scanner.attribute('value') ?? '';
    }
    return { id, settings };
  } catch (thrown) {
    if (thrown instanceof XmlError || thrown instanceof DamagedPart) return null;
    throw thrown;
  }
}
