/** The program the add-in runs in, as far as the pane and the self-test care. `excel/officeHost` answers from Office.js. */
export interface Host {
  readonly application: string;
  readonly platform: string;
  readonly version: string;
  /** BCP 47 tag of the program's own menus, e.g. `zh-CN`. */
  readonly displayLanguage: string;
  supports(requirementSet: string, version: string): boolean;
  /** Null where the host does not say and the system's preference decides. */
  isDark(): boolean | null;
  /** From now on this document opens with the task pane, for everyone who has the add-in. */
  openPaneWithDocument(): Promise<void>;
}

/** Excel for Mac: a new workbook opens behind the window that asked for it, and a download from a pane does nothing. */
export function isMac({ platform }: Pick<Host, 'platform'>): boolean {
  return platform === 'Mac';
}
