import type { Texts } from '../../words';
import { argumentNames } from './argumentNames';
import { errors } from './errors';
import { labels } from './labels';

export const engine = { argumentNames, errors, labels } satisfies Texts['engine'];
