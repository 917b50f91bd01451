/**
 * The instructions we emit, by their numbers in the WebAssembly core specification (binary format, instructions).
 * @see https://webassembly.github.io/spec/core/binary/instructions.html
 */
export const core = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  f64Load: 0x2b,
  i32EqualZero: 0x45,
  i32LessUnsigned: 0x49,
  i32Add: 0x6a,
  i32Subtract: 0x6b,
  i32ShiftLeft: 0x74,
  i32ShiftRightUnsigned: 0x76,
  f64LessOrEqual: 0x65,
  f64ConvertUnsigned: 0xb8,
  prefix: 0xfd,
} as const;

/** Behind the prefix 0xfd: operations on 128-bit vectors. */
export const vector = {
  load: 0x00,
  store: 0x0b,
  constant: 0x0c,
  shuffle: 0x0d,
  i32Splat: 0x11,
  f64Splat: 0x14,
  i32ExtractLane: 0x1b,
  f64ExtractLane: 0x21,
  f64ReplaceLane: 0x22,
  f64Equal: 0x47,
  f64NotEqual: 0x48,
  f64Less: 0x49,
  f64Greater: 0x4a,
  f64LessOrEqual: 0x4b,
  f64GreaterOrEqual: 0x4c,
  not: 0x4d,
  and: 0x4e,
  andNot: 0x4f,
  or: 0x50,
  xor: 0x51,
  bitSelect: 0x52,
  anyTrue: 0x53,
  load64Lane: 0x57,
  load64Zero: 0x5d,
  f64Ceiling: 0x74,
  f64Floor: 0x75,
  f64Truncate: 0x7a,
  i32ShiftLeft: 0xab,
  i32ShiftRightSigned: 0xac,
  i32ShiftRightUnsigned: 0xad,
  i32Add: 0xae,
  i32Subtract: 0xb1,
  i32Multiply: 0xb5,
  i32MinimumUnsigned: 0xb7,
  f64Absolute: 0xec,
  f64Negate: 0xed,
  f64SquareRoot: 0xef,
  f64Add: 0xf0,
  f64Subtract: 0xf1,
  f64Multiply: 0xf2,
  f64Divide: 0xf3,
  /** b < a ? b : a, as the other back ends write it. */
  f64PseudoMinimum: 0xf6,
  /** a < b ? b : a. */
  f64PseudoMaximum: 0xf7,
  f32ConvertSigned: 0xfa,
  i32TruncateF64Unsigned: 0xfd,
  f64ConvertLowUnsigned: 0xff,
} as const;

export const valueType = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof valueType;

export const EMPTY_BLOCK = 0x40;
