import type { Texts } from '../../words';
import { templates } from '../pane/templates';
import { crmInputOutput } from './crmInputOutput';

export const templateTexts = { templates, workbooks: { crmInputOutput } } satisfies Texts['templates'];
