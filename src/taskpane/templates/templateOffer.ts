import { type TemplateId } from '../../templates/templateCatalogue';

/** A template as the gallery shows it, in the language in use. */
export interface TemplateOffer {
  readonly id: TemplateId;
  readonly title: string;
  readonly description: string;
  /** Address of a picture of its dashboard, beside the page. */
  readonly picture: string;
}
