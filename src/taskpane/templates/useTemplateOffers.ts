import { templateIds, templatePicturePath } from '../../templates/templateCatalogue';
import { useLanguage, usePhrases } from '../language';
import { type TemplateOffer } from './templateOffer';

/** Every template of the catalogue, in the language in use. */
export function useTemplateOffers(): readonly TemplateOffer[] {
  const language = useLanguage();
  const { templates } = usePhrases();
  return templateIds.map((id) => ({ id, ...templates[id], picture: templatePicturePath(id, language) }));
}
