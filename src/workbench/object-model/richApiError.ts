/** The error codes of Excel's JavaScript API that the workbench raises. */
export type RichApiErrorCode =
  | 'AccessDenied'
  | 'ApiNotFound'
  | 'GeneralException'
  | 'InsertDeleteConflict'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidReference'
  | 'InvalidSelection'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'NotImplemented'
  | 'RangeExceedsLimit'
  | 'UndoNotSupported'
  | 'UnsupportedOperation';

const HTTP_STATUS: Readonly<Record<RichApiErrorCode, number>> = {
  AccessDenied: 401,
  ApiNotFound: 404,
  GeneralException: 500,
  InsertDeleteConflict: 409,
  InvalidArgument: 400,
  InvalidOperation: 400,
  InvalidReference: 400,
  InvalidSelection: 400,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
  RangeExceedsLimit: 400,
  UndoNotSupported: 400,
  UnsupportedOperation: 400,
};

/** A failure the add-in is meant to see: office.js turns it into an `OfficeExtension.Error` of the same code. */
export class RichApiError extends Error {
  readonly status: number;

  constructor(
    readonly code: RichApiErrorCode,
    message: string,
    /** The member at fault, e.g. `Range.values`. */
    readonly location?: string,
  ) {
    super(message);
    this.status = HTTP_STATUS[code];
  }
}

export function itemNotFound(location: string): RichApiError {
  return new RichApiError('ItemNotFound', "The requested resource doesn't exist.", location);
}

export function invalidArgument(location: string, message = 'The argument is invalid or missing or has an incorrect format.'): RichApiError {
  return new RichApiError('InvalidArgument', message, location);
}
