import { type TemplateOffer } from './templateOffer';
export function useTemplateOffers(): readonly TemplateOffer[] { return []; }
