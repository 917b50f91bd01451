import { useCallback, useState } from 'react';

/** All charts of the pane are equally wide, so a new one begins with the width of those before; at first that of the narrowest pane. */
let lastWidth = 288;

/** The width a chart has, followed as the pane is made wider or narrower. Give the ref to the element around the chart. */
export function useChartWidth(): { readonly width: number; readonly measure: (element: HTMLElement | null) => (() => void) | undefined } {
  const [width, setWidth] = useState(lastWidth);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const update = (): void => {
      if (element.clientWidth === 0) return;
      lastWidth = element.clientWidth;
      setWidth(lastWidth);
    };
    if (typeof ResizeObserver === 'undefined') {
      update();
      return undefined;
    }
    // The observer reports first when the page has been laid out anyway; to ask before that would force a layout.
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { width, measure };
}
