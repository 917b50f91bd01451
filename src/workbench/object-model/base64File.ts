import { invalidArgument } from './richApiError';

/** The bytes of a file that travelled as base64. */
export function bytesOf(base64: unknown, location: string): Uint8Array {
  if (typeof base64 !== 'string') {
    throw invalidArgument(location);
  }
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw invalidArgument(location, 'The file is not base64.');
  }
}
