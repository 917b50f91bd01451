import { decide } from './decide';
import { errors } from './errors';
import { functions } from './functions';
import { labels } from './labels';
import { moveIn } from './moveIn';
import { pane } from './pane';
import { report } from './report';
import { simulate } from './simulate';
import { templates } from './templates';

/** The reference language: its type is what every other locale must satisfy. */
export const enUS = { decide, errors, functions, labels, moveIn, pane, report, simulate, templates };

/** The same keys with any words. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Locale = Words<typeof enUS>;
