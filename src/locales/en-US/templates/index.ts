import { templates } from '../pane/templates';
import { crmInputOutput } from './crmInputOutput';

/** What stands in the template workbooks; no page loads it. */
export const templateTexts = { templates, workbooks: { crmInputOutput } };
