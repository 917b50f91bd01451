import { cli } from './cli';
import { decide } from './decide';
import { errors } from './errors';
import { functions } from './functions';
import { labels } from './labels';
import { moveIn } from './moveIn';
import { pane } from './pane';
import { report } from './report';
import { simulate } from './simulate';
import { templates } from './templates';
import { workbench } from './workbench';

/** The reference language: its type is what every other locale must satisfy. */
export const enUS = { cli, decide, errors, functions, labels, moveIn, pane, report, simulate, templates, workbench };

/** The same keys with any words. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Locale = Words<typeof enUS>;
