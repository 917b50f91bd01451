/** What the host could not do, for the page and for tests to read. */
export class HostDiagnostics {
  private readonly missing = new Set<string>();
  private readonly failures: Error[] = [];

  constructor(private readonly onReport: (message: string) => void = () => undefined) {}

  /** Members the add-in asked for and the workbench lacks, e.g. `Range.getImage`. */
  missingMembers(): readonly string[] {
    return [...this.missing];
  }

  /** Defects of the workbench itself. */
  unexpectedErrors(): readonly Error[] {
    return this.failures;
  }

  recordMissing(member: string): void {
    this.missing.add(member);
    this.onReport(`The workbench does not have ${member}.`);
  }

  recordUnexpected(error: unknown): void {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.failures.push(failure);
    this.onReport(failure.stack ?? failure.message);
  }
}
