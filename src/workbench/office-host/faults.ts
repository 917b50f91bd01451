/** Failures of Excel that an add-in must live with and that only show up in the wild. */
export const FAULT_CODES = {
  /** The user is typing into a cell. */
  cellEditMode: 5004,
  /** The session with the server is gone. */
  sessionLost: 5012,
  /** Too many requests under way. */
  activityLimit: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  accessDenied: 7000,
} as const;

export type Fault = keyof typeof FAULT_CODES;

/** What the page or a test ordered to go wrong. Only batches of the Excel API fail; start-up and functions' results get through. */
export class FaultInjection {
  private current: { readonly fault: Fault; left: number } | null = null;

  /** The next `times` requests fail; until `clear` when not given. */
  inject(fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.current = { fault, left: times };
  }

  clear(): void {
    this.current = null;
  }

  /** The fault now in force, if any. */
  active(): Fault | null {
    return this.current?.fault ?? null;
  }

  /** The error code the next request answers with; counts it. */
  take(): number | null {
    if (this.current === null) {
      return null;
    }
    const { fault } = this.current;
    this.current.left -= 1;
    if (this.current.left <= 0) {
      this.current = null;
    }
    return FAULT_CODES[fault];
  }
}
