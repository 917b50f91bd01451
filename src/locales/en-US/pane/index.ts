import { decide } from './decide';
import { moveIn } from './moveIn';
import { report } from './report';
import { pane } from './shell';
import { simulate } from './simulate';
import { templates } from './templates';

/** The task pane, and the sheets that are written from it. */
export const paneTexts = { decide, moveIn, pane, report, simulate, templates };
