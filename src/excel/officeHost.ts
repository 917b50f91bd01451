import { type Host } from '../workbook/host';
import { openPaneWithDocument } from './openPaneWithDocument';

/** The Office program around the add-in. Call only after `Office.onReady`. */
export function officeHost(): Host {
  const { host, platform, version } = Office.context.diagnostics;
  return {
    application: String(host),
    platform: String(platform),
    version,
    displayLanguage: Office.context.displayLanguage,
    supports,
    isDark,
    openPaneWithDocument,
  };
}

export function supports(requirementSet: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(requirementSet, version);
}

/** Calls back when the pane is hidden and when it is shown again. The page stays alive while it is hidden. */
export function onPaneVisibility(listener: (shown: boolean) => void): void {
  // A program that does not tell leaves the page as it was: taken for shown.
  Office.addin.onVisibilityModeChanged(({ visibilityMode }) => listener(visibilityMode === Office.VisibilityMode.taskpane)).catch(() => undefined);
}

/** Older programs give colours only: a background darker than middle grey is a dark theme. */
function isDark(): boolean | null {
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (typeof theme?.isDarkTheme === 'boolean') return theme.isDarkTheme;
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? '');
  if (channels === null) return null;
  const [red, green, blue] = channels.slice(1).map((channel) => parseInt(channel, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
