/** Why the workbook could not do what was asked. Each code is a sentence with a next step in `locales/<language>/pane.ts`. */
export type WorkbookErrorCode =
  | 'accessDenied'
  | 'busy'
  | 'cellEditMode'
  | 'damagedFile'
  | 'insertNotSupported'
  | 'notFound'
  | 'notSupported'
  | 'payloadTooLarge'
  | 'protected'
  | 'sessionLost'
  | 'sheetTooLarge'
  | 'unexpected';

/** Rejection of every {@link WorkbookPort} method. `detail` is the address asked for, or what the host said. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(
    readonly code: WorkbookErrorCode,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}
