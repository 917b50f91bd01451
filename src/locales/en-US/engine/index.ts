import { argumentNames } from './argumentNames';
import { errors } from './errors';
import { labels } from './labels';

/** What results and errors of the engine are called, wherever they are shown. */
export const engine = { argumentNames, errors, labels };
