import type { Locale } from '../en-US';
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

export const zhCN = { cli, decide, errors, functions, labels, moveIn, pane, report, simulate, templates, workbench } satisfies Locale;
