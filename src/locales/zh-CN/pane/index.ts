import type { Texts } from '../../words';
import { decide } from './decide';
import { moveIn } from './moveIn';
import { report } from './report';
import { pane } from './shell';
import { simulate } from './simulate';
import { templates } from './templates';

export const paneTexts = { decide, moveIn, pane, report, simulate, templates } satisfies Texts['pane'];
