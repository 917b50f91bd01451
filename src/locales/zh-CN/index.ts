import type { Locale } from '../en-US';
import { decide } from './decide';
import { errors } from './errors';
import { functions } from './functions';
import { labels } from './labels';
import { moveIn } from './moveIn';
import { pane } from './pane';
import { report } from './report';
import { simulate } from './simulate';
import { templates } from './templates';

export const zhCN = { decide, errors, functions, labels, moveIn, pane, report, simulate, templates } satisfies Locale;
