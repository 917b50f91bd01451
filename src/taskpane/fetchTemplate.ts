import type { Language } from '../locales';
import { templateWorkbookPath, type TemplateId } from '../templates/templateCatalogue';
import { TemplateUnavailable } from './shared/problem';

/** Templates lie beside the page, at the add-in's own address. */
export async function fetchTemplate(id: TemplateId, language: Language): Promise<Uint8Array> {
  const address = new URL(templateWorkbookPath(id, language), document.baseURI);
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new TemplateUnavailable(address.host);
  return new Uint8Array(await response.arrayBuffer());
}
