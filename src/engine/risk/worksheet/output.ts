import { defineFunction } from '../../core/defineFunction';
import { text } from '../../core/parameters';
import { ok } from '../../core/result';

/** Marks a cell as an output of the simulation: `=ROI.OUTPUT("NPV") + …` adds nothing to it. */
export const outputFunction = defineFunction({
  name: 'OUTPUT',
  family: 'uncertainty',
  parameters: { name: text() },
  example: ['NPV'],
  run: () => ok(0),
});
