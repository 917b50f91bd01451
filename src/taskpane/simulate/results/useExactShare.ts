import { useEffect, useState } from 'react';
import { type LiveValues } from '../../../engine/simulation/liveValues';
import { type Share } from './outcomeShare';

/** A target that is dragged is asked about once it rests. */
const REST_MILLISECONDS = 80;

/** The exact share of trials at or below a value, asked of the workers; null until it is there or where they no longer know. */
export function useExactShare(values: LiveValues | null, output: number, value: number): Share | null {
  const [answer, setAnswer] = useState<{ readonly values: LiveValues; readonly output: number; readonly value: number; readonly share: Share } | null>(null);
  useEffect(() => {
    if (values === null || output < 0 || !Number.isFinite(value)) return undefined;
    let stopped = false;
    const timer = setTimeout(() => {
      void values.probabilityAtMost(output, value).then((result) => {
        if (!stopped && result.ok) setAnswer({ values, output, value, share: result.value });
      });
    }, REST_MILLISECONDS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [values, output, value]);
  return answer !== null && answer.values === values && answer.output === output && answer.value === value ? answer.share : null;
}
