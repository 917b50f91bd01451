/** Character classes of formulas, by UTF-16 code. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** May open a name: a letter of any script, `_` or `\`. */
export function opensName(code: number): boolean {
  return isLetter(code) || code === 95 || code === 92 || code > 127;
}

/** May continue a name: also a digit, `.` and `?`. */
export function continuesName(code: number): boolean {
  return opensName(code) || isDigit(code) || code === 46 || code === 63;
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 160;
}
