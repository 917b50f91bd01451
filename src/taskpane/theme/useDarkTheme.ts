import { useEffect, useState } from 'react';
import { type Host } from '../../workbook/host';

const systemPreference = '(prefers-color-scheme: dark)';

/**
 * Whether the host's theme is dark. Excel has no event for a changed theme, so the pane asks again when it comes
 * back into view and when the system's own preference changes. High contrast needs nothing: Fluent follows forced colours.
 */
export function useDarkTheme(host: Host): boolean {
  const [dark, setDark] = useState(() => isDark(host));
  useEffect(() => {
    const update = (): void => setDark(isDark(host));
    const system = window.matchMedia(systemPreference);
    system.addEventListener('change', update);
    window.addEventListener('focus', update);
    document.addEventListener('visibilitychange', update);
    return () => {
      system.removeEventListener('change', update);
      window.removeEventListener('focus', update);
      document.removeEventListener('visibilitychange', update);
    };
  }, [host]);
  return dark;
}

function isDark(host: Host): boolean {
  return host.isDark() ?? window.matchMedia(systemPreference).matches;
}
