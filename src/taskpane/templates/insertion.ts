import { type InsertionPlan } from '../../workbook/insertTemplate';
import { type Problem } from '../shared/problem';
import { type TemplateOffer } from './templateOffer';

/** The way of a template into a workbook, one step after the other. */
export type Insertion =
  | { readonly step: 'choosing' }
  | { readonly step: 'planning'; readonly offer: TemplateOffer }
  | { readonly step: 'asking'; readonly offer: TemplateOffer; readonly plan: InsertionPlan }
  | { readonly step: 'inserting'; readonly offer: TemplateOffer; readonly plan: InsertionPlan }
  | { readonly step: 'opened'; readonly offer: TemplateOffer }
  | { readonly step: 'failed'; readonly offer: TemplateOffer; readonly problem: Problem };

export function isUnderWay({ step }: Insertion): boolean {
  return step === 'planning' || step === 'asking' || step === 'inserting';
}
