/** The two things of Excel's custom-functions runtime that the boundary uses. */
export class FakeError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

/** Puts the runtime in place; returns the functions that get associated. */
export function installCustomFunctions(): ReadonlyMap<string, (...args: unknown[]) => unknown> {
  const associated = new Map<string, (...args: unknown[]) => unknown>();
  Object.assign(globalThis, {
    CustomFunctions: {
      Error: FakeError,
      ErrorCode: {
        invalidValue: '#VALUE!',
        notAvailable: '#N/A',
        divisionByZero: '#DIV/0!',
        invalidNumber: '#NUM!',
        nullReference: '#NULL!',
        invalidName: '#NAME?',
        invalidReference: '#REF!',
      },
      associate: (id: string, implementation: (...args: unknown[]) => unknown) => associated.set(id, implementation),
    },
  });
  return associated;
}
