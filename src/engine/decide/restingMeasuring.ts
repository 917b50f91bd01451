import { ok } from '../core/result';
import type { AtRest } from './measuring';
import { RestingModel } from './restingModel';

/** Measures the value that an output shows. */
export const restingMeasuring: AtRest = (model, output) => {
  const resting = new RestingModel(model, output);
  return { simulated: false, at: (parameters) => Promise.resolve(ok({ value: resting.at(parameters), standardError: 0 })) };
};
