/** A workbook on its way into a window of its own. */
export interface HandedWorkbook {
  /** Empty: a new workbook without content. */
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

declare global {
  interface Window {
    /** Kept as long as this window lives, so that the window opened from it can be reloaded. */
    handedWorkbooks?: Map<string, HandedWorkbook>;
  }
}

/** Opens a workbook in a window of its own. False when the browser holds the window back: it wants a click first. */
export function openInOwnWindow(workbook: HandedWorkbook, view: Readonly<Record<'lang' | 'theme', string>>): boolean {
  const handed = (window.handedWorkbooks ??= new Map());
  const key = crypto.randomUUID();
  handed.set(key, workbook);
  const opened = window.open(`${window.location.pathname}?${new URLSearchParams({ ...view, handed: key }).toString()}`, '_blank');
  if (opened === null) handed.delete(key);
  return opened !== null;
}

/** What the window that opened this one handed over; null when it is gone. */
export function takeHandedWorkbook(key: string): HandedWorkbook | null {
  const given = (window.opener as Window | null)?.handedWorkbooks?.get(key);
  // The bytes belong to the other window: copied, they outlive it.
  return given ? { bytes: new Uint8Array(given.bytes), fileName: given.fileName } : null;
}

/** `Book2.xlsx`, `Book3.xlsx` for the workbooks opened beside `Book1`. */
export function besideName(firstName: string, already: number): string {
  return `${firstName.replace(/\d+$/, '')}${already + 2}.xlsx`;
}
