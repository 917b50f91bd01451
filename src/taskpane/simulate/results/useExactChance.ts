import { useEffect, useState } from 'react';
import { type LiveValues } from '../../../engine/simulation/liveValues';
import { type Share } from './outcomeShare';

interface Answer {
  readonly values: LiveValues;
  readonly output: number;
  readonly value: number;
  readonly direction: 'atLeast' | 'atMost';
  readonly share: Share;
}

/** A target that is dragged is asked about once it rests. */
const REST_MILLISECONDS = 80;

/** The exact chance of a target, asked of the workers; null until it is there or where they no longer know. */
export function useExactChance(values: LiveValues | null, output: number, value: number, direction: 'atLeast' | 'atMost'): Share | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (values === null || output < 0 || !Number.isFinite(value)) return undefined;
    let stopped = false;
    const timer = setTimeout(() => {
      const asked = direction === 'atLeast' ? values.probabilityAtLeast(output, value) : values.probabilityAtMost(output, value);
      void asked.then((result) => {
        if (!stopped && result.ok) setAnswer({ values, output, value, direction, share: result.value });
      });
    }, REST_MILLISECONDS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [values, output, value, direction]);
  return answer !== null && answer.values === values && answer.output === output && answer.value === value && answer.direction === direction ? answer.share : null;
}
