import { WorkbookError, type WorkbookErrorCode } from '../workbook/workbookError';

/** What the Office runtime and Excel call the failures we can say something useful about. */
const codes: Readonly<Record<string, WorkbookErrorCode>> = {
  AccessDenied: 'accessDenied',
  ActivityLimitReached: 'busy',
  ApiNotAvailable: 'notSupported',
  ApiNotFound: 'notSupported',
  Conflict: 'busy',
  ConnectionFailure: 'sessionLost',
  InvalidOperationInCellEditMode: 'cellEditMode',
  InvalidOrTimedOutSession: 'sessionLost',
  InvalidReference: 'notFound',
  ItemNotFound: 'notFound',
  NotImplemented: 'notSupported',
  OperationCellsExceedLimit: 'payloadTooLarge',
  RangeExceedsLimit: 'payloadTooLarge',
  RequestAborted: 'busy',
  RequestPayloadSizeLimitExceeded: 'payloadTooLarge',
  ResponsePayloadSizeLimitExceeded: 'payloadTooLarge',
  Timeout: 'busy',
  UnsupportedFeature: 'notSupported',
  UnsupportedOperation: 'notSupported',
  WriteNotSupportedWhenModalDialogOpen: 'busy',
};

/** Turns whatever an Office call threw into a {@link WorkbookError}; `subject` says what was being done, e.g. the address. */
export function toWorkbookError(thrown: unknown, subject: string): WorkbookError {
  if (thrown instanceof WorkbookError) return thrown;
  const { code, message } = describe(thrown);
  const isProtected = code === 'AccessDenied' && /protect/i.test(message);
  const known = isProtected ? 'protected' : codes[code];
  return known === undefined
    ? new WorkbookError('unexpected', [code, message.replace(/[.\s]+$/, '')].filter(Boolean).join(': '), { cause: thrown })
    : new WorkbookError(known, subject, { cause: thrown });
}

/**
 * Why sheets could not be inserted. Excel on the web refuses files with charts, and says so in several ways;
 * such a file can still be opened as a workbook of its own.
 */
export function insertError(thrown: unknown): WorkbookError {
  const { code, message } = describe(thrown);
  if (code === 'InvalidArgument') return new WorkbookError('damagedFile', message, { cause: thrown });
  const refused = ['UnsupportedFeature', 'UnsupportedOperation', 'NotImplemented', 'ApiNotFound', 'GeneralException'].includes(code);
  return refused ? new WorkbookError('insertNotSupported', message, { cause: thrown }) : toWorkbookError(thrown, 'insertWorksheetsFromBase64');
}

function describe(thrown: unknown): { readonly code: string; readonly message: string } {
  if (typeof thrown !== 'object' || thrown === null) return { code: '', message: String(thrown) };
  const { code, message } = thrown as { readonly code?: unknown; readonly message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}
