import { useCallback, useState } from 'react';

/** Before the page has been laid out: the narrowest pane less its margins. */
const FIRST_GUESS = 288;

/** The width a chart has, followed as the pane is made wider or narrower. Give the ref to the element around the chart. */
export function useChartWidth(): { readonly width: number; readonly measure: (element: HTMLElement | null) => (() => void) | undefined } {
  const [width, setWidth] = useState(FIRST_GUESS);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const update = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    update();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { width, measure };
}
